using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Stretches of days: "last quarter", "March 2026", "the last week of July", "end of June", "next 3 days", "ytd".</summary>
internal sealed partial class DateTimeGrammar
{
    private Parsed<PeriodValue>? Period(int at) =>
        ToDate(at) ?? EdgeOf(at) ?? PartOf(at) ?? RestOf(at) ?? WithinLength(at) ?? Rolling(at) ?? WeekFrom(at) ?? CountedFrom(at) ?? UnitPeriod(at);

    /// <summary>A calendar unit: "this month", "next year", "March", "Q3 2026", "2025", "the weekend".</summary>
    private Parsed<PeriodValue>? UnitPeriod(int at)
    {
        if ((!text[at].Lexeme.MayStartTime && text[at].Kind == TokenKind.Word) || _nested == MostNested)
        {
            return null;
        }
        _nested++;
        var from = Skip(at, Word.The);
        var period = HalfOf(from) ?? QuarterPeriod(from) ?? NumberedWeek(from) ?? MonthPeriod(from) ?? NumericMonth(from) ?? DecadePeriod(from) ?? YearPeriod(from) ?? Directed(from, from > at) ?? SeasonPeriod(from);
        _nested--;
        return period;
    }

    // "this week", "next quarter", "the month", "that weekend", "last calendar year"
    private Parsed<PeriodValue>? Directed(int at, bool isDefinite)
    {
        if (text[at].Lexeme is { Unit: TimeUnit.Week or TimeUnit.Weekend or TimeUnit.Month or TimeUnit.Year, IsPlural: false } beyond && isDefinite && BeyondNext(at + 1) is { } steps)
        {
            return End(new PeriodValue(_today.UnitAround(beyond.Unit, steps)), at + 3);
        }
        var direction = Direction(at) ?? (Is(at, Word.That) ? End(Word.This, at + 1) : null);
        var named = Skip(direction?.End ?? at, Word.Full);
        if (Is(named, Word.Business) && text[named + 1].Lexeme is { Unit: TimeUnit.Week, IsPlural: false } && (direction is not null || isDefinite))
        {
            return End(new PeriodValue(_today.UnitAround(TimeUnit.WorkWeek, direction is { } side ? Step(side.Value) : 0)), named + 2);
        }
        var lexeme = text[named].Lexeme;
        var isUnit = lexeme.Unit is >= TimeUnit.Week && !lexeme.IsPlural && text[named].Length > 2;
        if (!isUnit || (direction is null && !(isDefinite && IsUnitByItself(named + 1))))
        {
            return null;
        }
        var isNearest = direction is { Value: Word.Coming } && lexeme.Unit == TimeUnit.Weekend && _today.IsBusinessDay();
        var span = _today.UnitAround(lexeme.Unit, direction is { } word && !isNearest ? Step(word.Value) : 0);
        return End(new PeriodValue(span), named + 1);
    }

    // "the week after next", "the week before last"
    private int? BeyondNext(int at) => Is(at, Word.After) && Is(at + 1, Word.Next) ? 2 : Is(at, Word.Before) && Is(at + 1, Word.Last) ? -2 : null;

    // "in the week", but not "the month of May", "the week before"
    private bool IsUnitByItself(int at) => WordAt(at) is not (Word.Of or Word.Before or Word.After or Word.Starting or Word.From or Word.Is or Word.To or Word.That) && text[at].Lexeme.Ordinal == 0;

    // "March", "March 2026", "2017 april", "Dec/2018", "next March", "May of last year"
    private Parsed<PeriodValue>? MonthPeriod(int at)
    {
        if (Year(at) is { } before && text[Skip(SkipMark(SkipMark(before.End, '-'), '/'), Word.Of)] is { Lexeme.Month: > 0 } monthAfter && StandsAlone(at, before.End) | text.IsGlued(before.End))
        {
            return End(new PeriodValue(MonthOf(before.Value, monthAfter.Lexeme.Month)), Skip(SkipMark(SkipMark(before.End, '-'), '/'), Word.Of) + 1);
        }
        // "the month of May"
        if (text[at].Lexeme is { Unit: TimeUnit.Month, IsPlural: false } && Is(at + 1, Word.Of) && text[at + 2].Lexeme.Month > 0)
        {
            return MonthWithYear(text[at + 2].Lexeme.Month, at + 3) ?? End(NearestMonth(text[at + 2].Lexeme.Month), at + 3);
        }
        var direction = Direction(at);
        var named = direction?.End ?? at;
        var month = text[named].Lexeme.Month;
        if (month == 0)
        {
            return null;
        }
        var end = SkipMark(named + 1, '.');
        end = text.IsGlued(named + 1) && text.IsInside(end) && text[named].Length <= 4 ? end : named + 1;
        if (direction is { } given)
        {
            return given.Value == Word.This && IsVerb(named) ? null : End(new PeriodValue(MonthInDirection(month, given.Value)), end);
        }
        return MonthWithYear(month, end) ?? (IsName(named) ? null : End(NearestMonth(month), end));
    }

