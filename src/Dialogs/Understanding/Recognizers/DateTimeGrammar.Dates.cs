using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Single days: "today", "Nov 3", "3/20/2026", "next Friday", "the first Monday of June", "3 weeks from tomorrow".</summary>
internal sealed partial class DateTimeGrammar
{
    private Parsed<DateValue>? Date(int at)
    {
        if (!text[at].Lexeme.MayStartTime && text[at].Kind != TokenKind.Digits || _nested == MostNested)
        {
            return null;
        }
        if (_nested == 0 && _dates.TryGet(at, out var known))
        {
            return known;
        }
        _nested++;
        var date = DayWithin(at) ?? Relative(at) ?? CountedDate(at) ?? CountedWeekday(at) ?? WeekdayDate(at) ?? NumericDate(at) ?? MonthAndDay(at) ?? Holiday(at);
        _nested--;
        return _nested == 0 ? _dates.Keep(at, date) : date;
    }

    // "today", "the day after tomorrow", "yesterday"
    private Parsed<DateValue>? Relative(int at)
    {
        var from = Skip(at, Word.The);
        var isDayBeside = Is(from, Word.Day) && Is(from + 1, Word.After, Word.Before) && Is(from + 2, Word.Tomorrow, Word.Yesterday);
        if (isDayBeside)
        {
            return End(new DateValue(_today.PlusDays(Is(from + 2, Word.Tomorrow) ? 2 : -2)), from + 3);
        }
        if (from > at)
        {
            return DayBeside(from) ?? TheDay(at);
        }
        return WordAt(at) switch
        {
            Word.Today => End(new DateValue(_today), at + 1),
            Word.Tomorrow => End(new DateValue(_today.PlusDays(1)), at + 1),
            Word.Yesterday => End(new DateValue(_today.PlusDays(-1)), at + 1),
            Word.This or Word.That when Is(at + 1, Word.Day) => End(new DateValue(_today), at + 2),
            Word.Next or Word.Last when Is(at + 1, Word.Day) && !text[at + 1].Lexeme.IsPlural => End(new DateValue(_today.PlusDays(Is(at, Word.Next) ? 1 : -1)), at + 2),
            Word.Last when text[Skip(at + 1, Word.Business)].Lexeme is { Unit: TimeUnit.Day or TimeUnit.BusinessDay, IsPlural: false } => End(new DateValue(_today.PlusBusinessDays(-1)), Skip(at + 1, Word.Business) + 1),
            Word.Next when text[Skip(at + 1, Word.Business)].Lexeme is { Unit: TimeUnit.Day or TimeUnit.BusinessDay, IsPlural: false } => End(new DateValue(_today.PlusBusinessDays(1)), Skip(at + 1, Word.Business) + 1),
            _ => null,
        };
    }

    // "the day before", "the day after"
    private Parsed<DateValue>? DayBeside(int at)
    {
        var isAlone = text[at + 2].Kind == TokenKind.Mark || !text.IsInside(at + 2);
        return Is(at, Word.Day) && !text[at].Lexeme.IsPlural && Is(at + 1, Word.Before, Word.After) && isAlone
            ? End(new DateValue(_today.PlusDays(Is(at + 1, Word.After) ? 1 : -1)), at + 2)
            : null;
    }

    // "for the day", "of the day", but not "the day we met"
    private Parsed<DateValue>? TheDay(int at)
    {
        var isTheDay = Is(at + 1, Word.Day) && WordAt(at - 1) is Word.For or Word.Of or Word.During;
        if (isTheDay && !text[at + 2].Lexeme.IsKnown && (!text.IsInside(at + 2) || text[at + 2].Kind == TokenKind.Mark))
        {
            return End(new DateValue(_today), at + 2);
        }
        return Is(at + 1, Word.Next, Word.Last) && Is(at + 2, Word.Day) && !text[at + 2].Lexeme.IsPlural
            ? End(new DateValue(_today.PlusDays(Is(at + 1, Word.Next) ? 1 : -1)), at + 3)
            : null;
    }

