using System.Runtime.InteropServices;
using System.Text;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>The recent rows of a partition, each once, in the order of their keys' UTF-8, which is the one of the file.</summary>
internal sealed class SortedRows
{
    private readonly List<LoggedRow> rows = [];

    /// <summary>The places of the rows, by key: what moves for each new row are numbers.</summary>
    private readonly List<int> order = [];

    /// <summary>How many rows, with those that were deleted.</summary>
    public int Count => order.Count;

    /// <summary>Takes a row in, in place of the one that had its key. One that the file never had and that is deleted leaves nothing behind.</summary>
    public void Add(in LoggedRow row)
    {
        int at = FirstFrom(row.Key);
        if (!Has(at, row.Key))
        {
            if (!row.IsDeleted || !row.IsNew)
            {
                order.Insert(at, rows.Count);
                rows.Add(row);
            }

            return;
        }

        ref LoggedRow kept = ref CollectionsMarshal.AsSpan(rows)[order[at]];
        kept = row with { IsNew = kept.IsNew };
        if (kept.IsDeleted && kept.IsNew)
        {
            kept = default;
            order.RemoveAt(at);
        }
    }

    /// <summary>The row of a key, also where it was deleted; false where there is none.</summary>
    public bool TryGet(ReadOnlySpan<byte> key, out LoggedRow row)
    {
        int at = FirstFrom(key);
        bool isHere = Has(at, key);
        row = isHere ? rows[order[at]] : default;
        return isHere;
    }

    /// <summary>The first of a range, so many that <paramref name="take"/> of them are not deleted.</summary>
    public List<LoggedRow> In(RowRange range, int take)
    {
        List<LoggedRow> found = [];
        byte[] to = Encoding.UTF8.GetBytes(range.To);
        for (int at = FirstFrom(Encoding.UTF8.GetBytes(range.From)), left = take; at < order.Count && left > 0 && KeyAt(at).SequenceCompareTo(to) < 0; at++)
        {
            LoggedRow row = rows[order[at]];
            found.Add(row);
            left -= row.IsDeleted ? 0 : 1;
        }

        return found;
    }

    /// <summary>All of them: of rows to which none is added any more.</summary>
    public IEnumerable<LoggedRow> InOrder() => order.Select(place => rows[place]);

    private bool Has(int at, ReadOnlySpan<byte> key) => at < order.Count && KeyAt(at).SequenceEqual(key);

    private ReadOnlySpan<byte> KeyAt(int at) => rows[order[at]].Key;

    private int FirstFrom(ReadOnlySpan<byte> key)
    {
        (int low, int high) = (0, order.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = KeyAt(middle).SequenceCompareTo(key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
