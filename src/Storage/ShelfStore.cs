using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>The content shelf of a workspace: what is worth passing on, newest first.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class ShelfStore(Workspace workspace) : RecordStore<ContentItem>(workspace, RowJson.Default.ContentItem)
{
    /// <summary>The newest items.</summary>
    public ValueTask<IReadOnlyList<ContentItem>> NewestAsync(int take, CancellationToken cancellationToken) =>
        ListAsync(RowRange.Prefix(RowKeys.Shelf), take, cancellationToken);

    /// <inheritdoc/>
    protected override string Key(string id) => RowKeys.Content(id);

    /// <inheritdoc/>
    protected override IEnumerable<string> Lists(ContentItem row)
    {
        ArgumentNullException.ThrowIfNull(row);
        yield return RowKeys.OnShelf(row.AddedAt, row.Id);
    }
}
