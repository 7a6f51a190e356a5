namespace ReferralBot.Bot.Slack;

/// <summary>
/// Slack's limits of speed. A method that answered 429 rests in its workspace as long as Slack asks, and the others go on; a channel takes a
/// message a second and a few more at once, since Slack drops what exceeds that without always saying so
/// (https://docs.slack.dev/apis/web-api/rate-limits).
/// </summary>
internal sealed class SlackPace(TimeProvider time)
{
    private const int Burst = 5;
    private const int ManyChannels = 10_000;
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Team, string Method), DateTimeOffset> restingUntil = [];
    private readonly Dictionary<(string Team, string Channel), DateTimeOffset> paidUntil = [];

    /// <summary>Lets a method rest.</summary>
    public void Rest(string team, string method, TimeSpan length)
    {
        lock (gate)
        {
            var until = time.GetUtcNow() + length;
            if (!restingUntil.TryGetValue((team, method), out var earlier) || earlier < until)
            {
                restingUntil[(team, method)] = until;
            }
        }
    }

    /// <summary>How long a method still rests; null when it may be called.</summary>
    public TimeSpan? RestOf(string team, string method)
    {
        lock (gate)
        {
            if (!restingUntil.TryGetValue((team, method), out var until))
            {
                return null;
            }

            var left = until - time.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                return left;
            }

            restingUntil.Remove((team, method));
            return null;
        }
    }

    /// <summary>Takes the place of one message in a channel; how long to wait where there is none.</summary>
    public TimeSpan? TakeMessage(string team, string channel)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var paid = paidUntil.TryGetValue((team, channel), out var until) && until > now ? until : now;
            var wait = paid - now - (Gap * (Burst - 1));
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            if (paidUntil.Count >= ManyChannels)
            {
                ForgetQuietChannels(now);
            }

            paidUntil[(team, channel)] = paid + Gap;
            return null;
        }
    }

    private void ForgetQuietChannels(DateTimeOffset now)
    {
        foreach (var (channel, until) in paidUntil)
        {
            if (until <= now)
            {
                paidUntil.Remove(channel);
            }
        }
    }
}
