using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Days by their weekday: "Friday", "next Friday", "Friday the 23rd", "Tuesday of last week".</summary>
internal sealed partial class DateTimeGrammar
{
    private const int DaysNearby = 35;

    private Parsed<DateValue>? WeekdayDate(int at)
    {
        var from = Skip(at, Word.The);
        var direction = Direction(from);
        var named = direction?.End ?? from;
        var lexeme = text[named].Lexeme;
        if (lexeme.Weekday == 0 || lexeme.IsPlural)
        {
            return DayOfDirected(from);
        }
        if (IsHost(named) || (direction is null && IsDoubtfulWeekday(named)))
        {
            return null;
        }
        var weekday = (IsoDayOfWeek)lexeme.Weekday;
        var end = AfterAbbreviation(named, longest: 5);
        if (WithExactDate(end) is { } exact)
        {
            return direction is null ? exact : exact with { Value = exact.Value.InYear(today.Year) };
        }
        if (direction is { } given)
        {
            return End(new DateValue(InDirection(weekday, given.Value)), end);
        }
        return WithDayOfMonth(weekday, end) ?? WithWeek(weekday, end) ?? WithCount(weekday, end) ?? End(Nearest(weekday), end);
    }

    /// <summary>"this", "next", "last", "coming", "past" before a weekday, month or unit.</summary>
    private Parsed<Word>? Direction(int at)
    {
        var isThis = Is(at, Word.This);
        var next = isThis ? at + 1 : at;
        return WordAt(next) switch
        {
            Word.Next or Word.Coming => End(isThis ? Word.Coming : WordAt(next), next + 1),
            Word.Last or Word.Past => End(isThis ? Word.Past : WordAt(next), next + 1),
            Word.Current when !isThis => End(Word.This, next + 1),
            _ => isThis ? End(Word.This, next) : null,
        };
    }

    /// <summary>How many units a direction leads from the present one.</summary>
    private static int Step(Word direction) => direction switch
    {
        Word.Next or Word.Coming => 1,
        Word.Last or Word.Past => -1,
        _ => 0,
    };

    private LocalDate InDirection(IsoDayOfWeek weekday, Word direction) => direction switch
    {
        Word.Coming => today.PlusDays(1).OnOrAfter(weekday),
        Word.Past => today.PlusDays(-1).OnOrBefore(weekday),
        _ => InWeek(Step(direction), weekday),
    };

    private LocalDate InWeek(int weeks, IsoDayOfWeek weekday) => today.Monday().PlusWeeks(weeks).PlusDays((int)weekday - 1);

    private DateValue Nearest(IsoDayOfWeek weekday) => new(today.PlusDays(-1).OnOrBefore(weekday), today.OnOrAfter(weekday), IsWeekday: true);

    // "Monday.com"
    private bool IsHost(int at) => text.IsMark(at + 1, '.') && text.IsGlued(at + 1) && text.IsGlued(at + 2) && text[at + 2].Kind == TokenKind.Word;

    /// <summary>Where a word ends with the full stop that shortens it ("Mon.", "Sept."), unless that ends the sentence.</summary>
    private int AfterAbbreviation(int at, int longest)
    {
        var isShort = text.IsMark(at + 1, '.') && text.IsGlued(at + 1) && text[at].Length <= longest && text.IsInside(at + 2);
        return isShort ? at + 2 : at + 1;
    }

    // "sat" and "sun" are also words, and "Mon" and "Wed" parts of names.
    private bool IsDoubtfulWeekday(int at)
    {
        if (!text[at].Lexeme.IsDoubtful || text.Count == 1 || IsFollowedByTime(at + 1) || WordAt(at - 1) is not (Word.None or Word.The or Word.A))
        {
            return false;
        }
        if (IsLastAfterNoun(at))
        {
            return false;
        }
        var isBeforeName = text.IsCapitalised(at + 1) && !text[at + 1].Lexeme.IsKnown;
        return !text.IsCapitalised(at) || isBeforeName;
    }

    // "call Bob wed", "lunch sat", where nobody sat or was wed.
    private bool IsLastAfterNoun(int at)
    {
        var isLast = !text.IsInside(at + 1) || text.IsAnyMark(at + 1, ".!;");
        return isLast && at > 0 && text[at - 1].Kind == TokenKind.Word && text.Spelling(at - 1) is not ("I" or "We" or "i" or "we" or "he" or "she" or "they" or "it" or "who" or "you" or "just" or "and" or "to" or "got");
    }

    private bool IsFollowedByTime(int at) =>
        text[at].Kind == TokenKind.Digits || text[at].Lexeme is { DayPart: not null } or { Month: > 0 } || Ordinal(at) is not null ||
        WordAt(at) is Word.At or Word.To or Word.Next or Word.This || text.IsAnyMark(at, ",-/–");

    // A weekday beside a full date adds nothing: "Tuesday, Nov 3", "Friday (jun-15)".
    private Parsed<DateValue>? WithExactDate(int at)
    {
        var isBracketed = text.IsMark(at, '(');
        var from = Skip(isBracketed ? at + 1 : SkipMark(SkipMark(at, ','), '-'), Word.The);
        if ((NumericDate(from) ?? MonthAndDay(from)) is not { } date || (isBracketed && !text.IsMark(date.End, ')')))
        {
            return null;
        }
        return isBracketed ? date with { End = date.End + 1 } : date;
    }

