using System.Globalization;
using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Repetition: "every Monday at 9", "daily", "every 2 weeks", "Tuesday afternoons", "once a week".</summary>
internal sealed partial class DateTimeGrammar
{
    private Parsed<DateTimeResolution>? Set(int at) => EveryThing(at) ?? TimeFirstSet(at);

    private Parsed<DateTimeResolution>? EveryThing(int at)
    {
        if (Repetition(at) is not { } repetition)
        {
            return null;
        }
        var end = repetition.End;
        var value = repetition.Value;
        if (value.DayPart is null && TimeAfter(end) is { } time)
        {
            return End(SetOf(value with { Time = time.Value.Meant }), time.End);
        }
        if (value.DayPart is null && PartOfDay(Skip(Skip(end, Word.In), Word.The)) is { } part)
        {
            value = value with { DayPart = part.Value.DayPart };
            end = part.End;
            return TimeAfter(end) is { } partTime
                ? End(SetOf(value with { Time = InPart(partTime.Value, part.Value.DayPart ?? DayPart.Morning).Meant }), partTime.End)
                : End(SetOf(value), end);
        }
        return value.DayPart is { } named && TimeAfter(end) is { } clock
            ? End(SetOf(value with { Time = InPart(clock.Value, named).Meant }), clock.End)
            : End(SetOf(value), end);
    }

    private Parsed<TimeValue>? TimeAfter(int at)
    {
        var from = SkipMark(at, ',');
        return TimeRange(from, isLed: false) is null ? Time(from, isLed: false) : null;
    }

    // "9am every Monday", "at 8 daily"
    private Parsed<DateTimeResolution>? TimeFirstSet(int at) =>
        Time(at, isLed: false) is { } time && Repetition(Skip(SkipMark(time.End, ','), Word.On)) is { Value.DayPart: null } repetition
            ? End(SetOf(repetition.Value with { Time = time.Value.Meant }), repetition.End)
            : null;

    private static DateTimeResolution SetOf(Recurrence recurrence) => new()
    {
        Kind = TimeKind.Set,
        DayPart = recurrence.DayPart,
        Recurrence = recurrence with { Timex = Timex(recurrence) },
    };

    private Parsed<Recurrence>? Repetition(int at)
    {
        if (HyphenedFrequency(at) is { } hyphened)
        {
            return hyphened;
        }
        if (Number(at, 1, 20) is { } times && Is(times.End, Word.Times) && Is(times.End + 1, Word.A, Word.Per) && text[times.End + 2].Lexeme is { Unit: >= TimeUnit.Hour and var unit, IsPlural: false })
        {
            return End(Every(unit, 1), times.End + 3);
        }
        if (DayOfEveryMonth(at) is { } dayOfMonth)
        {
            return dayOfMonth;
        }
        if (text[at].Lexeme is { EveryCount: > 0 } frequency)
        {
            return WithDays(End(Every(frequency.OwnUnit, frequency.EveryCount), at + 1));
        }
        if (Is(at, Word.Once, Word.Twice) && (Is(at + 1, Word.A, Word.Per) || Is(at + 1, Word.Every)) && text[at + 2].Lexeme is { Unit: >= TimeUnit.Hour and var per, IsPlural: false })
        {
            return End(Every(per, 1), at + 3);
        }
        if (Is(at, Word.Every) || (Is(at, Word.Any) && text[at + 1].Lexeme.Unit >= TimeUnit.Day))
        {
            return AfterEvery(at + 1);
        }
        return Plural(Skip(at, Word.On));
    }

    // "bi-weekly", "semi-annual"
    private Parsed<Recurrence>? HyphenedFrequency(int at)
    {
        var next = SkipMark(at + 1, '-');
        if (!Is(at, Word.Bi) || text[next].Lexeme is not { EveryCount: 1 } frequency)
        {
            return null;
        }
        return End(Every(frequency.OwnUnit, text[at].Length == 2 ? 2 : 0.5m), next + 1);
    }

    // "weekly on Mondays", "every 2 weeks on Friday"
    private Parsed<Recurrence> WithDays(Parsed<Recurrence> repetition)
    {
        var day = Skip(Skip(repetition.End, Word.On), Word.The);
        if (repetition.Value is { Unit: TimeUnit.Month, Count: 1 } && Is(repetition.End, Word.On) && DayOfMonth(day) is { } number)
        {
            return End(OnDayOfMonth(number.Value), number.End);
        }
        var from = Skip(repetition.End, Word.On);
        return repetition.Value.Unit == TimeUnit.Week && from > repetition.End && Weekdays(from) is { } days
            ? End(repetition.Value with { Days = days.Value }, days.End)
            : repetition;
    }

