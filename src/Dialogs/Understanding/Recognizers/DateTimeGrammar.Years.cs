using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Years and their parts, and spans of years: "2019", "FY26", "Q3 2026", "H1", "summer 2026", "the 1990s".</summary>
internal sealed partial class DateTimeGrammar
{
    // "2019", "the year 2019", "calendar year 2008", "FY26"
    private Parsed<PeriodValue>? YearPeriod(int at)
    {
        if (FiscalYear(at) is { } fiscal)
        {
            return fiscal;
        }
        var from = Skip(at, Word.Full);
        var isSaid = UnitAt(from) == TimeUnit.Year;
        from = isSaid ? Skip(from + 1, Word.Of) : from;
        if (Year(from, least: isSaid ? 1500 : 1900) is not { } year || !StandsAlone(from, year.End) || !(isSaid || IsYearByItself(from, year.End)))
        {
            return null;
        }
        return End(new PeriodValue(Calendar.Years(year.Value, 1)), year.End);
    }

    private Parsed<PeriodValue>? FiscalYear(int at)
    {
        if (!Is(at, Word.Fiscal) || text[at + 1] is not { Kind: TokenKind.Digits, Length: 2 or 4, Spaced: false } digits)
        {
            return null;
        }
        var year = digits.Length == 2 ? OfCentury((int)digits.Number) : (int)digits.Number;
        return year is >= 1500 and < 2200 ? End(new PeriodValue(Calendar.Years(year, 1)), at + 2) : null;
    }

    // A bare number is a year unless it counts something: "2000 units", "2020 euros".
    private bool IsYearByItself(int from, int end)
    {
        var before = WordAt(from - 1);
        if (text[from].Kind != TokenKind.Digits)
        {
            return before is Word.In or Word.Since or Word.Of;
        }
        var isLed = before is Word.In or Word.Since or Word.Of or Word.Before or Word.After or Word.By or Word.From or Word.During or Word.Until;
        var next = text[end];
        var isCount = next.Kind == TokenKind.Word && (!next.Lexeme.IsKnown || next.Lexeme.Unit != TimeUnit.None || next.Lexeme.NumberKind != NumberKind.None);
        return isLed || !isCount;
    }

    // "Q3", "Q3 2026", "2019-Q1", "third quarter of 2019", "next year's first quarter", "H1"
    private Parsed<PeriodValue>? QuarterPeriod(int at)
    {
        if (Year(at) is { } before && Quarter(SkipMark(before.End, '-')) is { } afterYear)
        {
            return End(new PeriodValue(MonthsOf(before.Value, afterYear.Value)), afterYear.End);
        }
        if (Direction(at) is { } direction && UnitAt(direction.End) == TimeUnit.Year && Quarter(direction.End + 1) is { } afterDirection)
        {
            return End(new PeriodValue(MonthsOf(today.Year + Step(direction.Value), afterDirection.Value)), afterDirection.End);
        }
        if (Quarter(at) is not { } quarter)
        {
            return null;
        }
        if ((YearAfter(quarter.End) ?? (text[at].Kind == TokenKind.Digits ? ShortYear(quarter.End) : null)) is { } year)
        {
            return End(new PeriodValue(MonthsOf(year.Value, quarter.Value)), year.End);
        }
        var ofYear = Skip(Skip(Skip(quarter.End, Word.Of), Word.In), Word.The);
        return ofYear > quarter.End && UnitAt(ofYear) == TimeUnit.Year
            ? End(new PeriodValue(MonthsOf(today.Year, quarter.Value)), ofYear + 1)
            : End(NearestMonths(quarter.Value), quarter.End);
    }

    private PeriodValue NearestMonths((int First, int Count) months)
    {
        var thisYear = MonthsOf(today.Year, months);
        return thisYear.End <= today
            ? new PeriodValue(thisYear, MonthsOf(today.Year + 1, months))
            : new PeriodValue(MonthsOf(today.Year - 1, months), thisYear);
    }

    private static DateSpan MonthsOf(int year, (int First, int Count) months)
    {
        var start = new LocalDate(year, months.First, 1);
        return DateSpan.Whole(start, start.PlusMonths(months.Count));
    }

    // "Q1", "H2", "1H", "quarter 3", "first quarter", "the last quarter of"
    private Parsed<(int First, int Count)>? Quarter(int at)
    {
        if (UnitAt(at) == TimeUnit.Quarter)
        {
            return text[at + 1].Length == 1 && !IsGluedToLetters(at + 1) && Digits(at + 1, 1, 4) is { } number ? End(QuarterOf(number.Value), number.End) : null;
        }
        if (LetterAndDigit(at) is { } lettered)
        {
            return lettered;
        }
        var from = Skip(at, Word.The);
        if (Nth(from, 4) is not { } nth || UnitAt(nth.End) != TimeUnit.Quarter)
        {
            return null;
        }
        var isLast = nth.Value == 0;
        return isLast && !Is(nth.End + 1, Word.Of) ? null : End(QuarterOf(isLast ? 4 : nth.Value), nth.End + 1);
    }

