using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Times of day: "3pm", "15:30", "half past seven", "noon", and from one to another.</summary>
internal sealed partial class DateTimeGrammar
{
    /// <summary>A clock time; a bare number only where <paramref name="isLed"/>, as after "at".</summary>
    private Parsed<TimeValue>? Time(int at, bool isLed)
    {
        var from = Is(at, Word.At) ? at + 1 : at;
        from = from > at || isLed ? Skip(from, Word.About) : from;
        var mayBeBare = isLed || from > at || IsBeforePartOfDay(from + 1);
        if (Named(from) is { } named)
        {
            return named;
        }
        var time = PastOrTo(from) ?? Roughly(from) ?? InDigits(from, mayBeBare) ?? InWords(from, mayBeBare);
        return time is { } clock ? WithDayPart(clock) : null;
    }

    // "noon", "midnight", "12 noon", "mid night"
    private Parsed<TimeValue>? Named(int at)
    {
        var from = Digits(at, 12, 12) is { } twelve ? twelve.End : at;
        if (Is(from, Word.Noon))
        {
            return End(new TimeValue(LocalTime.Noon, false, true), from + 1);
        }
        if (Is(from, Word.Midnight))
        {
            return End(new TimeValue(LocalTime.Midnight, false, true), from + 1);
        }
        var second = SkipMark(from + 1, '-');
        if (!Is(from, Word.Mid))
        {
            return null;
        }
        if (text[second].Lexeme is { DayPart: DayPart.Morning or DayPart.Afternoon, IsPlural: false } part)
        {
            return End(new TimeValue(new LocalTime(part.DayPart == DayPart.Morning ? 10 : 14, 0), false, true), second + 1);
        }
        return text[second].Lexeme is { DayPart: DayPart.Night, IsPlural: false } ? End(new TimeValue(LocalTime.Midnight, false, true), second + 1)
            : Is(second, Word.Day) && !text[second].Lexeme.IsPlural ? End(new TimeValue(LocalTime.Noon, false, true), second + 1) : null;
    }

    // "5ish", "noonish"
    private Parsed<TimeValue>? Roughly(int at)
    {
        if (text[at] is { Kind: TokenKind.Digits, Number: >= 1 and <= 12 } hour && text.IsGlued(at + 1) && IsIsh(at + 1))
        {
            return End(Open(new LocalTime((int)hour.Number % 12, 0)), at + 2);
        }
        return IsNoonish(at) ? End(new TimeValue(LocalTime.Noon, false, true), at + 1) : null;
    }

    private bool IsIsh(int at) => text[at] is { Kind: TokenKind.Word, Length: 3 } token && text.Text.AsSpan(token.Start, 3).Equals("ish", StringComparison.OrdinalIgnoreCase);

    private bool IsNoonish(int at) => text[at] is { Kind: TokenKind.Word, Length: 7 } token && text.Text.AsSpan(token.Start, 7).Equals("noonish", StringComparison.OrdinalIgnoreCase);

    // "half past seven", "quarter to 8", "ten past five"
    private Parsed<TimeValue>? PastOrTo(int at)
    {
        var from = Skip(at, Word.A);
        Parsed<int>? minutes = Is(from, Word.Half) ? End(30, from + 1) : Is(from, Word.Quarter) ? End(15, from + 1) : Number(from, 1, 59);
        if (minutes is not { } count)
        {
            return null;
        }
        var next = text[count.End].Lexeme.Unit == TimeUnit.Minute ? count.End + 1 : count.End;
        var isPast = Is(next, Word.Past, Word.After);
        var isTo = WordAt(next) is Word.To or Word.Until || (Is(next, Word.Of) && Is(from, Word.Quarter));
        if ((!isPast && !isTo) || Number(next + 1, 1, 12) is not { } hour)
        {
            return null;
        }
        var isWords = text[from].Kind == TokenKind.Word || isPast;
        if (!isWords || (isTo && !Is(from, Word.Quarter) && count.Value is not (5 or 10 or 20 or 25)))
        {
            return null;
        }
        var time = new LocalTime(hour.Value % 12, 0).PlusMinutes(isPast ? count.Value : -count.Value);
        time = time.Hour >= 12 ? time.PlusHours(-12) : time;
        return Meridiem(hour.End) is { } half
            ? End(new TimeValue(time, true, true).InHalf(half.Value), half.End)
            : End(Open(time), Is(hour.End, Word.OClock) ? hour.End + 1 : hour.End);
    }

    private static TimeValue Open(LocalTime time) => new(time.Hour == 0 ? time.PlusHours(12) : time, true, true);

