using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Times of day: "3pm", "15:30", "half past seven", "noon", "5 in the morning".</summary>
internal sealed partial class DateTimeGrammar
{
    /// <summary>A clock time; a bare number only where <paramref name="isLed"/>, as after "at".</summary>
    private Parsed<TimeValue>? Time(int at, bool isLed)
    {
        var from = Is(at, Word.At) ? at + 1 : at;
        from = from > at || isLed ? Skip(from, Word.About) : from;
        if (NamedTime(from) is { } named)
        {
            return named;
        }
        var mayBeBare = isLed || from > at || IsBeforePartOfDay(from + 1);
        var time = PastOrTo(from) ?? Roughly(from) ?? InDigits(from, mayBeBare) ?? InWords(from, mayBeBare);
        return time is { } clock ? WithDayPart(clock) : null;
    }

    private static TimeValue Clock(int hour, int minute = 0) => new(new LocalTime(hour, minute), IsOpen: false, IsClock: true);

    /// <summary>A time on the dial of which am or pm is open; noon for twelve.</summary>
    private static TimeValue Open(LocalTime time) => new(time.Hour == 0 ? time.PlusHours(12) : time, IsOpen: true, IsClock: true);

    // "noon", "noonish", "midnight", "12 noon", "mid night", "mid-morning"
    private Parsed<TimeValue>? NamedTime(int at)
    {
        var from = Digits(at, 12, 12) is { } twelve ? twelve.End : at;
        if (Is(from, Word.Noon, Word.Midnight))
        {
            return End(Clock(Is(from, Word.Noon) ? 12 : 0), from + 1);
        }
        var part = SkipMark(from + 1, '-');
        if (!Is(from, Word.Mid))
        {
            return null;
        }
        return PartAt(part) switch
        {
            DayPart.Morning => End(Clock(10), part + 1),
            DayPart.Afternoon => End(Clock(14), part + 1),
            DayPart.Night => End(Clock(0), part + 1),
            _ => UnitAt(part) == TimeUnit.Day ? End(Clock(12), part + 1) : null,
        };
    }

    // "half past seven", "quarter to 8", "ten past five", "quarter of eight"
    private Parsed<TimeValue>? PastOrTo(int at)
    {
        var from = Skip(at, Word.A);
        var isQuarter = Is(from, Word.Quarter);
        Parsed<int>? minutes = Is(from, Word.Half) ? End(30, from + 1) : isQuarter ? End(15, from + 1) : Number(from, 1, 59);
        if (minutes is not { } count)
        {
            return null;
        }
        if (from == at && HalfHour(at) is { } halfPast)
        {
            return halfPast;
        }
        var next = UnitAt(count.End) == TimeUnit.Minute ? count.End + 1 : count.End;
        var isPast = Is(next, Word.Past, Word.After);
        // "20 to 5" may be a range of hours, and "eight to nine" mostly is one.
        var isTo = WordAt(next) is Word.To or Word.Until && (isQuarter || (text[from].Kind == TokenKind.Word && count.Value is 5 or 10 or 20 or 25));
        var isOf = Is(next, Word.Of) && isQuarter;
        if (!(isPast || isTo || isOf) || Number(next + 1, 1, 12) is not { } hour)
        {
            return null;
        }
        var time = new LocalTime(hour.Value % 12, 0).PlusMinutes(isPast ? count.Value : -count.Value);
        time = time.Hour >= 12 ? time.PlusHours(-12) : time;
        return Meridiem(hour.End) is { } half
            ? End(Open(time).InHalf(half.Value), half.End)
            : End(Open(time), Skip(hour.End, Word.OClock));
    }

    // British English: "half nine" is half past nine.
    private Parsed<TimeValue>? HalfHour(int at)
    {
        if (!culture.DayFirst || !Is(at, Word.Half) || Number(at + 1, 1, 12) is not { } hour || !IsEndOfTime(hour.End))
        {
            return null;
        }
        var time = new LocalTime(hour.Value % 12, 30);
        return Meridiem(hour.End) is { } half ? End(Open(time).InHalf(half.Value), half.End) : End(Open(time), hour.End);
    }

    private bool IsEndOfTime(int at) =>
        !text.IsInside(at) || text.IsAnyMark(at, ".,;!?)") || Meridiem(at) is not null || (text[at].Lexeme is { IsKnown: true, NumberKind: NumberKind.None, Unit: TimeUnit.None } && text[at].Kind == TokenKind.Word);

