using System.Collections.Frozen;
using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Nudges;

/// <summary>
/// Keeps the appointments that are due, workspace by workspace, several at once, each in one commit with what it sends:
/// whoever commits first has kept it, and the others see that.
/// </summary>
internal sealed partial class ScheduleRunner(
    ITableStore store, IEnumerable<ScheduledTask> tasks, Outbox outbox, TimeProvider time, ILogger<ScheduleRunner> logger) : BackgroundService, ISchedule
{
    private const int MostInPage = 200;

    /// <summary>Few enough that answers to turns, of which more are worked on at once, stay fast beside thousands of digests.</summary>
    private const int AtOnce = 8;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly Duration PutOff = Duration.FromMinutes(10);
    private readonly FrozenDictionary<string, ScheduledTask> tasks = tasks.ToFrozenDictionary(task => task.Kind, StringComparer.Ordinal);
    private readonly SemaphoreSlim oneRun = new(1);

    /// <inheritdoc/>
    /// <remarks>Where another run is under way, it looks once that is over.</remarks>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        await oneRun.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAllAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            oneRun.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<Instant?> NextAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Appointment> all = await new Schedule(store).DueAsync(Instant.MaxValue, cancellationToken).ConfigureAwait(false);
        return all.Count == 0 ? null : all.Min(workspace => workspace.At);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        oneRun.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await RunDueAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (StoreUnavailableException outage)
            {
                LogStoreUnavailable(logger, outage.Message);
            }
#pragma warning disable CA1031 // A bug in one look must end neither the next ones nor the bot.
            catch (Exception bug) when (bug is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogLookFailed(logger, bug);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task<int> RunAllAsync(CancellationToken cancellationToken)
    {
        Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var schedule = new Schedule(store);
        int kept = 0;
        foreach (Appointment workspace in InOwnOrder(await schedule.DueAsync(now, cancellationToken).ConfigureAwait(false)))
        {
            kept += await RunAsync(workspace.Id, now, cancellationToken).ConfigureAwait(false);
            Appointment? next = await new AppointmentStore(new Workspace(store, workspace.Id)).NextAsync(cancellationToken).ConfigureAwait(false);
            await schedule.MoveOnAsync(workspace, next?.At, cancellationToken).ConfigureAwait(false);
            await AnnounceMissedAsync(schedule, workspace.Id, next?.At, cancellationToken).ConfigureAwait(false);
        }

        return kept;
    }

    /// <summary>Bots that share a store begin at different ends, so that they seldom do the same work.</summary>
    private IReadOnlyList<Appointment> InOwnOrder(IReadOnlyList<Appointment> due)
    {
        if (store.IsExclusive)
        {
            return due;
        }

        Appointment[] shuffled = [.. due];
        Random.Shared.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>
    /// Makes known what was appointed between the look at what comes next and the move there. Whoever appoints looks after
    /// their commit, too: one of the two sees it.
    /// </summary>
    private async Task AnnounceMissedAsync(Schedule schedule, string workspace, Instant? movedTo, CancellationToken cancellationToken)
    {
        Appointment? next = await new AppointmentStore(new Workspace(store, workspace)).NextAsync(cancellationToken).ConfigureAwait(false);
        if (next is not null && !(next.At >= movedTo))
        {
            await schedule.AnnounceAsync(workspace, next.At, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps what is due until nothing is left that can be kept now: what was kept may have appointed its next step at once.</summary>
    private async Task<int> RunAsync(string workspace, Instant now, CancellationToken cancellationToken)
    {
        int kept = 0;
        while (true)
        {
            IReadOnlyList<Appointment> due = await new AppointmentStore(new Workspace(store, workspace)).DueAsync(now, MostInPage, cancellationToken).ConfigureAwait(false);
            int before = kept;
            await Parallel.ForEachAsync(InOwnOrder(due), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (appointment, token) =>
            {
                if (await KeepAsync(workspace, appointment, now, token).ConfigureAwait(false))
                {
                    Interlocked.Increment(ref kept);
                }
            }).ConfigureAwait(false);
            if (kept == before)
            {
                return kept;
            }
        }
    }

    private async Task<bool> KeepAsync(string id, Appointment appointment, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            var context = new TaskContext(new Workspace(store, id), now);
            Appointment? still = await context.Appointments.GetAsync(appointment.Kind, appointment.Id, cancellationToken).ConfigureAwait(false);
            if (still != appointment)
            {
                return false;
            }

            await context.Appointments.CancelAsync(appointment.Kind, appointment.Id, cancellationToken).ConfigureAwait(false);
            if (tasks.TryGetValue(appointment.Kind, out ScheduledTask? task))
            {
                await task.KeepAsync(context, appointment, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                LogUnknown(logger, appointment.Kind);
            }

            // Where it fails somebody else kept it, or changed what it read: the next look sees which.
            return (await outbox.CommitAsync(context.Workspace, outbox.Plan(id, context.Messages), cancellationToken).ConfigureAwait(false)).IsCommitted;
        }
#pragma warning disable CA1031 // One member's appointment that meets a bug must not stop the others'.
        catch (Exception bug) when (bug is not StoreUnavailableException and not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(logger, appointment.Kind, bug);
            var workspace = new Workspace(store, id);
            await new AppointmentStore(workspace).SetAsync(appointment.Kind, appointment.Id, now + PutOff, cancellationToken).ConfigureAwait(false);
            return (await workspace.CommitAsync(cancellationToken).ConfigureAwait(false)).IsCommitted;
        }
    }

    [LoggerMessage(1301, LogLevel.Warning, "Appointments wait for the store: {Reason}")]
    private static partial void LogStoreUnavailable(ILogger logger, string reason);

    [LoggerMessage(1302, LogLevel.Error, "An appointment of kind {Kind} failed and is tried again later.")]
    private static partial void LogFailed(ILogger logger, string kind, Exception bug);

    [LoggerMessage(1304, LogLevel.Error, "Looking for appointments failed; the next look is in a moment.")]
    private static partial void LogLookFailed(ILogger logger, Exception bug);

    [LoggerMessage(1303, LogLevel.Error, "An appointment of kind {Kind} has no task and is dropped.")]
    private static partial void LogUnknown(ILogger logger, string kind);
}
