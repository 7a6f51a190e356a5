using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Whole expressions: a day with a time, a range, a bound such as "since"; the longest reading wins.</summary>
internal sealed partial class DateTimeGrammar
{
    /// <summary>The expression that starts at a token, or null.</summary>
    public Parsed<DateTimeResolution>? Phrase(int at) =>
        Longest(Set(at), Bounded(at), AnyTime(at));

    private static Parsed<DateTimeResolution>? Longest(params ReadOnlySpan<Parsed<DateTimeResolution>?> candidates)
    {
        Parsed<DateTimeResolution>? longest = null;
        foreach (var candidate in candidates)
        {
            if (candidate is { } found && found.End > (longest?.End ?? 0))
            {
                longest = found;
            }
        }
        return longest;
    }

    private Parsed<DateTimeResolution>? AnyTime(int at) => Longest(
        Joined(at), DateFirst(at), TimeFirst(at), PartOfNamedDay(at), EndOfDay(at), OfPeriod(at), CountedMoment(at), Now(at), OfDuration(at));

    private Parsed<DateTimeResolution>? OfPeriod(int at)
    {
        if (Is(at, Word.EndOf) && text[at].Lexeme.OwnUnit is not TimeUnit.Day and var unit)
        {
            return End(Resolved.Of(new DateValue(LastWorkday(_today.UnitAround(unit, 0), unit))), at + 1);
        }
        if (Period(at) is not { } period)
        {
            return ClockRolling(at);
        }
        var resolution = Resolved.Of(period.Value with { HasBegun = period.Value.Future.Start <= _today });
        return OrBound(period.End) is { } bound ? End(Resolved.Bounded(resolution, bound.Value), bound.End) : End(resolution, period.End);
    }

    // People end the week on Friday, and other units on their last day.
    private static LocalDate LastWorkday(DateSpan span, TimeUnit unit) => span.End.PlusDays(unit == TimeUnit.Week ? -3 : -1);

    // "last 5 minutes", "the next 2 hours"
    private Parsed<DateTimeResolution>? ClockRolling(int at)
    {
        if (CountedUnits(Skip(at, Word.The)) is { Value: { HasClockUnit: true } } counted && counted.Value.Direction != 0)
        {
            return End(Resolved.Rolling(reference, counted.Value.Amount, counted.Value.Direction), counted.End);
        }
        return Direction(at) is { Value: not Word.This } direction && text[direction.End].Lexeme is { Unit: TimeUnit.Minute or TimeUnit.Hour, IsPlural: false } unit
            ? End(Resolved.Rolling(reference, AmountOf(1, unit.Unit), Step(direction.Value)), direction.End + 1)
            : null;
    }

    private Parsed<DateTimeResolution>? OfDuration(int at)
    {
        if (Duration(at) is not { } duration || IsNoLength(at, duration.End))
        {
            return null;
        }
        return End(Resolved.Of(duration.Value), duration.End);
    }

    // "a second wave", "day after day", "one second floor"
    private bool IsNoLength(int at, int end)
    {
        var isSecond = text[end - 1].Lexeme is { Unit: TimeUnit.Second, Ordinal: 2 };
        var followed = text[end] is { Kind: TokenKind.Word, Lexeme.IsKnown: false };
        return (isSecond && Is(at, Word.A) && followed) || text[end - 1].Lexeme.Unit is TimeUnit.Quarter && text[at].Lexeme.NumberKind != NumberKind.None && Is(at - 1, Word.And) || (Is(at, Word.Other) && Is(at - 1, Word.Every));
    }

    // "now", "right now"
    private Parsed<DateTimeResolution>? Now(int at)
    {
        var from = Is(at, Word.Right) ? at + 1 : at;
        if (Is(at, Word.Asap) || (Is(at, Word.As) && IsSoonAsPossible(at + 1)))
        {
            return End(Resolved.Unsaid(reference), Is(at, Word.Asap) ? at + 1 : at + 4);
        }
        return Is(from, Word.Now) ? End(Resolved.At(reference), from + 1) : null;
    }

