using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Bounds: "since January", "by Friday", "3pm or later", "no later than June", "less than 3 days after tomorrow".</summary>
internal sealed partial class DateTimeGrammar
{
    private Parsed<DateTimeResolution>? Bounded(int at)
    {
        if (Is(at, Word.About))
        {
            return Around(at + 1);
        }
        if (Compared(at) is { } compared)
        {
            return compared;
        }
        if (BoundWord(at) is not { } bound)
        {
            return null;
        }
        if (Is(bound.End, Word.About) && Around(bound.End + 1) is { } around)
        {
            return End(Resolved.Bounded(around.Value, bound.Value), around.End);
        }
        return BoundTarget(AfterBoundWord(at, bound)) is { } named ? End(Resolved.Bounded(named.Value, bound.Value), named.End) : null;
    }

    // "around 3pm"; with a day the word adds nothing
    private Parsed<DateTimeResolution>? Around(int at) =>
        Time(at, isLed: true) is { Value.IsClock: true } && TimeFirst(at) is { } time ? End(time.Value with { IsApproximate = true }, time.End) : null;

    private int AfterBoundWord(int at, Parsed<Bound> bound)
    {
        var from = Is(bound.End, Word.Or) && WordAt(bound.End + 1) is Word.On or Word.In or Word.At ? bound.End + 2 : bound.End;
        return Is(at, Word.Starting) ? Skip(Skip(from, Word.On), Word.From) : Skip(from, Word.On);
    }

    // What a bound can be set to; a number before "am" is no day.
    private Parsed<DateTimeResolution>? BoundTarget(int at)
    {
        var isClock = !Is(at, Word.At) && Time(at, isLed: true) is { Value.IsClock: true };
        return isClock ? TimeFirst(at) : Longest(DateFirst(at), OfPeriod(at), EndOfDay(at), PartOfNamedDay(at), TimeFirst(at), CountedMoment(at));
    }

    private Parsed<Bound>? BoundWord(int at)
    {
        var next = at + 1;
        var isThan = Is(next, Word.Than);
        return WordAt(at) switch
        {
            Word.Before => End(Is(next, Word.Or) ? Bound.Until : Bound.Before, next),
            Word.After => End(Is(next, Word.Or) ? Bound.Since : Bound.After, next),
            Word.By or Word.Until => End(Bound.Until, next),
            Word.Since or Word.Starting => End(Bound.Since, next),
            Word.Ending => End(Bound.Until, Skip(next, Word.With)),
            Word.Prior when Is(next, Word.To) => End(Bound.Before, next + 1),
            Word.Up when Is(next, Word.To, Word.Until) => End(Bound.Until, next + 1),
            Word.Later when isThan => End(Bound.After, next + 1),
            Word.Earlier or Word.Sooner when isThan => End(Bound.Before, next + 1),
            Word.Greater or Word.More when isThan && Year(next + 1) is not null => End(Bound.After, next + 1),
            Word.Less when isThan && Year(next + 1) is not null => End(Bound.Before, next + 1),
            Word.No or Word.Not => NegatedBound(next),
            Word.As when Is(next, Word.Late, Word.Early) && Is(next + 1, Word.As) => End(Is(next, Word.Late) ? Bound.Until : Bound.Since, next + 2),
            // "on or before Monday"
            Word.On or Word.In or Word.At when Is(next, Word.Or) && Is(next + 1, Word.Before, Word.After) => End(Is(next + 1, Word.Before) ? Bound.Until : Bound.Since, next + 2),
            _ => Sign(at),
        };
    }

    // "no later than", "not before"
    private Parsed<Bound>? NegatedBound(int at) => WordAt(at) switch
    {
        Word.Later when Is(at + 1, Word.Than) => End(Bound.Until, at + 2),
        Word.Earlier or Word.Sooner when Is(at + 1, Word.Than) => End(Bound.Since, at + 2),
        Word.Before => End(Bound.Since, at + 1),
        _ => null,
    };

    // "<", ">="
    private Parsed<Bound>? Sign(int at)
    {
        if (!text.IsAnyMark(at, "<>"))
        {
            return null;
        }
        var isBefore = text.IsMark(at, '<');
        return text.IsMark(at + 1, '=') ? End(isBefore ? Bound.Until : Bound.Since, at + 2) : End(isBefore ? Bound.Before : Bound.After, at + 1);
    }

    // "or later", "and after", "or earlier"
    private Parsed<Bound>? OrBound(int at)
    {
        if (!Is(at, Word.Or, Word.And))
        {
            return null;
        }
        var endsThere = text[at + 2].Kind == TokenKind.Mark || WordAt(at + 2) is Word.On or Word.At or Word.In;
        return WordAt(at + 1) switch
        {
            Word.Later or Word.Onwards => End(Bound.Since, at + 2),
            Word.Earlier => End(Bound.Until, at + 2),
            Word.After when endsThere => End(Bound.Since, at + 2),
            Word.Before when endsThere => End(Bound.Until, at + 2),
            _ => null,
        };
    }

    // "more than 1 hour", "less than 3 days after tomorrow", "more than 2 weeks before today"
    private Parsed<DateTimeResolution>? Compared(int at)
    {
        var isMore = Is(at, Word.More);
        if (!(isMore || Is(at, Word.Less)) || !Is(at + 1, Word.Than) || Duration(at + 2) is not { Value.Seconds: < LongestOffset } duration)
        {
            return null;
        }
        if (duration.Value.HasClockUnit || Offset(duration.End) is not { } offset)
        {
            return End(Resolved.Of(duration.Value), duration.End);
        }
        var (anchor, sign) = offset.Value;
        var date = Counted(anchor, duration.Value, sign);
        if (isMore)
        {
            return End(Resolved.Bounded(Resolved.Of(new DateValue(date)), sign < 0 ? Bound.Before : Bound.After), offset.End);
        }
        var (start, end) = sign < 0 ? (date, anchor) : (anchor, date);
        return End(Resolved.Of(new PeriodValue(new DateSpan(start, end, new DateInterval(start, end)))), offset.End);
    }
}
