namespace ReferralBot.Storage.Tables;

/// <summary>
/// Rows in partitions, ordered by key, with an atomic commit inside one partition: what Azure Table storage
/// offers, and all that the stores of the domain ask for. One partition is one workspace.
/// </summary>
/// <remarks>
/// Outages (the disk is full, the service does not answer) are thrown as <see cref="StoreUnavailableException"/>;
/// everything a caller can expect is a value.
/// <para>
/// A key has no control character, no noncharacter, no half of a surrogate pair, and at most 512 characters, where
/// each of <c>" # $ % . / &gt; ? [ \</c> counts twice; it may be empty. Keys are ordered by their characters' numbers; only
/// between U+E000 to U+FFFF and what lies above U+FFFF the engines differ. A row has at most
/// <see cref="RowWrite.MaximumData"/> bytes. Whoever breaks these gets an <see cref="ArgumentException"/>.
/// </para>
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
    /// Does all the writes, or none. At most <see cref="RowWrite.MaximumInCommit"/> with
    /// <see cref="RowWrite.MaximumDataInCommit"/> bytes in all, each row once.
    /// When it returns <see cref="CommitOutcome.Committed"/> the writes survive a crash of the process and of the machine.
    /// Cancelled while it waits, nothing was written; once it is being written, it is written.
    /// </summary>
    ValueTask<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken);

    /// <summary>Every partition that has a row, in ordinal order. One that has lost its last row may be among them.</summary>
    IAsyncEnumerable<string> PartitionsAsync(CancellationToken cancellationToken);

    /// <summary>Whether the store can be read and written now; otherwise the reason in one sentence.</summary>
    ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Where the rows live, for people: the path of a file, or the address of a service. Holds no secret.</summary>
    string Location { get; }

    /// <summary>True where this process alone has the store, so that nobody else can change a row behind its back.</summary>
    bool IsExclusive { get; }
}