    private bool IsSoonAsPossible(int at) =>
        Is(at + 1, Word.As) && text.IsInside(at + 2) && text.Text.AsSpan(text[at].Start, text[at + 2].End - text[at].Start).Equals("soon as possible", StringComparison.OrdinalIgnoreCase);

    // "in 2 hours", "5 minutes ago", "half an hour from now"
    private Parsed<DateTimeResolution>? CountedMoment(int at)
    {
        var isWithin = Is(at, Word.Within);
        var isIn = Is(at, Word.In) || isWithin;
        if (Duration(isIn ? at + 1 : at) is not { Value: { HasClockUnit: true, Seconds: < LongestOffset } amount } duration)
        {
            return null;
        }
        var next = duration.End;
        var sign = Is(next, Word.Hence) ? 1 : Is(next, Word.Ago) || (Is(next, Word.Earlier) && !Is(next + 1, Word.Than)) ? -1 : Is(next, Word.Later) || (Is(next, Word.From) && Is(next + 1, Word.Now)) ? 1 : 0;
        var end = sign == 0 ? next : Is(next, Word.From) ? next + 2 : next + 1;
        if (sign == 0 && !isIn)
        {
            return null;
        }
        var length = sign < 0 ? -1 : 1;
        if (isWithin)
        {
            return sign < 0 ? null : End(Resolved.Rolling(reference, amount, 1), end);
        }
        var moment = reference.PlusSeconds((long)amount.Seconds * length);
        return End(Resolved.At(moment) with { Length = length < 0 ? Negated(amount.Length) : amount.Length }, end);
    }

    private static Period Negated(Period period) => NodaTime.Period.Zero - period;

    /// <summary>A day, and the time on it where one follows: "Friday", "tomorrow at 3", "Nov 3 from 2 to 4", "Friday before 5pm".</summary>
    private Parsed<DateTimeResolution>? DateFirst(int at)
    {
        if (Date(at) is not { } date)
        {
            return null;
        }
        var day = WithBracketedWeekday(date with { Value = date.Value with { FallsToday = date.Value.Future == _today || date.Value.Past == _today } });
        var withTimes = WithTimes(day);
        if (withTimes is { } timed && day.Value.IsWeekday && WithWeek(day.Value.Future.DayOfWeek, timed.End) is { } ofWeek)
        {
            return WithTimes(day with { Value = ofWeek.Value }) is { } dated ? dated with { End = ofWeek.End } : null;
        }
        var plain = withTimes ?? End(Resolved.Of(day.Value), day.End);
        return OrBound(plain.End) is { } bound ? End(Resolved.Bounded(plain.Value, bound.Value), bound.End) : plain;
    }

    // "May/22(Tue)"
    private Parsed<DateValue> WithBracketedWeekday(Parsed<DateValue> date) =>
        text.IsMark(date.End, '(') && text[date.End + 1].Lexeme.Weekday > 0 && text.IsMark(date.End + 2, ')') ? date with { End = date.End + 3 } : date;

    private Parsed<DateTimeResolution>? WithTimes(Parsed<DateValue> date)
    {
        var next = AfterDate(date.End);
        var isSpaced = next > date.End || text[next].Spaced || text.IsGlued(next) && text[next].Lexeme.Word == Word.None;
        if (!isSpaced)
        {
            return null;
        }
        if (TimeRange(SkipConnector(next), isLed: true) is { } range && range.Value.DayPart is null)
        {
            return End(Resolved.Of(date.Value, range.Value), range.End);
        }
        var moment = WithTime(date.Value, next);
        var part = WithPartOfDay(date.Value, next);
        return Longest(moment, part, WithBound(date.Value, next), WithEndOfDay(date.Value, next));
    }

    private int AfterDate(int at)
    {
        var next = SkipMark(at, ',');
        return text.IsAnyMark(next, "-–") && Time(next + 1, isLed: false) is not null ? next + 1 : IsIsoSeparator(next) ? next + 1 : next;
    }

    private int SkipConnector(int at) => WordAt(at) is Word.At or Word.On ? at + 1 : at;

