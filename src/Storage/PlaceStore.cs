using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>The channels and group chats in which the bot is, as far as it was spoken to there.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class PlaceStore(Workspace workspace)
{
    private const int Most = 5000;

    /// <summary>A place by the id of its conversation, or null where it is not known.</summary>
    public ValueTask<Place?> GetAsync(string conversationId, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.Place(conversationId), RowJson.Default.Place, cancellationToken);

    /// <summary>The places of a name, without its sign and in any case. Platforms write the id in place of a name that not everybody may read.</summary>
    public async ValueTask<IReadOnlyList<Place>> NamedAsync(string name, CancellationToken cancellationToken) =>
        [.. (await workspace.ListAsync(RowRange.Prefix(RowKeys.Places), Most, RowJson.Default.Place, cancellationToken).ConfigureAwait(false))
            .Where(place => Bare(place.Name).Equals(Bare(name), StringComparison.OrdinalIgnoreCase) || Bare(name).Equals(place.ConversationId, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Writes a place.</summary>
    public void Save(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        workspace.Put(RowKeys.Place(place.ConversationId ?? ""), place, RowJson.Default.Place);
    }

    /// <summary>Forgets a place.</summary>
    public void Delete(string conversationId) => workspace.Delete(RowKeys.Place(conversationId));

    private static string Bare(string? name) => (name ?? "").TrimStart('#').Trim();
}
