using System.Collections.Concurrent;

namespace ReferralBot.Storage.Sqlite;

/// <summary>The number by which the file has each partition: a tenant's name of 36 characters would else stand in every key.</summary>
internal sealed class PartitionNumbers
{
    private volatile ConcurrentDictionary<string, long> numbers = [];

    /// <summary>The number of a partition; false while no row of it has been settled.</summary>
    public bool TryGet(string partition, out long number) => numbers.TryGetValue(partition, out number);

    /// <summary>The partitions that have a number.</summary>
    public IEnumerable<string> Names => numbers.Keys;

    /// <summary>Notes the number of a new partition.</summary>
    public void Add(string partition, long number) => numbers[partition] = number;

    /// <summary>Starts anew with what the file has.</summary>
    public void Reset(IEnumerable<KeyValuePair<string, long>> all) => numbers = new ConcurrentDictionary<string, long>(all);
}
