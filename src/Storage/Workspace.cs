using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>
/// What one turn reads and writes of one workspace. Reads see what was written before in the same turn; nothing is
/// stored until <see cref="CommitAsync"/>, which stores all of it or, when somebody else changed a row that was
/// read, none.
/// </summary>
/// <param name="store">The engine.</param>
/// <param name="id">The workspace, which is the partition: no question asked here reaches another one.</param>
public sealed class Workspace(ITableStore store, string id)
{
    private const int MostLookedThrough = 100_000;

    private const int FewWrites = 3;
    private const int UsualWrites = 37;

    /// <summary>How many questions are under way at once where each is a request.</summary>
    private const int AtOnce = 16;

    private readonly Dictionary<string, TableRow?> readRows = new(StringComparer.Ordinal);
    private readonly Dictionary<RowRange, (IReadOnlyList<TableRow> Rows, int Take)> readRanges = [];
    private readonly Dictionary<string, RowWrite> writes = new(StringComparer.Ordinal);
    private FigureChanges? figures;
    private Instant? earliest;

    /// <summary>The workspace.</summary>
    public string Id { get; } = id;

    /// <summary>What changes in the figures with what was written; the commit takes it along.</summary>
    internal FigureChanges Figures => figures ??= new();

    /// <summary>Whether each question is a request, so that many of them are better asked together.</summary>
    public bool IsRemote => !store.IsExclusive;

    /// <summary>Whether anything was written since the last commit.</summary>
    public bool HasWrites => writes.Count > 0;

    /// <summary>The row, or null where there is none.</summary>
    public ValueTask<T?> GetAsync<T>(string key, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        // Most rows are at hand, and then there is nothing to wait for.
        ValueTask<ReadOnlyMemory<byte>?> reading = GetDataAsync(key, cancellationToken);
        return reading.IsCompletedSuccessfully ? ValueTask.FromResult(Parse(reading.Result, type)) : ParseAsync(reading, type);
    }

    /// <summary>The JSON of the row, or null where there is none.</summary>
    internal ValueTask<ReadOnlyMemory<byte>?> GetDataAsync(string key, CancellationToken cancellationToken)
    {
        if (writes.TryGetValue(key, out RowWrite write))
        {
            return ValueTask.FromResult(write.Kind == RowWriteKind.Delete ? default(ReadOnlyMemory<byte>?) : write.Data);
        }

        if (readRows.TryGetValue(key, out TableRow? row))
        {
            return ValueTask.FromResult(row?.Data);
        }

        ValueTask<TableRow?> reading = store.GetAsync(Id, key, cancellationToken);
        return reading.IsCompletedSuccessfully ? ValueTask.FromResult(Keep(key, reading.Result)) : KeepAsync(key, reading);
    }

    /// <summary>The first rows of a range, in the order of their keys.</summary>
    public async ValueTask<IReadOnlyList<T>> ListAsync<T>(RowRange range, int take, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        List<RowWrite>? pending = WritesIn(range);
        IReadOnlyList<TableRow> rows = await ReadAsync(range, take + (pending?.Count ?? 0), cancellationToken).ConfigureAwait(false);
        if (pending is not null)
        {
            return [.. Merge(rows, pending).Take(take).Select(data => Parse(data, type))];
        }

        if (rows.Count == 0)
        {
            return [];
        }

        var list = new T[Math.Min(rows.Count, take)];
        for (int i = 0; i < list.Length; i++)
        {
            list[i] = Parse(rows[i].Data, type);
        }

        return list;
    }

    /// <summary>The first rows of a range, in the order of their keys, each made when it is looked at: for those who add up many and keep none.</summary>
    public async ValueTask<IEnumerable<T>> ReadAsync<T>(RowRange range, int take, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        List<RowWrite>? pending = WritesIn(range);
        IReadOnlyList<TableRow> rows = await ReadAsync(range, take + (pending?.Count ?? 0), cancellationToken).ConfigureAwait(false);
        return pending is null
            ? rows.Take(take).Select(row => Parse(row.Data, type))
            : Merge(rows, pending).Take(take).Select(data => Parse(data, type));
    }

