using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Days by the calendar: "Nov 3", "3/20/2026", "the 18th", "the first Monday of June", "Christmas".</summary>
internal sealed partial class DateTimeGrammar
{
    private const int YearsNearby = 20;

    // "3/20", "3/20/2026", "2026-03-20", "05-Aug-2016", "2020/23/Sep"
    private Parsed<DateValue>? NumericDate(int at)
    {
        if (WithoutMarks(at) is { } packed)
        {
            return packed;
        }
        if (DateParts(at) is not { } parts || !StandsAlone(at, parts.End))
        {
            return null;
        }
        var (year, month, day) = parts.Value;
        return year is { } given ? Certain(Calendar.Date(given, month, day), parts.End) : Yearless(month, day, parts.End);
    }

    // "20190506", in a year nearby: other digits of that length are numbers of something
    private Parsed<DateValue>? WithoutMarks(int at)
    {
        if (text[at] is not { Kind: TokenKind.Digits, Length: 8, Number: var digits } || Math.Abs(digits / 10_000 - today.Year) > YearsNearby || !StandsAlone(at, at + 1))
        {
            return null;
        }
        return Certain(Calendar.Date((int)(digits / 10_000), (int)(digits / 100 % 100), (int)(digits % 100)), at + 1);
    }

    private Parsed<(int? Year, int Month, int Day)>? DateParts(int at)
    {
        ref readonly var first = ref text[at];
        var mayStart = first.Kind == TokenKind.Digits ? first.Length is 1 or 2 or 4 : first.Lexeme.Month > 0;
        if (!mayStart || !text.IsAnyMark(at + 1, "/-.") || text[at + 1].Spaced || !text.IsGlued(at + 2))
        {
            return null;
        }
        var mark = text.Text[text[at + 1].Start];
        var hasThird = text.IsMark(at + 3, mark) && text.IsGlued(at + 3) && text.IsGlued(at + 4) && (text[at + 4].Kind == TokenKind.Digits || text[at + 4].Lexeme.Month > 0);
        return hasThird ? ThreeParts(at) : TwoParts(at, mark);
    }

    private Parsed<(int? Year, int Month, int Day)>? ThreeParts(int at)
    {
        var (first, second, third, end) = (text[at], text[at + 2], text[at + 4], at + 5);
        if (first is { Kind: TokenKind.Digits, Length: 4 })
        {
            return MonthDay(second, third, dayFirst: false) is { } afterYear ? End(((int?)first.Number, afterYear.Month, afterYear.Day), end) : null;
        }
        // "September-2020-23"
        if (second is { Kind: TokenKind.Digits, Length: 4 })
        {
            return MonthDay(first, third, dayFirst: false) is { } aroundYear ? End(((int?)second.Number, aroundYear.Month, aroundYear.Day), end) : null;
        }
        if (third.Kind != TokenKind.Digits || third.Length is not (2 or 4))
        {
            return null;
        }
        var year = third.Length == 2 ? OfCentury((int)third.Number) : (int)third.Number;
        return MonthDay(first, second, culture.DayFirst) is { } monthDay ? End(((int?)year, monthDay.Month, monthDay.Day), end) : null;
    }

    private Parsed<(int? Year, int Month, int Day)>? TwoParts(int at, char mark)
    {
        var (first, second) = (text[at], text[at + 2]);
        var isNumeric = first.Kind == TokenKind.Digits && second.Kind == TokenKind.Digits;
        if (first is { Number: 24 } && second is { Number: 7 } || (isNumeric && mark != '/' && !IsLedToDate(at, mark)))
        {
            return null;
        }
        return MonthDay(first, second, culture.DayFirst) is { } parts ? End(((int?)null, parts.Month, parts.Day), at + 3) : null;
    }

    // "5.12" and "5-12" are dates only after a word that leads a date in.
    private bool IsLedToDate(int at, char mark) =>
        WordAt(at - 1) is Word.On or Word.In or Word.By or Word.Since or Word.Until || (mark == '.' && text[at - 1].Lexeme.Weekday > 0);

