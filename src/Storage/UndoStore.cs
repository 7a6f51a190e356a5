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
        ReadOnlyMemory<byte> history = await workspace.GetDataAsync(key, cancellationToken).ConfigureAwait(false) ?? default;
        workspace.Put(key, With(history.Span, JsonSerializer.SerializeToUtf8Bytes(change, RowJson.Default.UndoableChange)));
    }

    /// <summary>Writes what is left to take back.</summary>
    public void Save(string memberId, IReadOnlyList<UndoableChange> changes) =>
        workspace.Put(RowKeys.Undo(memberId), new UndoHistory(changes), RowJson.Default.UndoHistory);

    /// <summary>A history with one more change: those before it stay as they were written, since nobody looks into them.</summary>
    private static byte[] With(ReadOnlySpan<byte> history, ReadOnlySpan<byte> added)
    {
        ReadOnlySpan<byte> kept = Newest(history, UndoHistory.Kept - 1);
        ReadOnlySpan<byte> comma = kept.IsEmpty ? [] : ","u8;
        var row = new byte[Start.Length + kept.Length + comma.Length + added.Length + End.Length];
        Span<byte> rest = row;
        Append(Start, ref rest);
        Append(kept, ref rest);
        Append(comma, ref rest);
        Append(added, ref rest);
        Append(End, ref rest);
        return row;
    }

    private static void Append(ReadOnlySpan<byte> part, ref Span<byte> rest)
    {
        part.CopyTo(rest);
        rest = rest[part.Length..];
    }

    /// <summary>The newest changes of a history with the commas between them.</summary>
    private static ReadOnlySpan<byte> Newest(ReadOnlySpan<byte> history, int most)
    {
        if (history.IsEmpty)
        {
            return [];
        }

        var reader = new Utf8JsonReader(history);
        while (reader.Read() && reader.TokenType != JsonTokenType.StartArray)
        {
        }

        var starts = new List<int>(UndoHistory.Kept);
        int end = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            starts.Add((int)reader.TokenStartIndex);
            reader.Skip();
            end = (int)reader.BytesConsumed;
        }

        return starts.Count == 0 ? [] : history[starts[Math.Max(0, starts.Count - most)]..end];
    }

    private static ReadOnlySpan<byte> Start => "{\"changes\":["u8;

    private static ReadOnlySpan<byte> End => "]}"u8;
}
