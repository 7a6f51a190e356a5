using ReferralBot.Dialogs.Contacts;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Content;

/// <summary>Which items of the shelf suit a contact: those whose tags name something known of them, and that they were not sent yet.</summary>
internal static class ShelfFit
{
    private static readonly string[] ForEverybody = ["all", "everybody", "everyone", "anybody", "clients", "client", "sources"];

    /// <summary>The fitting items, the best first.</summary>
    public static IReadOnlyList<ContentItem> For(ContactStory story, IReadOnlyList<ContentItem> shelf)
    {
        HashSet<string> known = [.. WordsAbout(story)];
        HashSet<string> sent = [.. story.Touches.Select(touch => touch.What).OfType<string>()];
        return
        [
            .. shelf.Where(item => !sent.Contains(item.Title))
                .Select(item => (Item: item, Score: Score(item, known)))
                .Where(fit => fit.Score > 0)
                .OrderByDescending(fit => fit.Score)
                .ThenByDescending(fit => fit.Item.AddedAt)
                .Select(fit => fit.Item),
        ];
    }

    private static int Score(ContentItem item, HashSet<string> known)
    {
        int matches = item.Tags.Count(tag => ContactStore.WordsOf(tag).Any(known.Contains));
        return matches > 0 ? matches + 1
            : item.Tags.Count == 0 || item.Tags.Any(tag => ForEverybody.Contains(tag.ToLowerInvariant())) ? 1
            : 0;
    }

    private static IEnumerable<string> WordsAbout(ContactStory story) =>
        new[] { story.Contact.Name, story.Contact.Company, story.Contact.Title, story.Contact.Motive }
            .Concat(story.Referrals.Select(one => one.Need))
            .Concat(story.Moments.Select(one => one.Felt))
            .Concat(story.Moments.Select(one => one.Moment.ToString()))
            .SelectMany(ContactStore.WordsOf)
            .Concat(story.Contact.SignedOn is null ? [] : ["client"])
            .Concat(story.Contact.IsSource ? ["source"] : []);
}
