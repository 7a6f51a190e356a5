using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Stretches of days: "last quarter", "the week of March 5", "the last week of July", "next 3 days", "ytd".</summary>
internal sealed partial class DateTimeGrammar
{
    private Parsed<PeriodValue>? Period(int at) =>
        ToDate(at) ?? EdgeOf(at) ?? PartOf(at) ?? RestOf(at) ?? Within(at) ?? Rolling(at) ?? HolidayWeekend(at) ?? WeekOf(at) ?? CountedFrom(at) ?? UnitPeriod(at);

    /// <summary>A calendar unit: "this month", "next year", "March", "Q3 2026", "2025", "the weekend".</summary>
    private Parsed<PeriodValue>? UnitPeriod(int at)
    {
        if ((!text[at].Lexeme.MayStartTime && text[at].Kind == TokenKind.Word) || nested == MostNested)
        {
            return null;
        }
        nested++;
        var from = Skip(at, Word.The);
        var period = HalfPeriod(from) ?? QuarterPeriod(from) ?? NumberedWeek(from) ?? MonthPeriod(from) ?? NumericMonth(from) ??
            YearsPeriod(from) ?? YearPeriod(from) ?? DirectedUnit(from, isDefinite: from > at) ?? SeasonPeriod(from);
        nested--;
        return period;
    }

    // "this week", "next quarter", "the month", "that weekend", "last calendar year", "this working week"
    private Parsed<PeriodValue>? DirectedUnit(int at, bool isDefinite)
    {
        if (isDefinite && Beyond(at) is { } beyond)
        {
            return beyond;
        }
        var direction = Direction(at) ?? (Is(at, Word.That) ? End(Word.This, at + 1) : null);
        var named = Skip(direction?.End ?? at, Word.Full);
        var isWorkWeek = Is(named, Word.Business) && UnitAt(named + 1) == TimeUnit.Week;
        named = isWorkWeek ? named + 1 : named;
        var unit = isWorkWeek ? TimeUnit.WorkWeek : UnitAt(named);
        if (unit < TimeUnit.Week || text[named].Length < 2 || (direction is null && !(isDefinite && IsUnitByItself(named + 1))))
        {
            return null;
        }
        var isNearest = direction is { Value: Word.Coming } && unit == TimeUnit.Weekend && today.IsBusinessDay();
        var offset = direction is { } given && !isNearest ? Step(given.Value) : 0;
        return End(new PeriodValue(today.UnitAround(unit, offset)), named + 1);
    }

    // "the week after next", "the year before last"
    private Parsed<PeriodValue>? Beyond(int at)
    {
        var offset = Is(at + 1, Word.After) && Is(at + 2, Word.Next) ? 2 : Is(at + 1, Word.Before) && Is(at + 2, Word.Last) ? -2 : 0;
        return offset != 0 && UnitAt(at) >= TimeUnit.Week ? End(new PeriodValue(today.UnitAround(UnitAt(at), offset)), at + 3) : null;
    }

    // "in the week", but not "the month of May", "the week before"
    private bool IsUnitByItself(int at) =>
        WordAt(at) is not (Word.Of or Word.Before or Word.After or Word.Starting or Word.From or Word.Is or Word.To or Word.That) && text[at].Lexeme.Ordinal == 0;

    // "week 10", "week 10 of 2026", by ISO 8601
    private Parsed<PeriodValue>? NumberedWeek(int at)
    {
        if (UnitAt(at) != TimeUnit.Week || Digits(at + 1, 1, 53) is not { } number || !StandsAlone(at + 1, number.End))
        {
            return null;
        }
        var year = YearAfter(number.End);
        var first = new LocalDate(year?.Value ?? today.Year, 1, 4).Monday();
        return End(new PeriodValue(first.UnitAround(TimeUnit.Week, number.Value - 1)), year?.End ?? number.End);
    }

    // "ytd", "year to date", "this year so far", "so far this month", "the quarter to date"
    private Parsed<PeriodValue>? ToDate(int at)
    {
        if (Is(at, Word.ToDate))
        {
            return End(UpToToday(text[at].Lexeme.OwnUnit), at + 1);
        }
        var isLed = Is(at, Word.So) && Is(at + 1, Word.Far);
        var from = Skip(isLed ? Skip(at + 2, Word.In) : at, Word.The);
        var direction = Direction(from);
        var named = direction?.End ?? from;
        if (direction is { Value: not Word.This } || UnitAt(named) < TimeUnit.Week)
        {
            return null;
        }
        if (isLed)
        {
            return direction is null ? null : End(UpToToday(UnitAt(named)), named + 1);
        }
        return SoFar(SkipMark(named + 1, '-')) is { } end ? End(UpToToday(UnitAt(named)), end) : null;
    }

