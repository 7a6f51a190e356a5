using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Makes resolutions of what the grammar read: every candidate, and the ones that people mean.</summary>
internal static class Resolved
{
    public static DateTimeResolution Of(DateValue date) => new()
    {
        Kind = TimeKind.Date,
        Values = date.IsCertain ? [Point(date.Past, null)] : [Point(date.Past, null), Point(date.Future, null)],
        Past = new Occasion(OneDay(PastDay(date)), null, null),
        Future = new Occasion(OneDay(FutureDay(date)), null, null),
    };

    public static DateTimeResolution Of(PeriodValue period) => new()
    {
        Kind = TimeKind.DateRange,
        Edge = period.Edge,
        Values = period.IsCertain ? [Range(period.Past)] : [Range(period.Past), Range(period.Future)],
        Past = new Occasion(LatestBegun(period).Meant, null, null),
        Future = new Occasion(period.Future.Meant, null, null),
    };

    public static DateTimeResolution Of(TimeValue time) => new()
    {
        Kind = TimeKind.Time,
        Values = time.IsOpen ? [Point(null, time.Time), Point(null, time.Later)] : [Point(null, time.Time)],
        Past = new Occasion(null, time.Meant, null),
        Future = new Occasion(null, time.Meant, null),
    };

    public static DateTimeResolution Of(ClockRange range) => new()
    {
        Kind = TimeKind.TimeRange,
        DayPart = range.DayPart,
        Values = range.Second is { } second ? [Of(range.First), Of(second)] : [Of(range.First)],
        Past = Meant(null, range),
        Future = Meant(null, range),
    };

    public static DateTimeResolution Of(DateValue date, TimeValue time) => new()
    {
        Kind = TimeKind.DateTime,
        Values = date.IsCertain
            ? time.IsOpen ? [Point(date.Past, time.Time), Point(date.Past, time.Later)] : [Point(date.Past, time.Time)]
            : time.IsOpen
                ? [Point(date.Past, time.Time), Point(date.Future, time.Time), Point(date.Past, time.Later), Point(date.Future, time.Later)]
                : [Point(date.Past, time.Time), Point(date.Future, time.Time)],
        Past = new Occasion(OneDay(PastDay(date)), time.Meant, null),
        Future = new Occasion(OneDay(FutureDay(date)), time.Meant, null),
    };

    public static DateTimeResolution Of(DateValue date, ClockRange range) => new()
    {
        Kind = TimeKind.DateTimeRange,
        DayPart = range.DayPart,
        Values = date.IsCertain
            ? range.Second is { } later ? [OnDay(date.Past, range.First), OnDay(date.Past, later)] : [OnDay(date.Past, range.First)]
            : range.Second is { } second
                ? [OnDay(date.Past, range.First), OnDay(date.Future, range.First), OnDay(date.Past, second), OnDay(date.Future, second)]
                : [OnDay(date.Past, range.First), OnDay(date.Future, range.First)],
        Past = Meant(PastDay(date), range),
        Future = Meant(FutureDay(date), range),
    };

    public static DateTimeResolution Of(Amount amount) => new()
    {
        Kind = TimeKind.Duration,
        Length = amount.Length,
        Seconds = amount.Seconds,
    };

    public static DateTimeResolution Of(Recurrence recurrence) => new()
    {
        Kind = TimeKind.Set,
        DayPart = recurrence.DayPart,
        Recurrence = recurrence with { Timex = Timex.Of(recurrence) },
    };

    public static DateTimeResolution At(LocalDateTime moment) => new()
    {
        Kind = TimeKind.DateTime,
        Values = [Point(moment.Date, moment.TimeOfDay)],
        Past = new Occasion(OneDay(moment.Date), moment.TimeOfDay, null),
        Future = new Occasion(OneDay(moment.Date), moment.TimeOfDay, null),
    };

    /// <summary>Now, for words such as "asap" by which people name no time.</summary>
    public static DateTimeResolution Unsaid(LocalDateTime moment) => At(moment) with { Past = null, Future = null };

    /// <summary>The last second of a day, which people mean as the day.</summary>
    public static DateTimeResolution EndOf(DateValue date)
    {
        var last = new LocalTime(23, 59, 59);
        return Of(date) with
        {
            Kind = TimeKind.DateTime,
            DayPart = DayPart.EndOfDay,
            Values = date.IsCertain ? [Point(date.Past, last)] : [Point(date.Past, last), Point(date.Future, last)],
        };
    }

    /// <summary>So much time up to now or from now on.</summary>
    public static DateTimeResolution Rolling(LocalDateTime now, Amount amount, int direction)
    {
        var other = now.PlusSeconds((long)amount.Seconds * direction);
        var (start, end) = direction < 0 ? (other, now) : (now, other);
        return Span(start, end);
    }

