using NodaTime;

namespace ReferralBot.Bot.Simulations;

/// <summary>A clock that a simulation moves.</summary>
internal sealed class SimulatedClock(Instant start) : TimeProvider
{
    /// <summary>Now.</summary>
    public Instant Now { get; set; } = start;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
