using ReferralBot.Storage.Tables;

namespace ReferralBot.Benchmarks.Scale;

/// <summary>
/// Takes commits of any size, for rows that nobody else writes or reads meanwhile: they go to the store in pieces as large as it takes,
/// many of them waiting at once, so that it flushes them together.
/// </summary>
internal sealed class BulkStore(ITableStore store) : ITableStore
{
    private const int MostWaiting = 256;
    private readonly SemaphoreSlim room = new(MostWaiting);
    private readonly List<Task> waiting = [];

    /// <inheritdoc/>
    public string Location => store.Location;

    /// <inheritdoc/>
    public bool IsExclusive => store.IsExclusive;

    /// <inheritdoc/>
    public ValueTask<TableRow?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken) => store.GetAsync(partition, rowKey, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TableRow>> QueryAsync(string partition, RowRange range, int take, CancellationToken cancellationToken) =>
        store.QueryAsync(partition, range, take, cancellationToken);

    /// <summary>Hands the writes over; <see cref="FinishAsync"/> tells when they are done.</summary>
    public async ValueTask<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        var piece = new List<RowWrite>();
        var bytes = 0;
        foreach (var write in writes)
        {
            if (piece.Count == RowWrite.MaximumInCommit || bytes + write.Data.Length > RowWrite.MaximumDataInCommit)
            {
                await HandOverAsync(partition, piece, cancellationToken);
                (piece, bytes) = ([], 0);
            }

            piece.Add(write);
            bytes += write.Data.Length;
        }

        await HandOverAsync(partition, piece, cancellationToken);
        return CommitOutcome.Committed;
    }

    /// <summary>Waits until everything is written.</summary>
    public async Task FinishAsync()
    {
        await Task.WhenAll(waiting);
        waiting.Clear();
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> PartitionsAsync(CancellationToken cancellationToken) => store.PartitionsAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken) => store.CheckAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async ValueTask HandOverAsync(string partition, List<RowWrite> piece, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        waiting.RemoveAll(one => one.IsCompletedSuccessfully);
        waiting.Add(WriteAsync(partition, piece));
    }

    private async Task WriteAsync(string partition, List<RowWrite> piece)
    {
        try
        {
            if (!(await store.CommitAsync(partition, piece, CancellationToken.None)).IsCommitted)
            {
                throw new InvalidOperationException("Nobody else writes here.");
            }
        }
        finally
        {
            room.Release();
        }
    }
}