    private Parsed<DateTimeResolution>? WithTime(DateValue date, int at)
    {
        var isIso = IsIsoSeparator(at - 1);
        var from = Is(at, Word.For, Word.In) || Is(at, Word.About) ? at + 1 : at;
        if (Time(from, isLed: isIso || Is(from - 1, Word.About)) is not { } time || (time.Value.IsClock == false && !Is(from, Word.At) && !Is(from - 1, Word.About)))
        {
            return null;
        }
        // "Wed Oct 26 15:50:06 2016"
        var isYearLast = !date.IsCertain && !date.IsWeekday && text[time.End] is { Kind: TokenKind.Digits, Length: 4 };
        return isYearLast && Year(time.End) is { } year && Calendar.Date(year.Value, date.Future.Month, date.Future.Day) is { } exact
            ? End(Resolved.Of(new DateValue(exact), time.Value), year.End)
            : End(Resolved.Of(date, time.Value), time.End);
    }

    // "tomorrow morning", "Friday in the afternoon", "Monday morning at 9"
    private Parsed<DateTimeResolution>? WithPartOfDay(DateValue date, int at)
    {
        var from = Skip(Skip(Skip(at, Word.In), Word.At), Word.The);
        if (PartOfDay(from) is not { } part)
        {
            return null;
        }
        if (Time(SkipMark(part.End, ','), isLed: false) is { } time && part.Value.DayPart is { } named)
        {
            return End(Resolved.Of(date, InPart(time.Value, named)) with { DayPart = named }, time.End);
        }
        if (TimeRange(part.End, isLed: true) is { Value.DayPart: null } range)
        {
            return End(Resolved.Of(date, InPart(range.Value, part.Value.DayPart ?? DayPart.Morning)), range.End);
        }
        return End(Resolved.Of(date, part.Value), part.End);
    }

    private static ClockRange InPart(ClockRange range, DayPart part) =>
        range.Second is not { } second ? range : part == DayPart.Morning ? Certain(range.First.Start, range.First.End) : Certain(second.Start, second.End);

    // "tomorrow before 5pm", "1/1/2015 after 2:00"
    private Parsed<DateTimeResolution>? WithBound(DateValue date, int at)
    {
        if (BoundWord(at) is not { } bound || Time(Skip(bound.End, Word.At), isLed: true) is not { } time)
        {
            return null;
        }
        return End(Resolved.Bounded(Resolved.Of(date, time.Value), bound.Value), time.End);
    }

    private Parsed<DateTimeResolution>? WithEndOfDay(DateValue date, int at) => EndOfDayWords(Skip(at, Word.At)) is { } end
        ? End(Resolved.EndOf(date), end)
        : null;

    // "eod", "end of day", "the eod"
    private int? EndOfDayWords(int at)
    {
        var from = Skip(at, Word.The);
        if (text[from].Lexeme is { Word: Word.EndOf, OwnUnit: TimeUnit.Day })
        {
            return from + 1;
        }
        var isEndOfDay = Is(from, Word.End) && Is(from + 1, Word.Of) && text[Skip(Skip(from + 2, Word.The), Word.Business)].Lexeme is { Unit: TimeUnit.Day, IsPlural: false };
        return isEndOfDay ? Skip(Skip(from + 2, Word.The), Word.Business) + 1 : null;
    }

    // "eod tomorrow", "end of this sunday", "eod"
    private Parsed<DateTimeResolution>? EndOfDay(int at)
    {
        if (EndOfDayWords(at) is { } end)
        {
            var from = Skip(SkipMark(end, ','), Word.On);
            return Date(from) is { } date ? End(Resolved.EndOf(date.Value), date.End) : End(Resolved.EndOf(new DateValue(_today)), end);
        }
        var start = Skip(at, Word.The);
        return Is(start, Word.End) && Is(start + 1, Word.Of) && Date(start + 2) is { } day ? End(Resolved.EndOf(day.Value), day.End) : null;
    }

