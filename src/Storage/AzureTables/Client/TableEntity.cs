using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Azure;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>
/// An entity: two keys, and properties that are string, int, long, double, bool, DateTimeOffset, Guid or byte[]. A null
/// is a property that is not there.
/// </summary>
internal sealed class TableEntity(string partitionKey, string rowKey) : IEnumerable<KeyValuePair<string, object>>
{
    private readonly Dictionary<string, object> properties = new(StringComparer.Ordinal);

    public string PartitionKey { get; } = partitionKey;

    public string RowKey { get; } = rowKey;

    public ETag ETag { get; init; }

    /// <summary>When the service last wrote it.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    public int Count => properties.Count;

    [DisallowNull]
    public object? this[string name]
    {
        get => properties.GetValueOrDefault(name);
        set => properties[name] = value;
    }

    /// <summary>Adds a property; null adds nothing.</summary>
    public void Add(string name, object? value)
    {
        if (value is not null)
        {
            properties.Add(name, value);
        }
    }

    public string? GetString(string name) => (string?)this[name];

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
