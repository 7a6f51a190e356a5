using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>The channels in which wins are celebrated. They are few.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class CelebrationStore(Workspace workspace)
{
    private const int Most = 1000;

    /// <summary>All of them.</summary>
    public ValueTask<IReadOnlyList<Celebration>> ListAsync(CancellationToken cancellationToken) =>
        workspace.ListAsync(RowRange.Prefix(RowKeys.Celebrations), Most, RowJson.Default.Celebration, cancellationToken);

    /// <summary>That of a channel; null where none is.</summary>
    public ValueTask<Celebration?> GetAsync(string conversationId, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.Celebration(conversationId), RowJson.Default.Celebration, cancellationToken);

    /// <summary>Switches it on, or changes it.</summary>
    public void Save(Celebration celebration)
    {
        ArgumentNullException.ThrowIfNull(celebration);
        workspace.Put(RowKeys.Celebration(celebration.Place.ConversationId ?? ""), celebration, RowJson.Default.Celebration);
    }

    /// <summary>Switches it off.</summary>
    public void Delete(string conversationId) => workspace.Delete(RowKeys.Celebration(conversationId));
}