    /// <summary>A time, and the day where one follows: "3pm", "noon on Thursday", "3 yesterday afternoon", "morning of July 4".</summary>
    private Parsed<DateTimeResolution>? TimeFirst(int at)
    {
        if (TimeRange(at, isLed: false) is { } range)
        {
            return RangeThenDay(range);
        }
        if (Time(at, isLed: false) is { } time)
        {
            return TimeThenDay(time);
        }
        // "2-3 on Monday"
        if (Digits(at, 1, 12) is not null && TimeRange(at, isLed: true) is { Value.DayPart: null } hours && DayAfter(hours.End) is { Value.Date.IsWeekday: true })
        {
            return RangeThenDay(hours);
        }
        // "8 tonight", "3 this afternoon"
        if (Number(at, 1, 12) is { } && Time(at, isLed: true) is { Value.IsClock: false } bare && (Is(bare.End, Word.Tonight) || (Is(bare.End, Word.This) && text[bare.End + 1].Lexeme.DayPart is not null) || (WordAt(bare.End) is Word.Tomorrow or Word.Yesterday && text[bare.End + 1].Lexeme.DayPart is not null)))
        {
            return TimeThenDay(bare);
        }
        if (PartOfDay(at) is not { } part)
        {
            return null;
        }
        var from = Skip(Skip(part.End, Word.Of), Word.On);
        if (Date(from) is { } date)
        {
            return End(Resolved.Of(date.Value, part.Value), date.End);
        }
        return IsPartByItself(at, part.End) ? End(Resolved.Of(part.Value), part.End) : null;
    }

    // "in the morning", "late afternoon", "an afternoon call", but not "good morning", "Morning!"
    private bool IsPartByItself(int at, int end)
    {
        if (WordAt(at) is Word.The or Word.Early or Word.Late or Word.Later || text[at].Lexeme.DayPart is DayPart.Lunchtime || end > at + 1)
        {
            return true;
        }
        var isLed = WordAt(at - 1) is Word.In or Word.At or Word.During or Word.By;
        var isWithin = text[at - 1].Kind == TokenKind.Word && text.IsInside(at - 1) && !Is(at - 1, Word.Good) && !text.IsCapitalised(at) && text[at].Lexeme.DayPart is not DayPart.Night;
        return isLed || isWithin;
    }

    private Parsed<DateTimeResolution>? RangeThenDay(Parsed<ClockRange> range)
    {
        if (DayAfter(range.End) is not { } day)
        {
            return End(Resolved.Of(range.Value), range.End);
        }
        var clock = day.Value.Part is { } part ? InPart(range.Value, part) : range.Value;
        return End(Resolved.Of(day.Value.Date, clock), day.End);
    }

    private Parsed<DateTimeResolution> TimeThenDay(Parsed<TimeValue> time)
    {
        var orLater = OrBound(time.End);
        var end = orLater?.End ?? time.End;
        var resolution = Resolved.Of(time.Value);
        if (DayAfter(end) is { } day)
        {
            resolution = Resolved.Of(day.Value.Date, day.Value.Part is { } part ? InPart(time.Value, part) : time.Value);
            end = day.End;
        }
        return End(orLater is { } bound ? Resolved.Bounded(resolution, bound.Value) : resolution, end);
    }

    // The day after a time, and the part of it that says whether am or pm is meant: "tonight", "this morning", "tomorrow afternoon".
    private Parsed<(DateValue Date, DayPart? Part)>? DayAfter(int at)
    {
        var from = DayAfterTime(at);
        if (Is(from, Word.Tonight))
        {
            return End((new DateValue(_today), (DayPart?)DayPart.Night), from + 1);
        }
        if (Direction(from) is { Value: Word.This or Word.Last or Word.Next } side && text[side.End].Lexeme is { DayPart: { } part, IsPlural: false })
        {
            return End((new DateValue(_today.PlusDays(Step(side.Value))), (DayPart?)part), side.End + 1);
        }
        if (Date(from) is not { } date)
        {
            return null;
        }
        return text[date.End].Lexeme is { DayPart: { } named, IsPlural: false } ? End((date.Value, (DayPart?)named), date.End + 1) : End((date.Value, (DayPart?)null), date.End);
    }