    // "in 3 days", "2 weeks ago", "three weeks from tomorrow", "3 days after January 12th"
    private Parsed<DateValue>? CountedDate(int at)
    {
        var isIn = Is(at, Word.In);
        var from = isIn ? at + 1 : at;
        if ((Duration(from) ?? OneUnit(from)) is not { Value: { HasClockUnit: false, Seconds: < LongestOffset } amount } duration)
        {
            return null;
        }
        var next = duration.End;
        if (Offset(next) is { } offset)
        {
            var date = Counted(offset.Value.Anchor, amount, offset.Value.Sign);
            return OnWeekday(End(new DateValue(date), offset.End));
        }
        if (!isIn || Is(next, Word.Of))
        {
            return null;
        }
        return OnWeekday(End(new DateValue(Counted(_today, amount, 1)), next));
    }

    // "the day after Christmas", "the week before Easter"
    private Parsed<Amount>? OneUnit(int at) =>
        Is(at, Word.The) && text[at + 1].Lexeme is { Unit: TimeUnit.Day or TimeUnit.Week, IsPlural: false } lexeme && Is(at + 2, Word.After, Word.Before)
            ? End(AmountOf(1, lexeme.Unit), at + 2)
            : null;

    // "two Sundays from now", "3 Mondays later"
    private Parsed<DateValue>? CountedWeekday(int at)
    {
        if (Number(at, 1, 60) is not { } count || text[count.End].Lexeme is not { Weekday: > 0 and var weekday })
        {
            return null;
        }
        var isFromNow = Is(count.End + 1, Word.From) && Is(count.End + 2, Word.Now, Word.Today);
        if (!isFromNow && !Is(count.End + 1, Word.Later))
        {
            return null;
        }
        var date = _today.PlusDays(1).OnOrAfter((IsoDayOfWeek)weekday).PlusWeeks(count.Value - 1);
        return End(new DateValue(date), isFromNow ? count.End + 3 : count.End + 2);
    }

    private const decimal LongestOffset = 200m * 365 * 86400;

    private static LocalDate Counted(LocalDate anchor, Amount amount, int sign) => amount.Unit == TimeUnit.BusinessDay
        ? anchor.PlusBusinessDays(sign * (int)amount.Count)
        : amount.Count > 0 ? anchor.Plus(sign * amount.Count, amount.Unit) : sign > 0 ? anchor + amount.Length : anchor - amount.Length;

    // What follows a length of time and makes a day of it, with the day counted from and the direction.
    private Parsed<(LocalDate Anchor, int Sign)>? Offset(int at)
    {
        switch (WordAt(at))
        {
            case Word.Ago:
                return End((_today, -1), at + 1);
            case Word.Later:
                return End((_today, 1), at + 1);
            case Word.Earlier when !Is(at + 1, Word.Than):
                return End((_today, -1), at + 1);
            case Word.From when Is(at + 1, Word.Now):
                return End((_today, 1), at + 2);
            case Word.Hence:
                return End((_today, 1), at + 1);
            case Word.From or Word.After when Date(at + 1) is { } date:
                return End((date.Value.Future, 1), date.End);
            case Word.On when text[at + 1].Lexeme is { Weekday: > 0, IsPlural: false } lexeme && Is(at - 2, Word.A):
                // British English: "a week on Friday" is a week after Friday.
                return End((_today.PlusDays(1).OnOrAfter((IsoDayOfWeek)lexeme.Weekday), 1), at + 2);
            case Word.Prior when Is(at + 1, Word.To) && Date(at + 2) is { } date:
                return End((date.Value.Future, -1), date.End);
            case Word.Before when Date(at + 1) is { } date:
                return End((date.Value.Future, -1), date.End);
            default:
                return null;
        }
    }

