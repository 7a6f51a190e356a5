using System.Text;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Storage;

/// <summary>The store as it should be, in as few lines as it can be said.</summary>
internal sealed class StoreModel
{
    private readonly Dictionary<string, SortedDictionary<string, string>> partitions = [];

    public CommitOutcome Commit(string partition, RowWrite[] writes)
    {
        SortedDictionary<string, string> rows = Rows(partition);
        foreach (RowWrite write in writes)
        {
            if (write.Kind == RowWriteKind.Insert && rows.ContainsKey(write.RowKey))
            {
                return new CommitOutcome(CommitOutcomeKind.Exists, write.RowKey);
            }

            if (write.Kind == RowWriteKind.Replace && !rows.ContainsKey(write.RowKey))
            {
                return new CommitOutcome(CommitOutcomeKind.Changed, write.RowKey);
            }
        }

        foreach (RowWrite write in writes)
        {
            rows.Remove(write.RowKey);
            if (write.Kind != RowWriteKind.Delete)
            {
                rows.Add(write.RowKey, Encoding.UTF8.GetString(write.Data.Span));
            }
        }

        return CommitOutcome.Committed;
    }

    public IEnumerable<(string RowKey, string Data)> Query(string partition, RowRange range) =>
        Rows(partition).Where(row => string.CompareOrdinal(row.Key, range.From) >= 0 && string.CompareOrdinal(row.Key, range.To) < 0)
            .Select(row => (row.Key, row.Value));

    private SortedDictionary<string, string> Rows(string partition) =>
        partitions.TryGetValue(partition, out SortedDictionary<string, string>? rows)
            ? rows
            : partitions[partition] = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