    private int DayAfterTime(int at)
    {
        var next = SkipMark(Skip(at, Word.Zone), ',');
        return WordAt(next) is Word.On or Word.Of or Word.For ? next + 1 : next;
    }

    // "tonight", "this morning", "late this evening", "last night", "tonight at 7"
    private Parsed<DateTimeResolution>? PartOfNamedDay(int at)
    {
        var edge = WordAt(at) is Word.Early or Word.Earlier ? Word.Early : WordAt(at) is Word.Late or Word.Later ? Word.Late : Word.None;
        var from = edge == Word.None ? at : SkipMark(at + 1, '-');
        var inDay = Skip(Skip(from, Word.In), Word.The);
        if (edge != Word.None && inDay > from && Is(inDay, Word.Day) && !text[inDay].Lexeme.IsPlural)
        {
            return HalfDay(edge, inDay + 1);
        }
        if (RestOfDay(at) is { } rest)
        {
            return rest;
        }
        if (edge != Word.None && (Is(from, Word.Today) || (Is(from, Word.In) && Is(from + 1, Word.Today))))
        {
            return HalfDay(edge, Is(from, Word.In) ? from + 2 : from + 1);
        }
        if (edge != Word.None && Date(from) is { } day && text[day.End].Lexeme is { DayPart: { } ofDay, IsPlural: false })
        {
            return WithClock(day.Value, ofDay, edge, day.End + 1);
        }
        if (Is(from, Word.Tonight))
        {
            return WithClock(new DateValue(_today), DayPart.Night, edge, from + 1);
        }
        if (Direction(from) is not { } direction || text[direction.End].Lexeme is not { DayPart: { } part, IsPlural: false })
        {
            return null;
        }
        return WithClock(new DateValue(_today.PlusDays(Step(direction.Value))), part, edge, direction.End + 1);
    }

    // "the rest of the day"
    private Parsed<DateTimeResolution>? RestOfDay(int at)
    {
        var from = Skip(at, Word.The);
        var day = Is(from, Word.Rest) && Is(from + 1, Word.Of) ? from + 2 : -1;
        day = day > 0 && WordAt(day) is Word.The or Word.My or Word.This ? day + 1 : day;
        if (day < 0 || !Is(day, Word.Day, Word.Today))
        {
            return null;
        }
        var left = new TimeSpanOfDay(reference.TimeOfDay, LastSecond);
        return End(Resolved.Of(new DateValue(_today), new ClockRange(left, null, left)), day + 1);
    }

    private Parsed<DateTimeResolution> HalfDay(Word edge, int end)
    {
        var half = edge == Word.Early ? new TimeSpanOfDay(LocalTime.Midnight, LocalTime.Noon) : new TimeSpanOfDay(LocalTime.Noon, LocalTime.Midnight);
        return End(Resolved.Of(new DateValue(_today), new ClockRange(half, null, half) { DayPart = edge == Word.Early ? DayPart.Morning : DayPart.Afternoon }), end);
    }

    private Parsed<DateTimeResolution> WithClock(DateValue day, DayPart part, Word edge, int at)
    {
        if (TimeRange(SkipConnector(at), isLed: true) is { Value.DayPart: null } range)
        {
            return End(Resolved.Of(day, InPart(range.Value, part)), range.End);
        }
        if (Time(SkipMark(at, ','), isLed: false) is { } time)
        {
            return End(Resolved.Of(day, InPart(time.Value, part)) with { DayPart = part }, time.End);
        }
        if (BoundWord(at) is { } bound && Time(Skip(bound.End, Word.At), isLed: true) is { } limit)
        {
            return End(Resolved.Bounded(Resolved.Of(day, InPart(limit.Value, part)), bound.Value), limit.End);
        }
        var times = Cut(TimesOf(part), edge);
        return End(Resolved.Of(day, new ClockRange(times, null, times) { DayPart = part }), at);
    }
}
