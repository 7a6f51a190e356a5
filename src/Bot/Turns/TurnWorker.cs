using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Handles turns: in order within a conversation, many conversations at once. One commit takes the turn out, writes what
/// its dialog changed and what is to be sent. It is the one error boundary: whatever goes wrong in a dialog, the member
/// gets an apology with a reference and the log gets the exception.
/// </summary>
internal sealed partial class TurnWorker : IHostedLifecycleService, IStillness, IDisposable
{
    private const int AtOnce = 64;
    private const int MostCommits = 30;
    private const int LongestPauseMilliseconds = 128;
    private const int RecoveryPage = 500;
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);
    private readonly ITableStore store;
    private readonly DialogRouter router;
    private readonly Outbox outbox;
    private readonly TurnMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger<TurnWorker> logger;
    private readonly Lanes<WaitingTurn> lanes;

    /// <summary>A worker over a store.</summary>
    public TurnWorker(ITableStore store, DialogRouter router, Outbox outbox, TurnMetrics metrics, TimeProvider time, ILogger<TurnWorker> logger)
    {
        this.store = store;
        this.router = router;
        this.outbox = outbox;
        this.metrics = metrics;
        this.time = time;
        this.logger = logger;
        lanes = new Lanes<WaitingTurn>(HandleAsync, AtOnce, time);
    }

    /// <summary>Adds a stored turn.</summary>
    public void Enqueue(WaitingTurn turn) => lanes.Enqueue(Lane(turn.Turn), turn);

    /// <inheritdoc/>
    public async Task WhenStillAsync(CancellationToken cancellationToken)
    {
        await lanes.WhenStillAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await outbox.WhenStillAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Before the first request: what was taken in and not answered when the process ended is handled now.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        int recovered = 0;
        await foreach (string partition in store.PartitionsAsync(cancellationToken).ConfigureAwait(false))
        {
            await outbox.RecoverAsync(partition, cancellationToken).ConfigureAwait(false);
            var range = RowRange.Prefix(RowKeys.AllWaiting);
            IReadOnlyList<TableRow> page;
            do
            {
                page = await store.QueryAsync(partition, range, RecoveryPage, cancellationToken).ConfigureAwait(false);
                foreach (TableRow row in page)
                {
                    Turn turn = JsonSerializer.Deserialize(row.Data.Span, ConversationJson.Default.Turn)!;
                    Enqueue(new WaitingTurn(turn, row.RowKey, null, time.GetTimestamp()));
                    recovered++;
                    range = range.After(row.RowKey);
                }
            }
            while (page.Count == RecoveryPage);
        }

        if (recovered > 0)
        {
            LogRecovered(logger, recovered);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After the last request: finishes what is in hand; what has to wait stays stored for the next start.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        lanes.Stop();
        outbox.Stop();
        await WhenStillAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose() => lanes.Dispose();

    private static string Lane(Turn turn) => $"{turn.Workspace}|{turn.In.ConversationId}";

    private async Task<TimeSpan?> HandleAsync(WaitingTurn waiting)
    {
        Turn turn = waiting.Turn;
        try
        {
            await AnswerAsync(waiting).ConfigureAwait(false);
            metrics.Handled(turn.In.Channel, time.GetElapsedTime(waiting.Since));
            return null;
        }
        catch (StoreUnavailableException outage)
        {
            LogStoreUnavailable(logger, Reference(turn), outage.Message);
            waiting.Inline?.Give(null);
            return StoreRetry;
        }
#pragma warning disable CA1031 // The one error boundary: a dialog's bug must not end the conversation.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogFailed(logger, Reference(turn), bug);
            metrics.Failed(turn.In.Channel);
            return await ApologiseAsync(waiting).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(WaitingTurn waiting)
    {
        for (int attempt = 1; ; attempt++)
        {
            Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
            var workspace = new Workspace(store, waiting.Turn.Workspace);
            Answer answer = await router.RouteAsync(waiting.Turn, workspace, now, CancellationToken.None).ConfigureAwait(false);
            if (await CommitAsync(waiting, workspace, answer).ConfigureAwait(false))
            {
                return;
            }

            if (attempt == MostCommits)
            {
                throw new InvalidOperationException($"A turn met other changes {MostCommits} times.");
            }

            await Task.Delay(PauseAfter(attempt), time).ConfigureAwait(false);
        }
    }

    /// <summary>Longer each time and never the same, so that turns that want the same row do not meet again at once.</summary>
    private static TimeSpan PauseAfter(int attempt) => TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Math.Min(LongestPauseMilliseconds, 1 << Math.Min(attempt, 10)));

    private async Task<bool> CommitAsync(WaitingTurn waiting, Workspace workspace, Answer answer)
    {
        bool isInline = waiting.Inline?.TryClaim() ?? false;
        IReadOnlyList<OutgoingMessage> messages =
        [
            .. outbox.Plan(waiting.Turn, isInline ? answer.Reply?.Then : answer.Reply),
            .. outbox.Plan(waiting.Turn.Workspace, answer.Messages),
        ];
        workspace.Delete(waiting.Key);
        Outbox.Put(workspace, messages);
        if (!(await workspace.CommitAsync(CancellationToken.None).ConfigureAwait(false)).IsCommitted)
        {
            return false;
        }

        waiting.Inline?.Give(answer.Reply);
        outbox.Enqueue(messages, waiting.Turn.Workspace);
        return true;
    }

    private async Task<TimeSpan?> ApologiseAsync(WaitingTurn waiting)
    {
        try
        {
            var apology = new Reply { Text = $"Something went wrong on my side, so nothing was saved. Please try again; if it happens again, tell your admin the reference {Reference(waiting.Turn)}." };
            await CommitAsync(waiting, new Workspace(store, waiting.Turn.Workspace), new Answer(apology, [])).ConfigureAwait(false);
            return null;
        }
        catch (StoreUnavailableException)
        {
            return StoreRetry;
        }
    }

    /// <summary>Six characters that a member can read out, and that stand in the log with everything about the turn.</summary>
    private static string Reference(Turn turn) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{turn.Workspace}|{turn.Id}")).AsSpan(0, 3));

    [LoggerMessage(1001, LogLevel.Information, "{Count} turns that were taken in before the last end are handled now.")]
    private static partial void LogRecovered(ILogger logger, int count);

    [LoggerMessage(1002, LogLevel.Warning, "Turn {Reference} waits for the store: {Reason}")]
    private static partial void LogStoreUnavailable(ILogger logger, string reference, string reason);

    [LoggerMessage(1003, LogLevel.Error, "Turn {Reference} failed.")]
    private static partial void LogFailed(ILogger logger, string reference, Exception bug);
}
