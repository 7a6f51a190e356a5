using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Repetition: "every Monday at 9", "daily", "every 2 weeks", "Tuesday afternoons", "once a week", "the 5th of every month".</summary>
internal sealed partial class DateTimeGrammar
{
    private Parsed<DateTimeResolution>? Set(int at)
    {
        if (Repetition(at) is { } repetition)
        {
            return WithClock(repetition);
        }
        // "9am every Monday", "at 8 daily"
        return Time(at, isLed: false) is { } time && Repetition(Skip(SkipMark(time.End, ','), Word.On)) is { Value.DayPart: null } repeated
            ? SetOf(repeated.Value with { Time = time.Value.Meant }, repeated.End)
            : null;
    }

    private static Parsed<DateTimeResolution> SetOf(Recurrence recurrence, int end) => End(Resolved.Of(recurrence), end);

    // "every day at 9am", "every Monday in the morning", "Monday mornings at 9"
    private Parsed<DateTimeResolution> WithClock(Parsed<Recurrence> repetition)
    {
        var (value, end) = repetition;
        if (value.DayPart is null && PartOfDay(Skip(end, Word.In)) is { } part)
        {
            value = value with { DayPart = part.Value.DayPart };
            end = part.End;
        }
        if (ClockAfter(end) is not { } clock)
        {
            return SetOf(value, end);
        }
        var time = value.DayPart is { } named ? InPart(clock.Value, named) : clock.Value;
        return SetOf(value with { Time = time.Meant }, clock.End);
    }

    // A time, but no range of times, which is an expression of its own.
    private Parsed<TimeValue>? ClockAfter(int at)
    {
        var from = SkipMark(at, ',');
        return TimeRange(from, isLed: false) is null ? Time(from, isLed: false) : null;
    }

    private static Recurrence Every(TimeUnit unit, decimal count) => new(unit, count, [], null, null, "");

    private static Recurrence EveryWeek(IReadOnlyList<IsoDayOfWeek> days, int count = 1) => new(TimeUnit.Week, count, days, null, null, "");

