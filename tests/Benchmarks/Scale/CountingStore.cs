using ReferralBot.Storage.Tables;

namespace ReferralBot.Benchmarks.Scale;

/// <summary>Counts what is asked of a store, as Azure Table storage would be asked: a look-up, a page of a list, and a commit are a request each.</summary>
internal sealed class CountingStore(ITableStore store) : ITableStore
{
    private const int RowsInPage = 1000;

    /// <summary>Requests so far.</summary>
    public int Requests { get; private set; }

    /// <summary>Rows read so far.</summary>
    public int Rows { get; private set; }

    /// <inheritdoc/>
    public string Location => store.Location;

    /// <inheritdoc/>
    public bool IsExclusive => store.IsExclusive;

    /// <inheritdoc/>
    public async ValueTask<TableRow?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        var row = await store.GetAsync(partition, rowKey, cancellationToken);
        Requests++;
        Rows += row is null ? 0 : 1;
        return row;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TableRow>> QueryAsync(string partition, RowRange range, int take, CancellationToken cancellationToken)
    {
        var rows = await store.QueryAsync(partition, range, take, cancellationToken);
        Requests += 1 + (rows.Count / RowsInPage);
        Rows += rows.Count;
        return rows;
    }

    /// <inheritdoc/>
    public ValueTask<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        Requests++;
        return store.CommitAsync(partition, writes, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> PartitionsAsync(CancellationToken cancellationToken) => store.PartitionsAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken) => store.CheckAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();
}