    // "5ish"
    private Parsed<TimeValue>? Roughly(int at) =>
        Digits(at, 1, 12) is { } hour && text.IsGlued(hour.End) && text.IsSpelled(hour.End, "ish")
            ? End(Open(new LocalTime(hour.Value % 12, 0)), hour.End + 1)
            : null;

    // "3pm", "3:30", "15:30:10", "8.30 pm", "9a", "0730", "4 o'clock", "4"
    private Parsed<TimeValue>? InDigits(int at, bool mayBeBare)
    {
        if (text[at].Kind != TokenKind.Digits || IsPartOfCode(at))
        {
            return null;
        }
        if (text[at].Length > 2)
        {
            return WithoutColon(at, mayBeBare);
        }
        if (Digits(at, 0, 24) is not { Value: var hour })
        {
            return null;
        }
        var (minute, second, end) = MinutesAndSeconds(at);
        if (Meridiem(end) is { } half && hour < 24)
        {
            var hours = hour > 12 ? hour : hour % 12 + (half.Value ? 12 : 0);
            return End(new TimeValue(new LocalTime(hours, minute, second), false, true), half.End);
        }
        var hasMinutes = end > at + 1;
        var isOClock = Is(end, Word.OClock);
        var isClock = isOClock || (hasMinutes && (mayBeBare || text.IsMark(at + 1, ':')));
        if (!(isClock || (mayBeBare && !hasMinutes && IsBareHour(at))) || IsPartOfMore(end) || (hour == 24 && (minute, second) != (0, 0)))
        {
            return null;
        }
        // "08:30" is of the morning.
        var isPadded = hasMinutes && text[at].Length == 2 && hour < 10;
        return End(new TimeValue(new LocalTime(hour % 24, minute, second), hour is >= 1 and <= 12 && !isPadded, isClock), Skip(end, Word.OClock));
    }

    // "1140 am", "0730", "1530 hours", "at 1530"
    private Parsed<TimeValue>? WithoutColon(int at, bool mayBeBare)
    {
        if (text[at].Length > 4 || Digits(at, 0, 2359) is not { Value: var digits } || digits % 100 >= 60)
        {
            return null;
        }
        var (hour, minute) = (digits / 100, digits % 100);
        if (hour is >= 1 and <= 12 && Meridiem(at + 1) is { } half)
        {
            return End(Clock(hour % 12 + (half.Value ? 12 : 0), minute), half.End);
        }
        var isHours = text[at + 1].Lexeme is { Unit: TimeUnit.Hour, IsPlural: true };
        var isPadded = mayBeBare && text.Text[text[at].Start] == '0';
        var isLed = Is(at - 1, Word.At) && hour > 0 && EndsTime(at + 1);
        if (text[at].Length != 4 || !(isHours || isPadded || isLed))
        {
            return null;
        }
        return End(Clock(hour, minute) with { IsOpen = !isHours && hour is >= 1 and <= 12 }, isHours ? at + 2 : at + 1);
    }

    // "$3", "v1.3", "ABC-3" hold no time; "2016-11-07T15:00" does.
    private bool IsPartOfCode(int at)
    {
        if (!text.IsGlued(at) || IsIsoSeparator(at - 1))
        {
            return false;
        }
        var isAfterCode = text.IsAnyMark(at - 1, "-/") && text.IsGlued(at - 1) && text[at - 2] is { Kind: TokenKind.Word, Lexeme.Weekday: 0 } && WordAt(at - 2) is not (Word.Am or Word.Pm);
        return text[at - 1].Kind != TokenKind.Mark || text.IsAnyMark(at - 1, "$£€#.:+") || isAfterCode;
    }

    private bool IsIsoSeparator(int at) => text.IsLetter(at, 'T') && text.IsGlued(at);

    private bool IsPartOfMore(int end)
    {
        if (!text.IsGlued(end))
        {
            return false;
        }
        var isZone = text.IsLetter(end, 'Z') || text.IsLetter(end, 'H');
        return (text[end].Kind == TokenKind.Word && !isZone) || text.IsAnyMark(end, "%/:") || (text.IsAnyMark(end, ".,") && text.IsGlued(end + 1) && text[end + 1].Kind == TokenKind.Digits);
    }

