using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Fakes;

/// <summary>A store that several bots may share, and whose commits fail, or get lost on the way back, as a test says.</summary>
internal sealed class UnreliableStore(ITableStore inner, bool isShared) : ITableStore
{
    /// <summary>What happens to a commit.</summary>
    public Func<string, IReadOnlyList<RowWrite>, CommitFault> Plan { get; set; } = (_, _) => CommitFault.None;

    /// <summary>What a look-up of a row waits for.</summary>
    public Task ReadsAfter { get; set; } = Task.CompletedTask;

    /// <summary>Called with the key of every look-up of a row, before it waits.</summary>
    public Action<string> Asked { get; set; } = _ => { };

    /// <summary>Called with the partition and the range of every query.</summary>
    public Action<string, RowRange> Queried { get; set; } = (_, _) => { };

    public string Location => inner.Location;

    public bool IsExclusive => !isShared;

    public async ValueTask<TableRow?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        Asked(rowKey);
        await ReadsAfter;
        return await inner.GetAsync(partition, rowKey, cancellationToken);
    }

    public ValueTask<IReadOnlyList<TableRow>> QueryAsync(string partition, RowRange range, int take, CancellationToken cancellationToken)
    {
        Queried(partition, range);
        return inner.QueryAsync(partition, range, take, cancellationToken);
    }

    public async ValueTask<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        CommitFault fault = Plan(partition, writes);
        if (fault == CommitFault.Fails)
        {
            throw new StoreUnavailableException("The disk is full.");
        }

        CommitOutcome outcome = await inner.CommitAsync(partition, writes, cancellationToken);
        return fault == CommitFault.LosesAnswer ? throw new StoreUnavailableException("The service does not answer.") : outcome;
    }

    public IAsyncEnumerable<string> PartitionsAsync(CancellationToken cancellationToken) => inner.PartitionsAsync(cancellationToken);

    public ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken) => inner.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>How a commit fails.</summary>
internal enum CommitFault
{
    None,
    Fails,
    LosesAnswer,
}
