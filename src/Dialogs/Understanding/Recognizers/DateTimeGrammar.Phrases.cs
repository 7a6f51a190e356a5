using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Whole expressions: a day with a time, a time with a day, a length of time from now; the longest reading wins.</summary>
internal sealed partial class DateTimeGrammar
{
    /// <summary>The expression that starts at a token, or null.</summary>
    public Parsed<DateTimeResolution>? Phrase(int at) => Longest(
        Set(at), Bounded(at), Joined(at), DateFirst(at), TimeFirst(at), PartOfNamedDay(at), EndOfDay(at), OfPeriod(at), CountedMoment(at), Now(at), OfDuration(at));

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

    private static Parsed<DateTimeResolution> WithBound(Parsed<DateTimeResolution> named, Parsed<Bound>? bound) =>
        bound is { } side ? End(Resolved.Bounded(named.Value, side.Value), side.End) : named;

    private Parsed<DateTimeResolution>? OfPeriod(int at)
    {
        if (Is(at, Word.EndOf) && text[at].Lexeme.OwnUnit is not TimeUnit.Day and var unit)
        {
            // People end the week on Friday, and other units on their last day.
            var end = today.UnitAround(unit, 0).End;
            return End(Resolved.Of(new DateValue(end.PlusDays(unit == TimeUnit.Week ? -3 : -1))), at + 1);
        }
        if (Period(at) is not { } period)
        {
            return RollingMoments(at);
        }
        var resolution = Resolved.Of(period.Value with { HasBegun = period.Value.Future.Start <= today });
        return WithBound(End(resolution, period.End), OrBound(period.End));
    }

    // "last 5 minutes", "the next hour"
    private Parsed<DateTimeResolution>? RollingMoments(int at)
    {
        if (CountedUnits(Skip(at, Word.The)) is { Value.Amount.HasClockUnit: true } counted)
        {
            return End(Resolved.Rolling(reference, counted.Value.Amount, counted.Value.Direction), counted.End);
        }
        return Direction(at) is { Value: not Word.This } direction && UnitAt(direction.End) is TimeUnit.Minute or TimeUnit.Hour
            ? End(Resolved.Rolling(reference, AmountOf(1, UnitAt(direction.End)), Step(direction.Value)), direction.End + 1)
            : null;
    }

    private Parsed<DateTimeResolution>? OfDuration(int at) =>
        Duration(at) is { } duration && !IsOrdinalSecond(at, duration.End) ? End(Resolved.Of(duration.Value), duration.End) : null;

    // "a second wave" lasts no second.
    private bool IsOrdinalSecond(int at, int end) =>
        Is(at, Word.A) && text[end - 1].Lexeme.Ordinal == 2 && text[end] is { Kind: TokenKind.Word, Lexeme.IsKnown: false };

    // "now", "right now", "asap"
    private Parsed<DateTimeResolution>? Now(int at)
    {
        var isAsap = Is(at, Word.As) && text.IsSpelled(at + 1, "soon") && Is(at + 2, Word.As) && text.IsSpelled(at + 3, "possible");
        if (isAsap || Is(at, Word.Asap))
        {
            return End(Resolved.Unsaid(reference), isAsap ? at + 4 : at + 1);
        }
        var from = Skip(at, Word.Right);
        return Is(from, Word.Now) ? End(Resolved.At(reference), from + 1) : null;
    }

    // "in 2 hours", "5 minutes ago", "half an hour from now", "within the hour"
    private Parsed<DateTimeResolution>? CountedMoment(int at)
    {
        var isWithin = Is(at, Word.Within);
        var isIn = Is(at, Word.In) || isWithin;
        if (Duration(isIn ? at + 1 : at) is not { Value: { HasClockUnit: true, Seconds: < LongestOffset } amount } duration)
        {
            return null;
        }
        var direction = ClockOffset(duration.End) ?? (isIn ? End(1, duration.End) : null);
        if (direction is not { } sign || (isWithin && sign.Value < 0))
        {
            return null;
        }
        if (isWithin)
        {
            return End(Resolved.Rolling(reference, amount, 1), sign.End);
        }
        var moment = reference.PlusSeconds((long)amount.Seconds * sign.Value);
        return End(Resolved.At(moment) with { Length = sign.Value < 0 ? NodaTime.Period.Zero - amount.Length : amount.Length }, sign.End);
    }

