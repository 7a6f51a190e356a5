using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Months: "March", "March 2026", "Dec/2018", "next March", "May of last year", "2018-12"; and telling them from names.</summary>
internal sealed partial class DateTimeGrammar
{
    private Parsed<PeriodValue>? MonthPeriod(int at)
    {
        if (MonthAfterYear(at) is { } afterYear)
        {
            return afterYear;
        }
        // "the month of May"
        var isSaid = UnitAt(at) == TimeUnit.Month && Is(at + 1, Word.Of);
        var direction = isSaid ? null : Direction(at);
        var named = isSaid ? at + 2 : direction?.End ?? at;
        var month = text[named].Lexeme.Month;
        if (month == 0)
        {
            return null;
        }
        var end = AfterAbbreviation(named, longest: 4);
        if (direction is { } given)
        {
            return given.Value == Word.This && IsVerb(named) ? null : End(new PeriodValue(MonthInDirection(month, given.Value)), end);
        }
        return MonthWithYear(month, end) ?? (isSaid || !IsName(named) ? End(NearestMonth(month), end) : null);
    }

    // "2017 april", "2019-Dec"
    private Parsed<PeriodValue>? MonthAfterYear(int at)
    {
        if (Year(at) is not { } year)
        {
            return null;
        }
        var named = Skip(text.IsAnyMark(year.End, "-/") ? year.End + 1 : year.End, Word.Of);
        return text[named].Lexeme.Month is > 0 and var month ? End(new PeriodValue(MonthOf(year.Value, month)), named + 1) : null;
    }

    private Parsed<PeriodValue>? MonthWithYear(int month, int at)
    {
        if (YearAfter(at) is { } year)
        {
            return End(new PeriodValue(MonthOf(year.Value, month)), year.End);
        }
        // "April of 87"
        return Is(at, Word.Of) && text[at + 1] is { Kind: TokenKind.Digits, Length: 2 } two && StandsAlone(at + 1, at + 2)
            ? End(new PeriodValue(MonthOf(OfCentury((int)two.Number), month)), at + 2)
            : null;
    }

    private static DateSpan MonthOf(int year, int month) => new LocalDate(year, month, 1).UnitAround(TimeUnit.Month, 0);

    private DateSpan MonthInDirection(int month, Word direction) => direction switch
    {
        Word.Next => MonthOf(today.Year + 1, month),
        Word.Last => MonthOf(today.Year - 1, month),
        Word.Coming => MonthOf(month > today.Month ? today.Year : today.Year + 1, month),
        Word.Past => MonthOf(month < today.Month ? today.Year : today.Year - 1, month),
        _ => MonthOf(today.Year, month),
    };

    private PeriodValue NearestMonth(int month)
    {
        var isOver = month < today.Month;
        return new(MonthOf(isOver ? today.Year : today.Year - 1, month), MonthOf(isOver ? today.Year + 1 : today.Year, month));
    }

    // "2018-12", "12/2018"
    private Parsed<PeriodValue>? NumericMonth(int at)
    {
        var isJoined = text.IsAnyMark(at + 1, "-/") && text.IsGlued(at + 1) && text.IsGlued(at + 2);
        if (!isJoined || text[at].Kind != TokenKind.Digits || text[at + 2].Kind != TokenKind.Digits || !StandsAlone(at, at + 3))
        {
            return null;
        }
        var (year, month) = text[at].Length == 4 ? (text[at], text[at + 2]) : (text[at + 2], text[at]);
        var isMonth = year is { Length: 4, Number: >= 1900 and < 2200 } && month is { Length: <= 2, Number: >= 1 and <= 12 };
        return isMonth ? End(new PeriodValue(MonthOf((int)year.Number, (int)month.Number)), at + 3) : null;
    }

    // A month's name alone may be a person's or a word: "May Chen", "Jan Novak", "March Madness", "may I".
    private bool IsName(int at)
    {
        if (Is(at - 1, Word.This) && IsVerb(at))
        {
            return true;
        }
        var isBeforeUnknown = text[at + 1] is { Kind: TokenKind.Word, Lexeme.IsKnown: false, Length: > 1 } && !IsAllCapitals(at + 1);
        var isBeforeName = isBeforeUnknown && text.IsCapitalised(at + 1);
        if (IsLedInSurely(at))
        {
            return false;
        }
        if (isBeforeName && text.IsCapitalised(at))
        {
            return true;
        }
        return text[at].Lexeme.IsDoubtful && text.Count > 1 && !IsBesideMonth(at) && (!IsLedIn(at) || isBeforeUnknown);
    }

    private bool IsAllCapitals(int at) => text[at].Length > 1 && text.IsCapitalised(at) && char.IsUpper(text.Text[text[at].Start + 1]);

    // "this may or may not", "this may be"
    private bool IsVerb(int at) =>
        text[at].Lexeme is { Month: 5, IsDoubtful: true } && (text[at + 1] is { Kind: TokenKind.Word, Lexeme.IsKnown: false } || WordAt(at + 1) is Word.Or or Word.Not or Word.Is);

    // After these words a month follows, and no name.
    private bool IsLedInSurely(int at)
    {
        var isMid = text.IsMark(at - 1, '-') && Is(at - 2, Word.Mid);
        var isInThe = Is(at - 1, Word.The) && Is(at - 2, Word.In);
        return isMid || isInThe || text[at - 1].Lexeme.Ordinal > 0 ||
            WordAt(at - 1) is Word.In or Word.Since or Word.Until or Word.This or Word.Next or Word.Last or Word.Early or Word.Late or Word.Mid or
                Word.During or Word.Every or Word.Coming or Word.Past;
    }

    // After these, a month as well as a name.
    private bool IsLedIn(int at) => WordAt(at - 1) switch
    {
        Word.Before or Word.After or Word.By or Word.Through or Word.Of or Word.Between or Word.For or Word.Starting or Word.On => true,
        Word.From => WordAt(at + 1) is Word.To or Word.Until or Word.Through or Word.On or Word.Onwards,
        Word.To => Is(at - 2, Word.Up) || text[at - 2] is { Kind: TokenKind.Digits } or { Lexeme: { Unit: not TimeUnit.None } or { Weekday: > 0 } },
        _ => false,
    };

    // "May or June", "Jan-Mar", "April, May and June"
    private bool IsBesideMonth(int at) => IsOtherMonth(at, at + 1, at + 2) || IsOtherMonth(at, at - 1, at - 2);

    private bool IsOtherMonth(int at, int joint, int other)
    {
        var isJoint = WordAt(joint) is Word.And or Word.Or or Word.To or Word.Through || text.IsAnyMark(joint, "-–,/");
        return isJoint && text[other].Lexeme.Month > 0 && text[other].Lexeme.Month != text[at].Lexeme.Month;
    }
}
