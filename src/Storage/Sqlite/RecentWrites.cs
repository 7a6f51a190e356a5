using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// What was committed and does not stand in its place in the file yet: the younger rows, to which commits add, and the older
/// ones, which are being settled. Reads look here first. The file has all of it in the table <c>recent</c>.
/// </summary>
internal sealed class RecentWrites
{
    private readonly LogBlocks blocks = new();
    private volatile Generations now;

    /// <summary>Nothing was committed.</summary>
    public RecentWrites() => now = new Generations(Empty(), null, 0);

    /// <summary>Both generations, as they are now. They change on the writer's thread; others <see cref="Read"/> what is in them.</summary>
    public Generations Now => now;

    /// <summary>
    /// Reads both generations, and after them the file, which has what they lack; once more where older rows went into the file
    /// meanwhile, since they may have been looked for here too late and there too early.
    /// </summary>
    public TAnswer Read<TAnswer>(Func<Generations, TAnswer> read)
    {
        while (true)
        {
            Generations before = now;
            TAnswer answer = read(before);
            if (before.Round == now.Round)
            {
                return answer;
            }
        }
    }

    /// <summary>Rows to which nothing is added yet.</summary>
    public RecentRows Empty() => new(blocks);

    /// <summary>Starts anew with what the file has in its table.</summary>
    public void Reset(RecentRows rows) => now = new Generations(rows, null, now.Round + 1);

    /// <summary>Makes the younger rows the older ones, to be settled.</summary>
    public RecentRows Age()
    {
        RecentRows older = now.Younger;
        now = new Generations(Empty(), older, now.Round);
        return older;
    }

    /// <summary>Forgets the older rows, which all stand in their places.</summary>
    public void ForgetOlder()
    {
        RecentRows? older = now.Older;
        now = new Generations(now.Younger, null, now.Round + 1);
        older?.Clear();
    }

    /// <param name="Younger">What was committed last.</param>
    /// <param name="Older">What was committed before and is being settled.</param>
    /// <param name="Round">How often older rows were forgotten: what was read of the file before the last time may lack them.</param>
    internal sealed record Generations(RecentRows Younger, RecentRows? Older, long Round)
    {
        /// <summary>The row, null where it was deleted; false where it is not among them.</summary>
        public bool TryGet(string partition, string rowKey, out TableRow? row) =>
            Younger.TryGet(partition, rowKey, out row) || (Older is not null && Older.TryGet(partition, rowKey, out row));

        /// <summary>The row's version, also where it was deleted; false where it is not among them.</summary>
        public bool TryGetVersion(string partition, string rowKey, out long version) =>
            Younger.TryGetVersion(partition, rowKey, out version) || (Older is not null && Older.TryGetVersion(partition, rowKey, out version));

        /// <summary>The first <paramref name="take"/> rows of a range, of what is here and what the file has settled.</summary>
        /// <param name="partition">The partition.</param>
        /// <param name="range">The range.</param>
        /// <param name="take">How many are wanted.</param>
        /// <param name="settled">Asks the file for the first rows of the range, so many as it is told.</param>
        public IReadOnlyList<TableRow> Query(string partition, RowRange range, int take, Func<int, IReadOnlyList<TableRow>> settled)
        {
            List<KeyValuePair<string, TableRow?>> recent = Younger.In(partition, range, take);
            if (Older is not null)
            {
                recent = Merge(recent, Older.In(partition, range, More(take, recent)));
            }

            if (recent.Count == 0)
            {
                return settled(take);
            }

            IEnumerable<KeyValuePair<string, TableRow?>> rows = settled(More(take, recent)).Select(row => KeyValuePair.Create<string, TableRow?>(row.RowKey, row));
            return [.. Merge(recent, [.. rows]).Select(row => row.Value).OfType<TableRow>().Take(take)];
        }

        /// <summary>All partitions in order, of what is here and what the file has settled.</summary>
        public IEnumerable<string> Partitions(IEnumerable<string> settled) =>
            settled.Concat(Younger.Partitions()).Concat(Older?.Partitions() ?? []).Distinct().Order(KeyOrder.Instance);

        /// <summary>How many to ask for where some of the first ones may be deleted.</summary>
        private static int More(int take, List<KeyValuePair<string, TableRow?>> recent) => (int)Math.Min((long)take + recent.Count(row => row.Value is null), int.MaxValue);

        /// <summary>Both in order, and of the same key the first one's row.</summary>
        private static List<KeyValuePair<string, TableRow?>> Merge(List<KeyValuePair<string, TableRow?>> first, List<KeyValuePair<string, TableRow?>> second)
        {
            if (first.Count == 0 || second.Count == 0)
            {
                return first.Count == 0 ? second : first;
            }

            var merged = new List<KeyValuePair<string, TableRow?>>(first.Count + second.Count);
            for (int i = 0, j = 0; i < first.Count || j < second.Count;)
            {
                int order = i == first.Count ? 1 : j == second.Count ? -1 : KeyOrder.Instance.Compare(first[i].Key, second[j].Key);
                merged.Add(order <= 0 ? first[i] : second[j]);
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }

            return merged;
        }
    }
}