    private Parsed<(int First, int Count)>? LetterAndDigit(int at)
    {
        if (text[at].Length != 1 || text[at + 1].Length != 1 || text[at + 1].Spaced || !text.IsInside(at + 1))
        {
            return null;
        }
        // "1H 2018"
        if (text[at] is { Number: 1 or 2 } first && text.IsLetter(at + 1, 'H'))
        {
            return YearAfter(at + 2) is not null ? End(HalfOf((int)first.Number), at + 2) : null;
        }
        // "3Q18", "3Q 2018"
        if (text[at] is { Kind: TokenKind.Digits, Number: >= 1 and <= 4 } third && Is(at + 1, Word.Q))
        {
            return YearAfter(at + 2) is not null || ShortYear(at + 2) is not null ? End(QuarterOf((int)third.Number), at + 2) : null;
        }
        if (text[at + 1].Kind != TokenKind.Digits || IsGluedToLetters(at + 1))
        {
            return null;
        }
        return text[at + 1].Number switch
        {
            >= 1 and <= 4 and var quarter when Is(at, Word.Q) => End(QuarterOf((int)quarter), at + 2),
            (1 or 2) and var half when text.IsLetter(at, 'H') => End(HalfOf((int)half), at + 2),
            _ => null,
        };
    }

    // The "18" of "3Q18"
    private Parsed<int>? ShortYear(int at) =>
        text[at] is { Kind: TokenKind.Digits, Length: 2, Number: var year } && text.IsGlued(at) && !IsGluedToLetters(at) ? End(OfCentury((int)year), at + 1) : null;

    private static (int First, int Count) QuarterOf(int number) => (number * 3 - 2, 3);

    private static (int First, int Count) HalfOf(int number) => (number * 6 - 5, 6);

    // "the second half of June", "first half of the year"
    private Parsed<PeriodValue>? HalfPeriod(int at)
    {
        if (Ordinal(at, 2) is not { } nth || !Is(nth.End, Word.Half) || !Is(nth.End + 1, Word.Of) || UnitPeriod(nth.End + 2) is not { } whole)
        {
            return null;
        }
        return End(new PeriodValue(Halved(whole.Value.Past, nth.Value), Halved(whole.Value.Future, nth.Value)), whole.End);
    }

    private static DateSpan Halved(DateSpan whole, int nth)
    {
        var middle = whole.IsYear ? whole.Start.PlusMonths(6) : whole.Start.PlusDays(whole.Days / 2);
        return nth == 1 ? DateSpan.Whole(whole.Start, middle) : DateSpan.Whole(middle, whole.End);
    }

    // "this summer", "spring 2026", "in the fall"
    private Parsed<PeriodValue>? SeasonPeriod(int at)
    {
        var direction = Direction(at);
        var named = direction?.End ?? at;
        var season = text[named].Lexeme.Season;
        if (season == 0)
        {
            return null;
        }
        // Winter is counted to the year in which it begins.
        var months = (season == 4 ? 12 : season * 3, 3);
        if (direction is { } side)
        {
            return End(new PeriodValue(MonthsOf(today.Year + Step(side.Value), months)), named + 1);
        }
        if (YearAfter(named + 1) is { } year)
        {
            return End(new PeriodValue(MonthsOf(year.Value, months)), year.End);
        }
        var before = WordAt(Is(at - 1, Word.The) ? at - 2 : at - 1);
        var isLed = before is Word.In or Word.By or Word.During or Word.Since or Word.Until or Word.Before or Word.After or Word.Early or Word.Late or Word.Mid or Word.Of;
        return isLed ? End(NearestMonths(months), named + 1) : null;
    }

    // "the 1990s", "the '90s", "the nineties", "the nineteen eighties", "the 20th century"
    private Parsed<PeriodValue>? YearsPeriod(int at)
    {
        if (Ordinal(at) is { Value: > 1 } nth && UnitAt(nth.End) == TimeUnit.Century)
        {
            return End(new PeriodValue(Calendar.Years((nth.Value - 1) * 100, 100)), nth.End + 1);
        }
        if (text[at].Lexeme is { Number: (18 or 19) and var century } && text[at + 1].Lexeme.Decade is > 0 and var ofCentury)
        {
            return End(new PeriodValue(Calendar.Years((int)century * 100 + ofCentury, 10)), at + 2);
        }
        return text[at].Lexeme.Decade is > 0 and var decade && Is(at - 1, Word.The)
            ? End(new PeriodValue(Calendar.Years(1900 + decade, 10)), at + 1)
            : DecadeInDigits(at);
    }

    private Parsed<PeriodValue>? DecadeInDigits(int at)
    {
        var from = text.IsAnyMark(at, "'’") ? at + 1 : at;
        if (text[from] is not { Kind: TokenKind.Digits, Length: 2 or 4 } digits || digits.Number % 10 != 0)
        {
            return null;
        }
        var plural = text.IsAnyMark(from + 1, "'’") ? from + 2 : from + 1;
        // Without a lead, "30s" are seconds.
        var isLed = digits.Length == 4 || from > at || WordAt(at - 1) is Word.The or Word.Early or Word.Late or Word.Mid;
        if (!isLed || !text.IsGlued(plural) || !text.IsLetter(plural, 'S'))
        {
            return null;
        }
        var year = digits.Length == 4 ? (int)digits.Number : OfCentury((int)digits.Number);
        return year is >= 1500 and < 2200 ? End(new PeriodValue(Calendar.Years(year, 10)), plural + 1) : null;
    }
}
