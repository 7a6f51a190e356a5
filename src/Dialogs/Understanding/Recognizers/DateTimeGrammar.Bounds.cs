using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Bounds and ranges: "since January", "by Friday", "3pm or later", "from Monday to Thursday", "March to May 2026".</summary>
internal sealed partial class DateTimeGrammar
{
    private Parsed<DateTimeResolution>? Bounded(int at)
    {
        if (Is(at, Word.About))
        {
            return Time(at + 1, isLed: true) is { Value.IsClock: true } ? TimeFirst(at + 1) is { } about ? End(about.Value with { IsApproximate = true }, about.End) : null : null;
        }
        if (Compared(at) is { } compared)
        {
            return compared;
        }
        if (BoundWord(at) is not { } bound)
        {
            return null;
        }
        var from = bound.End;
        if (Is(from, Word.About) && Bounded(from) is { } approximate)
        {
            return End(Resolved.Bounded(approximate.Value, bound.Value) with { IsApproximate = true }, approximate.End);
        }
        from = OrOn(from);
        from = bound.Value == Bound.Since && Is(at, Word.Starting) ? Skip(Skip(from, Word.On), Word.From) : Skip(from, Word.On);
        var inner = Is(from, Word.At) || !(Time(from, isLed: true) is { Value.IsClock: true }) ? Longest(DateFirst(from), OfPeriod(from), EndOfDay(from), PartOfNamedDay(from), TimeFirst(from), CountedMoment(from)) : TimeFirst(from);
        if (inner is not { } named || named.Value.Kind is TimeKind.Duration or TimeKind.Set)
        {
            return null;
        }
        return End(Resolved.Bounded(named.Value, bound.Value), named.End);
    }

    // "before or on Monday", "after or equal to 2012"
    private int OrOn(int at) => Is(at, Word.Or) && WordAt(at + 1) is Word.On or Word.In or Word.At ? at + 2 : at;

    private Parsed<Bound>? BoundWord(int at)
    {
        // "on or before Monday"
        if (WordAt(at) is Word.On or Word.In or Word.At && Is(at + 1, Word.Or) && Is(at + 2, Word.Before, Word.After))
        {
            return End(Is(at + 2, Word.Before) ? Bound.Until : Bound.Since, at + 3);
        }
        if (text.IsAnyMark(at, "<>"))
        {
            var orEqual = text.IsMark(at + 1, '=');
            var isBefore = text.IsMark(at, '<');
            return End(isBefore ? orEqual ? Bound.Until : Bound.Before : orEqual ? Bound.Since : Bound.After, orEqual ? at + 2 : at + 1);
        }
        switch (WordAt(at))
        {
            case Word.Before:
                return End(OrOn(at + 1) > at + 1 ? Bound.Until : Bound.Before, at + 1);
            case Word.By or Word.Until:
                return End(Bound.Until, at + 1);
            case Word.Prior when Is(at + 1, Word.To):
                return End(Bound.Before, at + 2);
            case Word.Up when Is(at + 1, Word.To, Word.Until):
                return End(Bound.Until, at + 2);
            case Word.No or Word.Not when Is(at + 1, Word.Sooner) && Is(at + 2, Word.Than):
                return End(Bound.Since, at + 3);
            case Word.Sooner when Is(at + 1, Word.Than):
                return End(Bound.Before, at + 2);
            case Word.Not when Is(at + 1, Word.Before):
                return End(Bound.Since, at + 2);
            case Word.After:
                return End(OrOn(at + 1) > at + 1 ? Bound.Since : Bound.After, at + 1);
            case Word.Greater or Word.More when Is(at + 1, Word.Than) && Year(at + 2) is not null:
                return End(Bound.After, at + 2);
            case Word.Less when Is(at + 1, Word.Than) && Year(at + 2) is not null:
                return End(Bound.Before, at + 2);
            case Word.Since or Word.Starting:
                return End(Bound.Since, at + 1);
            case Word.Ending:
                return End(Bound.Until, Skip(at + 1, Word.With));
            case Word.No or Word.Not when Is(at + 1, Word.Later) && Is(at + 2, Word.Than):
                return End(Bound.Until, at + 3);
            case Word.No or Word.Not when Is(at + 1, Word.Earlier) && Is(at + 2, Word.Than):
                return End(Bound.Since, at + 3);
            case Word.Later when Is(at + 1, Word.Than):
                return End(Bound.After, at + 2);
            case Word.Earlier when Is(at + 1, Word.Than):
                return End(Bound.Before, at + 2);
            case Word.As when Is(at + 1, Word.Late) && Is(at + 2, Word.As):
                return End(Bound.Until, at + 3);
            case Word.As when Is(at + 1, Word.Early) && Is(at + 2, Word.As):
                return End(Bound.Since, at + 3);
            default:
                return null;
        }
    }

