using System.Globalization;
using System.Runtime.CompilerServices;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Simulations;

/// <summary>Rows in memory, gone with the simulation.</summary>
internal sealed class MemoryTableStore : ITableStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedList<string, TableRow>> partitions = new(StringComparer.Ordinal);
    private long version;

    /// <inheritdoc/>
    public string Location => "memory";

    /// <inheritdoc/>
    public bool IsExclusive => true;

    /// <inheritdoc/>
    public ValueTask<TableRow?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return ValueTask.FromResult(partitions.TryGetValue(partition, out SortedList<string, TableRow>? rows) ? rows.GetValueOrDefault(rowKey) : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TableRow>> QueryAsync(string partition, RowRange range, int take, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var found = new List<TableRow>();
            if (partitions.TryGetValue(partition, out SortedList<string, TableRow>? rows))
            {
                for (int i = FirstFrom(rows, range.From); i < rows.Count && found.Count < take && string.CompareOrdinal(rows.GetKeyAtIndex(i), range.To) < 0; i++)
                {
                    found.Add(rows.GetValueAtIndex(i));
                }
            }

            return ValueTask.FromResult<IReadOnlyList<TableRow>>(found);
        }
    }

    /// <inheritdoc/>
    public ValueTask<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!partitions.TryGetValue(partition, out SortedList<string, TableRow>? rows))
            {
                partitions.Add(partition, rows = new SortedList<string, TableRow>(StringComparer.Ordinal));
            }

            foreach (RowWrite write in writes)
            {
                TableRow? before = rows.GetValueOrDefault(write.RowKey);
                if (write.Kind == RowWriteKind.Insert && before is not null)
                {
                    return ValueTask.FromResult(new CommitOutcome(CommitOutcomeKind.Exists, write.RowKey));
                }

                if (write.ETag is { } expected && before?.ETag != expected)
                {
                    return ValueTask.FromResult(new CommitOutcome(CommitOutcomeKind.Changed, write.RowKey));
                }
            }

            foreach (RowWrite write in writes)
            {
                if (write.Kind == RowWriteKind.Delete)
                {
                    rows.Remove(write.RowKey);
                }
                else
                {
                    version++;
                    rows[write.RowKey] = new TableRow(write.RowKey, write.Data, version.ToString(CultureInfo.InvariantCulture));
                }
            }

            return ValueTask.FromResult(CommitOutcome.Committed);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> PartitionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] names;
        lock (gate)
        {
            names = [.. partitions.Keys];
        }

        foreach (string name in names)
        {
            yield return name;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken) => ValueTask.FromResult(StoreHealth.Ready);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static int FirstFrom(SortedList<string, TableRow> rows, string key)
    {
        int low = 0;
        int high = rows.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(rows.GetKeyAtIndex(middle), key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
