using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Ranges from one day or moment to another: "from Monday to Thursday", "March to May 2026", "Nov 3-5", "between now and 8 o'clock".</summary>
internal sealed partial class DateTimeGrammar
{
    private const int MostCycles = 300;

    /// <summary>One end of a range of days; where the year, month or week is open, by how much it may move.</summary>
    private readonly record struct Endpoint(DateSpan Past, DateSpan Future, TimeUnit Cycle)
    {
        public bool IsCertain => Cycle == TimeUnit.None;
    }

    private Parsed<DateTimeResolution>? Joined(int at)
    {
        var from = Is(at, Word.From, Word.Between) ? at + 1 : at;
        if (JoinedDays(at, from) is { } days)
        {
            return days;
        }
        if (JoinedMoments(at, from) is { } moments)
        {
            return moments;
        }
        if (EndpointAt(from) is not { } start)
        {
            return null;
        }
        return Joiner(start.End, at) is { } joiner && EndpointAt(joiner) is { } end
            ? End(Resolved.Of(Join(start.Value, end.Value)), end.End)
            : Onwards(at, start);
    }

    // "to", "until", "-", and after "between" also "and"
    private int? Joiner(int at, int start)
    {
        var isWord = WordAt(at) is Word.To or Word.Until or Word.Through || (Is(at, Word.And) && Is(start, Word.Between));
        return isWord || text.IsAnyMark(at, "-–—~") ? at + 1 : null;
    }

    // "from Monday on", "from March onwards"
    private Parsed<DateTimeResolution>? Onwards(int at, Parsed<Endpoint> start)
    {
        var isOn = Is(at, Word.From) && Is(start.End, Word.On, Word.Onwards) && text[start.End + 1].Kind == TokenKind.Mark;
        return isOn ? End(Resolved.Bounded(Resolved.Of(new PeriodValue(start.Value.Past, start.Value.Future)), Bound.Since), start.End + 1) : null;
    }

    private Parsed<Endpoint>? EndpointAt(int at)
    {
        if (Is(at, Word.Now, Word.Today))
        {
            var today = this.today.UnitAround(TimeUnit.Day, 0);
            return End(new Endpoint(today, today, TimeUnit.None), at + 1);
        }
        var date = Date(at);
        var period = EdgeOf(at) ?? PartOf(at) ?? UnitPeriod(at);
        if (date is { } day && day.End >= (period?.End ?? 0))
        {
            return End(new Endpoint(day.Value.Past.UnitAround(TimeUnit.Day, 0), day.Value.Future.UnitAround(TimeUnit.Day, 0), CycleOf(day.Value)), day.End);
        }
        if (period is not { } whole)
        {
            return null;
        }
        var (past, future, edge) = (whole.Value.Past, whole.Value.Future, whole.Value.Edge);
        var cycle = whole.Value.IsCertain ? TimeUnit.None : TimeUnit.Year;
        return edge == Edge.None
            ? End(new Endpoint(past, future, cycle), whole.End)
            : End(new Endpoint(AsPoint(past, edge), AsPoint(future, edge), cycle), whole.End);
    }

    private static TimeUnit CycleOf(DateValue day)
    {
        if (day.IsCertain)
        {
            return TimeUnit.None;
        }
        return day.IsWeekday ? TimeUnit.Week : day.Past.PlusMonths(2) > day.Future ? TimeUnit.Month : TimeUnit.Year;
    }

    // Where one end is certain the other is the nearest in order; where neither is, the end that is out of order moves.
    private static PeriodValue Join(Endpoint start, Endpoint end)
    {
        if (start.IsCertain)
        {
            return new PeriodValue(Span(start.Future, end.IsCertain ? end.Future : NotBefore(end, start.Future.Start)));
        }
        var future = Span(NotAfter(start, end.Future.Start), end.Future);
        return end.IsCertain ? new PeriodValue(future) : new PeriodValue(Span(start.Past, NotBefore(end, start.Past.Start)), future);
    }

    // The latest cycle of a start that is not after the end.
    private static DateSpan NotAfter(Endpoint start, LocalDate end)
    {
        var span = start.Future;
        for (var steps = 0; steps < MostCycles && span.Start > end; steps++)
        {
            span = Shift(span, start.Cycle, -1);
        }
        for (var steps = 0; steps < MostCycles && Shift(span, start.Cycle, 1) is var next && next.Start <= end; steps++)
        {
            span = next;
        }
        return span;
    }

    // The first cycle of an end that is not before the start.
    private static DateSpan NotBefore(Endpoint end, LocalDate start)
    {
        var span = end.Past;
        for (var steps = 0; steps < MostCycles && span.Start < start; steps++)
        {
            span = Shift(span, end.Cycle, 1);
        }
        return span;
    }

    private static DateSpan Shift(DateSpan span, TimeUnit cycle, int steps)
    {
        var first = span.Meant.Start.Plus(steps, cycle);
        return new(span.Start.Plus(steps, cycle), span.End.Plus(steps, cycle), new DateInterval(first, first.PlusDays(span.Meant.Length - 1)));
    }

