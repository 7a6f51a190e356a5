using System.Globalization;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Content;

/// <summary>Shows what of the content shelf suits a contact, with words to pass it on, and records that it was shared.</summary>
public sealed class ShareContent : ContactDialog
{
    /// <summary>Shows what suits a contact.</summary>
    public const string OpenVerb = "share.open";

    private const string ShowVerb = "share.words";
    private const string SharedVerb = "share.done";
    private const string Item = "item";
    private const int MostRead = 50;
    private const int MostOffered = 3;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb, OpenVerb, ShowVerb, SharedVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["what can I share with Kim?"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => words is
        ["what", "can" or "could" or "should" or "shall", "i", "share" or "send", "with" or "to", _, ..];

    /// <inheritdoc/>
    protected override string WhichVerb => "share.which";

    /// <inheritdoc/>
    protected override string WhoQuestion => "Share with whom?";

    /// <inheritdoc/>
    public override ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return HandleAsync(context, new Frame { Intent = Intent.Unknown, Subject = string.Join(' ', words.Skip(5)).TrimEnd('?', '.', '!') }, cancellationToken);
    }

    /// <summary>The newest items that suit a contact.</summary>
    internal static async ValueTask<IReadOnlyList<ContentItem>> FittingAsync(WorkContext context, ContactStory story, CancellationToken cancellationToken) =>
        [.. ShelfFit.For(story, await context.Shelf.NewestAsync(MostRead, cancellationToken).ConfigureAwait(false)).Take(MostOffered)];

    /// <inheritdoc/>
    protected override async ValueTask<Reply> ActAsync(DialogContext context, Frame frame, Contact contact, string words, CancellationToken cancellationToken)
    {
        ContactStory story = await ContactStory.ReadAsync(context, contact, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ContentItem> fitting = await FittingAsync(context, story, cancellationToken).ConfigureAwait(false);
        string who = ContactWords.First(contact);
        return fitting.Count == 0
            ? new Reply { Text = $"Nothing on the shelf suits {who} at the moment." }
            : Buttons.Reply(
                $"{Speech.Count(fitting.Count, "thing", "things")} on the shelf that may interest {who}:",
                [.. fitting.Select(item => Buttons.Do(Buttons.Fit(item.Title), ShowVerb, (ContactId, contact.Id), (Item, item.Id)))]);
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> PressedAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Contact? contact = await CarriedAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        if (contact is null)
        {
            return new Reply { Text = "I don't know them any more. Nothing was changed.", ReplacesCard = true };
        }

        if (pressed.Verb == OpenVerb)
        {
            return await ActAsync(context, new Frame { Intent = Intent.Unknown }, contact, "", cancellationToken).ConfigureAwait(false);
        }

        if (await context.Shelf.GetAsync(pressed.Data.GetValueOrDefault(Item, ""), cancellationToken).ConfigureAwait(false) is not { } item)
        {
            return new Reply { Text = "That is off the shelf by now.", ReplacesCard = true };
        }

        Reply reply = pressed.Verb == SharedVerb
            ? await SharedAsync(context, contact, item, cancellationToken).ConfigureAwait(false)
            : Words(contact, item);
        return reply with { ReplacesCard = true };
    }

    private static Reply Words(Contact contact, ContentItem item)
    {
        string who = ContactWords.First(contact);
        string words = $"“{who}, this made me think of you: {item.Title}. {item.Link} No need to reply; I'd like to hear what you think when we next talk.”";
        return new Reply
        {
            Text = words,
            Card = new AdaptiveCard
            {
                FallbackText = words,
                Body = [new TextBlock($"Words to share it with {who}:"), new Container([new TextBlock(words)]) { IsEmphasised = true }],
                Actions = [Buttons.Do("I shared it", SharedVerb, (ContactId, contact.Id), (Item, item.Id)), new ActionOpenUrl("Read it first", item.Link)],
            },
        };
    }

    private static async ValueTask<Reply> SharedAsync(DialogContext context, Contact contact, ContentItem item, CancellationToken cancellationToken)
    {
        (Touch touch, Contact kept) = await LogTouch.AddAsync(context, contact, TouchMethod.Content, item.Title, context.Today, cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync($"sharing “{item.Title}”", cancellationToken).ConfigureAwait(false);
        return Buttons.Reply(
            $"Shared “{item.Title}” with {ContactWords.Short(kept)}. That counts as something given.",
            Buttons.Do("Undo", UndoLast.UndoVerb, (ReferralCard.Id, touch.Id), (UndoLast.Version, touch.Version.ToString(CultureInfo.InvariantCulture))));
    }
}
