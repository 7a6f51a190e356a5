using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Shows all that the workspace knows about one person or company: the referral, or the list of them.</summary>
public sealed class ShowSubject : Dialog
{
    /// <summary>Shows one referral.</summary>
    public const string OpenVerb = "referral.open";

    private const int MostLines = 10;
    private const int MostButtons = 5;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.ShowSubject];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [OpenVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["status of Globex"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        string? subject = frame.Subject;
        if (subject is null)
        {
            return new Reply { Text = "Whose status? Name a person or a company, such as “status of Globex”." };
        }

        IReadOnlyList<(Contact Contact, Referral Referral)> found = await ReferralFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            IReadOnlyList<Contact> contacts = await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false);
            return contacts.Count == 0
                ? Buttons.Reply($"I know nothing about {subject} yet.", Buttons.Say("Log a referral", "log referral"), Buttons.Say("Show my referrals", "my referrals"))
                : new Reply { Text = $"I know {ReferralWords.Short(contacts[0].Name, contacts[0].Company)}, but no referral with them." };
        }

        return found.Count == 1
            ? await ReferralCard.ReplyAsync(context, found[0].Referral, $"This is how it stands with {subject}.", cancellationToken).ConfigureAwait(false)
            : List(context, subject, [.. found.Select(one => one.Referral)]);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Referral? referral = pressed.Data.TryGetValue(ReferralCard.Id, out string? id)
            ? await context.Referrals.GetAsync(id, cancellationToken).ConfigureAwait(false)
            : null;
        return referral is null
            ? new Reply { Text = "That referral is not there any more." }
            : await ReferralCard.ReplyAsync(context, referral, $"This is how it stands with {ReferralWords.Short(referral.Prospect)}.", cancellationToken).ConfigureAwait(false);
    }

    private static Reply List(DialogContext context, string subject, List<Referral> referrals)
    {
        int open = referrals.Count(one => one.IsOpen);
        string title = $"{subject}: {Speech.Count(referrals.Count, "referral", "referrals")}, {open} open.";
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true } };
        body.AddRange(referrals.Take(MostLines).Select(one => new TextBlock(ReferralCard.Line(one, context.Speech, context.Today))));
        if (referrals.Count > MostLines)
        {
            body.Add(new TextBlock($"… and {referrals.Count - MostLines} more. Name the person to see one of them.") { IsSubtle = true });
        }

        return new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body = body,
                Actions = [.. referrals.Take(MostButtons).Select(one => Buttons.Do($"Open {ReferralWords.First(one.Prospect)}", OpenVerb, (ReferralCard.Id, one.Id)))],
            },
        };
    }
}