    // "this may or may not", "this may be"
    private bool IsVerb(int at) =>
        text[at].Lexeme is { IsDoubtful: true, Month: 5 } && (text[at + 1] is { Kind: TokenKind.Word, Lexeme.IsKnown: false } || WordAt(at + 1) is Word.Or or Word.Not or Word.Is);

    private Parsed<PeriodValue>? MonthWithYear(int month, int at)
    {
        var next = Skip(Skip(SkipMark(at, ','), Word.Of), Word.In);
        next = text.IsAnyMark(next, "/-") && text.IsGlued(next) ? next + 1 : next;
        if (Year(next) is { } year && (text.IsGlued(next) || StandsAlone(next, year.End)))
        {
            return End(new PeriodValue(MonthOf(year.Value, month)), year.End);
        }
        if (Is(next - 1, Word.Of) && text[next] is { Kind: TokenKind.Digits, Length: 2 } two && StandsAlone(next, next + 1))
        {
            return End(new PeriodValue(MonthOf(Century((int)two.Number), month)), next + 1);
        }
        var from = Skip(next, Word.The);
        return Direction(from) is { } direction && text[direction.End].Lexeme is { Unit: TimeUnit.Year, IsPlural: false }
            ? End(new PeriodValue(MonthOf(_today.Year + Step(direction.Value), month)), direction.End + 1)
            : null;
    }

    private static DateSpan MonthOf(int year, int month) => new LocalDate(year, month, 1).UnitAround(TimeUnit.Month, 0);

    private DateSpan MonthInDirection(int month, Word direction) => direction switch
    {
        Word.Next => MonthOf(_today.Year + 1, month),
        Word.Last => MonthOf(_today.Year - 1, month),
        Word.Coming => MonthOf(month > _today.Month ? _today.Year : _today.Year + 1, month),
        Word.Past => MonthOf(month < _today.Month ? _today.Year : _today.Year - 1, month),
        _ => MonthOf(_today.Year, month),
    };

    private PeriodValue NearestMonth(int month) => new(
        MonthOf(month < _today.Month ? _today.Year : _today.Year - 1, month),
        MonthOf(month < _today.Month ? _today.Year + 1 : _today.Year, month));

    // A month's name alone may be a person's or a word: "May Chen", "Jan Novak", "March Madness", "may I".
    private bool IsName(int at)
    {
        var next = text[at + 1];
        var isNextUnknown = next is { Kind: TokenKind.Word, Lexeme.IsKnown: false, Length: > 1 };
        if (Is(at - 1, Word.This) && IsVerb(at))
        {
            return true;
        }
        var isNextName = isNextUnknown && text.IsCapitalised(at + 1) && !IsAllCapitals(next);
        if (isNextName && text.IsCapitalised(at) && !IsLedInSurely(at))
        {
            return true;
        }
        if (!text[at].Lexeme.IsDoubtful || text.Count == 1 || IsLedInSurely(at) || IsBesideMonth(at))
        {
            return false;
        }
        return !IsLedIn(at) || isNextName || (isNextUnknown && !IsAllCapitals(next));
    }

    private bool IsAllCapitals(Token token) => token.Length > 1 && char.IsUpper(text.Text[token.Start + 1]);

    // After these words a month follows, and no name.
    private bool IsLedInSurely(int at) =>
        (Is(at - 1, Word.The) && Is(at - 2, Word.In)) || WordAt(at - 1) is Word.In or Word.Since or Word.Until or Word.This or Word.Next or Word.Last or Word.Early or Word.Late or Word.Mid or Word.During or Word.Every or Word.Coming or Word.Past ||
        (text.IsMark(at - 1, '-') && Is(at - 2, Word.Mid)) || text[at - 1].Lexeme.Ordinal > 0;