    private Parsed<int>? ClockOffset(int at) => WordAt(at) switch
    {
        Word.Ago => End(-1, at + 1),
        Word.Earlier when !Is(at + 1, Word.Than) => End(-1, at + 1),
        Word.Later or Word.Hence => End(1, at + 1),
        Word.From when Is(at + 1, Word.Now) => End(1, at + 2),
        _ => null,
    };

    /// <summary>A day, and the time on it where one follows: "Friday", "tomorrow at 3", "Nov 3 from 2 to 4", "Friday before 5pm".</summary>
    private Parsed<DateTimeResolution>? DateFirst(int at)
    {
        if (Date(at) is not { } date)
        {
            return null;
        }
        var day = WithBracketedWeekday(date with { Value = date.Value with { FallsToday = date.Value.Future == today || date.Value.Past == today } });
        var timed = WithTimes(day);
        // "Wednesday evening next week"
        if (timed is { } found && day.Value.IsWeekday && WithWeek(day.Value.Future.DayOfWeek, found.End) is { } ofWeek)
        {
            return WithTimes(day with { Value = ofWeek.Value }) is { } dated ? dated with { End = ofWeek.End } : null;
        }
        var named = timed ?? End(Resolved.Of(day.Value), day.End);
        return WithBound(named, OrBound(named.End));
    }

    // "May/22(Tue)"
    private Parsed<DateValue> WithBracketedWeekday(Parsed<DateValue> date)
    {
        var isBracketed = text.IsMark(date.End, '(') && text[date.End + 1].Lexeme.Weekday > 0 && text.IsMark(date.End + 2, ')');
        return isBracketed ? date with { End = date.End + 3 } : date;
    }

    private Parsed<DateTimeResolution>? WithTimes(Parsed<DateValue> date)
    {
        var next = SkipMark(date.End, ',');
        var isDashed = text.IsAnyMark(next, "-–") && Time(next + 1, isLed: false) is not null;
        next = isDashed || IsIsoSeparator(next) ? next + 1 : next;
        var range = TimeRange(WordAt(next) is Word.At or Word.On ? next + 1 : next, isLed: true);
        return range is { } hours
            ? End(Resolved.Of(date.Value, hours.Value), hours.End)
            : Longest(WithTime(date.Value, next), WithPartOfDay(date.Value, next), WithTimeBound(date.Value, next), WithEndOfDay(date.Value, next));
    }

    private Parsed<DateTimeResolution>? WithTime(DateValue date, int at)
    {
        var isAround = Is(at, Word.About);
        var from = isAround || Is(at, Word.For, Word.In) ? at + 1 : at;
        // "Mon 11"
        var isBare = date.IsWeekday && from == at && Digits(at, 1, 12) is { } hour && hour.End == at + 1;
        if (Time(from, isLed: isAround || isBare || IsIsoSeparator(at - 1)) is not { } time || !(time.Value.IsClock || isAround || isBare || Is(from, Word.At)))
        {
            return null;
        }
        // "Wed Oct 26 15:50:06 2016"
        var hasYearLast = !date.IsCertain && !date.IsWeekday && text[time.End] is { Kind: TokenKind.Digits, Length: 4 };
        return hasYearLast && Year(time.End) is { } year && Calendar.Date(year.Value, date.Future.Month, date.Future.Day) is { } exact
            ? End(Resolved.Of(new DateValue(exact), time.Value), year.End)
            : End(Resolved.Of(date, time.Value), time.End);
    }

    // "tomorrow morning", "Friday in the afternoon", "Monday morning at 9"
    private Parsed<DateTimeResolution>? WithPartOfDay(DateValue date, int at)
    {
        var from = Skip(WordAt(at) is Word.In or Word.At ? at + 1 : at, Word.The);
        if (PartOfDay(from) is not { Value.DayPart: { } named } part)
        {
            return null;
        }
        return ClockWithin(date, named, part.End) ?? End(Resolved.Of(date, part.Value), part.End);
    }

    // The clock time after a part of the day: "tomorrow morning at 9", "this afternoon from 2 to 4"
    private Parsed<DateTimeResolution>? ClockWithin(DateValue date, DayPart part, int at)
    {
        if (TimeRange(Skip(at, Word.At), isLed: true) is { } range)
        {
            return End(Resolved.Of(date, InPart(range.Value, part)), range.End);
        }
        return Time(SkipMark(at, ','), isLed: false) is { } time ? End(Resolved.Of(date, InPart(time.Value, part)) with { DayPart = part }, time.End) : null;
    }