    // "the 19th of every month", "every 1st of the month"
    private Parsed<Recurrence>? DayOfEveryMonth(int at)
    {
        var isLed = Is(at, Word.Every);
        if (Ordinal(isLed ? at + 1 : Skip(at, Word.The)) is not { } day || !Is(day.End, Word.Of))
        {
            return null;
        }
        var month = isLed ? Skip(day.End + 1, Word.The) : day.End + 2;
        var isRepeated = isLed || Is(day.End + 1, Word.Every);
        return isRepeated && text[month].Lexeme is { Unit: TimeUnit.Month, IsPlural: false } ? End(OnDayOfMonth(day.Value), month + 1) : null;
    }

    private static Recurrence OnDayOfMonth(int day) => Every(TimeUnit.Month, 1) with { Timex = FormattableString.Invariant($"XXXX-XX-{day:00}") };

    private static Recurrence Every(TimeUnit unit, decimal count) => new(unit, count, [], null, null, "");

    private Parsed<Recurrence>? AfterEvery(int at)
    {
        if (PartOfEveryDay(at) is { } part)
        {
            return part;
        }
        var isOther = Is(at, Word.Other);
        Parsed<int>? number = isOther ? End(2, at + 1) : Number(at, 1, 1000) ?? (text[at].Lexeme.Ordinal > 0 && text[at + 1].Lexeme is { Unit: not TimeUnit.None } or { Weekday: > 0 } ? Ordinal(at) : null);
        var named = number?.End ?? at;
        var count = number?.Value ?? 1;
        if (Weekdays(named) is { } days)
        {
            // "every first Monday of the month"
            var month = Skip(days.End + 1, Word.The);
            if (number is not null && Is(days.End, Word.Of) && text[month].Lexeme is { Unit: TimeUnit.Month, IsPlural: false })
            {
                return End(new Recurrence(TimeUnit.Month, 1, days.Value, null, null, FormattableString.Invariant($"XXXX-XX-WXX-{(int)days.Value[0]}-#{count}")), month + 1);
            }
            return WithPart(End(new Recurrence(TimeUnit.Week, count, days.Value, null, null, ""), days.End));
        }
        named = Is(named, Word.Business) ? named + 1 : named;
        var lexeme = text[named].Lexeme;
        if (lexeme.Unit == TimeUnit.None || text[named].Length == 1)
        {
            return lexeme.Month > 0 && !IsName(named) ? End(Every(TimeUnit.Year, count) with { Timex = FormattableString.Invariant($"XXXX-{lexeme.Month:00}") }, named + 1) : null;
        }
        if (lexeme.Unit == TimeUnit.BusinessDay || Is(named - 1, Word.Business))
        {
            return End(BusinessDays(count), named + 1);
        }
        return WithDays(End(Every(lexeme.Unit, count), named + 1));
    }