    // "or later", "or earlier", "or after"
    private Parsed<Bound>? OrBound(int at)
    {
        if (!Is(at, Word.Or, Word.And))
        {
            return null;
        }
        var mayFollow = text[at + 2].Kind == TokenKind.Mark || WordAt(at + 2) is Word.On or Word.At or Word.In;
        return WordAt(at + 1) switch
        {
            Word.Later or Word.Onwards => End(Bound.Since, at + 2),
            Word.After when mayFollow => End(Bound.Since, at + 2),
            Word.Earlier => End(Bound.Until, at + 2),
            Word.Before when mayFollow => End(Bound.Until, at + 2),
            _ => null,
        };
    }

    // "more than 1 hour", "less than 3 days after tomorrow", "more than 2 weeks before today"
    private Parsed<DateTimeResolution>? Compared(int at)
    {
        var isMore = Is(at, Word.More);
        if ((!isMore && !Is(at, Word.Less)) || !Is(at + 1, Word.Than) || Duration(at + 2) is not { Value.Seconds: < LongestOffset } duration)
        {
            return null;
        }
        if (duration.Value.HasClockUnit || Offset(duration.End) is not { } offset)
        {
            return End(Resolved.Of(duration.Value), duration.End);
        }
        var (anchor, sign) = offset.Value;
        var date = Counted(anchor, duration.Value, sign);
        if (isMore)
        {
            return End(Resolved.Bounded(Resolved.Of(new DateValue(date)), sign < 0 ? Bound.Before : Bound.After), offset.End);
        }
        var (start, end) = sign < 0 ? (date, anchor) : (anchor, date);
        return End(Resolved.Of(new PeriodValue(new DateSpan(start, end, new DateInterval(start, end)))), offset.End);
    }

    /// <summary>One end of a range of days; where the year or week is open, by how much it may move.</summary>
    private readonly record struct Endpoint(DateSpan Past, DateSpan Future, TimeUnit Cycle)
    {
        public bool IsCertain => Cycle == TimeUnit.None;
    }

    private Parsed<DateTimeResolution>? Joined(int at)
    {
        var isFrom = Is(at, Word.From, Word.Between);
        var from = isFrom ? at + 1 : at;
        if (JoinedDays(at, from) is { } days)
        {
            return days;
        }
        if (JoinedMoments(from, at) is { } moments)
        {
            return moments;
        }
        if (EndpointAt(from) is not { } start)
        {
            return null;
        }
        if (Joiner(start.End, at) is not { } joiner || EndpointAt(joiner) is not { } end)
        {
            return Onwards(at, start);
        }
        return End(Resolved.Of(Join(start.Value, end.Value)), end.End);
    }

    // "from Monday on", "from March onwards"
    private Parsed<DateTimeResolution>? Onwards(int at, Parsed<Endpoint> start)
    {
        var isOn = Is(at, Word.From) && Is(start.End, Word.On, Word.Onwards) && (!text.IsInside(start.End + 1) || text[start.End + 1].Kind == TokenKind.Mark);
        return isOn ? End(Resolved.Bounded(Resolved.Of(new PeriodValue(start.Value.Past, start.Value.Future)), Bound.Since), start.End + 1) : null;
    }

    private int? Joiner(int at, int start)
    {
        if (WordAt(at) is Word.To or Word.Until or Word.Through || (Is(at, Word.And) && Is(start, Word.Between)))
        {
            return at + 1;
        }
        return text.IsAnyMark(at, "-–—~") ? at + 1 : null;
    }

    private Parsed<Endpoint>? EndpointAt(int at)
    {
        if (Is(at, Word.Now, Word.Today))
        {
            return End(new Endpoint(DateSpan.Whole(_today, _today.PlusDays(1)), DateSpan.Whole(_today, _today.PlusDays(1)), TimeUnit.None), at + 1);
        }
        var date = Date(at);
        var period = EdgeOf(at) ?? PartOf(at) ?? UnitPeriod(at);
        if (date is { } day && day.End >= (period?.End ?? 0))
        {
            var cycle = day.Value.IsCertain ? TimeUnit.None : day.Value.IsWeekday ? TimeUnit.Week : day.Value.Past.PlusMonths(2) > day.Value.Future ? TimeUnit.Month : TimeUnit.Year;
            return End(new Endpoint(DateSpan.Whole(day.Value.Past, day.Value.Past.PlusDays(1)), DateSpan.Whole(day.Value.Future, day.Value.Future.PlusDays(1)), cycle), day.End);
        }
        return period is { } whole ? End(new Endpoint(whole.Value.Past, whole.Value.Future, whole.Value.IsCertain ? TimeUnit.None : TimeUnit.Year), whole.End) : null;
    }

    // Where one end is certain the other is the nearest in order; where neither is, the end that is out of order moves.
    private static PeriodValue Join(Endpoint start, Endpoint end)
    {
        if (start.IsCertain && end.IsCertain)
        {
            return new PeriodValue(Span(start.Past, end.Past));
        }
        if (end.IsCertain)
        {
            return new PeriodValue(Span(Move(start.Future, start.Cycle, span => span.Start <= end.Future.Start), end.Future));
        }
        if (start.IsCertain)
        {
            return new PeriodValue(Span(start.Future, MoveOn(end.Past, end.Cycle, span => span.Start >= start.Future.Start)));
        }
        var future = Span(Move(start.Future, start.Cycle, span => span.Start <= end.Future.Start), end.Future);
        var past = Span(start.Past, MoveOn(end.Past, end.Cycle, span => span.Start >= start.Past.Start));
        return new PeriodValue(past, future);
    }