    // "tomorrow before 5pm", "1/1/2015 after 2:00"
    private Parsed<DateTimeResolution>? WithTimeBound(DateValue date, int at) =>
        BoundWord(at) is { } bound && Time(Skip(bound.End, Word.At), isLed: true) is { } time
            ? End(Resolved.Bounded(Resolved.Of(date, time.Value), bound.Value), time.End)
            : null;

    private Parsed<DateTimeResolution>? WithEndOfDay(DateValue date, int at) =>
        EndOfDayWords(Skip(at, Word.At)) is { } end ? End(Resolved.EndOf(date), end) : null;

    // "eod", "end of day", "the end of the business day"
    private int? EndOfDayWords(int at)
    {
        var from = Skip(at, Word.The);
        if (text[from].Lexeme is { Word: Word.EndOf, OwnUnit: TimeUnit.Day })
        {
            return from + 1;
        }
        var day = Skip(Skip(from + 2, Word.The), Word.Business);
        return Is(from, Word.End) && Is(from + 1, Word.Of) && UnitAt(day) == TimeUnit.Day ? day + 1 : null;
    }

    // "eod tomorrow", "end of this sunday", "eod"
    private Parsed<DateTimeResolution>? EndOfDay(int at)
    {
        if (EndOfDayWords(at) is { } end)
        {
            return Date(Skip(SkipMark(end, ','), Word.On)) is { } date ? End(Resolved.EndOf(date.Value), date.End) : End(Resolved.EndOf(new DateValue(today)), end);
        }
        var from = Skip(at, Word.The);
        return Is(from, Word.End) && Is(from + 1, Word.Of) && Date(from + 2) is { } day ? End(Resolved.EndOf(day.Value), day.End) : null;
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
        if (PartOfDay(at) is { } part)
        {
            return Date(Skip(Skip(part.End, Word.Of), Word.On)) is { } date
                ? End(Resolved.Of(date.Value, part.Value), date.End)
                : IsPartByItself(at, part.End) ? End(Resolved.Of(part.Value), part.End) : null;
        }
        return BareThenDay(at);
    }

    // "8 tonight", "3 this afternoon", "2-3 on Monday": bare numbers that the day after them makes hours
    private Parsed<DateTimeResolution>? BareThenDay(int at)
    {
        if (Number(at, 1, 12) is null)
        {
            return null;
        }
        if (TimeRange(at, isLed: true) is { } range)
        {
            return DayAfter(range.End) is not null && text[DayAfterTime(range.End)].Kind == TokenKind.Word ? RangeThenDay(range) : null;
        }
        return Time(at, isLed: true) is { Value.IsClock: false } time && DayAfter(time.End) is { Value.Part: not null } ? TimeThenDay(time) : null;
    }

    // "in the morning", "late afternoon", "an afternoon call", but not "good morning", "Morning!"
    private bool IsPartByItself(int at, int end)
    {
        if (end > at + 1 || text[at].Lexeme.DayPart == DayPart.Lunchtime || WordAt(at - 1) is Word.In or Word.At or Word.During or Word.By)
        {
            return true;
        }
        var isWithinSentence = text[at - 1].Kind == TokenKind.Word && !Is(at - 1, Word.Good) && !text.IsCapitalised(at);
        return isWithinSentence && text[at].Lexeme.DayPart != DayPart.Night;
    }

