using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>The boards that a workspace has posted regularly. They are few.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class BoardStore(Workspace workspace)
{
    private const int Most = 1000;

    /// <summary>A board, or null where there is none.</summary>
    public ValueTask<BoardPlan?> GetAsync(string id, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.Board(id), RowJson.Default.BoardPlan, cancellationToken);

    /// <summary>All boards.</summary>
    public ValueTask<IReadOnlyList<BoardPlan>> ListAsync(CancellationToken cancellationToken) =>
        workspace.ListAsync(RowRange.Prefix(RowKeys.Boards), Most, RowJson.Default.BoardPlan, cancellationToken);

    /// <summary>The boards of a channel.</summary>
    public async ValueTask<IReadOnlyList<BoardPlan>> OfPlaceAsync(string? conversationId, CancellationToken cancellationToken) =>
        [.. (await ListAsync(cancellationToken).ConfigureAwait(false)).Where(board => board.Place.ConversationId == conversationId)];

    /// <summary>Writes a board.</summary>
    public void Save(BoardPlan board) => workspace.Put(RowKeys.Board(board.Id), board, RowJson.Default.BoardPlan);

    /// <summary>Removes a board.</summary>
    public void Delete(BoardPlan board) => workspace.Delete(RowKeys.Board(board.Id));
}