    // "two months from today on Tuesday" is the Tuesday on or after that day.
    private Parsed<DateValue> OnWeekday(Parsed<DateValue> date)
    {
        var at = Skip(date.End, Word.On);
        return at > date.End && text[at].Lexeme.Weekday is > 0 and var weekday
            ? End(new DateValue(date.Value.Future.OnOrAfter((IsoDayOfWeek)weekday)), at + 1)
            : date;
    }

    // "Friday", "next Friday", "Friday the 23rd", "Friday 7/6", "Tuesday of last week"
    private Parsed<DateValue>? WeekdayDate(int at)
    {
        var from = Skip(at, Word.The);
        var direction = Direction(from);
        var named = direction?.End ?? from;
        var lexeme = text[named].Lexeme;
        if (lexeme.Weekday == 0 || lexeme.IsPlural)
        {
            return WeekdayOfPeriod(at);
        }
        // "Monday.com"
        var isHost = text.IsMark(named + 1, '.') && text.IsGlued(named + 1) && text.IsGlued(named + 2) && text[named + 2].Kind == TokenKind.Word;
        if (isHost || (direction is null && IsDoubtfulWeekday(named)))
        {
            return null;
        }
        var weekday = (IsoDayOfWeek)lexeme.Weekday;
        var end = text.IsMark(named + 1, '.') && text.IsGlued(named + 1) && text[named].Length <= 5 && text.IsInside(named + 2) ? named + 2 : named + 1;
        return (WithExactDate(end) is { } exact ? direction is not null ? InThisYear(exact) : exact : (Parsed<DateValue>?)null)
            ?? (direction is { } given ? End(new DateValue(InDirection(weekday, given.Value)), end) : (Parsed<DateValue>?)null)
            ?? WithDayOfMonth(weekday, end)
            ?? WithWeek(weekday, end)
            ?? WithCount(weekday, end)
            ?? End(Nearest(weekday), end);
    }

    /// <summary>"this", "next", "last", "coming", "past" before a weekday, month or unit.</summary>
    private Parsed<Word>? Direction(int at)
    {
        var isThis = Is(at, Word.This);
        var word = WordAt(isThis ? at + 1 : at);
        if (word is Word.Next or Word.Last or Word.Coming or Word.Past)
        {
            return End(isThis && word == Word.Next ? Word.Coming : isThis && word == Word.Last ? Word.Past : word, isThis ? at + 2 : at + 1);
        }
        return isThis ? End(Word.This, at + 1) : word is Word.Current ? End(Word.This, at + 1) : null;
    }

    private LocalDate InDirection(IsoDayOfWeek weekday, Word direction)
    {
        var thisWeek = _today.Monday().PlusDays((int)weekday - 1);
        return direction switch
        {
            Word.Next => thisWeek.PlusWeeks(1),
            Word.Last => thisWeek.PlusWeeks(-1),
            Word.Coming => _today.PlusDays(1).OnOrAfter(weekday),
            Word.Past => _today.PlusDays(-1).OnOrBefore(weekday),
            _ => thisWeek,
        };
    }

    private DateValue Nearest(IsoDayOfWeek weekday) => new(_today.PlusDays(-1).OnOrBefore(weekday), _today.OnOrAfter(weekday), IsWeekday: true);

    // "sat" and "sun" are also words, and "Mon" and "Wed" parts of names.
    private bool IsDoubtfulWeekday(int at) =>
        text[at].Lexeme.IsDoubtful && (WordAt(at - 1) is Word.None or Word.The or Word.A) && !IsFollowedByTime(at + 1) &&
        (!text.IsCapitalised(at) || (text.IsInside(at + 1) && text.IsCapitalised(at + 1) && !text[at + 1].Lexeme.IsKnown)) && text.Count > 1;

    private bool IsFollowedByTime(int at) =>
        text[at].Kind == TokenKind.Digits || text[at].Lexeme.DayPart is not null || WordAt(at) is Word.At or Word.To or Word.Next or Word.This ||
        text.IsAnyMark(at, ",-/–") || text[at].Lexeme.Month > 0 || Ordinal(at) is not null;