    // "3pm", "3:30", "15:30:10", "8.30 pm", "9a", "0730", "4 o'clock", "4"
    private Parsed<TimeValue>? InDigits(int at, bool mayBeBare)
    {
        if (text[at] is not { Kind: TokenKind.Digits, Number: >= 0 } token)
        {
            return null;
        }
        var isCode = text.IsGlued(at) && text[at - 1].Kind != TokenKind.Mark || text.IsGlued(at) && text.IsAnyMark(at - 1, "$£€#.:+") || text.IsGlued(at) && text.IsAnyMark(at - 1, "-/") && text.IsGlued(at - 1) && text[at - 2].Kind == TokenKind.Word && text[at - 2].Lexeme is { Weekday: 0 } && WordAt(at - 2) is not (Word.Am or Word.Pm);
        if (isCode && !IsIsoSeparator(at - 1))
        {
            return null;
        }
        if (token.Length == 4 && text[at].Number is var military && military % 100 < 60 && military < 2400 && (text[at + 1].Lexeme is { Unit: TimeUnit.Hour, IsPlural: true } || (mayBeBare && (text.Text[token.Start] == '0' || (Is(at - 1, Word.At) && military >= 100 && text[at + 1].Kind == TokenKind.Mark && !text.IsAnyMark(at + 1, "%-/.")) || Is(at - 1, Word.At) && text[at + 1].Lexeme.IsKnown && text[at + 1].Lexeme.Unit == TimeUnit.None))))
        {
            var time24 = new LocalTime((int)military / 100, (int)military % 100);
            var isOpen = military is >= 100 and < 1300 && text[at + 1].Lexeme.Unit != TimeUnit.Hour;
            return End(new TimeValue(time24, isOpen, true), text[at + 1].Lexeme.Unit == TimeUnit.Hour ? at + 2 : at + 1);
        }
        if (token is { Length: 3 or 4, Number: >= 100 and < 1300 } && token.Number % 100 < 60 && Meridiem(at + 1) is { } written)
        {
            return End(new TimeValue(new LocalTime((int)token.Number / 100 % 12, (int)token.Number % 100).PlusHours(written.Value ? 12 : 0), false, true), written.End);
        }
        if (token.Length > 2 || token.Number > 24)
        {
            return null;
        }
        var (minute, second, end) = MinutesAndSeconds(at);
        var hasMinutes = end > at + 1;
        if (Meridiem(end) is { } half && token.Number is >= 1 and <= 12 or 0)
        {
            return Meridiem(end) is { } sure ? End(new TimeValue(new LocalTime((int)token.Number % 12, minute, second).PlusHours(sure.Value ? 12 : 0), false, true), sure.End) : null;
        }
        if (Meridiem(end) is { } odd && token.Number <= 23)
        {
            return End(new TimeValue(new LocalTime((int)token.Number, minute, second), false, true), odd.End);
        }
        if (hasMinutes && text.IsMark(at + 1, '.') && !mayBeBare)
        {
            return null;
        }
        var isOClock = Is(end, Word.OClock);
        if ((!hasMinutes && !isOClock && !(mayBeBare && IsBareHour(at))) || (token.Number == 24 && (minute, second) != (0, 0)) || IsPartOfMore(end))
        {
            return null;
        }
        var time = new LocalTime((int)token.Number % 24, minute, second);
        return End(new TimeValue(time, token.Number is >= 1 and <= 12 && !(token.Length == 2 && text.Text[token.Start] == '0' && hasMinutes), hasMinutes || isOClock), isOClock ? end + 1 : end);
    }

    private bool IsIsoSeparator(int at) => text[at] is { Kind: TokenKind.Word, Length: 1 } token && text.Text[token.Start] is 'T' or 't' && text.IsGlued(at);

    private bool IsPartOfMore(int end) => text.IsGlued(end) && (text[end].Kind == TokenKind.Word && !IsZone(end) || text.IsAnyMark(end, "%/:") || text.IsAnyMark(end, ".,") && text.IsGlued(end + 1) && text[end + 1].Kind == TokenKind.Digits);

    private bool IsZone(int at) => text[at] is { Kind: TokenKind.Word, Length: 1 } token && text.Text[token.Start] is 'Z' or 'z' or 'h';

    // A bare number is an hour unless it counts something: "at 5", but not "at 5 companies", "at 5%".
    private bool IsBareHour(int at)
    {
        var next = text[at + 1];
        if (text[at].Number > 24)
        {
            return false;
        }
        return next.Kind switch
        {
            TokenKind.Word => next.Lexeme is { IsKnown: true, Unit: TimeUnit.None, NumberKind: NumberKind.None, Month: 0 } || (next.Lexeme is { IsKnown: true, Month: > 0 }),
            TokenKind.Digits => false,
            _ => !text.IsAnyMark(at + 1, "%$£€:/") && !(text.IsMark(at + 1, '-') && text.IsMark(at + 3, '-')),
        };
    }

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