    private static Recurrence BusinessDays(int count) => new(TimeUnit.Day, count,
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday], null, null, "");

    private Parsed<Recurrence>? PartOfEveryDay(int at) =>
        text[at].Lexeme is { DayPart: { } part, IsPlural: false } ? End(Every(TimeUnit.Day, 1) with { DayPart = part }, at + 1) : null;

    // "Mondays", "on Mondays and Fridays", "Tuesday afternoons", "weekdays", "mornings"
    private Parsed<Recurrence>? Plural(int at)
    {
        var lexeme = text[at].Lexeme;
        if (lexeme is { Unit: TimeUnit.BusinessDay or TimeUnit.Weekend, IsPlural: true } && text[at - 1].Kind != TokenKind.Digits && text[at - 1].Lexeme is { NumberKind: NumberKind.None } && WordAt(at - 1) is not (Word.Few or Word.Couple or Word.Of or Word.Next or Word.Last or Word.Past or Word.Some))
        {
            return End(lexeme.Unit == TimeUnit.Weekend ? Every(TimeUnit.Weekend, 1) : BusinessDays(1), at + 1);
        }
        if (lexeme.Weekday == 0)
        {
            return null;
        }
        if (text[at + 1].Lexeme is { DayPart: { } part, IsPlural: true })
        {
            return End(new Recurrence(TimeUnit.Week, 1, [(IsoDayOfWeek)lexeme.Weekday], null, part, ""), at + 2);
        }
        return lexeme.IsPlural && Weekdays(at) is { } days ? WithPart(End(new Recurrence(TimeUnit.Week, 1, days.Value, null, null, ""), days.End)) : null;
    }

    private Parsed<Recurrence> WithPart(Parsed<Recurrence> days) =>
        text[days.End].Lexeme.DayPart is { } part ? End(days.Value with { DayPart = part }, days.End + 1) : days;

    // "Monday", "Mon, Wed and Fri", "Monday to Thursday", "weekdays"
    private Parsed<IReadOnlyList<IsoDayOfWeek>>? Weekdays(int at)
    {
        if (text[at].Lexeme.Weekday == 0)
        {
            return null;
        }
        var days = 1 << text[at].Lexeme.Weekday;
        var end = at + 1;
        while (true)
        {
            var isRange = WordAt(end) is Word.To or Word.Through || text.IsAnyMark(end, "-–");
            var next = isRange ? end + 1 : Skip(SkipMark(SkipMark(end, ','), '/'), Word.And);
            next = Skip(next, Word.On);
            if (next == end || text[next].Lexeme.Weekday == 0)
            {
                return End<IReadOnlyList<IsoDayOfWeek>>(InOrder(days), end);
            }
            for (var day = isRange ? text[end - 1].Lexeme.Weekday : text[next].Lexeme.Weekday; day <= text[next].Lexeme.Weekday; day++)
            {
                days |= 1 << day;
            }
            end = next + 1;
        }
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

    private static string Timex(Recurrence set)
    {
        var time = set.Time is { } clock ? clock.Second > 0 ? $"T{clock:HH':'mm':'ss}" : clock.Minute > 0 ? $"T{clock:HH':'mm}" : $"T{clock:HH}" : set.DayPart switch
        {
            null => "",
            DayPart.Morning => "TMO",
            DayPart.Afternoon => "TAF",
            DayPart.Evening => "TEV",
            DayPart.Night => "TNI",
            DayPart.Daytime => "TDT",
            DayPart.BusinessHours => "TBH",
            DayPart.Lunchtime => "TLU",
            DayPart.EndOfDay => "TED",
            _ => "",
        };
        if (set.Timex.Length > 0)
        {
            return set.Timex + time;
        }
        if (set.Days.Count == 5 && set.Unit == TimeUnit.Day)
        {
            return "P1BD" + time;
        }
        if (set.Days.Count > 0)
        {
            return "XXXX-WXX-" + Joined(set.Days) + time;
        }
        if (set.Unit == TimeUnit.Weekend)
        {
            return "XXXX-WXX-WE" + time;
        }
        return set is { Unit: TimeUnit.Day, Count: 1 } && time.Length > 0 ? time : Length(set) + time;
    }

    private static string Joined(IReadOnlyList<IsoDayOfWeek> days)
    {
        Span<char> digits = stackalloc char[14];
        var length = 0;
        foreach (var day in days)
        {
            digits[length++] = (char)('0' + (int)day);
            digits[length++] = ',';
        }
        return new string(digits[..(length - 1)]);
    }

    private static string Length(Recurrence set) => set.Unit switch
    {
        TimeUnit.Second => $"PT{Plain(set.Count)}S",
        TimeUnit.Minute => $"PT{Plain(set.Count)}M",
        TimeUnit.Hour => $"PT{Plain(set.Count)}H",
        TimeUnit.Week or TimeUnit.WorkWeek => $"P{Plain(set.Count)}W",
        TimeUnit.Fortnight => $"P{Plain(set.Count * 2)}W",
        TimeUnit.Month => $"P{Plain(set.Count)}M",
        TimeUnit.Quarter => $"P{Plain(set.Count * 3)}M",
        TimeUnit.Year => $"P{Plain(set.Count)}Y",
        TimeUnit.Decade => $"P{Plain(set.Count * 10)}Y",
        TimeUnit.Century => $"P{Plain(set.Count * 100)}Y",
        _ => $"P{Plain(set.Count)}D",
    };

    private static string Plain(decimal count) => count.ToString("0.##", CultureInfo.InvariantCulture);
}