    // A weekday beside a full date adds nothing: "Tuesday, Nov 3", "Friday (jun-15)".
    private Parsed<DateValue>? WithExactDate(int at)
    {
        var isBracketed = text.IsMark(at, '(');
        var from = isBracketed ? at + 1 : SkipMark(SkipMark(at, ','), '-');
        from = Skip(from, Word.The);
        if ((NumericDate(from) ?? MonthAndDay(from)) is not { } date)
        {
            return null;
        }
        return isBracketed && text.IsMark(date.End, ')') ? date with { End = date.End + 1 } : isBracketed ? null : date;
    }

    private Parsed<DateValue> InThisYear(Parsed<DateValue> date) => date with { Value = date.Value.InYear(_today.Year) };

    // "Monday 21", "Friday the 23rd": the nearest months in which the day falls on that weekday.
    private Parsed<DateValue>? WithDayOfMonth(IsoDayOfWeek weekday, int at)
    {
        var from = Skip(SkipMark(at, ','), Word.The);
        if (DayOfMonth(from) is not { } day || IsCountedOrClock(from, day.End))
        {
            return null;
        }
        // "the 23rd" is this month's where that is a Friday.
        var isThisMonth = from > at && Is(from - 1, Word.The) && Calendar.Date(_today.Year, _today.Month, day.Value)?.DayOfWeek == weekday;
        if (isThisMonth)
        {
            return End(new DateValue(new LocalDate(_today.Year, _today.Month, day.Value)), day.End);
        }
        var future = NearestMonthWith(day.Value, 1, weekday);
        var past = NearestMonthWith(day.Value, -1, weekday);
        return future is null || past is null ? null : End(new DateValue(past.Value, future.Value), day.End);
    }

    // The first month from this one on, or back, in which the day is on that weekday and on the right side of today.
    private LocalDate? NearestMonthWith(int day, int step, IsoDayOfWeek weekday)
    {
        var (year, month) = (_today.Year, _today.Month);
        // Every day of the month falls on every weekday within 40 years, leap days too.
        for (var months = 0; months < 12 * 40; months++)
        {
            if (Calendar.Date(year, month, day) is { } date && (weekday == IsoDayOfWeek.None || date.DayOfWeek == weekday) && (step > 0 ? date >= _today : date < _today))
            {
                return date;
            }
            month += step;
            (year, month) = month switch { 0 => (year - 1, 12), 13 => (year + 1, 1), _ => (year, month) };
        }
        return null;
    }

    // After a weekday, digits are a time in "Friday 3pm", "Friday 3:30", "Friday 6-8".
    private bool IsCountedOrClock(int at, int end) =>
        text[at].Kind == TokenKind.Digits && end == at + 1 &&
        (IsGluedToLetters(at) || WordAt(end) is Word.Am or Word.Pm or Word.OClock || text.IsAnyMark(end, ":-–/.%") && text.IsInside(end + 1) && text[end + 1].Kind == TokenKind.Digits ||
         WordAt(end) is Word.To && text[end + 1].Kind == TokenKind.Digits || text[end].Lexeme.Unit != TimeUnit.None || Meridiem(end) is not null);

    // "Wednesday next week", "Tuesday of last week"
    private Parsed<DateValue>? WithWeek(IsoDayOfWeek weekday, int at)
    {
        var from = Skip(Skip(SkipMark(at, ','), Word.Of), Word.The);
        if (Is(from, Word.After) && Is(from + 1, Word.Next) && text[from + 2].Lexeme.Weekday == 0 && !text[from + 2].Lexeme.IsPlural && text[from + 2].Lexeme.Unit == TimeUnit.None)
        {
            return End(new DateValue(_today.Monday().PlusWeeks(2).PlusDays((int)weekday - 1)), from + 2);
        }
        // British English: "Friday week" is a week after Friday.
        if (from == at && text[at].Lexeme is { Unit: TimeUnit.Week, IsPlural: false })
        {
            return End(new DateValue(_today.PlusDays(1).OnOrAfter(weekday).PlusWeeks(1)), at + 1);
        }
        return Direction(from) is { } direction && text[direction.End].Lexeme.Unit == TimeUnit.Week && !text[direction.End].Lexeme.IsPlural
            ? End(new DateValue(WeekIn(direction.Value).PlusDays((int)weekday - 1)), direction.End + 1)
            : null;
    }