    private static DateSpan Span(DateSpan start, DateSpan end) => start.Start <= end.Start
        ? new DateSpan(start.Start, end.Start, new DateInterval(start.Meant.Start, end.Meant.End < start.Meant.Start ? start.Meant.Start : end.Meant.End))
        : start;

    // The latest cycle that fits.
    private static DateSpan Move(DateSpan span, TimeUnit cycle, Func<DateSpan, bool> fits)
    {
        for (var steps = 0; steps < 300 && !fits(span); steps++)
        {
            span = Shift(span, cycle, -1);
        }
        for (var steps = 0; steps < 300 && fits(Shift(span, cycle, 1)); steps++)
        {
            span = Shift(span, cycle, 1);
        }
        return span;
    }

    // The first cycle that fits.
    private static DateSpan MoveOn(DateSpan span, TimeUnit cycle, Func<DateSpan, bool> fits)
    {
        for (var steps = 0; steps < 300 && !fits(span); steps++)
        {
            span = Shift(span, cycle, 1);
        }
        return span;
    }

    private static DateSpan Shift(DateSpan span, TimeUnit cycle, int steps) =>
        new(span.Start.Plus(steps, cycle), span.End.Plus(steps, cycle), new DateInterval(span.Meant.Start.Plus(steps, cycle), span.Meant.Start.Plus(steps, cycle).PlusDays(span.Meant.Length - 1)));

    // "Nov 3-5", "3-5 November", "from 5 to 7 May", "from ninth till seventeenth of April", "between the 3rd and 5th"
    private Parsed<DateTimeResolution>? JoinedDays(int at, int from)
    {
        var month = text[from].Lexeme.Month;
        var first = Skip(month > 0 ? SkipMark(from + 1, '.') : from, Word.The);
        // "January between 1 and 10"
        var isMonthLed = month > 0 && Is(first, Word.From, Word.Between);
        at = isMonthLed ? first : at;
        first = isMonthLed ? Skip(first + 1, Word.The) : first;
        if (DayOfMonth(first) is not { } start || Joiner(start.End, at) is not { } joiner)
        {
            return null;
        }
        if (month > 0)
        {
            var last = DayOfMonth(Skip(joiner, Word.The));
            if (last is not { } end || text.IsMark(end.End, '/') || text[end.End].Lexeme.Month > 0 || IsTimeOrUnit(end.End, end.End - 1) || end.Value <= start.Value || WithYear(month, end.Value, end.End) is not { } dated)
            {
                return null;
            }
            return Days(start.Value, dated);
        }
        var isSpecific = Ordinal(first) is not null || at < from || text.IsAnyMark(start.End, "-–") || Is(start.End, Word.To);
        return isSpecific && !text.IsMark(joiner - 1, '/') && DayFirst(joiner) is { } day && day.End > joiner + 1 && day.Value.Future.Day > start.Value && StandsAlone(first, start.End + 1) | true ? Days(start.Value, day) : InMonth(start.Value, joiner);
    }

    // "from 4-23 in next month"
    private Parsed<DateTimeResolution>? InMonth(int first, int joiner)
    {
        if (DayOfMonth(joiner) is not { } last || last.Value <= first)
        {
            return null;
        }
        var from = Skip(Is(last.End, Word.In, Word.Of) ? last.End + 1 : last.End, Word.The);
        if (Direction(from) is not { } direction || text[direction.End].Lexeme.Unit != TimeUnit.Month)
        {
            return null;
        }
        var month = _today.FirstOfMonth().PlusMonths(Step(direction.Value));
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

    private Parsed<DateTimeResolution>? TimeOnly(int at) => Time(at, isLed: false) is { } time ? End(Resolved.Of(time.Value), time.End) : null;

    // "from Monday 3pm to Tuesday 4pm", "between now and eight o'clock"
    private Parsed<DateTimeResolution>? JoinedMoments(int from, int at)
    {
        var isNow = Is(from, Word.Now);
        var start = isNow ? End(Resolved.At(reference), from + 1) : DateFirst(from) ?? (Is(at, Word.Between) ? TimeOnly(from) : null) ?? TimeFirst(from);
        if (start is not { Value: { Kind: TimeKind.DateTime or TimeKind.Time, Bound: Bound.None } } first || Joiner(first.End, at) is not { } joiner)
        {
            return null;
        }
        if (Longest(DateFirst(joiner), TimeFirst(joiner), CountedMoment(joiner), isNow ? null : Now(joiner)) is not { } last || last.Value is not { Kind: TimeKind.DateTime or TimeKind.Time, Bound: Bound.None })
        {
            return null;
        }
        return Resolved.Between(first.Value, last.Value) is { } range ? End(range, last.End) : null;
    }
}