    /// <summary>
    /// A page of a range, in the order of the keys, for those who go through more rows than a turn should keep: none of it is kept, and
    /// what was written since the last commit is not in it.
    /// </summary>
    public async ValueTask<IReadOnlyList<T>> PageAsync<T>(RowRange range, int take, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        [.. (await store.QueryAsync(Id, range, take, cancellationToken).ConfigureAwait(false)).Select(row => Parse(row.Data, type))];

    /// <summary>Reads rows together that are going to be asked for one by one, where each would be a request.</summary>
    public async ValueTask AheadAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        if (IsRemote)
        {
            string[] missing = [.. keys.Where(key => !readRows.ContainsKey(key)).Distinct(StringComparer.Ordinal)];
            var rows = new TableRow?[missing.Length];
            await TogetherAsync(missing.Length, async (i, token) => rows[i] = await store.GetAsync(Id, missing[i], token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < missing.Length; i++)
            {
                readRows.Add(missing[i], rows[i]);
            }
        }
    }

    /// <summary>Reads the first rows of ranges together that are going to be asked for one by one, where each would be a request.</summary>
    public async ValueTask AheadAsync(IEnumerable<RowRange> ranges, int take, CancellationToken cancellationToken)
    {
        if (IsRemote)
        {
            RowRange[] missing = [.. ranges.Where(range => !readRanges.ContainsKey(range)).Distinct()];
            var rows = new IReadOnlyList<TableRow>[missing.Length];
            await TogetherAsync(missing.Length, async (i, token) => rows[i] = await store.QueryAsync(Id, missing[i], take, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < missing.Length; i++)
            {
                readRanges.Add(missing[i], (rows[i], take));
            }
        }
    }

    /// <summary>
    /// Writes a row. Where it was read before, by itself or in a list, the commit fails if somebody else changed it since.
    /// </summary>
    public void Put<T>(string key, T value, JsonTypeInfo<T> type) => Put(key, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>Writes a row whose JSON stands under other keys as well, and so is written only once.</summary>
    internal void Put(string key, byte[] data)
    {
        if (readRows.TryGetValue(key, out TableRow? row) && row is null)
        {
            Write(RowWrite.Insert(key, data));
        }
        else
        {
            row ??= Listed(key);
            Write(row is null ? RowWrite.Put(key, data) : RowWrite.Replace(key, data, row.ETag));
        }
    }

    /// <summary>Writes a row that must not exist; the commit fails where it does.</summary>
    public void Insert<T>(string key, T value, JsonTypeInfo<T> type) =>
        Write(RowWrite.Insert(key, JsonSerializer.SerializeToUtf8Bytes(value, type)));

    /// <summary>Removes a row. Where it was read before, by itself or in a list, the commit fails if somebody else changed it since.</summary>
    public void Delete(string key)
    {
        if (readRows.TryGetValue(key, out TableRow? row) && row is null)
        {
            writes.Remove(key);
        }
        else
        {
            row ??= Listed(key);
            Write(row is null ? RowWrite.Delete(key) : RowWrite.Delete(key, row.ETag));
        }
    }

    /// <summary>Removes the rows of a range that a test picks; returns how many. The commit fails if somebody else changed one of them.</summary>
    public async ValueTask<int> DeleteAsync(RowRange range, int atMost, Func<ReadOnlyMemory<byte>, bool> isMeant, CancellationToken cancellationToken)
    {
        int count = 0;
        foreach (TableRow row in (await ReadAsync(range, MostLookedThrough, cancellationToken).ConfigureAwait(false)).Where(row => isMeant(row.Data)).Take(atMost))
        {
            Write(RowWrite.Delete(row.RowKey, row.ETag));
            count++;
        }

        return count;
    }

    /// <summary>Tells that something written is to be done by itself at a time, so that the commit makes it known.</summary>
    internal void Expect(Instant at) => earliest = earliest is { } known && known < at ? known : at;

    /// <summary>Stores everything written, or nothing.</summary>
    public async ValueTask<CommitOutcome> CommitAsync(CancellationToken cancellationToken)
    {
        if (figures is not null)
        {
            await figures.WriteAsync(this, cancellationToken).ConfigureAwait(false);
        }

        if (writes.Count == 0)
        {
            return CommitOutcome.Committed;
        }

        if (earliest is { } at)
        {
            // Before the commit: an announcement too many costs a look, one that is missing an appointment.
            await new Schedule(store).AnnounceAsync(Id, at, cancellationToken).ConfigureAwait(false);
        }

        CommitOutcome outcome = await store.CommitAsync(Id, [.. writes.Values], cancellationToken).ConfigureAwait(false);
        if (outcome.IsCommitted)
        {
            if (earliest is { } appointed)
            {
                // And after it: a look that began before may have moved the workspace on past it.
                await new Schedule(store).AnnounceAsync(Id, appointed, cancellationToken).ConfigureAwait(false);
            }

            writes.Clear();
            readRows.Clear();
            readRanges.Clear();
            earliest = null;
        }

        return outcome;
    }

    private static Task TogetherAsync(int count, Func<int, CancellationToken, ValueTask> read, CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, read);

    private void Write(RowWrite write)
    {
        if (writes.Count == FewWrites)
        {
            // Who writes more than the answer writes a record, with all the lists in which it stands.
            writes.EnsureCapacity(UsualWrites);
        }

        writes[write.RowKey] = write;
    }

    /// <summary>A row as it was read in a list; null where it was in none.</summary>
    private TableRow? Listed(string key)
    {
        foreach ((RowRange range, (IReadOnlyList<TableRow> rows, _)) in readRanges)
        {
            if (range.Contains(key))
            {
                (int from, int to) = (0, rows.Count - 1);
                while (from <= to)
                {
                    int middle = (from + to) / 2;
                    int order = string.CompareOrdinal(rows[middle].RowKey, key);
                    if (order == 0)
                    {
                        return rows[middle];
                    }

                    (from, to) = order < 0 ? (middle + 1, to) : (from, middle - 1);
                }
            }
        }

        return null;
    }

    private ReadOnlyMemory<byte>? Keep(string key, TableRow? row)
    {
        readRows.Add(key, row);
        return row?.Data;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> KeepAsync(string key, ValueTask<TableRow?> reading) => Keep(key, await reading.ConfigureAwait(false));

    /// <summary>What was written in a range and is not stored yet; null where nothing was.</summary>
    private List<RowWrite>? WritesIn(RowRange range)
    {
        List<RowWrite>? pending = null;
        foreach (RowWrite write in writes.Values)
        {
            if (range.Contains(write.RowKey))
            {
                (pending ??= []).Add(write);
            }
        }

        return pending;
    }

    /// <summary>The rows as they are with what was written, in the order of their keys.</summary>
    private static SortedDictionary<string, ReadOnlyMemory<byte>>.ValueCollection Merge(IReadOnlyList<TableRow> rows, List<RowWrite> pending)
    {
        var merged = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (TableRow row in rows)
        {
            merged[row.RowKey] = row.Data;
        }

        foreach (RowWrite write in pending)
        {
            if (write.Kind == RowWriteKind.Delete)
            {
                merged.Remove(write.RowKey);
            }
            else
            {
                merged[write.RowKey] = write.Data;
            }
        }

        return merged.Values;
    }

    /// <summary>At least the first rows of a range, as many as there are. What was read once is not asked for again in the same turn.</summary>
    private async ValueTask<IReadOnlyList<TableRow>> ReadAsync(RowRange range, int take, CancellationToken cancellationToken)
    {
        if (readRanges.TryGetValue(range, out var known) && (known.Take >= take || known.Rows.Count < known.Take))
        {
            return known.Rows;
        }

        IReadOnlyList<TableRow> rows = await store.QueryAsync(Id, range, take, cancellationToken).ConfigureAwait(false);
        readRanges[range] = (rows, take);
        return rows;
    }

    private static async ValueTask<T?> ParseAsync<T>(ValueTask<ReadOnlyMemory<byte>?> reading, JsonTypeInfo<T> type)
        where T : class => Parse(await reading.ConfigureAwait(false), type);

    private static T? Parse<T>(ReadOnlyMemory<byte>? data, JsonTypeInfo<T> type)
        where T : class => data is { } known ? Parse(known, type) : null;

    private static T Parse<T>(ReadOnlyMemory<byte> data, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(data.Span, type) ?? throw new JsonException("A row holds null.");
}