    private LocalDate WeekIn(Word direction) => _today.Monday().PlusWeeks(Step(direction));

    private static int Step(Word direction) => direction switch
    {
        Word.Next or Word.Coming => 1,
        Word.Last or Word.Past => -1,
        _ => 0,
    };

    // "Sunday 3 weeks after January 15th": the weekday on or before that day
    private Parsed<DateValue>? WithCount(IsoDayOfWeek weekday, int at) =>
        text[at].Kind == TokenKind.Digits && CountedDate(at) is { } counted
            ? End(new DateValue(counted.Value.Future.OnOrBefore(weekday)), counted.End)
            : null;

    // "next week on Tuesday", "next week Tuesday"
    private Parsed<DateValue>? WeekdayOfPeriod(int at)
    {
        var from = Skip(at, Word.The);
        if (Direction(from) is not { } direction || text[direction.End].Lexeme.Unit is not (TimeUnit.Week or TimeUnit.Month))
        {
            return null;
        }
        // "next month on the 4th"
        if (text[direction.End].Lexeme.Unit == TimeUnit.Month)
        {
            var month = _today.FirstOfMonth().PlusMonths(Step(direction.Value));
            return Is(direction.End + 1, Word.On) && Ordinal(Skip(direction.End + 2, Word.The)) is { } day && Calendar.Date(month.Year, month.Month, day.Value) is { } date
                ? End(new DateValue(date), day.End)
                : null;
        }
        var named = Skip(Skip(SkipMark(SkipMark(direction.End + 1, ','), '-'), Word.On), Word.The);
        return text[named].Lexeme is { Weekday: > 0 and var weekday, IsPlural: false }
            ? End(new DateValue(WeekIn(direction.Value).PlusDays(weekday - 1)), named + 1)
            : null;
    }

    // "3/20", "3/20/2026", "2026-03-20", "05-Aug-2016", "2020/23/Sep"
    private Parsed<DateValue>? NumericDate(int at)
    {
        if (Slashed(at) is not { } parts || !StandsAlone(at, parts.End))
        {
            return null;
        }
        var value = parts.Value;
        if (value.Year is not { } year)
        {
            return YearlessDate(value.Month, value.Day) is { } yearless ? End(yearless, parts.End) : null;
        }
        return Calendar.Date(year, value.Month, value.Day) is { } date ? End(new DateValue(date), parts.End) : null;
    }

    private Parsed<(int? Year, int Month, int Day)>? Slashed(int at)
    {
        var first = text[at];
        if ((first.Kind != TokenKind.Digits || first.Length is > 4 or 3) && (first.Lexeme.Month == 0))
        {
            return null;
        }
        if (!text.IsAnyMark(at + 1, "/-.") || (text[at + 1].Spaced && first.Kind != TokenKind.Digits) || text[at + 1].Spaced || !text.IsGlued(at + 2))
        {
            return null;
        }
        var mark = text.Text[text[at + 1].Start];
        var second = text[at + 2];
        var hasThird = text.IsMark(at + 3, mark) && text.IsGlued(at + 3) && text.IsGlued(at + 4) && (text[at + 4].Kind == TokenKind.Digits || text[at + 4].Lexeme.Month > 0);
        return hasThird ? ThreeParts(first, second, text[at + 4], at + 5) : TwoParts(first, second, mark, at + 3);
    }

