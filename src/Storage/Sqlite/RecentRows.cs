using System.Runtime.InteropServices;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>Rows as the commits of a while have left them, each once, in the order of their keys. Changed by the writer's thread, read by all.</summary>
internal sealed class RecentRows
{
    /// <summary>What a row takes beside its characters and bytes, about.</summary>
    private const int Overhead = 200;

    private readonly Lock access = new();
    private readonly Dictionary<string, SortedList<string, Entry>> partitions = [];
    private int count;
    private long bytes;

    /// <summary>How many rows, with those that were deleted.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The memory they take, about.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Takes what a commit has written, all at once, so that no list shows half of it. A row that the file never had and that is deleted leaves nothing behind.</summary>
    public void Add(string partition, IReadOnlyList<RecentRow> rows)
    {
        lock (access)
        {
            SortedList<string, Entry> kept = CollectionsMarshal.GetValueRefOrAddDefault(partitions, partition, out _) ??= new(KeyOrder.Instance);
            foreach ((string rowKey, TableRow? row, bool isNew) in rows)
            {
                int at = kept.IndexOfKey(rowKey);
                bool isUnknownToFile = at >= 0 ? kept.GetValueAtIndex(at).IsNew : isNew;
                if (at >= 0)
                {
                    bytes -= Size(rowKey, kept.GetValueAtIndex(at).Row);
                    count--;
                }

                if (row is null && isUnknownToFile)
                {
                    if (at >= 0)
                    {
                        kept.RemoveAt(at);
                    }

                    continue;
                }

                var entry = new Entry(row, isUnknownToFile);
                if (at >= 0)
                {
                    kept.SetValueAtIndex(at, entry);
                }
                else
                {
                    kept.Add(rowKey, entry);
                }

                bytes += Size(rowKey, row);
                count++;
            }
        }
    }

    /// <summary>Whether a row is among them, and as what: null when it was deleted.</summary>
    public bool TryGet(string partition, string rowKey, out TableRow? row)
    {
        lock (access)
        {
            Entry entry = default;
            bool isHere = partitions.TryGetValue(partition, out SortedList<string, Entry>? rows) && rows.TryGetValue(rowKey, out entry);
            row = entry.Row;
            return isHere;
        }
    }

    /// <summary>The first of a range, so many that <paramref name="take"/> of them are not deleted.</summary>
    public List<KeyValuePair<string, TableRow?>> In(string partition, RowRange range, int take)
    {
        List<KeyValuePair<string, TableRow?>> found = [];
        lock (access)
        {
            if (!partitions.TryGetValue(partition, out SortedList<string, Entry>? rows))
            {
                return found;
            }

            for (int i = FirstFrom(rows.Keys, range.From), left = take; i < rows.Count && left > 0 && KeyOrder.Instance.Compare(rows.GetKeyAtIndex(i), range.To) < 0; i++)
            {
                TableRow? row = rows.GetValueAtIndex(i).Row;
                found.Add(new(rows.GetKeyAtIndex(i), row));
                left -= row is null ? 0 : 1;
            }
        }

        return found;
    }

    /// <summary>The partitions that they are in.</summary>
    public string[] Partitions()
    {
        lock (access)
        {
            return [.. partitions.Keys];
        }
    }

    /// <summary>All of them, in the order in which the file has them.</summary>
    public (string Partition, string RowKey, TableRow? Row)[] InOrder()
    {
        lock (access)
        {
            return [.. partitions.OrderBy(each => each.Key, KeyOrder.Instance).SelectMany(each => each.Value.Select(row => (each.Key, row.Key, row.Value.Row)))];
        }
    }

    private static int Size(string rowKey, TableRow? row) => Overhead + (2 * rowKey.Length) + (row?.Data.Length ?? 0);

    private static int FirstFrom(IList<string> keys, string from)
    {
        (int low, int high) = (0, keys.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = KeyOrder.Instance.Compare(keys[middle], from) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <param name="Row">The row; null for one that was deleted.</param>
    /// <param name="IsNew">Whether the file never had it.</param>
    private readonly record struct Entry(TableRow? Row, bool IsNew);
}

/// <summary>A row as a commit has left it.</summary>
/// <param name="RowKey">The key.</param>
/// <param name="Row">The row; null for one that was deleted.</param>
/// <param name="IsNew">Whether neither the file nor what is to come into it had such a row before.</param>
internal readonly record struct RecentRow(string RowKey, TableRow? Row, bool IsNew = false);
