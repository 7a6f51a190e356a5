using System.Globalization;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Profiles;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Dialogs.Understanding.Recognizers;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Content;

/// <summary>Puts an item on the content shelf, shows the shelf, and takes an item off it.</summary>
public sealed class AddContent : Dialog
{
    private const string RemoveVerb = "shelf.remove";
    private const string Id = "id";
    private const string Start = "share:";
    private const string AfterTitle = " \"“”,;:(<-–";
    private const string AfterLink = " \"”,;:.)>-–";
    private const int MostShown = 10;
    private const int LongestTitle = 120;
    private const int LongestLink = 500;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [RemoveVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["share: Shorter changeovers https://example.com/changeovers for food, plant managers", "show the shelf"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) =>
        text.TrimStart().StartsWith(Start, StringComparison.OrdinalIgnoreCase)
        || words is ["shelf"] or ["content", "shelf"] or ["show", "shelf"] or ["show", .., "shelf"] or ["what", .., "on", "the", "shelf"];

    /// <inheritdoc/>
    public override ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        text.TrimStart().StartsWith(Start, StringComparison.OrdinalIgnoreCase)
            ? AddAsync(context, text.Trim()[Start.Length..].Trim(), cancellationToken)
            : ListAsync(context, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (!Permissions.May(context.Member.Role, Right.KeepProfile))
        {
            return new Reply { Text = ProfileWords.NotYours };
        }

        if (await context.Shelf.GetAsync(pressed.Data.GetValueOrDefault(Id, ""), cancellationToken).ConfigureAwait(false) is not { } item)
        {
            return new Reply { Text = "That is off the shelf already.", ReplacesCard = true };
        }

        context.Shelf.Delete(item);
        await context.KeepForUndoAsync($"taking “{item.Title}” off the shelf", cancellationToken).ConfigureAwait(false);
        return Buttons.Reply($"“{item.Title}” is off the shelf.", Undo(item.Id, 0)) with { ReplacesCard = true };
    }

    private static async ValueTask<Reply> AddAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        if (!Permissions.May(context.Member.Role, Right.KeepProfile))
        {
            return new Reply { Text = ProfileWords.NotYours };
        }

        ModelResult<string>? link = UrlRecognizer.Recognize(text).FirstOrDefault(one => IsLink(one.Text));
        string title = link is null ? "" : string.Join(' ', text[..link.Start].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(AfterTitle.ToCharArray());
        if (link is null || title.Length == 0)
        {
            return new Reply { Text = "I need a title and a link, such as “share: Shorter changeovers https://example.com/changeovers for food, plant managers”. Nothing was kept." };
        }

        string rest = string.Join(' ', text[link.End..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart(AfterLink.ToCharArray());
        string[] tags = (rest.StartsWith("for ", StringComparison.OrdinalIgnoreCase) ? rest[4..] : rest)
            .Replace(" and ", ",", StringComparison.OrdinalIgnoreCase).TrimEnd('.')
            .Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (title.Length > LongestTitle || link.Text.Length > LongestLink)
        {
            return new Reply { Text = $"A title has up to {LongestTitle} characters and a link up to {LongestLink}. Nothing was kept." };
        }

        IReadOnlyList<ContentItem> shelf = await context.Shelf.NewestAsync(MostShown, cancellationToken).ConfigureAwait(false);
        ContentItem? same = shelf.FirstOrDefault(item => item.Link == link.Text);
        ContentItem? before = same is null ? null : await context.Shelf.GetAsync(same.Id, cancellationToken).ConfigureAwait(false);
        ContentItem saved = context.Shelf.Save(before, new ContentItem
        {
            Id = before?.Id ?? Ids.New(context.Now),
            Title = title,
            Link = link.Text,
            Tags = tags,
            AddedBy = context.Member.Id,
            AddedAt = context.Now,
        });
        await context.KeepForUndoAsync($"putting “{title}” on the shelf", cancellationToken).ConfigureAwait(false);
        return Buttons.Reply(
            $"On the shelf: “{saved.Title}”, for {(tags.Length == 0 ? "everybody" : Speech.List(tags))}. Reps get it as a reason to be in touch.",
            Buttons.Do("Take it off", RemoveVerb, (Id, saved.Id)),
            Undo(saved.Id, saved.Version));
    }

    private static async ValueTask<Reply> ListAsync(DialogContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<ContentItem> shelf = await context.Shelf.NewestAsync(MostShown, cancellationToken).ConfigureAwait(false);
        if (shelf.Count == 0)
        {
            return new Reply { Text = "The shelf is empty. A marketer puts something on it with “share: title, link, for tags”." };
        }

        string title = "On the shelf, newest first. Open a contact's card to see what fits them:";
        return new Reply
        {
            Text = title,
            IsPublic = true,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body = [new TextBlock(title), .. shelf.Select(item => new TextBlock($"{item.Title}, for {(item.Tags.Count == 0 ? "everybody" : Speech.List(item.Tags))}"))],
                Actions = [.. shelf.Take(5).Select(item => new ActionOpenUrl(Buttons.Fit($"Read {item.Title}"), item.Link))],
            },
        };
    }

    private static bool IsLink(string word) =>
        word.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(word, UriKind.Absolute, out Uri? uri) && uri.Host.Contains('.', StringComparison.Ordinal);

    private static ActionExecute Undo(string id, int version) =>
        Buttons.Do("Undo", UndoLast.UndoVerb, (ReferralCard.Id, id), (UndoLast.Version, version.ToString(CultureInfo.InvariantCulture)));
}