    private Parsed<(int? Year, int Month, int Day)>? ThreeParts(Token first, Token second, Token third, int end)
    {
        if (first is { Kind: TokenKind.Digits, Length: 4 })
        {
            return MonthDay(second, third, yearFirst: true) is { } parts ? End(((int?)first.Number, parts.Month, parts.Day), end) : null;
        }
        // "September-2020-23"
        if (first.Lexeme.Month > 0 && second is { Kind: TokenKind.Digits, Length: 4 } && third is { Kind: TokenKind.Digits, Length: <= 2 })
        {
            return End(((int?)second.Number, first.Lexeme.Month, (int)third.Number), end);
        }
        if (third.Kind != TokenKind.Digits || third.Length is not (2 or 4))
        {
            return null;
        }
        var year = third.Length == 2 ? Century((int)third.Number) : (int)third.Number;
        return MonthDay(first, second, yearFirst: false) is { } monthDay ? End(((int?)year, monthDay.Month, monthDay.Day), end) : null;
    }

    private Parsed<(int? Year, int Month, int Day)>? TwoParts(Token first, Token second, char mark, int end)
    {
        var isDigits = first.Kind == TokenKind.Digits && second.Kind == TokenKind.Digits;
        if (isDigits && (first.Length > 2 || second.Length > 2 || first is { Number: 24 } && second is { Number: 7 } || first.Number == second.Number && first.Number > 12))
        {
            return null;
        }
        if (isDigits && mark != '/' && !IsLedToDate(end, mark))
        {
            return null;
        }
        if (!isDigits && (first.Length == 4 && first.Kind == TokenKind.Digits || second.Length == 4 && second.Kind == TokenKind.Digits))
        {
            return null;
        }
        return MonthDay(first, second, yearFirst: false) is { } parts ? End(((int?)null, parts.Month, parts.Day), end) : null;
    }

    // "5.12" and "5-12" are dates only after a word that leads a date in.
    private bool IsLedToDate(int end, char mark) => WordAt(end - 4) is Word.On or Word.In or Word.By or Word.Since or Word.Until || (mark == '.' && text[end - 4].Lexeme.Weekday > 0);

    private (int Month, int Day)? MonthDay(Token first, Token second, bool yearFirst)
    {
        if (first.Lexeme.Month > 0 || second.Lexeme.Month > 0)
        {
            var (name, day) = first.Lexeme.Month > 0 ? (first, second) : (second, first);
            return day.Kind == TokenKind.Digits && day.Number is >= 1 and <= 31 ? (name.Lexeme.Month, (int)day.Number) : null;
        }
        if (first.Kind != TokenKind.Digits || second.Kind != TokenKind.Digits || first.Length > 2 || second.Length > 2)
        {
            return null;
        }
        var dayFirst = culture.DayFirst && !yearFirst;
        var (month, dayOfMonth) = dayFirst ? (second.Number, first.Number) : (first.Number, second.Number);
        (month, dayOfMonth) = month > 12 ? (dayOfMonth, month) : (month, dayOfMonth);
        return month is >= 1 and <= 12 && dayOfMonth is >= 1 and <= 31 ? ((int)month, (int)dayOfMonth) : null;
    }

    // Of the days that fit, the nearest past and the nearest to come; a leap day may be years away. Today began at
    // midnight, and so is past.
    private DateValue? YearlessDate(int month, int day)
    {
        LocalDate? past = null, future = null;
        for (var distance = 0; distance <= 8; distance++)
        {
            past ??= Calendar.Date(_today.Year - distance, month, day) is { } earlier && earlier.AtMidnight() < reference ? earlier : null;
            future ??= Calendar.Date(_today.Year + distance, month, day) is { } later && later.AtMidnight() >= reference ? later : null;
        }
        return past is null || future is null ? null : new DateValue(past.Value, future.Value);
    }

    // "Nov 3", "Nov 3rd, 2026", "3 Nov", "the 3rd of November", "the 18th", "15th of next month"
    private Parsed<DateValue>? MonthAndDay(int at) => MonthFirst(at) ?? DayFirst(at);