    // "Monday 21": the nearest months in which the day falls on that weekday. "Friday the 23rd" is this month's where that is a Friday.
    private Parsed<DateValue>? WithDayOfMonth(IsoDayOfWeek weekday, int at)
    {
        var isThe = Is(SkipMark(at, ','), Word.The);
        var from = Skip(SkipMark(at, ','), Word.The);
        if (DayOfMonth(from) is not { } day || IsCountOrClock(from, day.End) || IsClockOrAmount(from, day.End))
        {
            return null;
        }
        if (!isThe && IsHourOf(weekday, from))
        {
            return null;
        }
        if (isThe && Calendar.Date(today.Year, today.Month, day.Value) is { } date && date.DayOfWeek == weekday)
        {
            return Certain(date, day.End);
        }
        return Either(NearestMonthWith(day.Value, -1, weekday), NearestMonthWith(day.Value, 1, weekday), day.End);
    }

    // "Mon 11" is an hour where no Monday nearby is the 11th.
    private bool IsHourOf(IsoDayOfWeek weekday, int at) =>
        Digits(at, 1, 12) is { Value: var number } hour && hour.End == at + 1 && IsBareHour(at) && !Is(hour.End, Word.OrdinalSuffix) && !IsNear(NearestMonthWith(number, 1, weekday)) && !IsNear(NearestMonthWith(number, -1, weekday));

    private bool IsNear(LocalDate? date) => date is { } day && Math.Abs(NodaTime.Period.DaysBetween(day, today)) <= DaysNearby;

    // The first month from this one on, or back, in which the day is on that weekday and on the right side of today.
    private LocalDate? NearestMonthWith(int day, int step, IsoDayOfWeek weekday)
    {
        var (year, month) = (today.Year, today.Month);
        // Every day of the month falls on every weekday within 40 years, leap days too.
        for (var months = 0; months < 12 * 40; months++)
        {
            if (Calendar.Date(year, month, day) is { } date && (weekday == IsoDayOfWeek.None || date.DayOfWeek == weekday) && (step > 0 ? date >= today : date < today))
            {
                return date;
            }
            month += step;
            (year, month) = month switch { 0 => (year - 1, 12), 13 => (year + 1, 1), _ => (year, month) };
        }
        return null;
    }

    // After a weekday, digits are a time in "Friday 3pm", "Friday 3:30", "Friday 6-8", and a count in "Friday 3 weeks later".
    private bool IsCountOrClock(int at, int end)
    {
        if (text[at].Kind != TokenKind.Digits || end > at + 1)
        {
            return false;
        }
        var isBeforeDigits = text[end + 1].Kind == TokenKind.Digits && (text.IsAnyMark(end, ":-–/.%") || Is(end, Word.To));
        return isBeforeDigits || IsGluedToLetters(at) || Is(end, Word.OClock) || text[end].Lexeme.Unit != TimeUnit.None || Meridiem(end) is not null;
    }

    // "Wednesday next week", "Tuesday of last week", "Monday after next", "Friday week"
    private Parsed<DateValue>? WithWeek(IsoDayOfWeek weekday, int at)
    {
        if (Is(at, Word.After) && Is(at + 1, Word.Next) && text[at + 2].Lexeme is { Unit: TimeUnit.None, Weekday: 0 })
        {
            return Certain(InWeek(2, weekday), at + 2);
        }
        // "Sunday before last"
        if (Is(at, Word.Before) && Is(at + 1, Word.Last) && text[at + 2].Lexeme is { Unit: TimeUnit.None, Weekday: 0, Month: 0 })
        {
            return Certain(InWeek(-2, weekday), at + 2);
        }
        if (UnitAt(at) == TimeUnit.Week)
        {
            // British English: "Friday week" is a week after Friday.
            return Certain(today.PlusDays(1).OnOrAfter(weekday).PlusWeeks(1), at + 1);
        }
        var from = Skip(Skip(SkipMark(at, ','), Word.Of), Word.The);
        return Direction(from) is { } direction && UnitAt(direction.End) == TimeUnit.Week
            ? Certain(InWeek(Step(direction.Value), weekday), direction.End + 1)
            : null;
    }

    // "Sunday 3 weeks after January 15th": the weekday on or before that day
    private Parsed<DateValue>? WithCount(IsoDayOfWeek weekday, int at) =>
        text[at].Kind == TokenKind.Digits && CountedDate(at) is { } counted ? Certain(counted.Value.Future.OnOrBefore(weekday), counted.End) : null;

    // "next week on Tuesday", "previous week - Monday", "next month on the 4th"
    private Parsed<DateValue>? DayOfDirected(int at)
    {
        if (Direction(at) is not { } direction)
        {
            return null;
        }
        var next = direction.End + 1;
        switch (UnitAt(direction.End))
        {
            case TimeUnit.Month:
                var month = today.FirstOfMonth().PlusMonths(Step(direction.Value));
                return Is(next, Word.On) && Ordinal(Skip(next + 1, Word.The)) is { } day ? Certain(Calendar.Date(month.Year, month.Month, day.Value), day.End) : null;
            case TimeUnit.Week:
                var named = Skip(Skip(SkipMark(SkipMark(next, ','), '-'), Word.On), Word.The);
                return text[named].Lexeme is { Weekday: > 0 and var weekday, IsPlural: false }
                    ? Certain(InWeek(Step(direction.Value), (IsoDayOfWeek)weekday), named + 1)
                    : null;
            default:
                return null;
        }
    }
}
