using System.Collections.Frozen;
using System.Text.Json;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Takes up what a bot left undone that is no more: its turns and its messages. Where one bot has the store, that is its
/// own last end, before the first request. Where several share it, each looks when it starts, and whenever another one
/// is found dead; while nobody dies this costs two requests every five seconds, however many workspaces there are.
/// </summary>
internal sealed partial class Takeover(ITableStore store, Instances instances, TurnWorker worker, Outbox outbox, TimeProvider time, ILogger<Takeover> logger)
    : BackgroundService, IHostedLifecycleService
{
    private const int Page = 500;
    private const int AtOnce = 8;
    private static readonly IReadOnlySet<string> NoOther = FrozenSet<string>.Empty;
    private Task<bool> looking = Task.FromResult(false);

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (store.IsExclusive)
        {
            await TakeUpAsync(NoOther, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await BeatAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After the last request: what is in hand is finished. A bot that leaves nothing is not looked after by the others.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await looking.ConfigureAwait(false);
            if (await worker.FinishAsync(cancellationToken).ConfigureAwait(false))
            {
                await instances.ForgetAsync([instances.Id], cancellationToken).ConfigureAwait(false);
                return;
            }
        }
        catch (Exception end) when (end is OperationCanceledException or StoreUnavailableException)
        {
            // The end was set a time, or the store cannot be told: the others find out.
        }

        LogLeft(logger);
    }

    /// <summary>Renews this bot's presence, and takes up what dead ones left.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlySet<string> dead = await instances.BeatAsync(cancellationToken).ConfigureAwait(false);
            bool isDone = looking is { IsCompletedSuccessfully: true, Result: true };
            if (looking.IsCompleted && (!isDone || dead.Count > 0))
            {
                // Beside the beats, which go on however long it takes.
                looking = LookAsync(dead, cancellationToken);
            }
        }
        catch (StoreUnavailableException outage)
        {
            LogAbsent(logger, outage.Message);
        }
    }

    /// <summary>Ends when the last look at what others left is over.</summary>
    public Task WhenLookedAsync() => looking;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store.IsExclusive)
        {
            return;
        }

        using var timer = new PeriodicTimer(Instances.Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            await BeatAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>True when everything was looked at.</summary>
    private async Task<bool> LookAsync(IReadOnlySet<string> dead, CancellationToken cancellationToken)
    {
        try
        {
            foreach (string one in dead)
            {
                LogDead(logger, one);
            }

            await TakeUpAsync(dead, cancellationToken).ConfigureAwait(false);
            await instances.ForgetAsync(dead, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StoreUnavailableException outage)
        {
            LogAbsent(logger, outage.Message);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task TakeUpAsync(IReadOnlySet<string> dead, CancellationToken cancellationToken)
    {
        int turns = 0;
        int messages = 0;
        await Parallel.ForEachAsync(
            store.PartitionsAsync(cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (partition, token) =>
            {
                RowRange range = RowRange.Prefix(RowKeys.AllWaiting);
                IReadOnlyList<TableRow> page;
                do
                {
                    page = await store.QueryAsync(partition, range, Page, token).ConfigureAwait(false);
                    foreach (TableRow row in page)
                    {
                        bool isTakenUp = await TakeUpAsync(partition, row, dead, token).ConfigureAwait(false);
                        if (isTakenUp && RowKeys.IsWaitingTurn(row.RowKey))
                        {
                            Interlocked.Increment(ref turns);
                        }
                        else if (isTakenUp)
                        {
                            Interlocked.Increment(ref messages);
                        }

                        range = range.After(row.RowKey);
                    }
                }
                while (page.Count == Page);
            }).ConfigureAwait(false);
        if (turns + messages > 0)
        {
            LogTakenUp(logger, turns, messages);
        }
    }

    private async ValueTask<bool> TakeUpAsync(string partition, TableRow row, IReadOnlySet<string> dead, CancellationToken cancellationToken)
    {
        try
        {
            if (!RowKeys.IsWaitingTurn(row.RowKey))
            {
                return await outbox.TakeUpAsync(partition, row, dead, cancellationToken).ConfigureAwait(false);
            }

            worker.Enqueue(new WaitingTurn(Read(row), row.RowKey, null, time.GetTimestamp()) { IsFound = true });
            return true;
        }
        catch (JsonException unreadable)
        {
            // One row that this version cannot read must not keep the bot from starting.
            LogUnreadable(logger, unreadable);
            return false;
        }
    }

    private static Turn Read(TableRow row) => JsonSerializer.Deserialize(row.Data.Span, ConversationJson.Default.Turn)!;

    [LoggerMessage(1411, LogLevel.Information, "{Turns} turns and {Messages} messages that were left undone are taken up.")]
    private static partial void LogTakenUp(ILogger logger, int turns, int messages);

    [LoggerMessage(1412, LogLevel.Warning, "The bot {Instance} has stood still for 30 seconds and is taken for dead.")]
    private static partial void LogDead(ILogger logger, string instance);

    [LoggerMessage(1415, LogLevel.Error, "Something that waits cannot be read by this version and is left where it is.")]
    private static partial void LogUnreadable(ILogger logger, Exception unreadable);

    [LoggerMessage(1414, LogLevel.Warning, "The end came before everything in hand was done; the rest is taken up later.")]
    private static partial void LogLeft(ILogger logger);

    [LoggerMessage(1413, LogLevel.Warning, "The other bots cannot be looked after: {Reason}")]
    private static partial void LogAbsent(ILogger logger, string reason);
}