    // After these, a month as well as a name.
    private bool IsLedIn(int at) =>
        WordAt(at - 1) is Word.Before or Word.After or Word.By or Word.Through or Word.Of or Word.Between or Word.For or Word.Starting or Word.On ||
        (Is(at - 1, Word.From) && WordAt(at + 1) is Word.To or Word.Until or Word.Through or Word.On or Word.Onwards) ||
        (Is(at - 1, Word.To) && (Is(at - 2, Word.Up) || text[at - 2].Kind == TokenKind.Digits || text[at - 2].Lexeme is { Unit: not TimeUnit.None } or { Weekday: > 0 }));

    // "May or June", "Jan-Mar", "April, May and June"
    private bool IsBesideMonth(int at)
    {
        var joins = WordAt(at + 1) is Word.And or Word.Or or Word.To or Word.Through || text.IsAnyMark(at + 1, "-–,/");
        var joined = WordAt(at - 1) is Word.And or Word.Or or Word.To or Word.Through || text.IsAnyMark(at - 1, "-–,/");
        var month = text[at].Lexeme.Month;
        return (joins && text[at + 2].Lexeme.Month is > 0 and var after && after != month) || (joined && text[at - 2].Lexeme.Month is > 0 and var before && before != month);
    }

    // "2018-12", "12/2018"
    private Parsed<PeriodValue>? NumericMonth(int at)
    {
        if (!text.IsAnyMark(at + 1, "-/") || !text.IsGlued(at + 1) || !text.IsGlued(at + 2) || text[at].Kind != TokenKind.Digits || text[at + 2].Kind != TokenKind.Digits || !StandsAlone(at, at + 3))
        {
            return null;
        }
        var (year, month) = text[at].Length == 4 ? (text[at], text[at + 2]) : (text[at + 2], text[at]);
        var isMonth = year is { Length: 4, Number: >= 1900 and < 2200 } && month is { Length: <= 2, Number: >= 1 and <= 12 };
        return isMonth ? End(new PeriodValue(MonthOf((int)year.Number, (int)month.Number)), at + 3) : null;
    }

    // "2019", "the year 2019", "calendar year 2008"
    private Parsed<PeriodValue>? YearPeriod(int at)
    {
        var from = Is(at, Word.Full) ? at + 1 : at;
        var isSaid = text[from].Lexeme is { Unit: TimeUnit.Year, IsPlural: false };
        from = isSaid ? Skip(from + 1, Word.Of) : from;
        if (Is(at, Word.Fiscal) && text.IsGlued(at + 1) && text[at + 1] is { Kind: TokenKind.Digits, Length: 2 or 4 } fiscal)
        {
            return End(new PeriodValue(Calendar.Years(fiscal.Length == 2 ? Century((int)fiscal.Number) : (int)Math.Clamp(fiscal.Number, 1500, 2199), 1)), at + 2);
        }
        if (Year(from, least: isSaid ? 1500 : 1900) is not { } year || !StandsAlone(from, year.End) || (!isSaid && !IsYearByItself(from, year.End)))
        {
            return null;
        }
        return End(new PeriodValue(Calendar.Years(year.Value, 1)), year.End);
    }

    // A bare number is a year unless it counts something: "2000 units", "worth 2020 euros".
    private bool IsYearByItself(int from, int end)
    {
        if (text[from].Kind != TokenKind.Digits)
        {
            return WordAt(from - 1) is Word.In or Word.Since or Word.Of;
        }
        var next = text[end];
        var counts = next is { Kind: TokenKind.Word, Lexeme: { IsKnown: false } or { Unit: not TimeUnit.None } or { NumberKind: not NumberKind.None } } && WordAt(from - 1) is not (Word.In or Word.Since or Word.Of or Word.Before or Word.After or Word.By or Word.From or Word.During or Word.Until);
        return !counts && !text.IsMark(from - 1, '#');
    }

