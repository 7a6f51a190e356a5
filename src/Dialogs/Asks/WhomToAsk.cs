using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Referrals;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Tells whom it is time to ask: those with whom there was a good moment, and those who promised an introduction or named somebody.</summary>
public sealed class WhomToAsk : Dialog
{
    /// <summary>How it is asked for.</summary>
    public const string Question = "whom should I ask";

    private const int Most = 5;

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        if (words is not (["who" or "whom", "should" or "can" or "could" or "do", "i", "ask"]
            or ["who" or "whom", "should" or "can" or "could" or "do", "i", "ask", "next" or "today" or "now" or "first"]
            or ["who" or "whom", "should" or "can" or "could" or "do", "i", "ask", "for", "a" or "referrals" or "introductions" or "intros", ..]))
        {
            return null;
        }

        NudgeDesk desk = await NudgeDesk.OpenAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
        List<FollowUp> asks = [.. desk.Owed.Where(one => one.Kind is FollowUpKind.AskForReferral or FollowUpKind.GetIntroduction && desk.IsWanted(one)).OrderBy(one => one.Due.Date).Take(Most)];
        return asks.Count == 0
            ? Buttons.Reply(
                "Nobody waits to be asked. The time is when somebody has just felt value: tell me “Mike thanked me for the idea” or “Globex renewed”, and I bring it up.",
                Buttons.Say("Show words to ask", "how do I ask for a referral"),
                Buttons.Say("Show what is due", "what is due"))
            : Show(desk, asks);
    }

    private static Reply Show(NudgeDesk desk, IReadOnlyList<FollowUp> asks)
    {
        const string Title = "Whom to ask:";
        return new Reply
        {
            Text = $"{Title} {Speech.List([.. asks.Select(FollowUpWords.Title)])}.",
            Card = new AdaptiveCard
            {
                FallbackText = Title,
                Body =
                [
                    new TextBlock(Title) { IsBold = true },
                    .. asks.Select(one => new TextBlock($"{FollowUpWords.Title(one)}{(one.IsDue(desk.Today) ? "" : $", {desk.Speech.When(one.Due, desk.Today)}")}. {FollowUpWords.Reason(one, desk.Today, desk.Speech)}")),
                ],
                Actions = [.. asks.Where(one => one.Person is not null).DistinctBy(one => one.Person!.ContactId)
                    .Select(one => Buttons.Say($"Words for {ReferralWords.First(one.Person!)}", $"how do I ask {one.Person!.Name ?? one.Person.Company} for a referral"))],
            },
        };
    }
}
