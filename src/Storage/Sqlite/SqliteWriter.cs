using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// One thread that writes for all callers: what waits is written in one transaction and made durable by one flush,
/// then everybody is answered. While nothing waits, the rows of earlier commits are put in their places.
/// After an error the connection is opened anew, so that the store works again once the cause is gone.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>After how long without a commit the rows of earlier ones are put in their places.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    /// <summary>How many of them in one transaction, for which a commit may have to wait.</summary>
    private const int RowsAtOnce = 512;

    private readonly SqliteFile file;
    private readonly RecentWrites recent;
    private readonly PartitionNumbers partitions;
    private readonly Listeners listeners;
    private readonly Checkpoint checkpoint;
    private readonly Thread thread;
    private readonly Lock queue = new();
    private readonly SemaphoreSlim somethingWaits = new(0);
    private List<PendingCommit> waiting = [];
    private List<PendingCommit> taken = [];
    private SqliteWrites? writes;
    private bool isShortOfRoom;
    private bool stopping;

    /// <param name="file">The database.</param>
    /// <param name="recent">What the file has and does not stand in its place yet.</param>
    /// <param name="partitions">The numbers of the partitions.</param>
    /// <param name="listeners">Who hears of what happens.</param>
    public SqliteWriter(SqliteFile file, RecentWrites recent, PartitionNumbers partitions, Listeners listeners)
    {
        this.file = file;
        this.recent = recent;
        this.partitions = partitions;
        this.listeners = listeners;
        writes = Connect();
        checkpoint = new Checkpoint(file, listeners.ReleaseReaders);
        thread = new Thread(Run) { IsBackground = true, Name = "ReferralBot store writer" };
        thread.Start();
    }

    /// <summary>Writes all or none, and ends when that is durable.</summary>
    public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowWrite> rows, CancellationToken cancellationToken) =>
        EnqueueAsync(new PendingCommit(partition, rows, cancellationToken));

    /// <summary>Writes what nobody reads, to learn whether writing works; once the disk was full, as much as a commit of many rows takes.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => EnqueueAsync(new PendingCommit(null, [], cancellationToken));

    /// <summary>Writes what waits, then stops.</summary>
    public void Dispose()
    {
        lock (queue)
        {
            stopping = true;
        }

        somethingWaits.Release();
        thread.Join();
        SettleWhile(() => true);
        checkpoint.Dispose();
        writes?.Dispose();
        somethingWaits.Dispose();
    }

    private Task<CommitOutcome> EnqueueAsync(PendingCommit commit)
    {
        bool wasEmpty;
        lock (queue)
        {
            ObjectDisposedException.ThrowIf(stopping, this);
            wasEmpty = waiting.Count == 0;
            waiting.Add(commit);
        }

        if (wasEmpty)
        {
            somethingWaits.Release();
        }

        return commit.Answer.Task;
    }

    private void Run()
    {
        while (Take())
        {
            if (isShortOfRoom && taken.Exists(commit => commit.IsProbe))
            {
                // The probe takes more room than most commits: where it does not fit, it fails alone.
                WriteTogether(taken.FindAll(commit => !commit.IsProbe));
                taken.RemoveAll(commit => !commit.IsProbe);
            }

            WriteTogether(taken);
            taken.Clear();
        }
    }

    private bool Take()
    {
        while (true)
        {
            lock (queue)
            {
                if (waiting.Count > 0)
                {
                    (taken, waiting) = (waiting, taken);
                    return true;
                }

                if (stopping)
                {
                    return false;
                }
            }

            // Spins for a moment first, which spares a lone caller two changes of thread.
            if (!somethingWaits.Wait(writes is null || writes.IsSettled ? Timeout.InfiniteTimeSpan : Quiet))
            {
                SettleWhile(() => somethingWaits.CurrentCount == 0);
            }
        }
    }

    private void SettleWhile(Func<bool> goesOn)
    {
        try
        {
            while (writes is not null && goesOn() && writes.SettleSome(RowsAtOnce))
            {
                checkpoint.Note(writes);
            }
        }
        catch (Exception error)
        {
            // Nobody waits for it, and nothing is lost: all of it stands in the file.
            Fail([], error);
        }
    }

    private void WriteTogether(List<PendingCommit> commits)
    {
        try
        {
            if (!file.IsThere)
            {
                throw new SqliteException("The file is gone.", SQLitePCL.raw.SQLITE_CANTOPEN);
            }

            writes ??= ConnectAnew();
            writes.Begin();
            foreach (PendingCommit commit in commits)
            {
                commit.Apply(writes, isShortOfRoom);
            }

            writes.Commit();
            isShortOfRoom &= !commits.Exists(commit => commit.HasProbed);
        }
        catch (Exception error)
        {
            Fail(commits, error);
            return;
        }

        foreach (PendingCommit commit in commits)
        {
            commit.Tell(listeners.OnWritten);
            commit.Acknowledge();
        }

        KeepPace();
    }

    /// <summary>Does what the commits leave to be done, once their callers have been answered.</summary>
    private void KeepPace()
    {
        try
        {
            writes!.KeepPace();
            checkpoint.Note(writes);
        }
        catch (Exception error)
        {
            Fail([], error);
        }
    }

    /// <summary>Whatever went wrong, the callers hear of it and the thread goes on.</summary>
    private void Fail(List<PendingCommit> commits, Exception error)
    {
        isShortOfRoom |= error is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL };
        listeners.OnFault(error);
        writes?.Dispose();
        writes = null;
        Exception told = error is SqliteException sqlite ? SqliteFault.Unavailable(sqlite, file.Path) : error;
        foreach (PendingCommit commit in commits)
        {
            commit.Answer.TrySetException(told);
        }
    }

    private SqliteWrites ConnectAnew()
    {
        SqliteWrites anew = Connect();

        // The commit that failed may stand in the file none the less, and is known then.
        listeners.OnFault(null);
        return anew;
    }

    private SqliteWrites Connect()
    {
        SqliteConnection connection = file.Connect();
        try
        {
            return new SqliteWrites(connection, recent, partitions);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Called on the writer's thread, and the second one on that of the checkpoint, too.</summary>
    /// <param name="OnWritten">Called with each row that a commit has written (null: deleted), before its caller hears of it.</param>
    /// <param name="ReleaseReaders">Called to have readers let go of the states of the file that they read.</param>
    /// <param name="OnFault">Called after an error, and when the file is open again after it.</param>
    internal sealed record Listeners(Action<string, string, TableRow?> OnWritten, Action ReleaseReaders, Action<Exception?> OnFault);

    private sealed class PendingCommit(string? partition, IReadOnlyList<RowWrite> rows, CancellationToken cancellationToken)
    {
        private readonly List<RecentRow> written = new(rows.Count);
        private CommitOutcome? outcome;

        public bool IsProbe => partition is null;

        public bool HasProbed => IsProbe && outcome is not null;

        /// <summary>Continued on the thread pool, so that no caller's code runs on the writer's thread.</summary>
        public TaskCompletionSource<CommitOutcome> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Apply(SqliteWrites writes, bool isShortOfRoom)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            if (partition is null)
            {
                writes.Probe(isShortOfRoom);
                outcome = CommitOutcome.Committed;
            }
            else
            {
                outcome = writes.Apply(partition, rows, written);
            }
        }

        /// <summary>Tells what was written.</summary>
        public void Tell(Action<string, string, TableRow?> onWritten)
        {
            foreach ((string rowKey, TableRow? row, _) in written)
            {
                onWritten(partition!, rowKey, row);
            }
        }

        public void Acknowledge()
        {
            if (outcome is { } done)
            {
                Answer.TrySetResult(done);
            }
            else
            {
                Answer.TrySetCanceled(cancellationToken);
            }
        }
    }
}
