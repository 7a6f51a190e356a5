using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The edges of periods: "end of June", "early September", "mid-July", "later this year", "year end".</summary>
internal sealed partial class DateTimeGrammar
{
    private Parsed<PeriodValue>? EdgeOf(int at)
    {
        var from = Skip(at, Word.The);
        if (UnitEnd(from) is { } unitEnd)
        {
            return unitEnd;
        }
        var edge = WordAt(from) switch
        {
            Word.Early or Word.Earlier or Word.Start => Edge.Start,
            Word.Mid => Edge.Mid,
            Word.End or Word.Late or Word.Later => Edge.End,
            _ => Edge.None,
        };
        if (edge == Edge.None)
        {
            return null;
        }
        var next = Skip(Skip(SkipMark(from + 1, '-'), Word.In), Word.Of);
        var named = Skip(next, Word.The);
        // "end of month" is this month's.
        var isBareUnit = UnitAt(named) >= TimeUnit.Week && next > from + 1;
        var period = isBareUnit ? End(new PeriodValue(today.UnitAround(UnitAt(named), 0)), named + 1) : UnitPeriod(named);
        if (period is not { } whole)
        {
            return null;
        }
        var word = WordAt(from);
        return End(new PeriodValue(Meant(whole.Value.Past, edge, word), Meant(whole.Value.Future, edge, word)) { Edge = edge }, whole.End);
    }

    // "year end", "month-end"
    private Parsed<PeriodValue>? UnitEnd(int at)
    {
        var end = SkipMark(at + 1, '-');
        return UnitAt(at) >= TimeUnit.Month && Is(end, Word.End) && !Is(end + 1, Word.Of)
            ? End(new PeriodValue(Meant(today.UnitAround(UnitAt(at), 0), Edge.End, Word.End)) { Edge = Edge.End }, end + 1)
            : null;
    }

    // As people mean it, the end is the last day (of a week Friday), the start the first, and "later this week" is still to come.
    private DateSpan Meant(DateSpan whole, Edge edge, Word word)
    {
        var isHalf = whole.IsYear && word is Word.Later or Word.Earlier;
        var part = isHalf ? Halved(whole, edge == Edge.Start ? 1 : 2) : Cut(whole, edge);
        var last = whole.End.PlusDays(-1);
        var isNow = today >= whole.Start && today <= last;
        var days = word switch
        {
            Word.End when whole.Days == 7 => new DateInterval(whole.Start.PlusDays(4), whole.Start.PlusDays(4)),
            Word.End => new DateInterval(last, last),
            Word.Start => new DateInterval(whole.Start, whole.Start),
            Word.Later when isNow => new DateInterval(LocalDate.Min(today.PlusDays(1), last), last),
            Word.Earlier when isNow => new DateInterval(whole.Start, today),
            _ => part.Meant,
        };
        return part with { Meant = days };
    }

    // The first or second half, or the middle third; a year is cut in thirds.
    private static DateSpan Cut(DateSpan whole, Edge edge)
    {
        if (whole.IsYear)
        {
            var third = whole.Start.PlusMonths(edge switch { Edge.Start => 0, Edge.Mid => 4, _ => 8 });
            return DateSpan.Whole(third, third.PlusMonths(4));
        }
        var days = whole.Days;
        var half = whole.Start.PlusDays(days is >= 28 and <= 31 ? 15 : Math.Max(days / 2, 1));
        return edge switch
        {
            Edge.Start => DateSpan.Whole(whole.Start, half),
            Edge.Mid => DateSpan.Whole(whole.Start.PlusDays(days / 3), whole.Start.PlusDays(Math.Max(days * 2 / 3, days / 3 + 1))),
            _ => DateSpan.Whole(days > 1 ? half : whole.Start, whole.End),
        };
    }

    /// <summary>The day on which an edge falls as one end of a range: "from the end of March" is from April 1.</summary>
    private static DateSpan AsPoint(DateSpan part, Edge edge)
    {
        var day = edge switch
        {
            Edge.End => part.End,
            Edge.Mid => part.Start.PlusDays(part.Days / 2),
            _ => part.Start,
        };
        return part with { Start = day, End = day };
    }
}