    // "Q3", "Q3 2026", "2019-Q1", "third quarter of 2019", "next year's first quarter", "H1", "second half of 2026"
    private Parsed<PeriodValue>? QuarterPeriod(int at)
    {
        if (Year(at) is { } before && Quarter(SkipMark(before.End, '-')) is { } after)
        {
            return End(new PeriodValue(MonthsOf(before.Value, after.Value)), after.End);
        }
        if (Direction(at) is { } direction && text[direction.End].Lexeme is { Unit: TimeUnit.Year } && Quarter(direction.End + 1) is { } ofYear)
        {
            return End(new PeriodValue(MonthsOf(_today.Year + Step(direction.Value), ofYear.Value)), ofYear.End);
        }
        if (Quarter(at) is not { } quarter)
        {
            return null;
        }
        var next = Skip(Skip(SkipMark(quarter.End, ','), Word.Of), Word.In);
        next = Skip(SkipMark(next, '-'), Word.The);
        if (Year(next) is { } year)
        {
            return End(new PeriodValue(MonthsOf(year.Value, quarter.Value)), year.End);
        }
        if (Direction(next) is { } side && text[side.End].Lexeme is { Unit: TimeUnit.Year, IsPlural: false })
        {
            return End(new PeriodValue(MonthsOf(_today.Year + Step(side.Value), quarter.Value)), side.End + 1);
        }
        if (next > quarter.End && text[next].Lexeme.Unit == TimeUnit.Year)
        {
            return End(new PeriodValue(MonthsOf(_today.Year, quarter.Value)), next + 1);
        }
        var first = quarter.Value.First;
        var hasBegun = new LocalDate(_today.Year, first, 1) <= _today;
        var hasEnded = hasBegun && MonthsOf(_today.Year, quarter.Value).End <= _today;
        return End(new PeriodValue(MonthsOf(hasEnded ? _today.Year : _today.Year - 1, quarter.Value), MonthsOf(hasEnded ? _today.Year + 1 : _today.Year, quarter.Value)), quarter.End);
    }

    private static DateSpan MonthsOf(int year, (int First, int Count) months)
    {
        var start = new LocalDate(year, months.First, 1);
        return DateSpan.Whole(start, start.PlusMonths(months.Count));
    }

    private Parsed<(int First, int Count)>? Quarter(int at)
    {
        var from = Skip(at, Word.The);
        if (text[at].Lexeme is { Unit: TimeUnit.Quarter, IsPlural: false } && text[at + 1].Kind == TokenKind.Digits && Digits(at + 1, 1, 4) is { } named && text[at + 1].Length == 1 && !IsGluedToLetters(at + 1))
        {
            return End((named.Value * 3 - 2, 3), named.End);
        }
        // "1H 2018"
        if (text[at] is { Kind: TokenKind.Digits, Length: 1, Number: 1 or 2 } && text.IsGlued(at + 1) && text[at + 1] is { Kind: TokenKind.Word, Length: 1 } letter && text.Text[letter.Start] == 'H' && (Year(at + 2) is not null || text[at + 2] is { Kind: TokenKind.Digits, Length: 2, Spaced: false }))
        {
            return End(((int)text[at].Number * 6 - 5, 6), at + 2);
        }
        if (text[at].Length == 1 && text[at + 1] is { Kind: TokenKind.Digits, Length: 1, Spaced: false } digit && !IsGluedToLetters(at + 1))
        {
            var isQuarter = Is(at, Word.Q) && digit.Number is >= 1 and <= 4;
            var isHalf = text.Text[text[at].Start] is 'h' or 'H' && digit.Number is 1 or 2;
            return isQuarter ? End(((int)digit.Number * 3 - 2, 3), at + 2) : isHalf ? End(((int)digit.Number * 6 - 5, 6), at + 2) : null;
        }
        var nth = Is(from, Word.Last) ? End(4, from + 1) : Ordinal(from, 4);
        if (nth is not { } number)
        {
            return null;
        }
        if (text[number.End].Lexeme is { Unit: TimeUnit.Quarter, IsPlural: false } && (!Is(from, Word.Last) || Is(number.End + 1, Word.Of)))
        {
            return End((number.Value * 3 - 2, 3), number.End + 1);
        }
        return null;
    }

    // "the second half of June", "first half of the year"
    private Parsed<PeriodValue>? HalfOf(int at)
    {
        if (Ordinal(at, 2) is not { } nth || !Is(nth.End, Word.Half) || !Is(nth.End + 1, Word.Of) || UnitPeriod(nth.End + 2) is not { } whole)
        {
            return null;
        }
        return End(new PeriodValue(Halved(whole.Value.Past, nth.Value), Halved(whole.Value.Future, nth.Value)), whole.End);
    }

    private static DateSpan Halved(DateSpan whole, int nth)
    {
        var days = NodaTime.Period.DaysBetween(whole.Start, whole.End);
        var middle = days > 300 ? whole.Start.PlusMonths(6) : whole.Start.PlusDays(days / 2);
        return nth == 1 ? DateSpan.Whole(whole.Start, middle) : DateSpan.Whole(middle, whole.End);
    }