    private static DateSpan Span(DateSpan start, DateSpan end)
    {
        if (start.Start > end.Start)
        {
            return start;
        }
        return new DateSpan(start.Start, end.Start, new DateInterval(start.Meant.Start, LocalDate.Max(start.Meant.Start, end.Meant.End)));
    }

    // "Nov 3-5", "January between 1 and 10", "3-5 November", "from 5 to 7 May", "from 4 to 23 next month"
    private Parsed<DateTimeResolution>? JoinedDays(int at, int from)
    {
        var month = text[from].Lexeme.Month;
        var lead = month > 0 ? SkipMark(from + 1, '.') : from;
        var isLedLater = month > 0 && Is(lead, Word.From, Word.Between);
        var first = Skip(isLedLater ? lead + 1 : lead, Word.The);
        if (month == 0 && DayFirst(first) is { } dayAndMonth && UntilDay(at, dayAndMonth) is { } until)
        {
            return until;
        }
        if (DayOfMonth(first) is not { } start || Joiner(start.End, isLedLater ? lead : at) is not { } joiner)
        {
            return null;
        }
        if (month > 0)
        {
            return DayInRange(Skip(joiner, Word.The), start.Value) is { } last && WithYear(month, last.Value, last.End) is { } dated ? Days(start.Value, dated) : null;
        }
        return DayFirst(joiner) is { } day && day.End > joiner + 1 && day.Value.Future.Day > start.Value ? Days(start.Value, day) : InMonth(start.Value, joiner);
    }

    // "from the 3rd of January until the 10th"
    private Parsed<DateTimeResolution>? UntilDay(int at, Parsed<DateValue> start)
    {
        if (Joiner(start.End, at) is not { } joiner || !Is(joiner, Word.The) || Ordinal(joiner + 1) is not { } last || last.Value <= start.Value.Future.Day
            || Is(last.End, Word.Of) || text[last.End].Lexeme.Month > 0
            || Calendar.Date(start.Value.Past.Year, start.Value.Past.Month, last.Value) is not { } past || Calendar.Date(start.Value.Future.Year, start.Value.Future.Month, last.Value) is not { } future)
        {
            return null;
        }
        static DateSpan Span(LocalDate from, LocalDate to) => new(from, to, new DateInterval(from, to));
        return End(Resolved.Of(new PeriodValue(Span(start.Value.Past, past), Span(start.Value.Future, future))), last.End);
    }

    // The last day of "Nov 3-5", but not the "12" of "Nov 3-12/5" or "Nov 3-5pm"
    private Parsed<int>? DayInRange(int at, int first)
    {
        var isDay = DayOfMonth(at) is { } day && day.Value > first && !text.IsMark(day.End, '/') && text[day.End].Lexeme.Month == 0 && !IsClockOrAmount(at, day.End);
        return isDay ? DayOfMonth(at) : null;
    }

    // "from 4-23 in next month", "from 4 to 22 this month"
    private Parsed<DateTimeResolution>? InMonth(int first, int joiner)
    {
        if (DayOfMonth(joiner) is not { } last || last.Value <= first)
        {
            return null;
        }
        var from = Skip(Is(last.End, Word.In, Word.Of) ? last.End + 1 : last.End, Word.The);
        if (Direction(from) is not { } direction || UnitAt(direction.End) != TimeUnit.Month)
        {
            return null;
        }
        var month = today.FirstOfMonth().PlusMonths(Step(direction.Value));
        return Calendar.Date(month.Year, month.Month, last.Value) is { } date ? Days(first, End(new DateValue(date), direction.End + 1)) : null;
    }

    private static Parsed<DateTimeResolution> Days(int first, Parsed<DateValue> last)
    {
        static DateSpan Until(LocalDate date, int first)
        {
            var start = new LocalDate(date.Year, date.Month, first);
            return new DateSpan(start, date, new DateInterval(start, date));
        }
        return End(Resolved.Of(new PeriodValue(Until(last.Value.Past, first), Until(last.Value.Future, first))), last.End);
    }

    // "from Monday 3pm to Tuesday 4pm", "between now and eight o'clock", "from now until 3 minutes later"
    private Parsed<DateTimeResolution>? JoinedMoments(int at, int from)
    {
        var isNow = Is(from, Word.Now);
        var start = isNow ? Now(from) : DateFirst(from) ?? (Is(at, Word.Between) ? TimeOnly(from) : null) ?? TimeFirst(from);
        if (start is not { Value: { Kind: TimeKind.DateTime or TimeKind.Time, Bound: Bound.None } } first || Joiner(first.End, at) is not { } joiner)
        {
            return null;
        }
        var end = Longest(DateFirst(joiner), TimeFirst(joiner), CountedMoment(joiner), isNow ? null : Now(joiner));
        return end is { Value: { Kind: TimeKind.DateTime or TimeKind.Time, Bound: Bound.None } } last && Resolved.Between(first.Value, last.Value) is { } range
            ? End(range, last.End)
            : null;
    }

    private Parsed<DateTimeResolution>? TimeOnly(int at) => Time(at, isLed: false) is { } time ? End(Resolved.Of(time.Value), time.End) : null;
}
