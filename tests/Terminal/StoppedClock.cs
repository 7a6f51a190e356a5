namespace ReferralBot.Tests.Terminal;

/// <summary>A clock that stands still on Monday 23 November 2026 at 9 o'clock, and whose timers never fire.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public static readonly DateTimeOffset Moment = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Moment;

    public override long GetTimestamp() => 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new InertTimer();

    private sealed class InertTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