    // A bare number is an hour unless it counts something: "at 5", but not "at 5 companies", "at 5%", "at 02-02-2020".
    private bool IsBareHour(int at)
    {
        var isDate = text.IsMark(at + 1, '-') && text.IsMark(at + 3, '-');
        return EndsTime(at + 1) && !isDate && !text.IsAnyMark(at + 1, "%$£€:/");
    }

    // Nothing that a number before it could count.
    private bool EndsTime(int at) => text[at].Kind switch
    {
        TokenKind.Word => text[at].Lexeme is { IsKnown: true, Unit: TimeUnit.None, NumberKind: NumberKind.None },
        TokenKind.Digits => false,
        _ => true,
    };

    private (int Minute, int Second, int End) MinutesAndSeconds(int at)
    {
        var isSeparated = text.IsAnyMark(at + 1, ":.") && text.IsGlued(at + 1) && text.IsGlued(at + 2);
        if (!isSeparated || text[at + 2] is not { Kind: TokenKind.Digits, Length: 2, Number: < 60 } minute)
        {
            return (0, 0, at + 1);
        }
        var hasSeconds = text.IsMark(at + 3, ':') && text.IsGlued(at + 3) && text.IsGlued(at + 4) && text[at + 4] is { Kind: TokenKind.Digits, Length: 2, Number: < 60 };
        return hasSeconds ? ((int)minute.Number, (int)text[at + 4].Number, at + 5) : ((int)minute.Number, 0, at + 3);
    }

    /// <summary>"pm", "p.m.", ".pm", "9p", "a m": true for afternoon.</summary>
    private Parsed<bool>? Meridiem(int at)
    {
        if (Is(at, Word.Am, Word.Pm))
        {
            return End(Is(at, Word.Pm), at + 1);
        }
        if (text.IsMark(at, '.') && text.IsGlued(at) && text.IsGlued(at + 1) && Is(at + 1, Word.Am, Word.Pm))
        {
            return End(Is(at + 1, Word.Pm), at + 2);
        }
        if (!text.IsLetter(at, 'A') && !text.IsLetter(at, 'P'))
        {
            return null;
        }
        var m = SkipMark(at + 1, '.');
        if (Is(m, Word.M))
        {
            return End(Is(at, Word.P), m > at + 1 ? SkipMark(m + 1, '.') : m + 1);
        }
        return text.IsGlued(at) && text[at - 1].Kind == TokenKind.Digits ? End(Is(at, Word.P), at + 1) : null;
    }

    // "seven o'clock", "five thirty", "eight pm"
    private Parsed<TimeValue>? InWords(int at, bool mayBeBare)
    {
        if (text.NumberWordsAt(at) is not { Value: >= 1 and <= 12 } hour)
        {
            return null;
        }
        var minutes = text.NumberWordsAt(hour.End) is { Value: >= 10 and < 60 } count ? count : End(0L, hour.End);
        var time = new LocalTime((int)hour.Value % 12, (int)minutes.Value);
        if (Meridiem(minutes.End) is { } half)
        {
            return End(Open(time).InHalf(half.Value), half.End);
        }
        if (Is(minutes.End, Word.OClock))
        {
            return End(Open(time), minutes.End + 1);
        }
        return mayBeBare && EndsTime(minutes.End) ? End(Open(time) with { IsClock = minutes.End > hour.End }, minutes.End) : null;
    }

    private bool IsBeforePartOfDay(int at) => PartAfter(at) is not null;

    // "in the morning", "at night"
    private Parsed<DayPart>? PartAfter(int at)
    {
        if (Is(at, Word.At) && PartAt(at + 1) == DayPart.Night)
        {
            return End(DayPart.Night, at + 2);
        }
        return Is(at, Word.In) && Is(at + 1, Word.The) && PartAt(at + 2) is { } part ? End(part, at + 3) : null;
    }

    // "5 in the morning", "7 at night"; "3 this afternoon" is left to the rule for days
    private Parsed<TimeValue> WithDayPart(Parsed<TimeValue> time) =>
        PartAfter(time.End) is { } part ? End(InPart(time.Value, part.Value) with { IsClock = true }, part.End) : time;

    private static TimeValue InPart(TimeValue time, DayPart part) => !time.IsOpen ? time : part switch
    {
        DayPart.Morning => time.InHalf(isAfternoon: false),
        DayPart.Night => time.InHalf(isAfternoon: time.Time.Hour is >= 5 and < 12),
        DayPart.Lunchtime => time.InHalf(isAfternoon: time.Time.Hour is < 4 or 12),
        _ => time.InHalf(isAfternoon: true),
    };
}