    // "week 10", "week 10 of 2026", by ISO 8601
    private Parsed<PeriodValue>? NumberedWeek(int at)
    {
        if (text[at].Lexeme is not { Unit: TimeUnit.Week, IsPlural: false } || Digits(at + 1, 1, 53) is not { } number || !StandsAlone(at + 1, number.End))
        {
            return null;
        }
        var next = Skip(Skip(SkipMark(number.End, ','), Word.Of), Word.In);
        var year = Year(next);
        var first = new LocalDate(year?.Value ?? _today.Year, 1, 4).Monday();
        return End(new PeriodValue(first.PlusWeeks(number.Value - 1).UnitAround(TimeUnit.Week, 0)), year?.End ?? number.End);
    }

    // "the 1990s", "the '90s", "the nineties"
    private Parsed<PeriodValue>? DecadePeriod(int at)
    {
        var from = text.IsAnyMark(at, "'’") ? at + 1 : at;
        if (text[from] is { Kind: TokenKind.Digits, Length: 2 or 4 } digits && digits.Number % 10 == 0)
        {
            var suffix = text.IsAnyMark(from + 1, "'’") ? from + 2 : from + 1;
            var isPlural = text.IsGlued(suffix) && text[suffix] is { Kind: TokenKind.Word, Length: 1 } letter && text.Text[letter.Start] is 's' or 'S';
            var year = digits.Length == 4 ? (int)digits.Number : Century((int)digits.Number);
            var isLed = digits.Length == 4 || from > at || WordAt(at - 1) is Word.The or Word.Early or Word.Late or Word.Mid;
            return isPlural && isLed && year is >= 1500 and < 2200 ? End(new PeriodValue(Calendar.Years(year, 10)), suffix + 1) : null;
        }
        // "the 20th century"
        if (Ordinal(at) is { } nth && text[nth.End].Lexeme is { Unit: TimeUnit.Century, IsPlural: false } && nth.Value > 1)
        {
            return End(new PeriodValue(Calendar.Years((nth.Value - 1) * 100, 100)), nth.End + 1);
        }
        // "nineteen eighties"
        if (text[at].Lexeme is { NumberKind: NumberKind.Small, Number: 18 or 19 } hundreds && text[at + 1].Lexeme.Decade is > 0 and var tens)
        {
            return End(new PeriodValue(Calendar.Years((int)hundreds.Number * 100 + tens, 10)), at + 2);
        }
        return text[at].Lexeme.Decade is > 0 and var decade && Is(at - 1, Word.The) ? End(new PeriodValue(Calendar.Years(1900 + decade, 10)), at + 1) : null;
    }

    // "within 3 days", "within the next 2 weeks"
    private Parsed<PeriodValue>? WithinLength(int at)
    {
        var from = Skip(at + 1, Word.The);
        from = Is(from, Word.Next, Word.Coming) ? from + 1 : from;
        if (!Is(at, Word.Within) || Duration(from) is not { Value: { HasClockUnit: false, Seconds: < LongestOffset } amount } duration)
        {
            return null;
        }
        var end = Is(duration.End, Word.From) && Is(duration.End + 1, Word.Now, Word.Today) ? duration.End + 2 : duration.End;
        var last = Counted(_today, amount, 1);
        return Is(duration.End, Word.Of) ? null : End(new PeriodValue(new DateSpan(_today, last, new DateInterval(_today, last))), end);
    }

    // "this summer", "spring 2026"
    private Parsed<PeriodValue>? SeasonPeriod(int at)
    {
        var direction = Direction(at);
        var named = direction?.End ?? at;
        var season = text[named].Lexeme.Season;
        if (season == 0)
        {
            return null;
        }
        var next = Skip(named + 1, Word.Of);
        if (direction is null && Year(next) is { } year)
        {
            return End(new PeriodValue(SeasonOf(year.Value, season)), year.End);
        }
        if (direction is { } side)
        {
            return End(new PeriodValue(SeasonOf(_today.Year + Step(side.Value), season)), named + 1);
        }
        var isLed = WordAt(Is(at - 1, Word.The) ? at - 2 : at - 1) is Word.In or Word.By or Word.During or Word.Since or Word.Until or Word.Before or Word.After or Word.Early or Word.Late or Word.Mid or Word.Of;
        var thisYear = SeasonOf(_today.Year, season);
        return isLed ? End(thisYear.End <= _today ? new PeriodValue(thisYear, SeasonOf(_today.Year + 1, season)) : new PeriodValue(SeasonOf(_today.Year - 1, season), thisYear), named + 1) : null;
    }

    private static DateSpan SeasonOf(int year, int season) => MonthsOf(year, (season == 4 ? 12 : season * 3, 3));

