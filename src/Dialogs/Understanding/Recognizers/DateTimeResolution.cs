using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>
/// What a time expression means: every candidate, as a list that a program can choose from
/// (<see cref="Values"/>), and the one that a person means when speaking of what was (<see cref="Past"/>) or
/// of what is to come (<see cref="Future"/>).
/// </summary>
public sealed record DateTimeResolution
{
    /// <summary>What kind of expression it is.</summary>
    public required TimeKind Kind { get; init; }

    /// <summary>The side of the time named that is meant; <see cref="Bound.None"/> for the time itself.</summary>
    public Bound Bound { get; init; }

    /// <summary>True for "around 3pm".</summary>
    public bool IsApproximate { get; init; }

    /// <summary>
    /// The candidates: "Friday" has the last and the next one, "at 5" morning and afternoon. The ends of ranges
    /// are exclusive, save that "from X to Y" ends where Y starts. The bound is applied: "since Monday" has a start only.
    /// </summary>
    public IReadOnlyList<DateTimeValue> Values { get; init; } = [];

    /// <summary>
    /// The reading that looks back: the nearest one past, today's own weekday and date included.
    /// The bound is not applied. Null for a duration, for repetition and for "asap".
    /// </summary>
    public Occasion? Past { get; init; }

    /// <summary>
    /// The reading that looks ahead: the nearest one to come, today's own weekday being a week on.
    /// The bound is not applied. Null for a duration, for repetition and for "asap".
    /// </summary>
    public Occasion? Future { get; init; }

    /// <summary>The part of the day named ("Friday morning", "tonight"), or null.</summary>
    public DayPart? DayPart { get; init; }

    /// <summary>
    /// How long, for a duration ("two hours"), and for a date counted from now ("in 3 days", "2 hours ago" as -2 hours).
    /// </summary>
    public Period? Length { get; init; }

    /// <summary>For a duration: how many seconds it lasts, a month counting 30 days and a year 365.</summary>
    public decimal? Seconds { get; init; }

    /// <summary>How it repeats, for repetition.</summary>
    public Recurrence? Recurrence { get; init; }

    internal Edge Edge { get; init; }
}