    /// <summary>"pm", "p.m.", "p", "a m": true for afternoon.</summary>
    private Parsed<bool>? Meridiem(int at)
    {
        if (Is(at, Word.Am, Word.Pm))
        {
            return End(Is(at, Word.Pm), at + 1);
        }
        // "9.am"
        if (text.IsMark(at, '.') && text.IsGlued(at) && text.IsGlued(at + 1) && Is(at + 1, Word.Am, Word.Pm))
        {
            return End(Is(at + 1, Word.Pm), at + 2);
        }
        if (!Is(at, Word.A, Word.P) || text[at].Length > 1)
        {
            return null;
        }
        var m = SkipMark(at + 1, '.');
        if (Is(m, Word.M))
        {
            var dot = text.IsMark(m + 1, '.') && m > at + 1;
            return End(Is(at, Word.P), dot ? m + 2 : m + 1);
        }
        return text.IsGlued(at) && text[at - 1].Kind == TokenKind.Digits ? End(Is(at, Word.P), at + 1) : null;
    }

    // "seven o'clock", "five thirty", "eight pm"
    private Parsed<TimeValue>? InWords(int at, bool mayBeBare)
    {
        if (text[at].Kind != TokenKind.Word || text.NumberWordsAt(at) is not { Value: >= 1 and <= 12 } hour)
        {
            return null;
        }
        var minutes = text.NumberWordsAt(hour.End) is { Value: >= 10 and < 60 } count ? count : End(0L, hour.End);
        var time = new LocalTime((int)hour.Value % 12, (int)minutes.Value);
        if (Meridiem(minutes.End) is { } half)
        {
            return End(new TimeValue(time.PlusHours(half.Value ? 12 : 0), false, true), half.End);
        }
        if (Is(minutes.End, Word.OClock))
        {
            return End(Open(time), minutes.End + 1);
        }
        var isBare = mayBeBare && (!text.IsInside(minutes.End) || text[minutes.End] is { Kind: TokenKind.Mark } or { Lexeme: { IsKnown: true, Unit: TimeUnit.None } });
        return isBare ? End(Open(time) with { IsClock = minutes.End > hour.End }, minutes.End) : null;
    }

    private bool IsBeforePartOfDay(int at) =>
        (Is(at, Word.In) && Is(at + 1, Word.The) && text[at + 2].Lexeme.DayPart is not null) || (Is(at, Word.At) && text[at + 1].Lexeme.DayPart == DayPart.Night);

    // "5 in the morning", "7 at night"; "3 this afternoon" is left to the rule for days
    private Parsed<TimeValue> WithDayPart(Parsed<TimeValue> time)
    {
        var next = time.End;
        if (Is(next, Word.In) && Is(next + 1, Word.The) && text[next + 2].Lexeme is { DayPart: { } part, IsPlural: false })
        {
            return End(InPart(time.Value, part) with { IsClock = true }, next + 3);
        }
        return Is(next, Word.At) && text[next + 1].Lexeme is { DayPart: DayPart.Night, IsPlural: false } ? End(InPart(time.Value, DayPart.Night) with { IsClock = true }, next + 2) : time;
    }

    private static TimeValue InPart(TimeValue time, DayPart part) => !time.IsOpen ? time : part switch
    {
        DayPart.Morning => time.InHalf(isAfternoon: false),
        DayPart.Night => time.InHalf(isAfternoon: time.Time.Hour is >= 5 and < 12),
        DayPart.Lunchtime => time.InHalf(isAfternoon: time.Time.Hour is < 4 or 12),
        _ => time.InHalf(isAfternoon: true),
    };

    /// <summary>"morning", "late afternoon", "lunchtime"; the edge where one is named.</summary>
    private Parsed<ClockRange>? PartOfDay(int at)
    {
        var edge = Word.None;
        var from = Skip(at, Word.The);
        if (WordAt(from) is Word.Early or Word.Late or Word.Later or Word.Earlier)
        {
            edge = WordAt(from) is Word.Early or Word.Earlier ? Word.Early : Word.Late;
            from = Skip(Skip(SkipMark(from + 1, '-'), Word.In), Word.The);
        }
        if (Is(from, Word.Business) && text[from + 1].Lexeme is { Unit: TimeUnit.Hour, IsPlural: true })
        {
            return End(new ClockRange(Times(8, 18), null, Times(8, 18)) { DayPart = DayPart.BusinessHours }, from + 2);
        }
        var lexeme = text[from].Lexeme;
        var isInPlural = lexeme.IsPlural && from > at && Is(at - 1, Word.In);
        if (lexeme.DayPart is not { } part || (lexeme.IsPlural && !isInPlural))
        {
            return null;
        }
        var times = Cut(TimesOf(part), edge);
        return End(new ClockRange(times, null, times) { DayPart = part }, from + 1);
    }

