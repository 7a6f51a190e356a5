namespace ReferralBot.Benchmarks.Load;

/// <summary>What was measured of one server, in several rounds.</summary>
/// <param name="child">The server.</param>
/// <param name="firstReply">From the start of its process to its first answer.</param>
internal sealed class Figures(Child child, TimeSpan firstReply) : IDisposable
{
    private readonly List<TimeSpan>[] latencies = [.. MessageMix.Kinds.Select(_ => new List<TimeSpan>())];
    private TimeSpan processorTime;
    private long sent;
    private long bytes;

    /// <summary>The server.</summary>
    public Child Child => child;

    /// <summary>From the start of its process to its first answer.</summary>
    public TimeSpan FirstReply => firstReply;

    /// <summary>How long was measured.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Deliveries that were refused or never answered.</summary>
    public int Failures { get; private set; }

    /// <summary>Messages answered in a second.</summary>
    public double MessagesPerSecond => Messages / Elapsed.TotalSeconds;

    /// <summary>Processor time for a message, in milliseconds.</summary>
    public double ProcessorMilliseconds => processorTime.TotalMilliseconds / Math.Max(1, Messages);

    /// <summary>Messages that the server sent, for each one it got.</summary>
    public double AnswersPerMessage => (double)sent / Math.Max(1, Messages + Failures);

    /// <summary>The mean size of what it sent, in bytes.</summary>
    public double AnswerBytes => (double)bytes / Math.Max(1, sent);

    private int Messages => latencies.Sum(kind => kind.Count);

    /// <summary>Adds a round.</summary>
    /// <param name="results">The kind of each message delivered, and how long it took from the start of its delivery to the arrival of its answer; null where none came.</param>
    /// <param name="elapsed">How long the round was.</param>
    /// <param name="processorTime">The processor time that the server took.</param>
    /// <param name="sent">How many messages it sent.</param>
    /// <param name="bytes">Their bodies together, in bytes.</param>
    public void Add(IReadOnlyList<(int Kind, TimeSpan? Latency)> results, TimeSpan elapsed, TimeSpan processorTime, long sent, long bytes)
    {
        foreach (var (kind, latency) in results)
        {
            if (latency is { } time)
            {
                latencies[kind].Add(time);
            }
            else
            {
                Failures++;
            }
        }

        Elapsed += elapsed;
        this.processorTime += processorTime;
        this.sent += sent;
        this.bytes += bytes;
    }

    /// <summary>The latency that a share of all messages kept, in milliseconds.</summary>
    public double Percentile(double share) => Percentile(latencies.SelectMany(kind => kind), share);

    /// <summary>The latency that a share of the messages of one kind kept, in milliseconds.</summary>
    public double Percentile(int kind, double share) => Percentile(latencies[kind], share);

    /// <inheritdoc/>
    public void Dispose() => child.Dispose();

    private static double Percentile(IEnumerable<TimeSpan> latencies, double share)
    {
        TimeSpan[] sorted = [.. latencies.Order()];
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))].TotalMilliseconds;
    }
}
