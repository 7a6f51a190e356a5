namespace ReferralBot.Storage.Tables;

/// <summary>
/// Rows in partitions, ordered by key, with an atomic commit inside one partition: what Azure Table storage
/// offers, and all that the stores of the domain ask for. One partition is one workspace.
/// </summary>
/// <remarks>
/// Outages (the disk is full, the service does not answer) are thrown as <see cref="StoreUnavailableException"/>;
/// everything a caller can expect is a value.
/// </remarks>
public interface ITableStore : IAsyncDisposable
{
    /// <summary>The row, or null where there is none.</summary>
    ValueTask<TableRow?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken);

    /// <summary>
    /// The first <paramref name="take"/> rows of a range, in ordinal order of their keys. The next page starts after
    /// the last key (<see cref="RowRange.After"/>).
    /// </summary>
    ValueTask<IReadOnlyList<TableRow>> QueryAsync(string partition, RowRange range, int take, CancellationToken cancellationToken);

    /// <summary>
    /// Does all the writes, or none. At most <see cref="RowWrite.MaximumInCommit"/>, each row once.
    /// When it returns <see cref="CommitOutcome.Committed"/> the writes survive a crash of the process and of the machine.
    /// </summary>
    ValueTask<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken);

    /// <summary>Every partition that has a row, in ordinal order.</summary>
    IAsyncEnumerable<string> PartitionsAsync(CancellationToken cancellationToken);

    /// <summary>Whether the store can be read and written now; otherwise the reason in one sentence.</summary>
    ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Where the rows live, for people: the path of a file, or the address of a service. Holds no secret.</summary>
    string Location { get; }

    /// <summary>True where this process alone has the store, so that nobody else can change a row behind its back.</summary>
    bool IsExclusive { get; }
}