    // "last 30 days", "the next couple of weeks", "5 past years", "past quarter" counts as the unit before
    private Parsed<PeriodValue>? Rolling(int at)
    {
        if (CountedUnits(Skip(at, Word.The)) is not { Value: { HasClockUnit: false } } counted)
        {
            return null;
        }
        var (direction, amount, _) = counted.Value;
        if (direction == 0)
        {
            return null;
        }
        if (amount.Unit == TimeUnit.Decade)
        {
            var first = _today.Year / 10 * 10;
            var count = (int)amount.Count;
            return End(new PeriodValue(Calendar.Years(direction < 0 ? first - 10 * count : first + 10, 10 * count)), counted.End);
        }
        if (amount.Unit == TimeUnit.Quarter)
        {
            return End(new PeriodValue(Quarters((int)amount.Count * direction)), counted.End);
        }
        var span = direction > 0 ? After(_today, amount) : Until(_today, amount);
        return End(new PeriodValue(span), counted.End);
    }

    // Quarters are counted whole.
    private DateSpan Quarters(int count)
    {
        var current = _today.FirstOfQuarter();
        return count < 0 ? DateSpan.Whole(current.PlusMonths(3 * count), current) : DateSpan.Whole(current.PlusMonths(3), current.PlusMonths(3 + 3 * count));
    }

    private static DateSpan After(LocalDate day, Amount amount)
    {
        var start = amount.Unit == TimeUnit.BusinessDay ? day.PlusBusinessDays(1) : day.PlusDays(1);
        var end = amount.Unit == TimeUnit.BusinessDay ? day.PlusBusinessDays((int)amount.Count).PlusDays(1) : start.Plus(amount.Count, amount.Unit);
        return DateSpan.Whole(start, end);
    }

    // As people count, today is the last of the days.
    private static DateSpan Until(LocalDate day, Amount amount)
    {
        var start = Counted(day, amount, -1);
        return new DateSpan(start, day, new DateInterval(start.PlusDays(1) <= day ? start.PlusDays(1) : day, day));
    }

    // "next 3 days", "3 next days", "past couple weeks", "last 5 minutes"
    private Parsed<(int Direction, Amount Amount, bool HasClockUnit)>? CountedUnits(int at)
    {
        var direction = Direction(at);
        if (direction is { Value: not Word.This } && !(Is(at, Word.Last) && WordAt(at - 1) is Word.Auxiliary or Word.To) && OneLength(direction.Value.End) is { } length && text[length.End - 1].Lexeme is { } unit && HasCount(direction.Value.End))
        {
            return length.Value.Seconds < LongestOffset && unit.IsKnown ? End((Step(direction.Value.Value), length.Value, length.Value.HasClockUnit), length.End) : null;
        }
        if (Number(at, 1, 999) is { } number && Direction(number.End) is { Value: not Word.This } between && text[between.End].Lexeme is { Unit: not TimeUnit.None, IsPlural: true } lexeme)
        {
            var amount = AmountOf(number.Value, lexeme.Unit);
            return End((Step(between.Value), amount, amount.HasClockUnit), between.End + 1);
        }
        return null;
    }

    // "last minute", "past quarter" have no count; "last 3 days", "last few days" have.
    private bool HasCount(int at) => text[at].Lexeme.Unit == TimeUnit.None || text[at].Lexeme.NumberKind != NumberKind.None;

    // "the first week of January", "last four months of 2021", "the weekend of the 5th"
    private Parsed<PeriodValue>? PartOf(int at)
    {
        var from = Skip(at, Word.The);
        var isLast = Is(from, Word.Last);
        Parsed<int>? nth = isLast ? End(0, from + 1) : Ordinal(from, 53);
        if (nth is not { } number)
        {
            return null;
        }
        var count = Number(number.End, 1, 100);
        var named = count?.End ?? number.End;
        var unit = text[named].Lexeme.Unit;
        if (unit is < TimeUnit.Day || !Is(named + 1, Word.Of, Word.In) || UnitPeriod(named + 2) is not { } whole)
        {
            return null;
        }
        if (Part(whole.Value.Past, unit, number.Value, count?.Value) is not { } past || Part(whole.Value.Future, unit, number.Value, count?.Value) is not { } future)
        {
            return null;
        }
        return End(new PeriodValue(past, future), whole.End);
    }

