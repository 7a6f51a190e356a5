using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Days by their distance: "today", "the day after tomorrow", "in 3 days", "2 weeks ago", "3 weeks from tomorrow".</summary>
internal sealed partial class DateTimeGrammar
{
    // What lies further off than this is no date that people speak of, and may be beyond the calendar.
    private const decimal LongestOffset = 200m * 365 * 86400;

    /// <summary>One day, however it is named.</summary>
    private Parsed<DateValue>? Date(int at)
    {
        if ((!text[at].Lexeme.MayStartTime && text[at].Kind != TokenKind.Digits) || nested == MostNested)
        {
            return null;
        }
        if (nested == 0 && dates.TryGet(at, out var known))
        {
            return known;
        }
        nested++;
        var date = DayWithin(at) ?? NamedDay(at) ?? CountedDate(at) ?? CountedWeekday(at) ?? WeekdayDate(at) ?? NumericDate(at) ?? MonthAndDay(at) ?? Holiday(at);
        nested--;
        return nested == 0 ? dates.Keep(at, date) : date;
    }

    private static Parsed<DateValue>? Certain(LocalDate? date, int end) => date is { } day ? End(new DateValue(day), end) : null;

    private static Parsed<DateValue>? Either(LocalDate? past, LocalDate? future, int end) =>
        past is { } earlier && future is { } later ? End(new DateValue(earlier, later), end) : null;

    // "today", "the day after tomorrow", "yesterday", "the next day", "next business day"
    private Parsed<DateValue>? NamedDay(int at)
    {
        var from = Skip(at, Word.The);
        if (Is(from, Word.Day) && Is(from + 1, Word.After, Word.Before) && Is(from + 2, Word.Tomorrow, Word.Yesterday))
        {
            return Certain(today.PlusDays(Is(from + 2, Word.Tomorrow) ? 2 : -2), from + 3);
        }
        if (from > at && DayBeside(from) is { } beside)
        {
            return beside;
        }
        return WordAt(from) switch
        {
            Word.Today => Certain(today, from + 1),
            Word.Tomorrow => Certain(today.PlusDays(1), from + 1),
            Word.Yesterday => Certain(today.PlusDays(-1), from + 1),
            Word.This or Word.That when UnitAt(from + 1) == TimeUnit.Day => Certain(today, from + 2),
            Word.Day when from > at && IsTheDay(from) => Certain(today, from + 1),
            Word.Next when UnitAt(from + 1) == TimeUnit.Day => Certain(today.PlusDays(1), from + 2),
            Word.Last when UnitAt(from + 1) == TimeUnit.Day => Certain(today.PlusDays(-1), from + 2),
            Word.Next when BusinessDay(from + 1) is { } end => Certain(today.PlusBusinessDays(1), end),
            Word.Last when BusinessDay(from + 1) is { } end => Certain(today.PlusBusinessDays(-1), end),
            _ => null,
        };
    }

    // "the day before", "the day after"
    private Parsed<DateValue>? DayBeside(int at) =>
        UnitAt(at) == TimeUnit.Day && Is(at + 1, Word.Before, Word.After) && text[at + 2].Kind == TokenKind.Mark
            ? Certain(today.PlusDays(Is(at + 1, Word.After) ? 1 : -1), at + 2)
            : null;

    // "for the day", "of the day", but not "the day we met"
    private bool IsTheDay(int at) => WordAt(at - 2) is Word.For or Word.Of or Word.During && text[at + 1].Kind == TokenKind.Mark;

    // "weekday", "working day"
    private int? BusinessDay(int at)
    {
        if (Is(at, Word.Business))
        {
            return UnitAt(at + 1) == TimeUnit.Day ? at + 2 : null;
        }
        return UnitAt(at) == TimeUnit.BusinessDay ? at + 1 : null;
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
        if (Offset(duration.End) is { } offset)
        {
            return OnWeekday(End(new DateValue(Counted(offset.Value.Anchor, amount, offset.Value.Sign)), offset.End));
        }
        return isIn && !Is(duration.End, Word.Of) ? OnWeekday(End(new DateValue(Counted(today, amount, 1)), duration.End)) : null;
    }

    // "the day after Christmas", "the week before Easter"
    private Parsed<Amount>? OneUnit(int at) =>
        Is(at, Word.The) && UnitAt(at + 1) is TimeUnit.Day or TimeUnit.Week && Is(at + 2, Word.After, Word.Before)
            ? End(AmountOf(1, UnitAt(at + 1)), at + 2)
            : null;

    private static LocalDate Counted(LocalDate anchor, Amount amount, int sign) => amount switch
    {
        { Count: > 0 } => anchor.Plus(sign * amount.Count, amount.Unit),
        _ => sign > 0 ? anchor + amount.Length : anchor - amount.Length,
    };

    // What follows a length of time and makes a day of it: the day counted from, and the direction.
    private Parsed<(LocalDate Anchor, int Sign)>? Offset(int at)
    {
        switch (WordAt(at))
        {
            case Word.Ago:
                // "two years ago today"
                return End((today, -1), Is(at + 1, Word.Today) ? at + 2 : at + 1);
            case Word.Earlier when !Is(at + 1, Word.Than):
                return End((today, -1), at + 1);
            case Word.Later or Word.Hence:
                return End((today, 1), at + 1);
            case Word.From when Is(at + 1, Word.Now):
                return End((today, 1), at + 2);
            case Word.From or Word.After when Date(at + 1) is { } date:
                return End((date.Value.Future, 1), date.End);
            case Word.Before when Date(at + 1) is { } date:
                return End((date.Value.Future, -1), date.End);
            case Word.Prior when Is(at + 1, Word.To) && Date(at + 2) is { } date:
                return End((date.Value.Future, -1), date.End);
            case Word.On when Is(at - 2, Word.A) && text[at + 1].Lexeme is { Weekday: > 0 and var weekday, IsPlural: false }:
                // British English: "a week on Friday" is a week after Friday.
                return End((today.PlusDays(1).OnOrAfter((IsoDayOfWeek)weekday), 1), at + 2);
            default:
                return null;
        }
    }

    // "two months from today on Tuesday" is the Tuesday on or after that day.
    private Parsed<DateValue> OnWeekday(Parsed<DateValue> date)
    {
        var isOn = Is(date.End, Word.On) && text[date.End + 1].Lexeme.Weekday > 0;
        return isOn
            ? End(new DateValue(date.Value.Future.OnOrAfter((IsoDayOfWeek)text[date.End + 1].Lexeme.Weekday)), date.End + 2)
            : date;
    }

    // "two Sundays from now", "3 Mondays later"
    private Parsed<DateValue>? CountedWeekday(int at)
    {
        if (Number(at, 1, 60) is not { } count || text[count.End].Lexeme is not { Weekday: > 0 and var weekday })
        {
            return null;
        }
        var next = count.End + 1;
        var isFromNow = Is(next, Word.From) && Is(next + 1, Word.Now, Word.Today);
        if (!isFromNow && !Is(next, Word.Later))
        {
            return null;
        }
        var first = today.PlusDays(1).OnOrAfter((IsoDayOfWeek)weekday);
        return Certain(first.PlusWeeks(count.Value - 1), isFromNow ? next + 2 : next + 1);
    }
}
