using NodaTime;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Forgets which turns were taken in when no platform can deliver them again: Slack repeats for a day at most
/// (https://docs.slack.dev/apis/events-api), so two whole days are kept.
/// </summary>
internal sealed partial class SeenTurnSweeper(ITableStore store, TimeProvider time, ILogger<SeenTurnSweeper> logger) : BackgroundService
{
    private const int DaysKept = 2;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Removes what is old, in every workspace.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        LocalDate oldest = Instant.FromDateTimeOffset(time.GetUtcNow()).InUtc().Date.PlusDays(-DaysKept);
        var old = new RowRange(RowKeys.AllSeen, RowKeys.Seen(oldest));
        await foreach (string partition in store.PartitionsAsync(cancellationToken).ConfigureAwait(false))
        {
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

    [LoggerMessage(1201, LogLevel.Warning, "Old turns are forgotten an hour later: {Reason}")]
    private static partial void LogPutOff(ILogger logger, string reason);
}
