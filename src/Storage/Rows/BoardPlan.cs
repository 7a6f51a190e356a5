using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>A board that is posted in a channel again and again.</summary>
public sealed record BoardPlan
{
    /// <summary>The id, unique in the workspace.</summary>
    public required string Id { get; init; }

    /// <summary>Where it is posted; found by the conversation's id, whatever the channel is called by now.</summary>
    public required Place Place { get; init; }

    /// <summary>The figure that is ranked, by name; null for the whole board.</summary>
    public string? Metric { get; init; }

    /// <summary>How often.</summary>
    public required BoardEvery Every { get; init; }

    /// <summary>The days of the week, for daily and weekly boards.</summary>
    public IReadOnlyList<IsoDayOfWeek> Days { get; init; } = [];

    /// <summary>The time on the clock of <see cref="TimeZone"/>.</summary>
    public required LocalTime Time { get; init; }

    /// <summary>The IANA id of the team's zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The member who set it up, and hears of it when it has to stop.</summary>
    public required string SetBy { get; init; }

    /// <summary>When the board that is put off for a while was to come; null where none is.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>The first day of the period of the board posted last; null before the first.</summary>
    public LocalDate? LastPeriod { get; init; }

    /// <summary>What members had on the board posted last, by their ids: what movement is seen from.</summary>
    public IReadOnlyDictionary<string, decimal>? LastValues { get; init; }
}

/// <summary>How often a board is posted.</summary>
public enum BoardEvery
{
    /// <summary>On several days of the week.</summary>
    Day,
    /// <summary>On one day of the week.</summary>
    Week,
    /// <summary>On the first working day of a month, for the month before.</summary>
    Month,
    /// <summary>On the first working day of a quarter, for the quarter before.</summary>
    Quarter,
}
