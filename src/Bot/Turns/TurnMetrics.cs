using System.Diagnostics.Metrics;

namespace ReferralBot.Bot.Turns;

/// <summary>What operators count: turns taken in, answered and repeated, messages sent, retried and dropped, and how long it took.</summary>
internal sealed class TurnMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "ReferralBot";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> turns;
    private readonly Counter<long> duplicates;
    private readonly Counter<long> failures;
    private readonly Histogram<double> handling;
    private readonly Counter<long> sends;
    private readonly Counter<long> retries;
    private readonly Counter<long> drops;
    private readonly Histogram<double> sending;

    /// <summary>Creates the instruments.</summary>
    public TurnMetrics()
    {
        turns = meter.CreateCounter<long>("referralbot.turns", "{turn}", "Turns taken in.");
        duplicates = meter.CreateCounter<long>("referralbot.turns.duplicates", "{turn}", "Redelivered turns left out.");
        failures = meter.CreateCounter<long>("referralbot.turns.failures", "{turn}", "Turns answered with an apology.");
        handling = meter.CreateHistogram<double>("referralbot.turns.duration", "ms", "From taking a turn in to the commit of its answer.");
        sends = meter.CreateCounter<long>("referralbot.sends", "{message}", "Messages that a platform took.");
        retries = meter.CreateCounter<long>("referralbot.sends.retries", "{message}", "Attempts that a platform asked to repeat.");
        drops = meter.CreateCounter<long>("referralbot.sends.drops", "{message}", "Messages given up.");
        sending = meter.CreateHistogram<double>("referralbot.sends.duration", "ms", "From the commit of a message to the platform's answer.");
    }

    /// <summary>A turn was taken in.</summary>
    public void Accepted(string channel) => turns.Add(1, Channel(channel));

    /// <summary>A turn came again and was left out.</summary>
    public void Duplicate(string channel) => duplicates.Add(1, Channel(channel));

    /// <summary>A turn was handled.</summary>
    public void Handled(string channel, TimeSpan duration) => handling.Record(duration.TotalMilliseconds, Channel(channel));

    /// <summary>A turn was answered with an apology.</summary>
    public void Failed(string channel) => failures.Add(1, Channel(channel));

    /// <summary>A platform took a message.</summary>
    public void Sent(string channel, TimeSpan duration)
    {
        sends.Add(1, Channel(channel));
        sending.Record(duration.TotalMilliseconds, Channel(channel));
    }

    /// <summary>A message is to be sent again.</summary>
    public void Retried(string channel) => retries.Add(1, Channel(channel));

    /// <summary>A message was given up.</summary>
    public void Dropped(string channel) => drops.Add(1, Channel(channel));

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private static KeyValuePair<string, object?> Channel(string channel) => new("channel", channel);
}