    /// <summary>From one moment to another; the second may be a time on the first one's day. Null where it runs backwards.</summary>
    public static DateTimeResolution? Between(DateTimeResolution first, DateTimeResolution last)
    {
        if (first.Kind == TimeKind.Time)
        {
            return UntilMoment(first, last);
        }
        var start = Moment(first.Future);
        if (start is not { } from || last.Future?.Time is not { } time)
        {
            return null;
        }
        var to = (last.Future.Date ?? from.Date).At(time);
        to = to < from && last.Future.Date is null ? to.PlusHours(12) : to;
        return to < from ? null : Span(from, to);
    }

    // "between eight o'clock and now": the latest such time before
    private static DateTimeResolution? UntilMoment(DateTimeResolution first, DateTimeResolution last)
    {
        if (Moment(last.Future) is not { } to || first.Future?.Time is not { } time)
        {
            return null;
        }
        var from = to.Date.At(time);
        from = from > to && first.Values.Count > 1 ? from.PlusHours(-12) : from;
        return from > to ? null : Span(from, to);
    }

    /// <summary>The side of a time that a bound leaves.</summary>
    public static DateTimeResolution Bounded(DateTimeResolution resolution, Bound bound) => resolution with
    {
        Kind = resolution.Kind switch
        {
            TimeKind.Date => TimeKind.DateRange,
            TimeKind.Time => TimeKind.TimeRange,
            TimeKind.DateTime => TimeKind.DateTimeRange,
            _ => resolution.Kind,
        },
        Bound = bound,
        Values = Sides(resolution.Values, bound, resolution.Edge),
    };

    private static DateTimeValue[] Sides(IReadOnlyList<DateTimeValue> values, Bound bound, Edge edge)
    {
        var sides = new DateTimeValue[values.Count];
        for (var index = 0; index < sides.Length; index++)
        {
            sides[index] = Side(values[index], bound, edge);
        }
        return sides;
    }

    private static DateTimeValue Side(DateTimeValue value, Bound bound, Edge edge) => bound switch
    {
        Bound.Before or Bound.Until => new DateTimeValue(null, edge == Edge.End ? value.End ?? value.Start : value.Start),
        Bound.After => new DateTimeValue(edge == Edge.Start ? value.Start : value.End ?? value.Start, null),
        Bound.Since => new DateTimeValue(value.Start, null),
        _ => value,
    };

    private static DateTimeResolution Span(LocalDateTime start, LocalDateTime end)
    {
        var meant = new Occasion(new DateInterval(start.Date, end.Date), start.TimeOfDay, end.TimeOfDay);
        return new DateTimeResolution
        {
            Kind = TimeKind.DateTimeRange,
            Values = [new DateTimeValue(new DateTimePoint(start.Date, start.TimeOfDay), new DateTimePoint(end.Date, end.TimeOfDay))],
            Past = meant,
            Future = meant,
        };
    }

    // The nearest day to come stands in Future even when it is today, which looking back is the one meant.
    private static LocalDate PastDay(DateValue date) => date is { FallsToday: true, IsWeekday: true } ? date.Future : date.Past;

    private static LocalDate FutureDay(DateValue date) => !date.FallsToday ? date.Future : date.IsWeekday ? date.Future.PlusWeeks(1) : date.Past;

    private static DateSpan LatestBegun(PeriodValue period) => period.HasBegun ? period.Future : period.Past;

    private static DateTimeValue Of(TimeSpanOfDay times) => new(new DateTimePoint(null, times.Start), new DateTimePoint(null, times.End));

    private static DateInterval OneDay(LocalDate date) => new(date, date);

    private static DateTimeValue Point(LocalDate? date, LocalTime? time) => new(new DateTimePoint(date, time), null);

    private static DateTimeValue Range(DateSpan span) => new(new DateTimePoint(span.Start, null), new DateTimePoint(span.End, null));

    private static DateTimeValue OnDay(LocalDate day, TimeSpanOfDay times) =>
        new(new DateTimePoint(day, times.Start), new DateTimePoint(times.End > times.Start ? day : day.PlusDays(1), times.End));

    private static Occasion Meant(LocalDate? day, ClockRange range)
    {
        var days = day is { } date ? OneDay(date) : null;
        return range.DayPart is null ? new Occasion(days, range.Meant.Start, range.Meant.End) : new Occasion(days, null, null);
    }

    private static LocalDateTime? Moment(Occasion? occasion) => occasion is { Date: { } date, Time: { } time } ? date.At(time) : null;
}
