using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ReferralBot.Bot.Nudges;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Fakes;

/// <summary>The bot behind its channels: the real inbox, worker, dialogs and outbox over a real store.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private const int MostAppointments = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TurnMetrics metrics = new();
    private readonly Outbox outbox;

    private RunningBot(ITableStore store, IReadOnlyList<IChannel> channels, TimeProvider time)
    {
        var rosters = new Rosters(channels.OfType<IChannelRoster>(), time);
        var instances = new Instances(store, time);
        outbox = new Outbox(store, instances, channels.Select(channel => new ChannelWithFiles(channel, store, DialogServices.Files(), time)), metrics, time, NullLogger<Outbox>.Instance);
        Worker = new TurnWorker(store, DialogServices.CreateRouter([], rosters), instances, outbox, metrics, time, NullLogger<TurnWorker>.Instance);
        Inbox = new TurnInbox(store, Worker, time);
        Takeover = new Takeover(store, instances, Worker, outbox, time, NullLogger<Takeover>.Instance);
        Schedule = new ScheduleRunner(store, DialogServices.Tasks(rosters), outbox, time, NullLogger<ScheduleRunner>.Instance);
    }

    public TurnInbox Inbox { get; }

    public TurnWorker Worker { get; }

    public Takeover Takeover { get; }

    public ScheduleRunner Schedule { get; }

    /// <summary>Starts as the host does: what was left undone is done first.</summary>
    public static async Task<RunningBot> StartAsync(ITableStore store, TimeProvider time, params IReadOnlyList<IChannel> channels)
    {
        var bot = new RunningBot(store, channels, time);
        await bot.Takeover.StartingAsync(CancellationToken.None);
        await bot.Takeover.WhenLookedAsync().WaitAsync(Patience);
        return bot;
    }

    /// <summary>Moves the clock from one appointment to the next, so that each is kept at its own time.</summary>
    public async Task LiveUntilAsync(FakeClock clock, Instant moment)
    {
        for (int kept = 0; await Schedule.NextAsync(CancellationToken.None) is { } next && next < moment; kept++)
        {
            Assert.True(kept < MostAppointments, $"An appointment at {next} is never kept.");
            if (next > Instant.FromDateTimeOffset(clock.GetUtcNow()))
            {
                clock.Set(next.ToDateTimeOffset());
            }

            await KeepAppointmentsAsync();
        }

        clock.Set(moment.ToDateTimeOffset());
        await KeepAppointmentsAsync();
    }

    public async Task KeepAppointmentsAsync()
    {
        await Schedule.RunDueAsync(CancellationToken.None);
        await WhenStillAsync();
    }

    /// <summary>Does what a bot that shares its store does every few seconds, to the end.</summary>
    public async Task BeatAsync()
    {
        await Takeover.BeatAsync(CancellationToken.None);
        await Takeover.WhenLookedAsync().WaitAsync(Patience);
    }

    /// <summary>Waits until nothing is under way; a bot that never comes to rest fails the test instead of holding it up.</summary>
    public Task WhenStillAsync() => Worker.WhenStillAsync(CancellationToken.None).WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await Takeover.StoppedAsync(CancellationToken.None);
        Takeover.Dispose();
        Schedule.Dispose();
        Worker.Dispose();
        outbox.Dispose();
        metrics.Dispose();
    }
}
