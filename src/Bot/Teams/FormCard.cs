using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>A form as a card: who does not want to send it leaves it, or gets back the card that it replaced.</summary>
internal static class FormCard
{
    /// <summary>The card of a form, with what was wrong above the fields that it is about.</summary>
    public static AdaptiveCard Of(Form form, Reply reply)
    {
        var body = new List<CardElement> { new TextBlock(form.Title) { Size = TextSize.Large, IsBold = true } };
        if (reply.FormErrors is { Count: > 0 } errors)
        {
            body.Add(new TextBlock(reply.Text) { IsBold = true });
            body.AddRange(form.Body.SelectMany(element => WithError(element, errors)));
        }
        else
        {
            body.AddRange(form.Body);
        }

        return new AdaptiveCard { FallbackText = reply.Text, Body = body, Actions = form.Cancel is { } cancel ? [form.Submit, cancel with { LeavesInputs = true }] : [form.Submit] };
    }

    private static IEnumerable<CardElement> WithError(CardElement element, IReadOnlyDictionary<string, string> errors)
    {
        if (element is InputElement input && errors.TryGetValue(input.Id, out var error))
        {
            yield return new TextBlock("⚠ " + error) { IsBold = true };
        }

        yield return element;
    }
}
