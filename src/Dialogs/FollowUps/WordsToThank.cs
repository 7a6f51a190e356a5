using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Gives words to thank a source with, to copy: nobody but the member writes to customers.</summary>
public sealed partial class WordsToThank : ContactDialog
{
    /// <summary>Shows words for the source of a referral.</summary>
    public const string ShowVerb = "thanks.words";

    private const int Longest = 200;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb, ShowVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["how do I thank Kim"];

    /// <inheritdoc/>
    protected override string WhichVerb => "thanks.which";

    /// <inheritdoc/>
    protected override string WhoQuestion => "Whom do you want to thank?";

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => text.Length <= Longest && Asked().IsMatch(text);

    /// <inheritdoc/>
    public override ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        HandleAsync(context, new Frame { Intent = Intent.Unknown, Subject = Asked().Match(text).Groups["who"].Value.Trim() }, cancellationToken);

    /// <inheritdoc/>
    protected override async ValueTask<Reply> ActAsync(DialogContext context, Frame frame, Contact contact, string words, CancellationToken cancellationToken)
    {
        IReadOnlyList<Referral> fromSource = await ReferralFinder.FromSourceAsync(context, contact.Id, cancellationToken).ConfigureAwait(false);
        Referral? referral = fromSource.Where(one => one.OwesThanks || one.Untold is not null).MaxBy(one => one.LoggedAt) ?? fromSource.MaxBy(one => one.LoggedAt);
        return referral is null
            ? Buttons.Reply($"I have no referral of yours from {ContactWords.Short(contact)}, so I know nothing to thank them for.", Buttons.Say("Log a referral", "log referral"))
            : await ShowAsync(context, referral, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> PressedAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        (Referral? referral, Reply? reply) = await ReferralFinder.PressedAsync(context, pressed, ReferralCard.Id, cancellationToken).ConfigureAwait(false);
        return referral is null ? reply! : await ShowAsync(context, referral, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> ShowAsync(DialogContext context, Referral referral, CancellationToken cancellationToken)
    {
        NudgeDesk desk = await NudgeDesk.OpenAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
        string draft = ThankYouWords.Draft(referral, desk.NextWording());
        desk.Save();
        string title = $"Words for {ReferralWords.First(referral.Source)}, to copy; best by hand on a card:";
        return new Reply
        {
            Text = $"{title} {draft}",
            Card = new AdaptiveCard
            {
                FallbackText = $"{title} {draft}",
                Body = [new TextBlock(title), new Container([new TextBlock(draft)]) { IsEmphasised = true }],
                Actions =
                [
                    Buttons.Do("Note sent", ThankSource.ThankedVerb, (ReferralCard.Id, referral.Id), (ThankSource.Method, nameof(TouchMethod.Note))),
                    Buttons.Do("E-mailed", ThankSource.ThankedVerb, (ReferralCard.Id, referral.Id), (ThankSource.Method, nameof(TouchMethod.Email))),
                    Buttons.Do("Another version", ShowVerb, (ReferralCard.Id, referral.Id)),
                ],
            },
        };
    }

    [GeneratedRegex(
        """
        ^\W*(?:(?:please|can\ you|could\ you|help\ me(?:\ to)?)\s+)?
        (?: how\s+(?:do|should|can|could|would)\s+(?:i|we)\s+(?:best\s+)?thank\s+(?<who>[^,;?!]+?)
          | (?:(?:give|show|find|suggest)\s+(?:me\s+)?)?(?:some\s+|the\s+)?(?:words|wording|ideas)\s+(?:to\s+thank|for\s+thanking|of\s+thanks\s+(?:for|to))\s+(?<who>[^,;?!]+?)
          | (?:write|draft|compose|suggest|prepare|send)\s+(?:me\s+)?(?:an?\s+|some\s+|the\s+)?thank(?:[-\ ]?you|s)(?:\s+(?:note|card|e-?mail|letter|message))?\s+(?:to|for)\s+(?<who>[^,;?!]+?)
          | (?:write|draft|send)\s+(?<who>[^,;?!]+?)\s+(?:an?|some)\s+thank(?:[-\ ]?you|s)(?:\s+(?:note|card|e-?mail|letter|message))?
        )(?:\s+for\s+[^,;?!]+)?[\s.?!]*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Asked();
}
