using System.Collections.Concurrent;
using Azure.Identity;
using ReferralBot.Storage.AzureTables.Client;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.AzureTables;

/// <summary>
/// The store in Azure Table storage, for any number of bots. Nothing is asked of the service until the first row is; a
/// service that does not answer is an outage of the question, not of the start.
/// </summary>
public sealed class AzureTableStore : ITableStore
{
    private const int RowsInPage = 1000;

    private readonly StoreTables tables;
    private readonly PartitionIndex index;
    private readonly ConcurrentDictionary<string, PartitionWriter> writers = new(StringComparer.Ordinal);

    internal AzureTableStore(TableServiceClient service, string tablePrefix)
    {
        tables = new StoreTables(service, tablePrefix);
        index = new PartitionIndex(tables);
    }

    /// <inheritdoc/>
    public string Location => tables.Rows.Uri.AbsoluteUri;

    /// <inheritdoc/>
    public bool IsExclusive => false;

    /// <summary>The store that the options name.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="clock">What requests are dated by.</param>
    public static AzureTableStore Open(StorageOptions options, TimeProvider clock)
    {
        var wire = new TableClientOptions(clock);
        TableServiceClient service = options.ConnectionString is { } connectionString
            ? new TableServiceClient(connectionString, wire)
            : new TableServiceClient(options.ServiceUri!, new DefaultAzureCredential(), wire);
        return new AzureTableStore(service, options.TablePrefix);
    }

    /// <inheritdoc/>
    public async ValueTask<TableRow?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        RowRules.CheckKey(partition, nameof(partition));
        RowRules.CheckKey(rowKey, nameof(rowKey));
        TableEntity? entity = await tables.UseAsync(
            token => tables.Rows.GetEntityIfExistsAsync(AzureKeys.Escape(partition), AzureKeys.Escape(rowKey), token), cancellationToken);
        return entity is null ? null : AzureRows.ToRow(entity);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TableRow>> QueryAsync(string partition, RowRange range, int take, CancellationToken cancellationToken)
    {
        RowRules.CheckKey(partition, nameof(partition));
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        return take == 0 ? [] : await tables.UseAsync(token => QueryPagesAsync(Filter(partition, range), take, token), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        RowRules.CheckCommit(partition, writes);
        cancellationToken.ThrowIfCancellationRequested();
        return writes.Count == 0
            ? ValueTask.FromResult(CommitOutcome.Committed)
            : new ValueTask<CommitOutcome>(Writer(partition).CommitAsync(writes, cancellationToken));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> PartitionsAsync(CancellationToken cancellationToken) => index.ListAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await index.ProbeAsync(cancellationToken);
            return StoreHealth.Ready;
        }
        catch (StoreUnavailableException error)
        {
            return new StoreHealth(false, error.Message);
        }
    }

    /// <summary>Ends when all that waits is written.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(writers.Values.Select(writer => writer.DrainAsync()));

    private static string Filter(string partition, RowRange range)
    {
        string key = AzureKeys.Escape(partition);
        string from = AzureKeys.EscapeBound(range.From);
        return range.To == RowRange.All.To
            ? TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey ge {from}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey ge {from} and RowKey lt {AzureKeys.EscapeBound(range.To)}");
    }

    private async Task<IReadOnlyList<TableRow>> QueryPagesAsync(string filter, int take, CancellationToken cancellationToken)
    {
        var found = new List<TableRow>();
        await foreach (TableEntity entity in tables.Rows.QueryAsync(filter, Math.Min(take, RowsInPage), cancellationToken))
        {
            found.Add(AzureRows.ToRow(entity));
            if (found.Count == take)
            {
                break;
            }
        }

        return found;
    }

    private PartitionWriter Writer(string partition) =>
        writers.GetOrAdd(partition, static (key, store) => new PartitionWriter(key, store.tables, store.index), this);
}
