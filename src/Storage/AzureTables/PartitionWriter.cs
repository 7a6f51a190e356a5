using Azure;
using ReferralBot.Storage.AzureTables.Client;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.AzureTables;

/// <summary>
/// Writes the commits of one partition: what waits while a transaction is on its way goes together into the next one.
/// That costs fewer requests, and keeps this process from fighting itself over a row that many commits change. Where one
/// commit's condition fails the whole transaction, that one is answered and the others are sent again.
/// </summary>
/// <remarks>
/// A transaction whose answer was lost is sent again by the pipeline and then fails on itself. The id of the transaction in
/// each of its rows tells our own earlier attempt from somebody else's write. (One that only deletes leaves no row; there a
/// row that is gone after a second attempt counts as ours.)
/// </remarks>
internal sealed class PartitionWriter(string partition, StoreTables tables, PartitionIndex index)
{
    private const int FailuresBeforeEachAlone = 2;

    private readonly string escapedPartition = AzureKeys.Escape(partition);
    private readonly Lock queue = new();
    private List<PendingCommit> waiting = [];
    private Task running = Task.CompletedTask;
    private bool isRunning;

    public Task<CommitOutcome> CommitAsync(IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        var commit = new PendingCommit(writes, cancellationToken);
        lock (queue)
        {
            waiting.Add(commit);
            if (!isRunning)
            {
                isRunning = true;
                running = Task.Run(RunAsync, CancellationToken.None);
            }
        }

        return commit.Answer.Task;
    }

    /// <summary>Ends when nothing waits.</summary>
    public Task DrainAsync()
    {
        lock (queue)
        {
            return running;
        }
    }

    private async Task RunAsync()
    {
        while (TakeTogether() is { Count: > 0 } commits)
        {
            try
            {
                await WriteAsync(commits);
            }
            catch (Exception error)
            {
                // Whatever went wrong, the callers hear of it and the queue goes on.
                commits.ForEach(commit => commit.Answer.TrySetException(error));
            }
        }
    }

    /// <summary>The longest waiting commit, and with it all that fit into one transaction and touch other rows.</summary>
    private List<PendingCommit> TakeTogether()
    {
        lock (queue)
        {
            var taken = new List<PendingCommit>();
            var left = new List<PendingCommit>();
            var rows = new HashSet<string>(StringComparer.Ordinal);
            int bytes = 0;
            foreach (PendingCommit commit in waiting)
            {
                bool fits = rows.Count + commit.Writes.Count <= RowWrite.MaximumInCommit
                    && bytes + commit.Bytes <= RowWrite.MaximumDataInCommit
                    && !commit.Writes.Any(write => rows.Contains(write.RowKey));
                (fits ? taken : left).Add(commit);
                if (fits)
                {
                    rows.UnionWith(commit.Writes.Select(write => write.RowKey));
                    bytes += commit.Bytes;
                }
            }

            waiting = left;
            isRunning = taken.Count > 0;
            return taken;
        }
    }

    private async Task WriteAsync(List<PendingCommit> commits)
    {
        commits.RemoveAll(commit => commit.IsCancelled());
        for (int failures = 0; commits.Count > 0; failures++)
        {
            if (failures == FailuresBeforeEachAlone && commits.Count > 1)
            {
                await Task.WhenAll(commits.Select(commit => WriteAsync([commit])));
                return;
            }

            if (await TryWriteAsync(commits) is not { } failed)
            {
                commits.ForEach(commit => commit.Answer.TrySetResult(CommitOutcome.Committed));
                return;
            }

            Settle(commits, failed);
        }
    }

    /// <summary>Null when all was written, else which action failed and how.</summary>
    private async Task<TableTransactionFailedException?> TryWriteAsync(List<PendingCommit> commits)
    {
        string commitId = Guid.NewGuid().ToString("N");
        TableTransactionAction[] actions =
            [.. commits.SelectMany(commit => commit.Writes).Select(write => AzureRows.ToAction(escapedPartition, write, commitId))];
        if (actions.Length == 0)
        {
            return null;
        }

        await index.AddAsync(partition, CancellationToken.None);
        return await tables.UseAsync(
            async token =>
            {
                try
                {
                    await tables.Rows.SubmitTransactionAsync(actions, token);
                    return null;
                }
                catch (TableTransactionFailedException error)
                    when (error.Failure() is TableFailure.Exists or TableFailure.NotFound or TableFailure.ConditionNotMet)
                {
                    return error.Attempts > 1 && await WasWrittenAsync(actions, commitId, token) ? null : error;
                }
            },
            CancellationToken.None);
    }

    private async Task<bool> WasWrittenAsync(TableTransactionAction[] actions, string commitId, CancellationToken cancellationToken)
    {
        TableEntity[] written =
            [.. actions.Where(action => action.ActionType != TableTransactionActionType.Delete).Select(action => action.Entity)];
        foreach (TableEntity entity in written)
        {
            TableEntity? there = await tables.Rows.GetEntityIfExistsAsync(entity.PartitionKey, entity.RowKey, cancellationToken);
            if (there is not null && AzureRows.CommitId(there) == commitId)
            {
                return true;
            }
        }

        return written.Length == 0;
    }

    /// <summary>Answers the commit whose action failed, or drops a delete of a row that is not there anyway.</summary>
    private static void Settle(List<PendingCommit> commits, TableTransactionFailedException failed)
    {
        int actionIndex = failed.FailedTransactionActionIndex ?? 0;
        PendingCommit commit = commits[0];
        foreach (PendingCommit candidate in commits)
        {
            commit = candidate;
            if (actionIndex < candidate.Writes.Count)
            {
                break;
            }

            actionIndex -= candidate.Writes.Count;
        }

        RowWrite write = commit.Writes[Math.Min(actionIndex, commit.Writes.Count - 1)];
        TableFailure failure = ((RequestFailedException)failed).Failure();
        if (failure == TableFailure.NotFound && write is { Kind: RowWriteKind.Delete, ETag: null })
        {
            commit.Drop(write);
            return;
        }

        CommitOutcomeKind kind = failure == TableFailure.Exists ? CommitOutcomeKind.Exists : CommitOutcomeKind.Changed;
        commits.Remove(commit);
        commit.Answer.TrySetResult(new CommitOutcome(kind, write.RowKey));
    }

    private sealed class PendingCommit(IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        public TaskCompletionSource<CommitOutcome> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<RowWrite> Writes { get; private set; } = writes;

        public int Bytes { get; } = writes.Sum(write => write.Data.Length);

        public void Drop(RowWrite write) => Writes = [.. Writes.Where(other => other.RowKey != write.RowKey)];

        public bool IsCancelled() => cancellationToken.IsCancellationRequested && Answer.TrySetCanceled(cancellationToken);
    }
}