    private static DateSpan? Part(DateSpan whole, TimeUnit unit, int nth, int? count)
    {
        if (count is { } many)
        {
            return nth switch
            {
                0 => DateSpan.Whole(whole.End.Plus(-many, unit), whole.End),
                1 => DateSpan.Whole(whole.Start, whole.Start.Plus(many, unit)),
                _ => null,
            };
        }
        // A week belongs to the month or year that has its Thursday (ISO 8601).
        var marker = unit switch
        {
            TimeUnit.Week or TimeUnit.WorkWeek => whole.NthWeekday(nth, IsoDayOfWeek.Thursday),
            TimeUnit.Weekend => whole.NthWeekday(nth, IsoDayOfWeek.Saturday),
            _ => nth == 0 ? whole.End.PlusDays(-1) : whole.Start.Plus(nth - 1, unit),
        };
        return marker is { } day && day >= whole.Start && day < whole.End ? day.UnitAround(unit, 0) : null;
    }

    // "end of June", "early September", "mid-July", "later this year", "the beginning of next week", "eom" is a date
    private Parsed<PeriodValue>? EdgeOf(int at)
    {
        var from = Skip(at, Word.The);
        // "year end", "month-end"
        var endOfUnit = SkipMark(from + 1, '-');
        if (text[from].Lexeme is { Unit: >= TimeUnit.Month, IsPlural: false } closing && Is(endOfUnit, Word.End) && !Is(endOfUnit + 1, Word.Of))
        {
            var closed = _today.UnitAround(closing.Unit, 0);
            return End(new PeriodValue(Meant(closed, Edge.End, Word.End)) { Edge = Edge.End }, endOfUnit + 1);
        }
        var edge = WordAt(from) switch
        {
            Word.Early or Word.Earlier or Word.Start => Edge.Start,
            Word.Mid => Edge.Mid,
            Word.End or Word.Late or Word.Later => Edge.End,
            _ => Edge.None,
        };
        if (edge == Edge.None)
        {
            return null;
        }
        var next = Skip(Skip(SkipMark(from + 1, '-'), Word.In), Word.Of);
        var named = Skip(next, Word.The);
        var unit = text[named].Lexeme;
        var isBareUnit = unit.Unit >= TimeUnit.Week && !unit.IsPlural && next > from + 1;
        var period = isBareUnit ? End(new PeriodValue(_today.UnitAround(unit.Unit, 0)), named + 1) : UnitPeriod(named);
        if (period is not { } whole || (whole.End == named + 1 && unit.Month > 0 && unit.IsDoubtful && IsName(named)))
        {
            return null;
        }
        var word = WordAt(from);
        return End(new PeriodValue(Meant(whole.Value.Past, edge, word), Meant(whole.Value.Future, edge, word)) { Edge = edge }, whole.End);
    }

    // As people mean it, the end is the last day (of a week Friday), the start the first, and "later this week" is still to come.
    private DateSpan Meant(DateSpan whole, Edge edge, Word word)
    {
        var part = Cut(whole, edge);
        var last = whole.Start.PlusWeeks(1) == whole.End ? whole.Start.PlusDays(4) : whole.End.PlusDays(-1);
        var isNow = _today >= whole.Start && _today < whole.End;
        var days = word switch
        {
            Word.End => new DateInterval(last, last),
            Word.Start => new DateInterval(whole.Start, whole.Start),
            Word.Later when isNow => new DateInterval(LocalDate.Min(_today.PlusDays(1), whole.End.PlusDays(-1)), whole.End.PlusDays(-1)),
            Word.Earlier when isNow => new DateInterval(whole.Start, _today),
            _ => part.Meant,
        };
        return part with { Meant = days };
    }

    // The first or second half, or the middle third; a year is cut in thirds.
    private static DateSpan Cut(DateSpan whole, Edge edge)
    {
        var days = NodaTime.Period.Between(whole.Start, whole.End, PeriodUnits.Days).Days;
        var isMonth = days is >= 28 and <= 31;
        var isYear = days is > 300 and < 400;
        if (isYear)
        {
            var third = edge switch { Edge.Start => 0, Edge.Mid => 4, _ => 8 };
            return DateSpan.Whole(whole.Start.PlusMonths(third), whole.Start.PlusMonths(third + 4));
        }
        var middle = isMonth ? whole.Start.PlusDays(15) : whole.Start.PlusDays(days / 2);
        return edge switch
        {
            Edge.Start => DateSpan.Whole(whole.Start, middle > whole.Start ? middle : whole.End),
            Edge.Mid => DateSpan.Whole(whole.Start.PlusDays(days / 3), whole.Start.PlusDays(Math.Max(days * 2 / 3, days / 3 + 1))),
            _ => DateSpan.Whole(middle < whole.End ? middle : whole.Start, whole.End),
        };
    }

