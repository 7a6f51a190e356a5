namespace ReferralBot.Tests.Fakes;

/// <summary>A clock that moves only when a test moves it. Timers run by the real one.</summary>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;
    private TimeSpan steady;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => steady.Ticks;

    public void Set(DateTimeOffset moment) => Advance(moment - now);

    public void Advance(TimeSpan by)
    {
        now += by;
        steady += by > TimeSpan.Zero ? by : TimeSpan.Zero;
    }

    /// <summary>The clock is set, while no time passes.</summary>
    public void Jump(TimeSpan by) => now += by;
}