    // "so far", "to date", "-to-date"
    private int? SoFar(int at)
    {
        if (Is(at, Word.So) && Is(at + 1, Word.Far))
        {
            return at + 2;
        }
        var date = SkipMark(at + 1, '-');
        return Is(at, Word.To) && text.IsSpelled(date, "date") ? date + 1 : null;
    }

    private PeriodValue UpToToday(TimeUnit unit)
    {
        var start = today.UnitAround(unit, 0).Start;
        return new PeriodValue(new DateSpan(start, today, new DateInterval(start, today)));
    }

    // "the first week of January", "last four months of 2021", "the last weekend of May"
    private Parsed<PeriodValue>? PartOf(int at)
    {
        if (Nth(Skip(at, Word.The), 53) is not { } nth)
        {
            return null;
        }
        var count = Number(nth.End, 1, 100);
        var named = count?.End ?? nth.End;
        var unit = text[named].Lexeme.Unit;
        if (unit < TimeUnit.Day || !Is(named + 1, Word.Of, Word.In) || UnitPeriod(named + 2) is not { } whole)
        {
            return null;
        }
        DateSpan? Within(DateSpan span) => count is { } many ? Several(span, unit, nth.Value, many.Value) : Single(span, unit, nth.Value);
        return Within(whole.Value.Past) is { } past && Within(whole.Value.Future) is { } future ? End(new PeriodValue(past, future), whole.End) : null;
    }

    private static DateSpan? Several(DateSpan whole, TimeUnit unit, int nth, int count) => nth switch
    {
        0 => DateSpan.Whole(whole.End.Plus(-count, unit), whole.End),
        1 => DateSpan.Whole(whole.Start, whole.Start.Plus(count, unit)),
        _ => null,
    };

    private static DateSpan? Single(DateSpan whole, TimeUnit unit, int nth)
    {
        // A week belongs to the month or year that has its Thursday (ISO 8601).
        var marker = unit switch
        {
            TimeUnit.Week or TimeUnit.WorkWeek => whole.NthWeekday(nth, IsoDayOfWeek.Thursday),
            TimeUnit.Weekend => whole.NthWeekday(nth, IsoDayOfWeek.Saturday),
            _ => nth == 0 ? whole.End.PlusDays(-1) : whole.Start.Plus(nth - 1, unit),
        };
        return marker is { } day && day >= whole.Start && day < whole.End ? day.UnitAround(unit, 0) : null;
    }

    // "the rest of the week", "the remainder of this quarter"
    private Parsed<PeriodValue>? RestOf(int at)
    {
        var from = Skip(at, Word.The);
        if (!Is(from, Word.Rest) || !Is(from + 1, Word.Of))
        {
            return null;
        }
        var named = WordAt(from + 2) is Word.The or Word.My or Word.This or Word.Current ? from + 3 : from + 2;
        return UnitAt(named) >= TimeUnit.Week ? End(new PeriodValue(DateSpan.Whole(today, today.UnitAround(UnitAt(named), 0).End)), named + 1) : null;
    }

    // "within 3 days", "within the next 2 weeks"
    private Parsed<PeriodValue>? Within(int at)
    {
        if (!Is(at, Word.Within))
        {
            return null;
        }
        var from = Skip(at + 1, Word.The);
        from = Is(from, Word.Next, Word.Coming) ? from + 1 : from;
        if (Duration(from) is not { Value: { HasClockUnit: false, Seconds: < LongestOffset } amount } duration || Is(duration.End, Word.Of))
        {
            return null;
        }
        var isFromNow = Is(duration.End, Word.From) && Is(duration.End + 1, Word.Now, Word.Today);
        var last = Counted(today, amount, 1);
        return End(new PeriodValue(new DateSpan(today, last, new DateInterval(today, last))), isFromNow ? duration.End + 2 : duration.End);
    }

    // "last 30 days", "the next couple of weeks", "5 past years"
    private Parsed<PeriodValue>? Rolling(int at)
    {
        if (CountedUnits(Skip(at, Word.The)) is not { Value: { Amount: { HasClockUnit: false } amount, Direction: var direction } } counted)
        {
            return null;
        }
        var span = amount.Unit is TimeUnit.Quarter or TimeUnit.Decade ? WholeUnits((int)amount.Count * direction, amount.Unit) : direction > 0 ? FromTomorrow(amount) : UpToToday(amount);
        return End(new PeriodValue(span), counted.End);
    }