    private static Recurrence EveryWeekday(int count) => new(TimeUnit.Day, count,
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday], null, null, "");

    private static Recurrence EveryYearOn(LocalDate day) => Every(TimeUnit.Year, 1) with { Timex = FormattableString.Invariant($"XXXX-{day.Month:00}-{day.Day:00}") };

    private static Recurrence EveryMonthOn(int day) => Every(TimeUnit.Month, 1) with { Timex = FormattableString.Invariant($"XXXX-XX-{day:00}") };

    private Parsed<Recurrence>? Repetition(int at)
    {
        if ((Frequency(at) ?? Often(at)) is { } plain)
        {
            return plain;
        }
        if ((DayOfEveryMonth(at) ?? WeekdayOfEveryMonth(at)) is { } ofMonth)
        {
            return ofMonth;
        }
        var isEvery = Is(at, Word.Every) || (Is(at, Word.Any) && text[at + 1].Lexeme.Unit >= TimeUnit.Day);
        return isEvery ? AfterEvery(at + 1) : Plural(Skip(at, Word.On));
    }

    // "daily", "weekly on Mondays", "bi-weekly", "semi-annual"
    private Parsed<Recurrence>? Frequency(int at)
    {
        if (Is(at, Word.Bi) && text[SkipMark(at + 1, '-')].Lexeme is { EveryCount: 1, OwnUnit: var unit })
        {
            return End(Every(unit, text.IsSpelled(at, "bi") ? 2 : 0.5m), SkipMark(at + 1, '-') + 1);
        }
        return text[at].Lexeme is { EveryCount: > 0 } lexeme ? OnDays(End(Every(lexeme.OwnUnit, lexeme.EveryCount), at + 1)) : null;
    }

    // "once a week", "twice per month", "3 times a day"
    private Parsed<Recurrence>? Often(int at)
    {
        Parsed<int>? times = Is(at, Word.Once, Word.Twice) ? End(1, at + 1) : Number(at, 1, 20) is { } count && Is(count.End, Word.Times) ? End(count.Value, count.End + 1) : null;
        if (times is not { } often || WordAt(often.End) is not (Word.A or Word.Per or Word.Every))
        {
            return null;
        }
        var unit = UnitAt(often.End + 1);
        return unit >= TimeUnit.Hour ? End(Every(unit, 1), often.End + 2) : null;
    }

    // "weekly on Mondays", "every 2 weeks on Friday", "every month on the 3rd"
    private Parsed<Recurrence> OnDays(Parsed<Recurrence> repetition)
    {
        var from = repetition.End + 1;
        if (!Is(repetition.End, Word.On))
        {
            return repetition;
        }
        if (repetition.Value is { Unit: TimeUnit.Month, Count: 1 } && DayOfMonth(Skip(from, Word.The)) is { } day)
        {
            return End(EveryMonthOn(day.Value), day.End);
        }
        if (repetition.Value is { Unit: TimeUnit.Year, Count: 1 } && MonthAndDay(Skip(from, Word.The)) is { Value.IsCertain: false } ofYear)
        {
            return End(EveryYearOn(ofYear.Value.Future), ofYear.End);
        }
        return repetition.Value.Unit == TimeUnit.Week && Weekdays(from) is { } days ? End(repetition.Value with { Days = days.Value }, days.End) : repetition;
    }

    // "the 19th of every month", "every 1st of the month"
    private Parsed<Recurrence>? DayOfEveryMonth(int at)
    {
        var isLed = Is(at, Word.Every);
        if (Ordinal(isLed ? at + 1 : Skip(at, Word.The)) is not { } day || !Is(day.End, Word.Of))
        {
            return null;
        }
        var isRepeated = isLed || Is(day.End + 1, Word.Every);
        var month = Is(day.End + 1, Word.Every) ? day.End + 2 : Skip(day.End + 1, Word.The);
        return isRepeated && UnitAt(month) == TimeUnit.Month ? End(EveryMonthOn(day.Value), month + 1) : null;
    }

    // "the first Monday of every month", "last Friday of each month", "2nd Tuesday each month"
    private Parsed<Recurrence>? WeekdayOfEveryMonth(int at)
    {
        var from = Skip(at, Word.The);
        var isLast = Is(from, Word.Last);
        Parsed<int>? nth = isLast ? End(-1, from + 1) : Ordinal(from, most: 5);
        if (nth is not { } which || text[which.End].Lexeme is not { Weekday: > 0 and var weekday })
        {
            return null;
        }
        var every = WordAt(which.End + 1) is Word.Of or Word.In ? which.End + 2 : which.End + 1;
        return Is(every, Word.Every) && UnitAt(every + 1) == TimeUnit.Month
            ? End(Every(TimeUnit.Month, 1) with { Days = [(IsoDayOfWeek)weekday], Timex = FormattableString.Invariant($"XXXX-XX-WXX-{weekday}-#{which.Value}") }, every + 2)
            : null;
    }

    // What follows "every": "morning", "other week", "2 weeks", "Monday", "weekday", "March"
    private Parsed<Recurrence>? AfterEvery(int at)
    {
        if (PartAt(at) is { } part)
        {
            return End(Every(TimeUnit.Day, 1) with { DayPart = part }, at + 1);
        }
        if (Is(at, Word.Half) && UnitAt(Skip(at + 1, Word.A)) == TimeUnit.Hour)
        {
            return End(Every(TimeUnit.Minute, 30), Skip(at + 1, Word.A) + 1);
        }
        var number = EveryCount(at);
        var (count, named) = number is { } counted ? counted : End(1, at);
        if (Weekdays(named) is { } days)
        {
            return number is { } nth && NthOfMonth(nth.Value, days) is { } ofMonth ? ofMonth : WithPart(End(EveryWeek(days.Value, count), days.End));
        }
        if (text[named].Lexeme.Month is > 0 and var month && !IsName(named))
        {
            if (MonthAndDay(named) is { } day && day.Value.Future.Month == month && !day.Value.IsCertain)
            {
                return End(EveryYearOn(day.Value.Future), day.End);
            }
            return End(Every(TimeUnit.Year, count) with { Timex = FormattableString.Invariant($"XXXX-{month:00}") }, named + 1);
        }
        if (BusinessDay(named) is { } end)
        {
            return End(EveryWeekday(count), end);
        }
        var unit = text[named].Lexeme.Unit;
        return unit != TimeUnit.None && text[named].Length > 1 ? OnDays(End(Every(unit, count), named + 1)) : null;
    }

    // "other", "2", "second", "3rd"
    private Parsed<int>? EveryCount(int at)
    {
        if (Is(at, Word.Other))
        {
            return End(2, at + 1);
        }
        if (Number(at, 1, 1000) is { } number)
        {
            return number;
        }
        if (Is(at, Word.Couple, Word.Few))
        {
            return End(Is(at, Word.Couple) ? 2 : 3, Skip(at + 1, Word.Of));
        }
        return Ordinal(at) is { } ordinal && text[ordinal.End].Lexeme is { Unit: not TimeUnit.None } or { Weekday: > 0 } ? Ordinal(at) : null;
    }

    // "every first Monday of the month"
    private Parsed<Recurrence>? NthOfMonth(int nth, Parsed<IReadOnlyList<IsoDayOfWeek>> days)
    {
        var month = Skip(days.End + 1, Word.The);
        return Is(days.End, Word.Of) && UnitAt(month) == TimeUnit.Month
            ? End(Every(TimeUnit.Month, 1) with { Days = days.Value, Timex = FormattableString.Invariant($"XXXX-XX-WXX-{(int)days.Value[0]}-#{nth}") }, month + 1)
            : null;
    }

    // "Mondays", "Mondays and Fridays", "Tuesday afternoons", "mornings at 8", "weekdays", "weekends"
    private Parsed<Recurrence>? Plural(int at)
    {
        var lexeme = text[at].Lexeme;
        if (lexeme is { Unit: TimeUnit.BusinessDay or TimeUnit.Weekend, IsPlural: true })
        {
            return IsCounted(at) ? null : End(lexeme.Unit == TimeUnit.Weekend ? Every(TimeUnit.Weekend, 1) : EveryWeekday(1), at + 1);
        }
        // "mornings at 6:45", but not "in the mornings"
        if (lexeme is { DayPart: { } each, IsPlural: true } && WordAt(at - 1) is not (Word.The or Word.In) && ClockAfter(at + 1) is not null)
        {
            return End(Every(TimeUnit.Day, 1) with { DayPart = each }, at + 1);
        }
        if (lexeme.Weekday > 0 && text[at + 1].Lexeme is { DayPart: { } part, IsPlural: true })
        {
            return End(EveryWeek([(IsoDayOfWeek)lexeme.Weekday]) with { DayPart = part }, at + 2);
        }
        return lexeme is { IsPlural: true } && Weekdays(at) is { } days ? WithPart(End(EveryWeek(days.Value), days.End)) : null;
    }

    // "two weekends", "the last few weekends"
    private bool IsCounted(int at) =>
        text[at - 1].Kind == TokenKind.Digits || text[at - 1].Lexeme.NumberKind != NumberKind.None ||
        WordAt(at - 1) is Word.Few or Word.Couple or Word.Of or Word.Next or Word.Last or Word.Past or Word.Some;

    private Parsed<Recurrence> WithPart(Parsed<Recurrence> days) =>
        text[days.End].Lexeme.DayPart is { } part ? End(days.Value with { DayPart = part }, days.End + 1) : days;

    // "Monday", "Mon, Wed and Fri", "Monday to Thursday"
    private Parsed<IReadOnlyList<IsoDayOfWeek>>? Weekdays(int at)
    {
        if (text[at].Lexeme.Weekday == 0)
        {
            return null;
        }
        var days = 1 << text[at].Lexeme.Weekday;
        var end = at + 1;
        while (NextWeekday(end) is { } next)
        {
            for (var day = next.Value ? text[end - 1].Lexeme.Weekday : text[next.End - 1].Lexeme.Weekday; day <= text[next.End - 1].Lexeme.Weekday; day++)
            {
                days |= 1 << day;
            }
            end = next.End;
        }
        return End<IReadOnlyList<IsoDayOfWeek>>(InOrder(days), end);
    }

    // ", Wed", "and Friday", "to Thursday": where it ends, and whether the days between are meant too
    private Parsed<bool>? NextWeekday(int at)
    {
        var isRange = WordAt(at) is Word.To or Word.Through || text.IsAnyMark(at, "-–");
        var named = Skip(isRange ? at + 1 : Skip(SkipMark(SkipMark(at, ','), '/'), Word.And), Word.On);
        return named > at && text[named].Lexeme.Weekday > 0 ? End(isRange, named + 1) : null;
    }

    private static List<IsoDayOfWeek> InOrder(int days)
    {
        var found = new List<IsoDayOfWeek>(7);
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if ((days & (1 << (int)day)) != 0)
            {
                found.Add(day);
            }
        }
        return found;
    }
}
