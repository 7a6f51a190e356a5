namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Lengths of time: "two hours", "an hour and a half", "1 hour 30 minutes", "10D".</summary>
internal sealed partial class DateTimeGrammar
{
    private Parsed<Amount>? Duration(int at)
    {
        if (durations.TryGet(at, out var known))
        {
            return known;
        }
        if (OneLength(at) is not { } length)
        {
            return durations.Keep(at, null);
        }
        while (NextLength(length) is { } longer)
        {
            length = longer;
        }
        return durations.Keep(at, length);
    }

    // "1 hour and 30 minutes", "3h 20m": a smaller unit after a larger one
    private Parsed<Amount>? NextLength(Parsed<Amount> length)
    {
        var next = Skip(SkipMark(length.End, ','), Word.And);
        if (length.Value.Unit == TimeUnit.Hour && Digits(next, 1, 59) is { } minutes && Is(minutes.End, Word.M) && text.IsGlued(minutes.End))
        {
            return End(length.Value.Plus(AmountOf(minutes.Value, TimeUnit.Minute)), minutes.End + 1);
        }
        var mayGoOn = length.Value.Unit is not (TimeUnit.Second or TimeUnit.Weekend) && !Is(next, Word.A);
        return mayGoOn && OneLength(next) is { } more && more.Value.Unit < length.Value.Unit ? End(length.Value.Plus(more.Value), more.End) : null;
    }

    private Parsed<Amount>? OneLength(int at)
    {
        if ((AllOf(at) ?? QuartersOf(at)) is { } named)
        {
            return named;
        }
        if (Count(at) is not { } count)
        {
            return null;
        }
        var next = text.IsMark(count.End, '-') && text.IsGlued(count.End) ? count.End + 1 : count.End;
        next = Skip(next, Word.Full);
        var word = Skip(next, Word.Business);
        var unit = text[word].Lexeme.Unit;
        if (unit == TimeUnit.None || !IsUnitWord(word))
        {
            return null;
        }
        var (extra, end) = AndAHalf(word + 1);
        return End(AmountOf(count.Value + extra, word > next && unit == TimeUnit.Day ? TimeUnit.BusinessDay : unit), end);
    }

    // "a quarter of an hour", "three quarters of a year"
    private Parsed<Amount>? QuartersOf(int at)
    {
        var count = Is(at, Word.A) ? End(1, at + 1) : Number(at, 1, 3);
        if (count is not { } quarters || text[quarters.End].Lexeme.Unit != TimeUnit.Quarter || !Is(quarters.End + 1, Word.Of) || !Is(quarters.End + 2, Word.A))
        {
            return null;
        }
        var unit = UnitAt(quarters.End + 3);
        return unit == TimeUnit.None ? null : End(AmountOf(quarters.Value / 4m, unit), quarters.End + 4);
    }

    // A letter alone is a unit only at its digits ("10d"), and a word between digits is none ("3min5").
    private bool IsUnitWord(int at)
    {
        var isGlued = text.IsGlued(at) && text[at - 1].Kind == TokenKind.Digits;
        var isBeforeDigits = text.IsGlued(at + 1) && text[at + 1].Kind == TokenKind.Digits;
        return text[at].Length == 1 ? isGlued : !(isGlued && isBeforeDigits);
    }

    // "all day", "the entire year", but not "this whole week"
    private Parsed<Amount>? AllOf(int at)
    {
        if (!Is(at, Word.Full) || UnitAt(at + 1) < TimeUnit.Day || text[at + 1].Length == 1)
        {
            return null;
        }
        var isDirected = WordAt(at - 1) is Word.A or Word.This or Word.Next or Word.Last or Word.Past or Word.Coming;
        var isPeriod = Is(at - 1, Word.The) && UnitAt(at + 1) != TimeUnit.Day;
        return isDirected || isPeriod ? null : End(AmountOf(1, UnitAt(at + 1)), at + 2);
    }

    // "3", "2.5", "1,000", "two", "a", "half a", "a couple of", "a few", "one and a half", "another"
    private Parsed<decimal>? Count(int at)
    {
        if (text[at].Kind == TokenKind.Digits)
        {
            return StandsBefore(at) ? DecimalCount(at) : null;
        }
        if (text.NumberWordsAt(at) is { Value: <= 1_000_000 } words)
        {
            var (extra, end) = AndAHalf(words.End);
            return End(words.Value + extra, end);
        }
        if (Is(at, Word.Half))
        {
            return End(0.5m, Skip(at + 1, Word.A));
        }
        var afterArticle = Is(at, Word.A) ? at + 1 : at;
        return WordAt(afterArticle) switch
        {
            Word.Couple => End(2m, Skip(afterArticle + 1, Word.Of)),
            Word.Few => End(3m, Skip(afterArticle + 1, Word.Of)),
            Word.Some when afterArticle == at => End(3m, afterArticle + 1),
            Word.Half when afterArticle > at => End(0.5m, afterArticle + 1),
            _ => afterArticle > at || Is(at, Word.Other) ? End(1m, at + 1) : null,
        };
    }