    // Quarters and decades are counted whole, without the present one.
    private DateSpan WholeUnits(int count, TimeUnit unit)
    {
        var (first, last) = count < 0 ? (count, -1) : (1, count);
        return DateSpan.Whole(today.UnitAround(unit, first).Start, today.UnitAround(unit, last).End);
    }

    private DateSpan FromTomorrow(Amount amount)
    {
        if (amount.Unit == TimeUnit.BusinessDay)
        {
            return DateSpan.Whole(today.PlusBusinessDays(1), today.PlusBusinessDays((int)amount.Count).PlusDays(1));
        }
        var start = today.PlusDays(1);
        return DateSpan.Whole(start, start.Plus(amount.Count, amount.Unit));
    }

    // As people count, today is the last of the days.
    private DateSpan UpToToday(Amount amount)
    {
        var start = Counted(today, amount, -1);
        return new DateSpan(start, today, new DateInterval(LocalDate.Min(start.PlusDays(1), today), today));
    }

    // "next 3 days", "3 next days", "past couple weeks", "last 5 minutes"; but not "the call may last 2 hours"
    private Parsed<(int Direction, Amount Amount)>? CountedUnits(int at)
    {
        if (Direction(at) is { Value: not Word.This } direction)
        {
            var isVerb = Is(at, Word.Last) && WordAt(at - 1) is Word.Auxiliary or Word.To;
            return !isVerb && HasCount(direction.End) && OneLength(direction.End) is { Value.Seconds: < LongestOffset } length
                ? End((Step(direction.Value), length.Value), length.End)
                : null;
        }
        if (Number(at, 1, 999) is { } number && Direction(number.End) is { Value: not Word.This } between && text[between.End].Lexeme is { Unit: not TimeUnit.None, IsPlural: true } lexeme)
        {
            return End((Step(between.Value), AmountOf(number.Value, lexeme.Unit)), between.End + 1);
        }
        return null;
    }

    // "last minute", "past quarter" have no count; "last 3 days", "last few days" have.
    private bool HasCount(int at) => text[at].Lexeme.Unit == TimeUnit.None || text[at].Lexeme.NumberKind != NumberKind.None;

    // "Labor Day weekend", "the weekend of Thanksgiving": with the days between, which people take off
    private Parsed<PeriodValue>? HolidayWeekend(int at)
    {
        var from = Skip(at, Word.The);
        var isWeekendFirst = UnitAt(from) == TimeUnit.Weekend && Is(from + 1, Word.Of);
        if (Holiday(isWeekendFirst ? from + 2 : from) is not { } holiday || !(isWeekendFirst || UnitAt(holiday.End) == TimeUnit.Weekend))
        {
            return null;
        }
        return End(new PeriodValue(WeekendWith(holiday.Value.Past), WeekendWith(holiday.Value.Future)), isWeekendFirst ? holiday.End : holiday.End + 1);
    }

    private static DateSpan WeekendWith(LocalDate holiday)
    {
        var saturday = holiday.PlusDays(-2).OnOrAfter(IsoDayOfWeek.Saturday);
        return DateSpan.Whole(LocalDate.Min(saturday, holiday), LocalDate.Max(saturday.PlusDays(2), holiday.PlusDays(1)));
    }

    // "the week of March 5", "the week starting on February 4", "week commencing 3 Nov"
    private Parsed<PeriodValue>? WeekOf(int at)
    {
        var from = Skip(at, Word.The);
        var unit = UnitAt(from);
        if (unit is not (TimeUnit.Week or TimeUnit.Weekend) || !Is(from + 1, Word.Of, Word.Starting) || Date(Skip(from + 2, Word.On)) is not { } date)
        {
            return null;
        }
        return End(new PeriodValue(date.Value.Past.UnitAround(unit, 0), date.Value.Future.UnitAround(unit, 0)), date.End);
    }

    // "2 weeks starting May 20th", "for 1 week, from 20th dec"
    private Parsed<PeriodValue>? CountedFrom(int at)
    {
        var from = Skip(at, Word.For);
        if (Duration(from) is not { Value: { HasClockUnit: false, Seconds: < LongestOffset } amount } duration)
        {
            return null;
        }
        var next = SkipMark(duration.End, ',');
        var isJoined = Is(next, Word.Starting) || (from > at && Is(next, Word.From));
        if (!isJoined || Date(Skip(Skip(next + 1, Word.On), Word.From)) is not { } date)
        {
            return null;
        }
        var start = date.Value.InYear(today.Year).Future;
        return End(new PeriodValue(DateSpan.Whole(start, Counted(start, amount, 1))), date.End);
    }
}
