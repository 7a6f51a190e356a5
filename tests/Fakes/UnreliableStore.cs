using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Fakes;

/// <summary>A store that several bots may share, and whose commits fail, or get lost on the way back, as a test says.</summary>
internal sealed class UnreliableStore(ITableStore inner, bool isShared) : ITableStore
{
    /// <summary>What happens to a commit.</summary>
    public Func<string, IReadOnlyList<RowWrite>, CommitFault> Plan { get; set; } = (_, _) => CommitFault.None;

    /// <summary>Called for every query of a range.</summary>
    public Action Queried { get; set; } = () => { };

    public string Location => inner.Location;

    public bool IsExclusive => !isShared;

    public ValueTask<TableRow?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken) => inner.GetAsync(partition, rowKey, cancellationToken);

    public ValueTask<IReadOnlyList<TableRow>> QueryAsync(string partition, RowRange range, int take, CancellationToken cancellationToken)
    {
        Queried();
        return inner.QueryAsync(partition, range, take, cancellationToken);
    }

    public async ValueTask<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        CommitFault fault = Plan(partition, writes);
        await fault.Until;
        if (fault.Kind == CommitFaultKind.Fails)
        {
            throw new StoreUnavailableException("The disk is full.");
        }

        CommitOutcome outcome = await inner.CommitAsync(partition, writes, cancellationToken);
        return fault.Kind == CommitFaultKind.LosesAnswer ? throw new StoreUnavailableException("The service does not answer.") : outcome;
    }

    public IAsyncEnumerable<string> PartitionsAsync(CancellationToken cancellationToken) => inner.PartitionsAsync(cancellationToken);

    public ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken) => inner.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>How a commit fails.</summary>
internal enum CommitFaultKind
{
    None,
    Fails,
    LosesAnswer,
}

/// <summary>What happens to a commit, and when.</summary>
internal readonly record struct CommitFault(CommitFaultKind Kind, Task Until)
{
    public static CommitFault None { get; } = new(CommitFaultKind.None, Task.CompletedTask);

    public static CommitFault Fails { get; } = new(CommitFaultKind.Fails, Task.CompletedTask);

    public static CommitFault LosesAnswer { get; } = new(CommitFaultKind.LosesAnswer, Task.CompletedTask);

    public static CommitFault After(Task until) => new(CommitFaultKind.None, until);
}