    // The digits of "$3", "v1.3", "A-3" count nothing.
    private bool StandsBefore(int at)
    {
        if (!text.IsGlued(at))
        {
            return true;
        }
        var isPart = text.IsAnyMark(at - 1, ".:#$£€_/") || (text.IsMark(at - 1, '-') && text.IsGlued(at - 1));
        return text[at - 1].Kind == TokenKind.Mark && !isPart;
    }

    private Parsed<decimal>? DecimalCount(int at)
    {
        if (Digits(at, 0, 1_000_000) is not { } whole)
        {
            return null;
        }
        var hasFraction = text.IsMark(at + 1, '.') && text.IsGlued(at + 1) && text.IsGlued(at + 2) && text[at + 2] is { Kind: TokenKind.Digits, Length: <= 6 };
        if (hasFraction)
        {
            return End(whole.Value + text.DecimalsAt(at + 2), at + 3);
        }
        if (Half(at) is { } half)
        {
            return half;
        }
        // "2-3 weeks", "5 to 10 minutes": the lower end counts.
        var isRange = text.IsAnyMark(at + 1, "-–") || WordAt(at + 1) is Word.To or Word.Or;
        if (isRange && Digits(at + 2, 1, 1000) is { } upper && upper.Value > whole.Value && text[upper.End].Lexeme is { Unit: not TimeUnit.None, IsPlural: true })
        {
            return End((decimal)whole.Value, upper.End);
        }
        var (extra, end) = AndAHalf(at + 1);
        return End(whole.Value + extra, end);
    }

    // "1/2", "1 1/2", "1 and 1/2"
    private Parsed<decimal>? Half(int at)
    {
        if (IsOneHalf(at))
        {
            return End(0.5m, at + 3);
        }
        var next = Skip(at + 1, Word.And);
        return IsOneHalf(next) ? End(text[at].Number + 0.5m, next + 3) : null;
    }

    private bool IsOneHalf(int at) => text[at] is { Kind: TokenKind.Digits, Number: 1 } && text.IsMark(at + 1, '/') && text.IsGlued(at + 1) && text[at + 2] is { Kind: TokenKind.Digits, Number: 2, Length: 1 };

    private (decimal Extra, int End) AndAHalf(int at)
    {
        var half = Skip(at + 1, Word.A);
        return Is(at, Word.And) && Is(half, Word.Half) && (half > at + 1 || !Is(half + 1, Word.A)) ? (0.5m, half + 1) : (0, at);
    }

    private static Amount AmountOf(decimal count, TimeUnit unit)
    {
        var whole = (int)count;
        var rest = count - whole;
        var length = unit switch
        {
            TimeUnit.Second => NodaTime.Period.FromSeconds(whole),
            TimeUnit.Minute => NodaTime.Period.FromSeconds((long)(count * 60)),
            TimeUnit.Hour => NodaTime.Period.FromHours(whole) + NodaTime.Period.FromMinutes((long)(rest * 60)),
            TimeUnit.Day or TimeUnit.BusinessDay => NodaTime.Period.FromDays(whole) + NodaTime.Period.FromHours((long)(rest * 24)),
            TimeUnit.Weekend => NodaTime.Period.FromDays((int)(count * 2)),
            TimeUnit.Week or TimeUnit.WorkWeek => NodaTime.Period.FromWeeks(whole) + NodaTime.Period.FromDays((int)(rest * 7)),
            TimeUnit.Fortnight => NodaTime.Period.FromDays((int)(count * 14)),
            TimeUnit.Month => NodaTime.Period.FromMonths(whole) + NodaTime.Period.FromDays((int)(rest * 30)),
            TimeUnit.Quarter => NodaTime.Period.FromMonths((int)(count * 3)),
            TimeUnit.Year => NodaTime.Period.FromYears(whole) + NodaTime.Period.FromMonths((int)(rest * 12)),
            TimeUnit.Decade => NodaTime.Period.FromYears((int)(count * 10)),
            TimeUnit.Century => NodaTime.Period.FromYears((int)(count * 100)),
            _ => NodaTime.Period.Zero,
        };
        return new Amount(length, count * SecondsIn(unit), count, unit, unit is TimeUnit.Second or TimeUnit.Minute or TimeUnit.Hour);
    }

    private static long SecondsIn(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => 1,
        TimeUnit.Minute => 60,
        TimeUnit.Hour => 3600,
        TimeUnit.Day or TimeUnit.BusinessDay => 86400,
        TimeUnit.Weekend => 2 * 86400,
        TimeUnit.Week or TimeUnit.WorkWeek => 7 * 86400,
        TimeUnit.Fortnight => 14 * 86400,
        TimeUnit.Month => 30 * 86400,
        TimeUnit.Quarter => 90 * 86400,
        TimeUnit.Year => 365 * 86400,
        TimeUnit.Decade => 10L * 365 * 86400,
        TimeUnit.Century => 100L * 365 * 86400,
        _ => 0,
    };
}
