using System.Text.Json;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Forgets questions whose answer is not waited for any more, and which turns were taken in when no platform can deliver them
/// again: Slack repeats for a day at most (https://docs.slack.dev/apis/events-api), so two whole days are kept.
/// </summary>
internal sealed partial class OldRowSweeper(ITableStore store, TimeProvider time, ILogger<OldRowSweeper> logger) : BackgroundService
{
    private const int DaysKept = 2;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Removes what is old, in every workspace.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
        await foreach (string partition in store.PartitionsAsync(cancellationToken).ConfigureAwait(false))
        {
            await ForgetTurnsAsync(partition, now, cancellationToken).ConfigureAwait(false);
            await ForgetQuestionsAsync(new Workspace(store, partition), now, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Bots that were started together and share a store do not sweep together.
        await Task.Delay(Every * Random.Shared.NextDouble(), time, stoppingToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await SweepAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (StoreUnavailableException outage)
            {
                LogPutOff(logger, outage.Message);
            }
        }
    }

    private async Task ForgetTurnsAsync(string partition, Instant now, CancellationToken cancellationToken)
    {
        var old = new RowRange(RowKeys.AllSeen, RowKeys.Seen(now.InUtc().Date.PlusDays(-DaysKept)));
        IReadOnlyList<TableRow> page;
        do
        {
            page = await store.QueryAsync(partition, old, RowWrite.MaximumInCommit, cancellationToken).ConfigureAwait(false);
            if (page.Count > 0)
            {
                await store.CommitAsync(partition, [.. page.Select(row => RowWrite.Delete(row.RowKey))], cancellationToken).ConfigureAwait(false);
            }
        }
        while (page.Count == RowWrite.MaximumInCommit);
    }

    /// <summary>Where another question took the place of one meanwhile, the rest waits for the next time.</summary>
    private static async Task ForgetQuestionsAsync(Workspace workspace, Instant now, CancellationToken cancellationToken)
    {
        int count;
        do
        {
            count = await workspace.DeleteAsync(RowRange.Prefix(RowKeys.AllQuestions), RowWrite.MaximumInCommit, IsOver, cancellationToken).ConfigureAwait(false);
        }
        while ((await workspace.CommitAsync(cancellationToken).ConfigureAwait(false)).IsCommitted && count == RowWrite.MaximumInCommit);

        bool IsOver(ReadOnlyMemory<byte> row) => JsonSerializer.Deserialize(row.Span, ConversationJson.Default.Question)?.IsOver(now) == true;
    }

    [LoggerMessage(1201, LogLevel.Warning, "Old rows are forgotten an hour later: {Reason}")]
    private static partial void LogPutOff(ILogger logger, string reason);
}
