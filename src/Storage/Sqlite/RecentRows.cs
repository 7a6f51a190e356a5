using System.Runtime.InteropServices;
using System.Text;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// Rows as the commits of a while have left them, each once, in the order of their keys. Changed by the writer's thread, read by
/// all. What is read of them is copied, so that their bytes can be used again once they are forgotten.
/// </summary>
internal sealed class RecentRows(LogBlocks blocks)
{
    /// <summary>Each character of a key has at most three.</summary>
    private const int MostBytesOfKey = 3 * RowRules.MaximumKeyLength;

    private readonly Lock access = new();
    private readonly Dictionary<string, SortedRows> partitions = [];
    private readonly List<byte[]> logs = [];
    private int free;
    private int count;

    /// <summary>How many rows, with those that were deleted.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Keeps a log, to whose bytes rows can refer until they are forgotten; tells where.</summary>
    public ArraySegment<byte> Keep(ReadOnlySpan<byte> log)
    {
        if (logs.Count == 0 || log.Length > logs[^1].Length - free)
        {
            logs.Add(blocks.Take(log.Length));
            free = 0;
        }

        var kept = new ArraySegment<byte>(logs[^1], free, log.Length);
        log.CopyTo(kept);
        free += log.Length;
        return kept;
    }

    /// <summary>Takes what a commit has written, all at once, so that no list shows half of it. A row that the file never had and that is deleted leaves nothing behind.</summary>
    public void Add(string partition, IReadOnlyList<LoggedRow> rows)
    {
        lock (access)
        {
            SortedRows kept = CollectionsMarshal.GetValueRefOrAddDefault(partitions, partition, out _) ??= new SortedRows();
            int before = kept.Count;
            foreach (LoggedRow row in rows)
            {
                kept.Add(row);
            }

            count += kept.Count - before;
        }
    }

    /// <summary>The row, null where it was deleted; false where it is not among them.</summary>
    public bool TryGet(string partition, string rowKey, out TableRow? row)
    {
        Span<byte> key = stackalloc byte[MostBytesOfKey];
        key = key[..Encoding.UTF8.GetBytes(rowKey, key)];
        lock (access)
        {
            bool isHere = TryFind(partition, key, out LoggedRow found);
            row = isHere ? found.ToRow(rowKey) : null;
            return isHere;
        }
    }

    /// <summary>The row's version, also where it was deleted; false where it is not among them.</summary>
    public bool TryGetVersion(string partition, string rowKey, out long version)
    {
        Span<byte> key = stackalloc byte[MostBytesOfKey];
        key = key[..Encoding.UTF8.GetBytes(rowKey, key)];
        lock (access)
        {
            bool isHere = TryFind(partition, key, out LoggedRow found);
            version = found.Version;
            return isHere;
        }
    }

    /// <summary>The first of a range, so many that <paramref name="take"/> of them are not deleted.</summary>
    public List<KeyValuePair<string, TableRow?>> In(string partition, RowRange range, int take)
    {
        lock (access)
        {
            List<LoggedRow> found = partitions.TryGetValue(partition, out SortedRows? rows) ? rows.In(range, take) : [];
            return found.ConvertAll(row =>
            {
                string rowKey = row.RowKey;
                return KeyValuePair.Create(rowKey, row.ToRow(rowKey));
            });
        }
    }

    /// <summary>The partitions that they are in.</summary>
    public string[] Partitions()
    {
        lock (access)
        {
            return [.. partitions.Keys];
        }
    }

    /// <summary>All of them, in the order in which the file has them: of rows to which no commit is added any more.</summary>
    public IEnumerable<(string Partition, LoggedRow Row)> InOrder() =>
        partitions.OrderBy(each => each.Key, KeyOrder.Instance).SelectMany(each => each.Value.InOrder().Select(row => (each.Key, row)));

    /// <summary>Lets go of all, and gives their bytes back.</summary>
    public void Clear()
    {
        lock (access)
        {
            partitions.Clear();
            count = 0;
        }

        logs.ForEach(blocks.Return);
        logs.Clear();
    }

    private bool TryFind(string partition, ReadOnlySpan<byte> key, out LoggedRow row)
    {
        row = default;
        return partitions.TryGetValue(partition, out SortedRows? rows) && rows.TryGet(key, out row);
    }
}

/// <summary>A row as a commit leaves it.</summary>
/// <param name="RowKey">The key.</param>
/// <param name="Row">The row; null for one that was deleted.</param>
/// <param name="IsNew">Whether neither the file nor what is to come into it had such a row before.</param>
internal readonly record struct RecentRow(string RowKey, TableRow? Row, bool IsNew);
