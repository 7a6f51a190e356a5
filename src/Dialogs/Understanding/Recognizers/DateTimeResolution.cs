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

/// <summary>The kinds of time expression.</summary>
public enum TimeKind
{
    /// <summary>A day.</summary>
    Date,
    /// <summary>A time of day.</summary>
    Time,
    /// <summary>A time on a day.</summary>
    DateTime,
    /// <summary>A stretch of days, open on one side where there is a bound.</summary>
    DateRange,
    /// <summary>A stretch within any day.</summary>
    TimeRange,
    /// <summary>A stretch within a given day or from one moment to another.</summary>
    DateTimeRange,
    /// <summary>A length of time.</summary>
    Duration,
    /// <summary>Something that repeats.</summary>
    Set,
}

/// <summary>The side of a named time that is meant.</summary>
public enum Bound
{
    /// <summary>The time itself.</summary>
    None,
    /// <summary>"before Friday".</summary>
    Before,
    /// <summary>"by Friday", "until Friday", "no later than Friday".</summary>
    Until,
    /// <summary>"after Friday".</summary>
    After,
    /// <summary>"since Friday", "from Friday on".</summary>
    Since,
}

/// <summary>The parts of the day.</summary>
public enum DayPart
{
    /// <summary>8:00 to 12:00.</summary>
    Morning,
    /// <summary>12:00 to 16:00.</summary>
    Afternoon,
    /// <summary>16:00 to 20:00.</summary>
    Evening,
    /// <summary>20:00 to the end of the day.</summary>
    Night,
    /// <summary>8:00 to 18:00.</summary>
    Daytime,
    /// <summary>8:00 to 18:00.</summary>
    BusinessHours,
    /// <summary>11:00 to 13:00.</summary>
    Lunchtime,
    /// <summary>End of day, close of business.</summary>
    EndOfDay,
}

/// <summary>The units in which time is counted.</summary>
public enum TimeUnit
{
    /// <summary>No unit.</summary>
    None,
    /// <summary>A second.</summary>
    Second,
    /// <summary>A minute.</summary>
    Minute,
    /// <summary>An hour.</summary>
    Hour,
    /// <summary>A day, or a night as a stay is counted.</summary>
    Day,
    /// <summary>A day from Monday to Friday.</summary>
    BusinessDay,
    /// <summary>A week, which starts on Monday.</summary>
    Week,
    /// <summary>Monday to Friday of one week.</summary>
    WorkWeek,
    /// <summary>Saturday and Sunday of one week.</summary>
    Weekend,
    /// <summary>Two weeks.</summary>
    Fortnight,
    /// <summary>A calendar month.</summary>
    Month,
    /// <summary>A calendar quarter.</summary>
    Quarter,
    /// <summary>A calendar year.</summary>
    Year,
    /// <summary>Ten years.</summary>
    Decade,
    /// <summary>A hundred years.</summary>
    Century,
}

/// <summary>One candidate.</summary>
/// <param name="Start">The point itself, or where the range starts; null for a range open to the past.</param>
/// <param name="End">Where the range ends; null for a point and for a range open to the future.</param>
public readonly record struct DateTimeValue(DateTimePoint? Start, DateTimePoint? End);

/// <summary>A day, a time of day, or a time on a day.</summary>
/// <param name="Date">The day, or null for any.</param>
/// <param name="Time">The time of day, or null where none was named.</param>
public readonly record struct DateTimePoint(LocalDate? Date, LocalTime? Time);

/// <summary>One way to read a time expression, as a person means it.</summary>
/// <param name="Days">The days meant, both ends inclusive; one day for a date; null for a time of day alone.</param>
/// <param name="Time">The clock time on the first day, or null where none was named; with no am or pm, 7 to 11 are morning and 12 to 6 afternoon.</param>
/// <param name="Until">The clock time at which a range of times ends, or null.</param>
public sealed record Occasion(DateInterval? Days, LocalTime? Time, LocalTime? Until)
{
    /// <summary>The first day meant, or null for a time of day alone.</summary>
    public LocalDate? Date => Days?.Start;
}

/// <summary>How something repeats: every <paramref name="Count"/> units, on the days and at the time given.</summary>
/// <param name="Unit">The unit counted; a week where days are named, a day for "every weekday".</param>
/// <param name="Count">How many units lie between; 1 for "daily".</param>
/// <param name="Days">The weekdays, Monday first; empty where none were named.</param>
/// <param name="Time">The clock time, or null.</param>
/// <param name="DayPart">The part of the day, or null.</param>
/// <param name="Timex">The expression in TIMEX3, the ISO 8601 dialect of the TimeML standard: <c>P1W</c>, <c>XXXX-WXX-5T16</c>.</param>
public sealed record Recurrence(TimeUnit Unit, decimal Count, IReadOnlyList<IsoDayOfWeek> Days, LocalTime? Time, DayPart? DayPart, string Timex);