    // "ytd", "year to date", "this year so far", "so far this month", "the quarter to date"
    private Parsed<PeriodValue>? ToDate(int at)
    {
        if (Is(at, Word.ToDate))
        {
            return End(UpToToday(text[at].Lexeme.OwnUnit), at + 1);
        }
        var isLed = Is(at, Word.So) && Is(at + 1, Word.Far);
        var from = isLed ? Skip(at + 2, Word.In) : at;
        var direction = Direction(Skip(from, Word.The));
        var named = direction?.End ?? Skip(from, Word.The);
        if (direction is { Value: not Word.This } || text[named].Lexeme is not { Unit: >= TimeUnit.Week and var unit, IsPlural: false })
        {
            return null;
        }
        var next = SkipMark(named + 1, '-');
        var isFollowed = Is(next, Word.So) && Is(next + 1, Word.Far) || Is(next, Word.To) && IsDateWord(text.IsMark(next + 1, '-') ? next + 2 : next + 1);
        if (!isFollowed && !(isLed && direction is not null))
        {
            return null;
        }
        var end = isLed ? named + 1 : text.IsMark(next + 1, '-') ? next + 3 : next + 2;
        return End(UpToToday(unit), end);
    }

    private bool IsDateWord(int at) => text[at] is { Kind: TokenKind.Word, Length: 4 } token && text.Text.AsSpan(token.Start, 4).Equals("date", StringComparison.OrdinalIgnoreCase);

    private PeriodValue UpToToday(TimeUnit unit)
    {
        var start = _today.UnitAround(unit, 0).Start;
        return new PeriodValue(new DateSpan(start, _today, new DateInterval(start, _today)));
    }

    // "the week of March 5", "the week starting on February 4", "week commencing 3 Nov"
    private Parsed<PeriodValue>? WeekFrom(int at)
    {
        var from = Skip(at, Word.The);
        var lexeme = text[from].Lexeme;
        if (HolidayWeekend(from) is { } holiday)
        {
            return holiday;
        }
        if (lexeme is not { Unit: TimeUnit.Week or TimeUnit.Weekend, IsPlural: false } || !Is(from + 1, Word.Of, Word.Starting))
        {
            return null;
        }
        if (Date(Skip(from + 2, Word.On)) is not { } date)
        {
            return null;
        }
        return End(new PeriodValue(date.Value.Past.UnitAround(lexeme.Unit, 0), date.Value.Future.UnitAround(lexeme.Unit, 0)), date.End);
    }

    // "Labor Day weekend", "the weekend of Thanksgiving": with the days between, which people take off
    private Parsed<PeriodValue>? HolidayWeekend(int at)
    {
        var isWeekendFirst = text[at].Lexeme is { Unit: TimeUnit.Weekend, IsPlural: false } && Is(at + 1, Word.Of);
        if (Holiday(isWeekendFirst ? at + 2 : at) is not { } holiday || (!isWeekendFirst && text[holiday.End].Lexeme.Unit != TimeUnit.Weekend))
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

    // "the rest of the week", "the remainder of this quarter"
    private Parsed<PeriodValue>? RestOf(int at)
    {
        var from = Skip(at, Word.The);
        if (!Is(from, Word.Rest) || !Is(from + 1, Word.Of))
        {
            return null;
        }
        var named = Skip(from + 2, Word.The);
        named = Direction(named) is { Value: Word.This } direction ? direction.End : Skip(named, Word.My);
        if (text[named].Lexeme is not { Unit: >= TimeUnit.Week and var unit, IsPlural: false })
        {
            return null;
        }
        return End(new PeriodValue(DateSpan.Whole(_today, _today.UnitAround(unit, 0).End)), named + 1);
    }

    // "2 weeks starting May 20th", "for 1 week, from 20th dec"
    private Parsed<PeriodValue>? CountedFrom(int at)
    {
        if (Duration(Skip(at, Word.For)) is not { Value: { HasClockUnit: false, Seconds: < LongestOffset } amount } duration)
        {
            return null;
        }
        var next = SkipMark(duration.End, ',');
        var isFor = Is(at, Word.For);
        if (!Is(next, Word.Starting) && !(isFor && Is(next, Word.From)))
        {
            return null;
        }
        if (Date(Skip(Skip(next + 1, Word.On), Word.From)) is not { } date)
        {
            return null;
        }
        var start = date.Value.InYear(_today.Year).Future;
        return End(new PeriodValue(DateSpan.Whole(start, Counted(start, amount, 1))), date.End);
    }
}