    private static (int Month, int Day)? MonthDay(Token first, Token second, bool dayFirst)
    {
        if (first.Lexeme.Month > 0 || second.Lexeme.Month > 0)
        {
            var (name, number) = first.Lexeme.Month > 0 ? (first, second) : (second, first);
            return number is { Kind: TokenKind.Digits, Number: >= 1 and <= 31 } ? (name.Lexeme.Month, (int)number.Number) : null;
        }
        if (first is not { Kind: TokenKind.Digits, Length: <= 2 } || second is not { Kind: TokenKind.Digits, Length: <= 2 })
        {
            return null;
        }
        var (month, day) = dayFirst ? (second.Number, first.Number) : (first.Number, second.Number);
        (month, day) = month > 12 ? (day, month) : (month, day);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 ? ((int)month, (int)day) : null;
    }

    // Of the days that fit, the nearest past and the nearest to come; a leap day may be years away. Today began at
    // midnight, and so is past.
    private Parsed<DateValue>? Yearless(int month, int day, int end)
    {
        LocalDate? past = null, future = null;
        for (var distance = 0; distance <= 8; distance++)
        {
            past ??= Calendar.Date(today.Year - distance, month, day) is { } earlier && earlier.AtMidnight() < reference ? earlier : null;
            future ??= Calendar.Date(today.Year + distance, month, day) is { } later && later.AtMidnight() >= reference ? later : null;
        }
        return Either(past, future, end);
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
        next = Skip(text.IsGlued(next) ? SkipMark(SkipMark(next, ','), '-') : SkipMark(next, ','), Word.The);
        return DayOfMonth(next) is { } day && !IsClockOrAmount(next, day.End) ? WithYear(month, day.Value, day.End) : null;
    }

    // "March 5pm", "May 5:30", "May 5,000", "June 5%" hold no day.
    private bool IsClockOrAmount(int at, int end)
    {
        if (text[at].Kind != TokenKind.Digits || end > at + 1)
        {
            return false;
        }
        var isBeforeDigits = text.IsGlued(end) && text.IsGlued(end + 1) && text[end + 1].Kind == TokenKind.Digits;
        var isClock = text.IsMark(end, ':') && isBeforeDigits;
        var isThousand = text.IsAnyMark(end, ",.") && isBeforeDigits && text[end + 1].Length == 3;
        return isClock || isThousand || text.IsMark(end, '%') || Meridiem(end) is not null;
    }

    private Parsed<DateValue>? DayFirst(int at)
    {
        var from = Skip(at, Word.The);
        if (DayOfMonth(from) is not { } day)
        {
            return null;
        }
        var isOrdinal = Ordinal(from) is not null;
        var next = isOrdinal ? Skip(day.End, Word.Day) : text[day.End + 1].Lexeme.Month > 0 ? SkipMark(day.End, '.') : day.End;
        var afterOf = Skip(SkipMark(next, '-'), Word.Of);
        if (text[afterOf].Lexeme.Month is > 0 and var month)
        {
            return IsNameAfterDay(afterOf, isDigits: !isOrdinal) ? null : WithYear(month, day.Value, AfterAbbreviation(afterOf, longest: 4));
        }
        var isOf = afterOf > SkipMark(next, '-');
        if (OfMonth(day.Value, afterOf, isOf, isOrdinal) is { } ofMonth)
        {
            return ofMonth;
        }
        return isOrdinal && from > at && IsDayByItself(from, day.End) ? DayAlone(day.Value, day.End) : null;
    }

    // "the 5th of next month", "5th this month", "the 5th of the month"
    private Parsed<DateValue>? OfMonth(int day, int at, bool isOf, bool isOrdinal)
    {
        var named = Skip(at, Word.The);
        if (isOf && named > at && UnitAt(named) == TimeUnit.Month)
        {
            return DayAlone(day, named + 1);
        }
        if (Direction(named) is not { } direction || UnitAt(direction.End) != TimeUnit.Month || !(isOf || isOrdinal))
        {
            return null;
        }
        var month = today.FirstOfMonth().PlusMonths(Step(direction.Value));
        return Certain(Calendar.Date(month.Year, month.Month, day), direction.End + 1);
    }

    // "5 may" is a day, but "5 may come" is not, nor "the 4th May Chen".
    private bool IsNameAfterDay(int at, bool isDigits)
    {
        if (!text[at].Lexeme.IsDoubtful || text[at + 1] is not { Kind: TokenKind.Word, Lexeme.IsKnown: false })
        {
            return false;
        }
        var isBeforeName = text.IsCapitalised(at) && text.IsCapitalised(at + 1);
        return isBeforeName || (isDigits && !text.IsCapitalised(at) && Is(at - 2, Word.None));
    }