    private Parsed<DateValue>? MonthFirst(int at)
    {
        var from = Direction(at) is { } direction && text[direction.End].Lexeme.Month > 0 ? direction.End : at;
        var month = text[from].Lexeme.Month;
        if (month == 0)
        {
            return null;
        }
        var next = SkipMark(from + 1, '.');
        next = Skip(text.IsMark(next, ',') || text.IsMark(next, '-') && !text.IsGlued(from) ? next + 1 : next, Word.The);
        if (DayOfMonth(next) is not { } day || IsTimeOrUnit(day.End, next))
        {
            return null;
        }
        return WithYear(month, day.Value, day.End);
    }

    // "March 5pm", "May 3 hours" hold no day.
    private bool IsTimeOrUnit(int end, int digits) =>
        text[digits].Kind == TokenKind.Digits && end == digits + 1 &&
        (Meridiem(end) is not null || text.IsMark(end, ':') && text.IsGlued(end) && text[end + 1].Kind == TokenKind.Digits || text.IsAnyMark(end, ",.") && text.IsGlued(end) && text.IsGlued(end + 1) && text[end + 1] is { Kind: TokenKind.Digits, Length: 3 } ||
         text.IsMark(end, '%'));

    private Parsed<DateValue>? DayFirst(int at)
    {
        var from = Skip(at, Word.The);
        if (DayOfMonth(from) is not { } day)
        {
            return null;
        }
        var dot = text.IsMark(day.End, '.') && text[day.End + 1].Lexeme.Month > 0 && Ordinal(from) is null ? day.End + 1 : day.End;
        var next = Is(dot, Word.Day) && Ordinal(from) is not null ? dot + 1 : dot;
        var ofMonth = Skip(SkipMark(next, '-'), Word.Of);
        var afterOf = Skip(ofMonth, Word.The);
        if (Direction(afterOf) is { } direction && (ofMonth > next || Ordinal(from) is not null) && text[direction.End].Lexeme.Unit == TimeUnit.Month)
        {
            var month = _today.FirstOfMonth().PlusMonths(Step(direction.Value));
            return Calendar.Date(month.Year, month.Month, day.Value) is { } date ? End(new DateValue(date), direction.End + 1) : null;
        }
        if (ofMonth > next && afterOf > ofMonth && text[afterOf].Lexeme.Unit == TimeUnit.Month)
        {
            return DayAlone(day.Value, afterOf + 1);
        }
        if (text[ofMonth].Lexeme.Month is > 0 and var named && !IsNameAfterDay(ofMonth, isDigits: text[from].Kind == TokenKind.Digits && day.End == from + 1))
        {
            return WithYear(named, day.Value, SkipMark(ofMonth + 1, '.') is var stop && text.IsGlued(ofMonth + 1) && text.IsInside(stop) ? stop : ofMonth + 1);
        }
        var isOrdinal = Ordinal(from) is { } ordinal && ordinal.End == day.End;
        return isOrdinal && from > at && IsDayByItself(from, day.End) ? DayAlone(day.Value, day.End) : null;
    }

    // "5 may" is a day, but "5 may come" is not, nor "the 4th May Chen".
    private bool IsNameAfterDay(int at, bool isDigits)
    {
        var next = text[at + 1];
        if (!text[at].Lexeme.IsDoubtful || next is not { Kind: TokenKind.Word, Lexeme.IsKnown: false })
        {
            return false;
        }
        return (text.IsCapitalised(at) && text.IsCapitalised(at + 1)) || (isDigits && !text.IsCapitalised(at) && WordAt(at - 2) is Word.None);
    }

    // "the 18th", "on the fourth", but not "the 4th meeting" nor "around the 21st"
    private bool IsDayByItself(int at, int end)
    {
        var before = WordAt(at - 2);
        var isWritten = text[at].Kind == TokenKind.Digits || before is Word.On or Word.By or Word.Until or Word.Since;
        var next = text[end];
        return isWritten && before != Word.About && next.Lexeme.Unit == TimeUnit.None && (next.Kind == TokenKind.Mark || next.Lexeme.IsKnown);
    }

