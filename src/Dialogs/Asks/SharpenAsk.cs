using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Profiles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Meets a generic ask that a member typed with a more specific one.</summary>
public sealed class SharpenAsk : Dialog
{
    private const int Shown = 2;
    private const int MostParts = 6;

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) =>
        (reading.Certainty != Certainty.Certain || reading.Frame.Intent is Intent.Unknown or Intent.LogAsk or Intent.Help) && Specificity.IsGenericAsk(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        CustomerProfile profile = await context.Profiles.GetAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<KnownContact> named = await context.Contacts.FindNamedAsync(FrameReader.WordsToLookUp(text), cancellationToken).ConfigureAwait(false);
        Contact? contact = named is [var only] ? await context.Contacts.GetAsync(only.Id, cancellationToken).ConfigureAwait(false) : null;
        AskComposer composer = await AskCard.ComposerAsync(context, new AskRequest { Contact = contact }, cancellationToken).ConfigureAwait(false);
        int score = Specificity.Score(text, profile);
        string title = score == 0
            ? "“Anyone” brings nobody to mind. Say whom you look for, and people see a face:"
            : $"That names {score} of the {MostParts} things that bring a face to mind. Sharper:";
        return new Reply
        {
            Text = $"{title} “{composer.Words(0)}”",
            Card = new AdaptiveCard
            {
                FallbackText = $"{title} “{composer.Words(0)}”",
                Body =
                [
                    new TextBlock(title),
                    .. Enumerable.Range(0, Shown).Select(number => new Container([new TextBlock($"“{composer.Words(number)}”")]) { IsEmphasised = true }),
                    new TextBlock(ProfileWords.Because(profile)) { IsSubtle = true },
                ],
                Actions = contact is null ? [] : [Buttons.Do("Another version", HowToAsk.WordsVerb, (ContactDialog.ContactId, contact.Id), (HowToAsk.Number, "1"))],
            },
        };
    }
}
