using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>A day: the nearest one past and the nearest one to come, which are the same when the day is certain.</summary>
/// <param name="Past">The nearest day before today.</param>
/// <param name="Future">Today or the nearest day after it.</param>
/// <param name="IsWeekday">True where only a weekday was named.</param>
internal readonly record struct DateValue(LocalDate Past, LocalDate Future, bool IsWeekday = false)
{
    public DateValue(LocalDate certain)
        : this(certain, certain)
    {
    }

    public bool IsCertain => Past == Future;

    /// <summary>The reading that lies in a year, or both where none does.</summary>
    public DateValue InYear(int year) => Past.Year == year ? new DateValue(Past) : Future.Year == year ? new DateValue(Future) : this;

    /// <summary>True where the nearest day to come is today.</summary>
    public bool FallsToday { get; init; }
}

/// <summary>Days from a start to an end.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The day after the last, or the last day itself where the text names it ("from 3/5 to 3/7").</param>
/// <param name="Meant">The days as people mean them, both ends inclusive.</param>
internal readonly record struct DateSpan(LocalDate Start, LocalDate End, DateInterval Meant)
{
    public int Days => Period.DaysBetween(Start, End);

    public bool IsYear => Days is 365 or 366;

    /// <summary>The days up to another one. Who counts none ("the next 0 weeks") means the first.</summary>
    public static DateSpan Whole(LocalDate start, LocalDate end) => new(start, end, new DateInterval(start, LocalDate.Max(start, end.PlusDays(-1))));
}

/// <summary>A stretch of days: the latest one begun or past, and the one to come.</summary>
internal readonly record struct PeriodValue(DateSpan Past, DateSpan Future)
{
    public PeriodValue(DateSpan certain)
        : this(certain, certain)
    {
    }

    public bool IsCertain => Past.Start == Future.Start && Past.End == Future.End;

    /// <summary>True where the one to come has begun.</summary>
    public bool HasBegun { get; init; }

    /// <summary>The edge that was named: "end of June", "early June".</summary>
    public Edge Edge { get; init; }
}

/// <summary>The edges of a period.</summary>
internal enum Edge : byte
{
    None,
    Start,
    Mid,
    End,
}

/// <summary>A clock time.</summary>
/// <param name="Time">The time; in the first half of the day where <paramref name="IsOpen"/>.</param>
/// <param name="IsOpen">True where neither am nor pm was said and both are possible.</param>
/// <param name="IsClock">True where it looks like a time by itself ("5:30", "5pm"), false for a bare number.</param>
internal readonly record struct TimeValue(LocalTime Time, bool IsOpen, bool IsClock)
{
    /// <summary>The time that people mean: with no am or pm, 7 to 11 are morning and 12 to 6 afternoon.</summary>
    public LocalTime Meant => IsOpen && Time.Hour is < 7 ? Time.PlusHours(12) : Time;

    public LocalTime Later => Time.PlusHours(12);

    public TimeValue InHalf(bool isAfternoon) => this with { Time = isAfternoon == Time.Hour >= 12 ? Time : Time.PlusHours(12), IsOpen = false };
}

/// <summary>From one clock time to another; the end may be on the next day.</summary>
internal readonly record struct ClockRange(TimeSpanOfDay First, TimeSpanOfDay? Second, TimeSpanOfDay Meant)
{
    public DayPart? DayPart { get; init; }
}

/// <summary>A start and an end on the clock; an end not after the start is on the next day.</summary>
internal readonly record struct TimeSpanOfDay(LocalTime Start, LocalTime End);

/// <summary>A length of time as it was counted.</summary>
/// <param name="Length">The calendar units.</param>
/// <param name="Seconds">The same in seconds, a month being 30 days and a year 365.</param>
/// <param name="Count">How many of <paramref name="Unit"/>; 0 where more than one unit was named.</param>
/// <param name="Unit">The unit named last.</param>
/// <param name="HasClockUnit">True where hours, minutes or seconds were named.</param>
internal readonly record struct Amount(Period Length, decimal Seconds, decimal Count, TimeUnit Unit, bool HasClockUnit)
{
    /// <summary>Both together, of which no single unit is counted.</summary>
    public Amount Plus(Amount more) => new(Length + more.Length, Seconds + more.Seconds, 0, more.Unit, HasClockUnit || more.HasClockUnit);
}
