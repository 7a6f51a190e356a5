using System.Security.Cryptography;
using System.Text;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Handles turns: in order within a conversation, many conversations at once. One commit notes that the turn was seen,
/// takes it out where it waited, and writes what its dialog changed and what is to be sent: of several deliveries, and of
/// several bots, one commits. It is the one error boundary: whatever goes wrong in a dialog, the member gets an apology
/// with a reference and the log gets the exception.
/// </summary>
internal sealed partial class TurnWorker : IStillness, IDisposable
{
    private const int AtOnce = 64;
    private const int MostCommits = 30;
    private const int LongestPauseMilliseconds = 128;
    private const int MostRecent = 2_000;
    private static readonly TimeSpan RecentFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);
    private readonly ITableStore store;
    private readonly DialogRouter router;
    private readonly Outbox outbox;
    private readonly TurnMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger<TurnWorker> logger;
    private readonly Lanes<WaitingTurn> lanes;
    private readonly Recent<object> recent;
    private readonly SharedConversations conversations;

    /// <summary>A worker over a store.</summary>
    public TurnWorker(ITableStore store, DialogRouter router, Instances instances, Outbox outbox, TurnMetrics metrics, TimeProvider time, ILogger<TurnWorker> logger)
    {
        this.store = store;
        this.router = router;
        this.outbox = outbox;
        this.metrics = metrics;
        this.time = time;
        this.logger = logger;
        lanes = new Lanes<WaitingTurn>(HandleAsync, AtOnce, time);
        recent = new Recent<object>(MostRecent, RecentFor, time);
        conversations = new SharedConversations(store, instances, time);
    }

    /// <summary>Adds a turn at the end of its conversation.</summary>
    public void Enqueue(WaitingTurn turn) => lanes.Enqueue(SharedConversations.Conversation(turn.Turn), turn);

    /// <inheritdoc/>
    public async Task WhenStillAsync(CancellationToken cancellationToken)
    {
        await lanes.WhenStillAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await outbox.WhenStillAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finishes what is in hand; true when that was all, false when something has to wait and stays stored.</summary>
    public async Task<bool> FinishAsync(CancellationToken cancellationToken)
    {
        lanes.Stop();
        outbox.Stop();
        await WhenStillAsync(cancellationToken).ConfigureAwait(false);
        return !lanes.IsLeft && !outbox.IsLeft;
    }

    /// <inheritdoc/>
    public void Dispose() => lanes.Dispose();

    private static string Name(Turn turn) => $"{turn.Workspace}|{turn.Id}";

    private async Task<TimeSpan?> HandleAsync(WaitingTurn waiting)
    {
        try
        {
            if (!store.IsExclusive && await HoldBackAsync(waiting).ConfigureAwait(false) is { } pause)
            {
                return pause;
            }
        }
        catch (StoreUnavailableException outage)
        {
            LogStoreUnavailable(logger, Reference(waiting.Turn), outage.Message);
            return PutOff(waiting, outage);
        }

        return await AnswerOrApologiseAsync(waiting).ConfigureAwait(false);
    }

    private async Task<TimeSpan?> AnswerOrApologiseAsync(WaitingTurn waiting)
    {
        Turn turn = waiting.Turn;
        try
        {
            await AnswerOnceAsync(waiting).ConfigureAwait(false);
            waiting.Settle();
            return null;
        }
        catch (StoreUnavailableException outage)
        {
            LogStoreUnavailable(logger, Reference(turn), outage.Message);
            return PutOff(waiting, outage);
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

    /// <summary>Waits for what other bots have in hand of the conversation, and answers before what they left; null when it is the turn's time.</summary>
    private async Task<TimeSpan?> HoldBackAsync(WaitingTurn waiting)
    {
        if (await conversations.LookAsync(waiting).ConfigureAwait(false) is not { } hold)
        {
            return null;
        }

        foreach (WaitingTurn earlier in hold.Earlier)
        {
            if (await AnswerOrApologiseAsync(earlier).ConfigureAwait(false) is { } pause)
            {
                return pause;
            }
        }

        return hold.Pause;
    }

    /// <summary>Answers a turn, unless that was done before, here or by another bot: then it is only taken out.</summary>
    private async Task AnswerOnceAsync(WaitingTurn waiting)
    {
        Turn turn = waiting.Turn;
        bool isAnsweredHere = !await IsAnsweredAsync(waiting).ConfigureAwait(false) && await AnswerAsync(waiting).ConfigureAwait(false);
        if (!store.IsExclusive)
        {
            conversations.Answered(turn, isAnsweredHere);
        }

        if (isAnsweredHere)
        {
            metrics.Accepted(turn.In.Channel);
            metrics.Handled(turn.In.Channel, time.GetElapsedTime(waiting.Since));
            return;
        }

        if (!waiting.IsFollower)
        {
            metrics.Duplicate(turn.In.Channel);
        }

        if (waiting.Key is { } key)
        {
            await store.CommitAsync(turn.Workspace, [RowWrite.Delete(key)], CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a turn is known to be answered. One that had to wait may have been answered by another bot meanwhile; for others the commit tells.</summary>
    private async ValueTask<bool> IsAnsweredAsync(WaitingTurn waiting) =>
        recent.Find(Name(waiting.Turn)) is not null
        || (waiting.WasHeldBack && await store.GetAsync(waiting.Turn.Workspace, waiting.Key!, CancellationToken.None).ConfigureAwait(false) is null);

    /// <summary>False when it had been answered before.</summary>
    private async Task<bool> AnswerAsync(WaitingTurn waiting)
    {
        for (int attempt = 1; attempt <= MostCommits; attempt++)
        {
            Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
            var workspace = new Workspace(store, waiting.Turn.Workspace);
            Answer answer = await router.RouteAsync(waiting.Turn, outbox.CanWhisper(waiting.Turn.In.Channel), workspace, now, CancellationToken.None).ConfigureAwait(false);
            if (await CommitAsync(waiting, workspace, answer).ConfigureAwait(false) is { } isFirst)
            {
                return isFirst;
            }

            await Task.Delay(PauseAfter(attempt), time).ConfigureAwait(false);
        }

        throw new InvalidOperationException($"A turn met other changes {MostCommits} times.");
    }

    /// <summary>Longer each time and never the same, so that turns that want the same row do not meet again at once.</summary>
    private static TimeSpan PauseAfter(int attempt) => TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Math.Min(LongestPauseMilliseconds, 1 << Math.Min(attempt, 10)));

    /// <summary>True when it is done, false when it had been done before, null when something else changed meanwhile.</summary>
    private async Task<bool?> CommitAsync(WaitingTurn waiting, Workspace workspace, Answer answer)
    {
        Turn turn = waiting.Turn;
        bool isWaitedFor = waiting.Inline?.TryClaim() ?? false;
        bool isPreview = isWaitedFor && waiting.Inline!.IsPreview;
        IReadOnlyList<OutgoingMessage> messages =
        [
            .. outbox.Plan(turn, isWaitedFor && !isPreview ? answer.Reply?.Then : answer.Reply, answer.Personal, isPreview),
            .. outbox.Plan(turn.Workspace, answer.Messages),
        ];
        string seen = RowKeys.Seen(turn.At.InUtc().Date, turn.Id);
        workspace.Insert(seen, new SeenTurn(), TurnJson.Default.SeenTurn);
        if (waiting.Key is { } key)
        {
            workspace.Delete(key);
        }

        CommitOutcome outcome = await outbox.CommitAsync(workspace, messages, CancellationToken.None).ConfigureAwait(false);
        bool isSeen = outcome is { Kind: CommitOutcomeKind.Exists, RowKey: { } row } && row == seen;
        if (!outcome.IsCommitted && !isSeen)
        {
            return null;
        }

        recent.Set(Name(turn), recent);
        waiting.Inline?.Give(outcome.IsCommitted ? answer.Reply : null);
        return outcome.IsCommitted;
    }

    /// <summary>What is stored is tried again; what is not is to be delivered again.</summary>
    private static TimeSpan? PutOff(WaitingTurn waiting, StoreUnavailableException outage)
    {
        if (waiting.Key is null)
        {
            waiting.Fail(outage);
            return null;
        }

        waiting.Inline?.GiveUp();
        return StoreRetry;
    }

    private async Task<TimeSpan?> ApologiseAsync(WaitingTurn waiting)
    {
        try
        {
            var apology = new Reply { Text = ChannelWords.WentWrong(Reference(waiting.Turn)) };
            await CommitAsync(waiting, new Workspace(store, waiting.Turn.Workspace), new Answer(apology, [])).ConfigureAwait(false);
            waiting.Settle();
            return null;
        }
        catch (StoreUnavailableException outage)
        {
            return PutOff(waiting, outage);
        }
    }

    /// <summary>Six characters that a member can read out, and that stand in the log with everything about the turn.</summary>
    private static string Reference(Turn turn) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{turn.Workspace}|{turn.Id}")).AsSpan(0, 3));

    [LoggerMessage(1002, LogLevel.Warning, "Turn {Reference} waits for the store: {Reason}")]
    private static partial void LogStoreUnavailable(ILogger logger, string reference, string reason);

    [LoggerMessage(1003, LogLevel.Error, "Turn {Reference} failed.")]
    private static partial void LogFailed(ILogger logger, string reference, Exception bug);
}
