using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ReferralBot.Storage.AzureTables.Client;

namespace ReferralBot.Storage.AzureTables;

/// <summary>The list of partitions: one entity each, written before the partition's first row.</summary>
internal sealed class PartitionIndex(StoreTables tables)
{
    private const string ListKey = "partitions";
    private const string ProbeKey = "probe";

    private readonly ConcurrentDictionary<string, int> known = new(StringComparer.Ordinal);

    /// <summary>Lists the partition, unless this process has done so.</summary>
    public async Task AddAsync(string partition, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(partition, out int generation) || generation != tables.Generation)
        {
            await WriteAsync(new TableEntity(ListKey, AzureKeys.Escape(partition)), cancellationToken);
            known[partition] = tables.Generation;
        }
    }

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string last = "";
        bool isFirst = true;
        while (true)
        {
            string filter = isFirst
                ? TableClient.CreateQueryFilter($"PartitionKey eq {ListKey}")
                : TableClient.CreateQueryFilter($"PartitionKey eq {ListKey} and RowKey gt {last}");
            List<string> page = await tables.UseAsync(token => FirstPageAsync(filter, token), cancellationToken);
            foreach (string key in page)
            {
                yield return AzureKeys.Unescape(key);
            }

            if (page.Count == 0)
            {
                yield break;
            }

            (last, isFirst) = (page[^1], false);
        }
    }

    /// <summary>Writes an entity that nobody reads, to learn whether writing works.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => WriteAsync(new TableEntity(ProbeKey, ""), cancellationToken);

    private Task<bool> WriteAsync(TableEntity entity, CancellationToken cancellationToken) =>
        tables.UseAsync(
            async token =>
            {
                await tables.Partitions.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)], token);
                return true;
            },
            cancellationToken);

    private async Task<List<string>> FirstPageAsync(string filter, CancellationToken cancellationToken)
    {
        await foreach (Azure.Page<TableEntity> page in tables.Partitions.QueryAsync(filter, cancellationToken: cancellationToken).AsPages())
        {
            if (page.Values.Count > 0)
            {
                return [.. page.Values.Select(entity => entity.RowKey)];
            }
        }

        return [];
    }
}