    private Parsed<DateValue>? DayAlone(int day, int end)
    {
        var future = NearestMonthWith(day, 1, IsoDayOfWeek.None);
        var past = NearestMonthWith(day, -1, IsoDayOfWeek.None);
        return future is null || past is null ? null : End(new DateValue(past.Value, future.Value), end);
    }

    private Parsed<DateValue>? WithYear(int month, int day, int end)
    {
        var next = Skip(Skip(SkipMark(end, ','), Word.In), Word.Of);
        next = text.IsAnyMark(next, "-/") && text.IsGlued(next) ? next + 1 : next;
        // "9 Mar 26"
        var isShortYear = next == end && text[end] is { Kind: TokenKind.Digits, Length: 2 } && text[end - 1].Lexeme.Month > 0 && text[end - 2].Kind == TokenKind.Digits && !text.IsMark(end + 1, ':') && Meridiem(end + 1) is null && StandsAlone(end, end + 1) && text[end + 1].Lexeme.Unit == TimeUnit.None && !text.IsAnyMark(end + 1, "-–");
        if (isShortYear)
        {
            return Calendar.Date(Century((int)text[end].Number), month, day) is { } shortYear ? End(new DateValue(shortYear), end + 1) : null;
        }
        if (Year(next) is { } year && (text.IsGlued(next) || StandsAlone(next, year.End)))
        {
            return Calendar.Date(year.Value, month, day) is { } date ? End(new DateValue(date), year.End) : null;
        }
        if (Direction(next) is { } direction && text[direction.End].Lexeme.Unit == TimeUnit.Year)
        {
            return Calendar.Date(_today.Year + Step(direction.Value), month, day) is { } date ? End(new DateValue(date), direction.End + 1) : null;
        }
        return YearlessDate(month, day) is { } yearless ? End(yearless, end) : null;
    }

    // "the first Monday of next month", "last Friday in March", "the last day of the quarter"
    private Parsed<DateValue>? DayWithin(int at)
    {
        var from = Skip(at, Word.The);
        var isLast = Is(from, Word.Last);
        Parsed<int>? nth = isLast ? End(0, from + 1) : Ordinal(from, 5);
        if (nth is not { } number)
        {
            return null;
        }
        var isBusiness = Is(number.End, Word.Business);
        var place = isBusiness ? number.End + 1 : number.End;
        var named = text[place].Lexeme;
        var of = place + 1;
        var isRelative = named.Weekday > 0 && Direction(of) is { Value: Word.This or Word.Next or Word.Last } side && text[side.End].Lexeme.Unit == TimeUnit.Month;
        if ((named.Weekday == 0 && named.Unit is not (TimeUnit.Day or TimeUnit.BusinessDay)) || (!Is(of, Word.Of, Word.In) && !isRelative) || UnitPeriod(isRelative ? of : of + 1) is not { } period)
        {
            return null;
        }
        named = isBusiness ? BusinessDay : named;
        var past = NthDay(period.Value.Past, number.Value, named);
        var future = NthDay(period.Value.Future, number.Value, named);
        return past is null || future is null ? null : End(new DateValue(past.Value, future.Value), period.End);
    }

    private static readonly Lexeme BusinessDay = new() { Unit = TimeUnit.BusinessDay };

    private static LocalDate? NthDay(DateSpan span, int nth, Lexeme named)
    {
        if (named.Weekday > 0)
        {
            return span.NthWeekday(nth, (IsoDayOfWeek)named.Weekday);
        }
        if (named.Unit == TimeUnit.BusinessDay)
        {
            return nth == 0 ? span.End.PlusBusinessDays(-1) : span.Start.PlusDays(-1).PlusBusinessDays(nth);
        }
        return nth == 0 ? span.End.PlusDays(-1) : span.Start.PlusDays(nth - 1);
    }
}
