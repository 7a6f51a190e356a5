using NodaTime;
using ReferralBot.Bot.Turns;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// The time of commands and submitted forms, which Slack does not date: when they were seen first, the same for a redelivery.
/// </summary>
internal sealed class FirstSeen(TimeProvider time)
{
    private readonly Recent<Instant> seen = new(50_000, TimeSpan.FromMinutes(30), time);

    /// <summary>When the delivery of this id was seen first.</summary>
    public Instant Of(string id) => seen.GetOrAdd(id, _ => Instant.FromDateTimeOffset(time.GetUtcNow()));
}