    private static TimeSpanOfDay Times(int start, int end) => new(new LocalTime(start, 0), new LocalTime(end, 0));

    private static readonly LocalTime LastSecond = new(23, 59, 59);

    private static TimeSpanOfDay TimesOf(DayPart part) => part switch
    {
        DayPart.Morning => Times(8, 12),
        DayPart.Afternoon => Times(12, 16),
        DayPart.Evening => Times(16, 20),
        DayPart.Night => new(new LocalTime(20, 0), LastSecond),
        DayPart.BusinessHours or DayPart.Daytime => Times(8, 18),
        DayPart.Lunchtime => Times(11, 13),
        DayPart.EndOfDay => new(LastSecond, LastSecond),
        _ => Times(8, 12),
    };

    private static TimeSpanOfDay Cut(TimeSpanOfDay times, Word edge) => edge switch
    {
        Word.Early => times with { End = times.Start.PlusHours(2) },
        Word.Late => times with { Start = times.Start.PlusHours(2) },
        _ => times,
    };

    /// <summary>"5 to 6pm", "from 10 am for 3 hours"; bare numbers where <paramref name="isLed"/> or after "from" and "between".</summary>
    private Parsed<ClockRange>? TimeRange(int at, bool isLed)
    {
        var isFrom = Is(at, Word.From, Word.Between);
        var from = isFrom ? at + 1 : at;
        if (Is(at, Word.For) && LengthFirst(at + 1) is { } lengthFirst)
        {
            return lengthFirst;
        }
        if (Time(from, isLed: true) is not { } start)
        {
            return null;
        }
        if (isFrom && Is(start.End, Word.For) && Duration(start.End + 1) is { Value.HasClockUnit: true } length)
        {
            return End(Lasting(start.Value, length.Value), length.End);
        }
        var isJoined = WordAt(start.End) is Word.To or Word.Until or Word.Through || text.IsAnyMark(start.End, "-–—~") || (Is(start.End, Word.And) && Is(at, Word.Between));
        if (!isJoined || Time(start.End + 1, isLed: true) is not { } end)
        {
            return null;
        }
        var looksLikeTimes = start.Value.IsClock || end.Value.IsClock || isLed || (isFrom && (WordAt(start.End) is not Word.And || true));
        return looksLikeTimes && !(start.Value.IsClock == false && end.Value.IsClock == false && !StandsAlone(from, end.End)) ? End(Between(start.Value, end.Value), end.End) : null;
    }

    // "for 3 hours from 10 am"
    private Parsed<ClockRange>? LengthFirst(int at) =>
        Duration(at) is { Value.HasClockUnit: true } length && Is(length.End, Word.From) && Time(length.End + 1, isLed: true) is { } start
            ? End(Lasting(start.Value, length.Value), start.End)
            : null;

    private static ClockRange Lasting(TimeValue start, Amount length)
    {
        var seconds = (long)(length.Seconds % 86400);
        TimeSpanOfDay From(LocalTime time) => new(time, time.PlusSeconds(seconds));
        return new ClockRange(From(start.Time), start.IsOpen ? From(start.Later) : null, From(start.Meant));
    }

    // A half of the day named for one end holds for the other, unless the range would run backwards.
    private static ClockRange Between(TimeValue start, TimeValue end)
    {
        if (start.IsOpen && end.IsOpen)
        {
            var first = new TimeSpanOfDay(start.Time, end.Time > start.Time ? end.Time : end.Later);
            var second = new TimeSpanOfDay(start.Later, end.Time > start.Time ? end.Later : end.Time);
            var meant = start.Meant == start.Time ? first : second;
            return new ClockRange(first, second, meant);
        }
        if (start.IsOpen)
        {
            var isAfternoon = end.Time.Hour >= 12 || end.Time == LocalTime.Midnight;
            var same = start.InHalf(isAfternoon);
            var begins = same.Time < end.Time || end.Time == LocalTime.Midnight ? same.Time : start.InHalf(!isAfternoon).Time;
            return Certain(begins, end.Time);
        }
        if (end.IsOpen)
        {
            var same = end.InHalf(start.Time.Hour >= 12);
            return Certain(start.Time, same.Time > start.Time ? same.Time : end.InHalf(start.Time.Hour < 12).Time);
        }
        return Certain(start.Time, end.Time);
    }

    private static ClockRange Certain(LocalTime start, LocalTime end) => new(new(start, end), null, new(start, end));
}
