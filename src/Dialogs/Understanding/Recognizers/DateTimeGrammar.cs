using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>
/// The grammar of time expressions. Each rule looks at the tokens from a place on and gives what it made of them
/// and where it ended, or null. No rule looks further than a few tokens ahead, so the whole is linear.
/// This part holds the words that rules share; the others hold the rules by what they read.
/// </summary>
internal sealed partial class DateTimeGrammar(TokenizedText text, Culture culture, LocalDateTime reference)
{
    // Days count from days ("3 days after the first Friday of the first half of ..."), but people stop soon.
    private const int MostNested = 4;

    private readonly LocalDate today = reference.Date;
    private readonly Memo<DateValue> dates = new();
    private readonly Memo<Amount> durations = new();
    private int nested;

    private Word WordAt(int at) => text[at].Lexeme.Word;

    private bool Is(int at, Word word) => text[at].Lexeme.Word == word;

    private bool Is(int at, Word first, Word second) => WordAt(at) is var word && (word == first || word == second);

    private int Skip(int at, Word word) => Is(at, word) ? at + 1 : at;

    private int SkipMark(int at, char mark) => text.IsMark(at, mark) ? at + 1 : at;

    /// <summary>The unit of a word in the singular, or none.</summary>
    private TimeUnit UnitAt(int at) => text[at].Lexeme is { IsPlural: false, Unit: var unit } ? unit : TimeUnit.None;

    /// <summary>The part of the day of a word in the singular, or null.</summary>
    private DayPart? PartAt(int at) => text[at].Lexeme is { IsPlural: false, DayPart: var part } ? part : null;

    private static Parsed<T> End<T>(T value, int end) => new(value, end);

    /// <summary>A whole number in digits or words, or null.</summary>
    private Parsed<int>? Number(int at, int least, int most)
    {
        if (text[at] is { Kind: TokenKind.Digits, Number: >= 0 } token)
        {
            return token.Number >= least && token.Number <= most ? End((int)token.Number, at + 1) : null;
        }
        return text.NumberWordsAt(at) is { } words && words.Value >= least && words.Value <= most ? End((int)words.Value, words.End) : null;
    }

    private Parsed<int>? Digits(int at, int least, int most) => text[at].Kind == TokenKind.Digits ? Number(at, least, most) : null;

    /// <summary>"3rd", "third", "twenty-first".</summary>
    private Parsed<int>? Ordinal(int at, int most = 31)
    {
        if (text[at] is { Kind: TokenKind.Digits, Number: > 0 } token && token.Number <= most && Is(at + 1, Word.OrdinalSuffix) && text.IsGlued(at + 1))
        {
            return End((int)token.Number, at + 2);
        }
        if (text[at].Lexeme.Ordinal is > 0 and var ordinal && ordinal <= most)
        {
            return End(ordinal, at + 1);
        }
        if (text[at].Lexeme is { NumberKind: NumberKind.Tens, Number: var tens })
        {
            var next = SkipMark(at + 1, '-');
            if (text[next].Lexeme.Ordinal is > 0 and < 10 and var unit && tens + unit <= most)
            {
                return End((int)tens + unit, next + 1);
            }
        }
        return null;
    }

    /// <summary>A day of a month in digits or as an ordinal: "5", "5th", "fifth".</summary>
    private Parsed<int>? DayOfMonth(int at)
    {
        if (Ordinal(at) is { } ordinal)
        {
            return ordinal;
        }
        return text[at].Length <= 2 && !IsGluedToLetters(at) ? Digits(at, 1, 31) : null;
    }

    /// <summary>A year of four digits, "'18", or in words: "nineteen ninety five", "twenty sixteen", "two thousand and eighteen".</summary>
    private Parsed<int>? Year(int at, int least = 1500)
    {
        if (text[at] is { Kind: TokenKind.Digits, Length: 4 })
        {
            return IsGluedToLetters(at) ? null : Digits(at, least, 2199);
        }
        if (text.IsAnyMark(at, "'’") && text[at + 1] is { Kind: TokenKind.Digits, Length: 2 } two && text.IsGlued(at + 1))
        {
            return End(OfCentury((int)two.Number), at + 2);
        }
        if (text.NumberWordsAt(at) is not { } words)
        {
            return null;
        }
        if (words.Value is >= 2000 and < 2100)
        {
            return End((int)words.Value, words.End);
        }
        var isCentury = words.Value is 18 or 19 or 20;
        return isCentury && text.NumberWordsAt(words.End) is { Value: >= 10 and < 100 } rest ? End((int)(words.Value * 100 + rest.Value), rest.End) : null;
    }

    /// <summary>A year after a month, day or quarter: ", 2026", "of 2026", "-2026", "in '26", "of next year", or null.</summary>
    private Parsed<int>? YearAfter(int at)
    {
        var next = Skip(Skip(SkipMark(at, ','), Word.Of), Word.In);
        next = text.IsAnyMark(next, "-/") && text.IsGlued(next) ? next + 1 : next;
        if (Year(next) is { } year && (text.IsGlued(next) || StandsAlone(next, year.End)))
        {
            return year;
        }
        next = Skip(next, Word.The);
        return Direction(next) is { } direction && UnitAt(direction.End) == TimeUnit.Year ? End(today.Year + Step(direction.Value), direction.End + 1) : null;
    }

    private static int OfCentury(int twoDigits) => twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;

    private bool IsGluedToLetters(int at) => text.IsGlued(at + 1) && text[at + 1].Kind == TokenKind.Word;

    /// <summary>True where digits from one token to another stand by themselves, and are no part of a code, a sum or a version.</summary>
    private bool StandsAlone(int from, int to)
    {
        var isLedByPart = text.IsGlued(from) && (text[from - 1].Kind != TokenKind.Mark || text.IsAnyMark(from - 1, "#$£€") || (text.IsAnyMark(from - 1, "-./:&_\\=+") && text.IsGlued(from - 1)));
        if (isLedByPart && !IsRangeDash(from - 1))
        {
            return false;
        }
        if (!text.IsGlued(to) || IsRangeDash(to) || (IsIsoSeparator(to) && text[to + 1].Kind == TokenKind.Digits))
        {
            return true;
        }
        var isFollowedByPart = text.IsAnyMark(to, "-./:,") && text.IsGlued(to + 1) && text[to + 1].Kind != TokenKind.Mark;
        return text[to].Kind == TokenKind.Mark && !text.IsAnyMark(to, "%_=") && !isFollowedByPart;
    }

    // "5/1-5/7", "2014-2018"
    private bool IsRangeDash(int at) =>
        text.IsAnyMark(at, "-–") && ((text.IsMark(at - 2, '/') && text.IsMark(at + 2, '/')) || (IsYearLike(at - 1) && IsYearLike(at + 1)) || (text[at - 1].Kind == TokenKind.Digits && text[at + 1].Lexeme.Month > 0));

    private bool IsYearLike(int at) => text[at] is { Kind: TokenKind.Digits, Length: 4, Number: >= 1900 and < 2200 };
}
