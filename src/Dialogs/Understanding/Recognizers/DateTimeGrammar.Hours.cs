using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Stretches of a day: "late afternoon", "5 to 6pm", "from 10 am for 3 hours".</summary>
internal sealed partial class DateTimeGrammar
{
    private static readonly LocalTime LastSecond = new(23, 59, 59);

    /// <summary>"morning", "late afternoon", "business hours", "in the mornings".</summary>
    private Parsed<ClockRange>? PartOfDay(int at)
    {
        var from = Skip(at, Word.The);
        var edge = EdgeWord(from);
        from = edge == Word.None ? from : Skip(Skip(SkipMark(from + 1, '-'), Word.In), Word.The);
        if (Is(from, Word.Business) && text[from + 1].Lexeme is { Unit: TimeUnit.Hour, IsPlural: true })
        {
            var hours = TimesOf(DayPart.BusinessHours);
            return End(new ClockRange(hours, null, hours) { DayPart = DayPart.BusinessHours }, from + 2);
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

    private static TimeSpanOfDay TimesOf(DayPart part) => part switch
    {
        DayPart.Morning => Times(8, 12),
        DayPart.Afternoon => Times(12, 16),
        DayPart.Evening => Times(16, 20),
        DayPart.Night => new(new LocalTime(20, 0), LastSecond),
        DayPart.BusinessHours or DayPart.Daytime => Times(8, 18),
        DayPart.Lunchtime => Times(11, 13),
        DayPart.EndOfDay => new(LastSecond, LastSecond),
    };

    private static TimeSpanOfDay Times(int start, int end) => new(new LocalTime(start, 0), new LocalTime(end, 0));

    private static TimeSpanOfDay Cut(TimeSpanOfDay times, Word edge) => edge switch
    {
        Word.Early => times with { End = times.Start.PlusHours(2) },
        Word.Late => times with { Start = times.Start.PlusHours(2) },
        _ => times,
    };

    /// <summary>"5 to 6pm", "from 10 am for 3 hours"; bare numbers where <paramref name="isLed"/> or after "from" and "between".</summary>
    private Parsed<ClockRange>? TimeRange(int at, bool isLed)
    {
        if (Is(at, Word.For))
        {
            return LengthFirst(at + 1);
        }
        var isFrom = Is(at, Word.From, Word.Between);
        var from = isFrom ? at + 1 : at;
        if (Time(from, isLed: true) is not { } start)
        {
            return null;
        }
        if (isFrom && Is(start.End, Word.For) && Duration(start.End + 1) is { Value.HasClockUnit: true } length)
        {
            return End(Lasting(start.Value, length.Value), length.End);
        }
        if (Joiner(start.End, at) is not { } joiner || Time(joiner, isLed: true) is not { } end)
        {
            return null;
        }
        // "3 Nov at 2pm to 5 Nov at 4pm": the 5 is a day.
        if (!end.Value.IsClock && text[end.End].Lexeme.Month > 0)
        {
            return null;
        }
        var isClock = start.Value.IsClock || end.Value.IsClock;
        return isClock || ((isLed || isFrom) && StandsAlone(from, end.End)) ? End(Between(start.Value, end.Value), end.End) : null;
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
            var isForward = end.Time > start.Time;
            var first = new TimeSpanOfDay(start.Time, isForward ? end.Time : end.Later);
            var second = new TimeSpanOfDay(start.Later, isForward ? end.Later : end.Time);
            return new ClockRange(first, second, start.Meant == start.Time ? first : second);
        }
        if (start.IsOpen)
        {
            var isAfternoon = end.Time.Hour >= 12 || end.Time == LocalTime.Midnight;
            var same = start.InHalf(isAfternoon);
            var isForward = same.Time < end.Time || end.Time == LocalTime.Midnight;
            return Certain(isForward ? same.Time : start.InHalf(!isAfternoon).Time, end.Time);
        }
        if (end.IsOpen)
        {
            var same = end.InHalf(start.Time.Hour >= 12);
            return Certain(start.Time, same.Time > start.Time ? same.Time : end.InHalf(start.Time.Hour < 12).Time);
        }
        return Certain(start.Time, end.Time);
    }

    private static ClockRange Certain(LocalTime start, LocalTime end) => new(new(start, end), null, new(start, end));

    private static ClockRange InPart(ClockRange range, DayPart part) => range.Second is not { } second
        ? range
        : part == DayPart.Morning ? Certain(range.First.Start, range.First.End) : Certain(second.Start, second.End);
}
