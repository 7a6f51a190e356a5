using System.Text.Json;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Storage;

/// <summary>What each member can take back.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class UndoStore(Workspace workspace)
{
    /// <summary>A member's changes, newest last; empty where there is none.</summary>
    public async ValueTask<UndoHistory> GetAsync(string memberId, CancellationToken cancellationToken) =>
        await workspace.GetAsync(RowKeys.Undo(memberId), RowJson.Default.UndoHistory, cancellationToken).ConfigureAwait(false) ?? new UndoHistory([]);

    /// <summary>Adds a change, letting go of the oldest where there are too many.</summary>
    public async ValueTask AddAsync(string memberId, UndoableChange change, CancellationToken cancellationToken)
    {
        string key = RowKeys.Undo(memberId);
        WrittenHistory? history = await workspace.GetAsync(key, RowJson.Default.WrittenHistory, cancellationToken).ConfigureAwait(false);
        JsonElement added = JsonSerializer.SerializeToElement(change, RowJson.Default.UndoableChange);
        workspace.Put(key, new WrittenHistory([.. (history?.Changes ?? []).TakeLast(UndoHistory.Kept - 1), added]), RowJson.Default.WrittenHistory);
    }

    /// <summary>Writes what is left to take back.</summary>
    public void Save(string memberId, IReadOnlyList<UndoableChange> changes) =>
        workspace.Put(RowKeys.Undo(memberId), new UndoHistory(changes), RowJson.Default.UndoHistory);
}
