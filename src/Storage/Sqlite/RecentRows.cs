using System.Runtime.InteropServices;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>Rows as the commits of a while have left them, each once, in the order of their keys. Changed by the writer's thread, read by all.</summary>
internal sealed class RecentRows
{
    /// <summary>What a row takes beside its characters and bytes, about.</summary>
    private const int Overhead = 200;

    private readonly Lock access = new();
    private readonly Dictionary<string, SortedList<string, TableRow?>> partitions = [];
    private int count;
    private long bytes;

    /// <summary>How many rows, with those that were deleted.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The memory they take, about.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Takes what a commit has written; null stands for a row that was deleted.</summary>
    public void Add(string partition, IEnumerable<KeyValuePair<string, TableRow?>> rows)
    {
        lock (access)
        {
            SortedList<string, TableRow?> kept = CollectionsMarshal.GetValueRefOrAddDefault(partitions, partition, out _) ??= new(KeyOrder.Instance);
            foreach ((string rowKey, TableRow? row) in rows)
            {
                if (kept.TryGetValue(rowKey, out TableRow? before))
                {
                    bytes -= Size(rowKey, before);
                    count--;
                }

                kept[rowKey] = row;
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
            row = null;
            return partitions.TryGetValue(partition, out SortedList<string, TableRow?>? rows) && rows.TryGetValue(rowKey, out row);
        }
    }

    /// <summary>The first of a range, so many that <paramref name="take"/> of them are not deleted.</summary>
    public List<KeyValuePair<string, TableRow?>> In(string partition, RowRange range, int take)
    {
        List<KeyValuePair<string, TableRow?>> found = [];
        lock (access)
        {
            if (!partitions.TryGetValue(partition, out SortedList<string, TableRow?>? rows))
            {
                return found;
            }

            for (int i = FirstFrom(rows.Keys, range.From), left = take; i < rows.Count && left > 0 && KeyOrder.Instance.Compare(rows.Keys[i], range.To) < 0; i++)
            {
                TableRow? row = rows.Values[i];
                found.Add(new(rows.Keys[i], row));
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
            return [.. partitions.OrderBy(each => each.Key, KeyOrder.Instance).SelectMany(each => each.Value.Select(row => (each.Key, row.Key, row.Value)))];
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
}
