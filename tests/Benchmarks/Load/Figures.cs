namespace ReferralBot.Benchmarks.Load;

/// <summary>What was measured of one server.</summary>
internal sealed record Figures
{
    /// <summary>How long each answered message took, from the start of its delivery to the arrival of its answer, by kind, sorted.</summary>
    public required IReadOnlyList<TimeSpan[]> Latencies { get; init; }

    /// <summary>How long was measured.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The processor time that the server took meanwhile.</summary>
    public required TimeSpan ProcessorTime { get; init; }

    /// <summary>The memory it had resident at the end, in bytes.</summary>
    public required long ResidentBytes { get; init; }

    /// <summary>From the start of its process to its first answer.</summary>
    public required TimeSpan FirstReply { get; init; }

    /// <summary>Messages that the server sent, for each one it got.</summary>
    public required double AnswersPerMessage { get; init; }

    /// <summary>The mean size of what it sent, in bytes.</summary>
    public required int AnswerBytes { get; init; }

    /// <summary>Deliveries that were refused or never answered.</summary>
    public required int Failures { get; init; }

    /// <summary>Messages answered.</summary>
    public int Messages => Latencies.Sum(kind => kind.Length);

    /// <summary>Messages answered in a second.</summary>
    public double MessagesPerSecond => Messages / Elapsed.TotalSeconds;

    /// <summary>Processor time for a message, in milliseconds.</summary>
    public double ProcessorMilliseconds => ProcessorTime.TotalMilliseconds / Math.Max(1, Messages);

    /// <summary>The latency that a share of all messages kept, in milliseconds.</summary>
    public double Percentile(double share) => Percentile([.. Latencies.SelectMany(kind => kind).Order()], share);

    /// <summary>The latency that a share of the messages of one kind kept, in milliseconds.</summary>
    public double Percentile(int kind, double share) => Percentile(Latencies[kind], share);

    private static double Percentile(TimeSpan[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))].TotalMilliseconds;
}