    // "the 18th", "on the fourth", but not "the 4th meeting" nor "around the 21st"
    private bool IsDayByItself(int at, int end)
    {
        var before = WordAt(at - 2);
        var isWritten = text[at].Kind == TokenKind.Digits || before is Word.On or Word.By or Word.Until or Word.Since;
        var next = text[end];
        return isWritten && before != Word.About && next.Lexeme.Unit == TimeUnit.None && (next.Kind == TokenKind.Mark || next.Lexeme.IsKnown);
    }

    private Parsed<DateValue>? DayAlone(int day, int end) =>
        Either(NearestMonthWith(day, -1, IsoDayOfWeek.None), NearestMonthWith(day, 1, IsoDayOfWeek.None), end);

    private Parsed<DateValue>? WithYear(int month, int day, int end)
    {
        if (IsShortYear(end))
        {
            return Certain(Calendar.Date(OfCentury((int)text[end].Number), month, day), end + 1);
        }
        return YearAfter(end) is { } year ? Certain(Calendar.Date(year.Value, month, day), year.End) : Yearless(month, day, end);
    }

    // "9 Mar 26"
    private bool IsShortYear(int at)
    {
        if (text[at] is not { Kind: TokenKind.Digits, Length: 2 } || text[at - 1].Lexeme.Month == 0 || text[at - 2].Kind != TokenKind.Digits)
        {
            return false;
        }
        var isClock = text.IsAnyMark(at + 1, ":-–") || Meridiem(at + 1) is not null;
        return !isClock && text[at + 1].Lexeme.Unit == TimeUnit.None && StandsAlone(at, at + 1);
    }

    // "the first Monday of next month", "last Friday in March", "the last business day of the quarter"
    private Parsed<DateValue>? DayWithin(int at)
    {
        var from = Skip(at, Word.The);
        if (Nth(from, 5) is not { } nth)
        {
            return null;
        }
        var weekday = (IsoDayOfWeek)text[nth.End].Lexeme.Weekday;
        var businessDay = BusinessDay(nth.End);
        if (weekday == IsoDayOfWeek.None && businessDay is null && UnitAt(nth.End) != TimeUnit.Day)
        {
            return null;
        }
        var of = businessDay ?? nth.End + 1;
        var isDirect = weekday != IsoDayOfWeek.None && Direction(of) is { } direction && UnitAt(direction.End) == TimeUnit.Month;
        if (!(Is(of, Word.Of, Word.In) || isDirect) || UnitPeriod(isDirect ? of : of + 1) is not { } whole)
        {
            return null;
        }
        LocalDate? Within(DateSpan span) => weekday != IsoDayOfWeek.None ? span.NthWeekday(nth.Value, weekday) : businessDay is null ? span.NthDay(nth.Value) : span.NthBusinessDay(nth.Value);
        return Either(Within(whole.Value.Past), Within(whole.Value.Future), whole.End);
    }

    /// <summary>"first", "3rd"; 0 for "last".</summary>
    private Parsed<int>? Nth(int at, int most) => Is(at, Word.Last) ? End(0, at + 1) : Ordinal(at, most);

    // "Christmas", "Labor Day", "Thanksgiving 2026", "next Easter"
    private Parsed<DateValue>? Holiday(int at)
    {
        var from = Skip(at, Word.The);
        var direction = Direction(from);
        if (Holidays.Find(text, direction?.End ?? from) is not { } holiday)
        {
            return null;
        }
        if (YearAfter(holiday.End) is { } year)
        {
            return Certain(holiday.Value(year.Value), year.End);
        }
        if (direction is { Value: not (Word.Coming or Word.Past) } given)
        {
            return Certain(holiday.Value(today.Year + Step(given.Value)), holiday.End);
        }
        var thisYear = holiday.Value(today.Year);
        return thisYear < today
            ? Either(thisYear, holiday.Value(today.Year + 1), holiday.End)
            : Either(holiday.Value(today.Year - 1), thisYear, holiday.End);
    }
}