    private Parsed<DateTimeResolution> RangeThenDay(Parsed<ClockRange> range)
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
        var bound = OrBound(time.End);
        var end = bound?.End ?? time.End;
        if (DayAfter(end) is not { } day)
        {
            return WithBound(End(Resolved.Of(time.Value), time.End), bound);
        }
        var clock = day.Value.Part is { } part ? InPart(time.Value, part) : time.Value;
        var resolution = Resolved.Of(day.Value.Date, clock);
        return End(bound is { } side ? Resolved.Bounded(resolution, side.Value) : resolution, day.End);
    }

    // The day after a time, and the part of it that says whether am or pm is meant: "tonight", "this morning", "tomorrow afternoon".
    private Parsed<(DateValue Date, DayPart? Part)>? DayAfter(int at)
    {
        var from = DayAfterTime(at);
        if (NamedPart(from) is { } named)
        {
            return End((named.Value.Date, (DayPart?)named.Value.Part), named.End);
        }
        if (Date(from) is not { } date)
        {
            return null;
        }
        return PartAt(date.End) is { } part ? End((date.Value, (DayPart?)part), date.End + 1) : End((date.Value, (DayPart?)null), date.End);
    }

    // "3pm PST on Monday", "3pm, Monday"
    private int DayAfterTime(int at)
    {
        var next = SkipMark(Skip(at, Word.Zone), ',');
        return WordAt(next) is Word.On or Word.Of or Word.For ? next + 1 : next;
    }

    // "tonight", "this morning", "last night"
    private Parsed<(DateValue Date, DayPart Part)>? NamedPart(int at)
    {
        if (Is(at, Word.Tonight))
        {
            return End((new DateValue(today), DayPart.Night), at + 1);
        }
        if (Is(at, Word.This) && WordAt(at + 1) is Word.Am or Word.Pm)
        {
            return End((new DateValue(today), Is(at + 1, Word.Am) ? DayPart.Morning : DayPart.Afternoon), at + 2);
        }
        return Direction(at) is { } direction && PartAt(direction.End) is { } part
            ? End((new DateValue(today.PlusDays(Step(direction.Value))), part), direction.End + 1)
            : null;
    }

    // "tonight", "this morning", "late this evening", "early tomorrow morning", "tonight at 7", "later today"
    private Parsed<DateTimeResolution>? PartOfNamedDay(int at)
    {
        var edge = EdgeWord(at);
        var from = edge == Word.None ? at : SkipMark(at + 1, '-');
        if (edge != Word.None && HalfDay(edge, from) is { } half)
        {
            return half;
        }
        var named = NamedPart(from);
        if (named is null && edge != Word.None && Date(from) is { } date && PartAt(date.End) is { } ofDate)
        {
            named = End((date.Value, ofDate), date.End + 1);
        }
        if (named is not { } part)
        {
            return RestOfDay(at);
        }
        var (day, dayPart) = part.Value;
        var times = Cut(TimesOf(dayPart), edge);
        return ClockWithin(day, dayPart, part.End) ?? PartBound(day, dayPart, part.End) ?? End(Resolved.Of(day, new ClockRange(times, null, times) { DayPart = dayPart }), part.End);
    }

    /// <summary>Early for "early" and "earlier", Late for "late" and "later", or none.</summary>
    private Word EdgeWord(int at) => WordAt(at) switch
    {
        Word.Early or Word.Earlier => Word.Early,
        Word.Late or Word.Later => Word.Late,
        _ => Word.None,
    };

    // "tonight before 8"
    private Parsed<DateTimeResolution>? PartBound(DateValue day, DayPart part, int at) =>
        BoundWord(at) is { } bound && Time(Skip(bound.End, Word.At), isLed: true) is { } time
            ? End(Resolved.Bounded(Resolved.Of(day, InPart(time.Value, part)), bound.Value), time.End)
            : null;

    // "later today", "early in the day", "early in the day Wednesday"
    private Parsed<DateTimeResolution>? HalfDay(Word edge, int at)
    {
        var named = Skip(Skip(at, Word.In), Word.The);
        var isDay = named > at && UnitAt(named) == TimeUnit.Day;
        if (!isDay && !Is(Skip(at, Word.In), Word.Today))
        {
            return null;
        }
        var end = isDay ? named + 1 : Skip(at, Word.In) + 1;
        var date = isDay ? Date(Skip(end, Word.On)) : null;
        var times = edge == Word.Early ? new TimeSpanOfDay(LocalTime.Midnight, LocalTime.Noon) : new TimeSpanOfDay(LocalTime.Noon, LocalTime.Midnight);
        var half = new ClockRange(times, null, times) { DayPart = edge == Word.Early ? DayPart.Morning : DayPart.Afternoon };
        return End(Resolved.Of(date?.Value ?? new DateValue(today), half), date?.End ?? end);
    }

    // "the rest of the day"
    private Parsed<DateTimeResolution>? RestOfDay(int at)
    {
        var from = Skip(at, Word.The);
        if (!Is(from, Word.Rest) || !Is(from + 1, Word.Of))
        {
            return null;
        }
        var day = WordAt(from + 2) is Word.The or Word.My or Word.This ? from + 3 : from + 2;
        var left = new TimeSpanOfDay(reference.TimeOfDay, LastSecond);
        return UnitAt(day) == TimeUnit.Day || Is(day, Word.Today) ? End(Resolved.Of(new DateValue(today), new ClockRange(left, null, left)), day + 1) : null;
    }
}
