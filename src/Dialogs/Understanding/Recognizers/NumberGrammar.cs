namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Numbers in digits and words: "12,500", "45k", "one hundred and fifty", "two and a half", "3 million", "three quarters".</summary>
internal sealed class NumberGrammar(TokenizedText text)
{
    private const int MostDigits = 28;

    /// <summary>The number that starts at a token, or null; a sign is not part of it.</summary>
    public Parsed<decimal>? Number(int at)
    {
        if (!MayStart(at))
        {
            return null;
        }
        if (Fraction(at) is { } fraction)
        {
            return fraction;
        }
        if ((Vulgar(at) ?? Scientific(at) ?? Literal(at) ?? Words(at)) is not { } number)
        {
            return null;
        }
        var part = AndAFraction(Multiplied(number));
        var isScaled = part.End > number.End && text[part.End].Lexeme is { NumberKind: NumberKind.Scale } && part.Value < 1000;
        return isScaled ? new(part.Value * text[part.End].Lexeme.Number, part.End + 1) : part;
    }

    /// <summary>A number whose thousands are parted by dots, as on the Continent: "80.000", "1.250.000,50"; null where there are none.</summary>
    public Parsed<decimal>? Dotted(int at)
    {
        if (text[at] is not { Kind: TokenKind.Digits, Length: <= 3 })
        {
            return null;
        }
        var value = Value(text[at]);
        var end = at + 1;
        while (text.IsMark(end, '.') && text.IsGlued(end) && text.IsGlued(end + 1) && text[end + 1] is { Kind: TokenKind.Digits, Length: 3 } group && value < 1_000_000_000_000m)
        {
            value = value * 1000 + group.Number;
            end += 2;
        }
        var isGrouped = end > at + 1 && !(text.IsMark(end, '.') && text.IsGlued(end + 1) && text[end + 1].Kind == TokenKind.Digits);
        if (!isGrouped)
        {
            return null;
        }
        return text.IsMark(end, ',') && text.IsGlued(end + 1) && text[end + 1] is { Kind: TokenKind.Digits, Length: 1 or 2 } ? new(value + text.DecimalsAt(end + 1), end + 2) : new(value, end);
    }

    /// <summary>The digits that start at a token, without what multiplies them, or null.</summary>
    public Parsed<decimal>? Plain(int at) => Literal(at);

    // Most tokens are passed over at a glance.
    private bool MayStart(int at)
    {
        ref readonly var token = ref text[at];
        return token.Kind == TokenKind.Digits || token.Lexeme.NumberKind != NumberKind.None || token.Lexeme.Word is Word.A or Word.Half or Word.Point
            || (token.Kind == TokenKind.Mark && text.IsInside(at) && text.Text[token.Start] is '.' or > '~');
    }

    // "12,500.50", "1 234 567", "5,00", ".25"
    private Parsed<decimal>? Literal(int at)
    {
        var isBarePoint = text.IsMark(at, '.') && text.IsGlued(at + 1) && text[at + 1] is { Kind: TokenKind.Digits, Length: <= 15 } && !(text.IsGlued(at) && text[at - 1].Kind != TokenKind.Mark);
        if (isBarePoint)
        {
            return WithDecimals(0, at);
        }
        if (text[at].Kind != TokenKind.Digits || text[at].Length > MostDigits)
        {
            return null;
        }
        var value = Value(text[at]);
        var end = at + 1;
        if (text[at].Length <= 3)
        {
            (value, end) = Lakhs(value, end);
            var mark = ThousandsMark(end);
            while (ThousandsMark(end) == mark && mark != '\0' && value < 1_000_000_000_000_000m)
            {
                var group = mark == ' ' ? end : end + 1;
                value = value * 1000 + text[group].Number;
                end = group + 1;
            }
        }
        return WithDecimals(value, end);
    }

    // "1,00,000": the Indian way parts two digits until the last three.
    private (decimal Value, int End) Lakhs(decimal value, int at)
    {
        var end = at;
        var sum = value;
        while (text.IsMark(end, ',') && text.IsGlued(end) && text.IsGlued(end + 1) && text[end + 1] is { Kind: TokenKind.Digits, Length: 2 } pair && end - at < 10)
        {
            sum = sum * 100 + pair.Number;
            end += 2;
        }
        return end > at && ThousandsMark(end) == ',' ? (sum, end) : (value, at);
    }

    private decimal Value(Token digits) => digits.Number >= 0
        ? digits.Number
        : decimal.Parse(text.Text.AsSpan(digits.Start, digits.Length), System.Globalization.CultureInfo.InvariantCulture);

    // A comma or a single space with exactly three digits after it.
    private char ThousandsMark(int at)
    {
        if (text.IsMark(at, ',') && text.IsGlued(at) && text.IsGlued(at + 1) && text[at + 1] is { Kind: TokenKind.Digits, Length: 3 })
        {
            return ',';
        }
        var isSpace = text[at] is { Kind: TokenKind.Digits, Length: 3, Spaced: true } && text[at].Start - text[at - 1].End == 1 && !text.IsAnyMark(at + 1, "-");
        return isSpace ? ' ' : '\0';
    }

    private Parsed<decimal> WithDecimals(decimal value, int at)
    {
        var isPoint = text.IsMark(at, '.') || (text.IsMark(at, ',') && text[at + 1].Length is 1 or 2);
        var isGlued = text.IsGlued(at + 1) && (text.IsGlued(at) || value == 0);
        return isPoint && isGlued && text[at + 1] is { Kind: TokenKind.Digits, Length: <= 15 }
            ? new(value + text.DecimalsAt(at + 1), at + 2)
            : new(value, at);
    }

    // "½", "2½"
    private Parsed<decimal>? Vulgar(int at)
    {
        var isWhole = text[at] is { Kind: TokenKind.Digits, Length: <= 9 } && text.IsGlued(at + 1);
        var fraction = isWhole ? at + 1 : at;
        if (!text.IsInside(fraction) || text[fraction].Kind != TokenKind.Mark || char.GetUnicodeCategory(text.Text, text[fraction].Start) != System.Globalization.UnicodeCategory.OtherNumber)
        {
            return null;
        }
        var value = (decimal)char.GetNumericValue(text.Text, text[fraction].Start);
        return value is > 0 and < 1 ? new((isWhole ? text[at].Number : 0) + value, fraction + 1) : null;
    }

    // "1.5e6", "2.3e-4", "2^10"
    private Parsed<decimal>? Scientific(int at)
    {
        if (Literal(at) is not { Value: < 1_000_000 } number || !text.IsGlued(number.End) || !text.IsGlued(number.End + 1))
        {
            return null;
        }
        var isPower = text.IsMark(number.End, '^');
        var isTens = text[number.End] is { Kind: TokenKind.Word, Length: 1 } letter && text.Text[letter.Start] is 'e' or 'E';
        var isSmall = isTens && text.IsMark(number.End + 1, '-') && text.IsGlued(number.End + 2);
        var exponent = isSmall ? number.End + 2 : number.End + 1;
        if ((!isPower && !isTens) || (isPower && number.Value > 1000) || text[exponent] is not { Kind: TokenKind.Digits, Number: >= 0 and <= 9 } power)
        {
            return null;
        }
        var value = isTens ? number.Value : 1;
        for (var times = power.Number; times > 0; times--)
        {
            value = isPower ? value * number.Value : isSmall ? value / 10 : value * 10;
        }
        return new(value, exponent + 1);
    }

    // "two hundred point seventy-one", "point five", "half a million"
    private Parsed<decimal>? Words(int at)
    {
        if (text[at].Lexeme.Word == Word.Half)
        {
            return text.NumberWordsAt(at + 1) is { Value: >= 12 } scale ? new(scale.Value * 0.5m, scale.End) : new(0.5m, at + 1);
        }
        if (text[at].Lexeme.Word == Word.Point)
        {
            return PointWords(0, at + 1);
        }
        if (text.NumberWordsAt(at) is not { } words)
        {
            return null;
        }
        if (text[words.End].Lexeme.Word != Word.Point)
        {
            return new(words.Value, words.End);
        }
        return PointWords(words.Value, words.End + 1) ?? new(words.Value, words.End);
    }

    // "point seventy-one" is .71, "point zero five" .05
    private Parsed<decimal>? PointWords(decimal whole, int at)
    {
        var scale = 1m;
        var value = 0m;
        var end = at;
        while (scale < 1_000_000_000 && DigitWords(end) is { } digits)
        {
            var places = digits.Value >= 10 ? 100 : 10;
            value = value * places + digits.Value;
            scale *= places;
            end = digits.End;
        }
        return end > at ? new(whole + value / scale, end) : null;
    }

    // In "one point five million" the scale is not the five's alone.
    private Parsed<long>? DigitWords(int at)
    {
        if (text.NumberWordsAt(at) is not { } words)
        {
            return null;
        }
        var isScaled = words.End == at + 2 && text[at].Lexeme.NumberKind == NumberKind.Small && text[at + 1].Lexeme.NumberKind == NumberKind.Scale;
        return isScaled ? new(text[at].Lexeme.Number, at + 1) : words.Value < 100 ? words : null;
    }

    // "45k", "2.33 k", "1.5m", "3 million", "3 hundred and 21", "4 thousand 3 hundred"
    private Parsed<decimal> Multiplied(Parsed<decimal> number)
    {
        if (number.Value > 1_000_000_000_000m)
        {
            return number;
        }
        if (Suffix(number.End) is { } suffix)
        {
            return new(number.Value * suffix.Value, suffix.End);
        }
        var smallest = long.MaxValue;
        var total = 0m;
        var current = number;
        while (text[current.End].Lexeme is { NumberKind: NumberKind.Hundred or NumberKind.Scale or NumberKind.Dozen } lexeme && lexeme.Number < smallest && current.Value < 1_000_000_000)
        {
            smallest = lexeme.Number;
            total += current.Value * lexeme.Number;
            var end = current.End + 1;
            // "half a million hundred" and such say nothing more.
            if (lexeme.NumberKind == NumberKind.Hundred && text[end].Lexeme is { NumberKind: NumberKind.Scale } scale)
            {
                total = (total - current.Value * 100) + current.Value * 100 * scale.Number;
                smallest = scale.Number;
                end++;
            }
            var next = text[end].Lexeme.Word == Word.And ? end + 1 : end;
            if ((Literal(next) ?? WordsBelow(next)) is not { } rest || rest.Value >= smallest || rest.Value == 0 || IsScaledBeyond(rest.End, smallest))
            {
                return new(total, end);
            }
            current = rest;
            var hasScale = text[current.End].Lexeme is { NumberKind: NumberKind.Hundred or NumberKind.Scale } more && more.Number < smallest;
            if (!hasScale)
            {
                return text[next].Kind == TokenKind.Digits && next == end ? new(total, end) : new(total + current.Value, current.End);
            }
        }
        return total > 0 ? new(total, number.End) : number;
    }

    // In "3 hundred and 2 hundred" a second number begins.
    private bool IsScaledBeyond(int at, long smallest) => text[at].Lexeme is { NumberKind: NumberKind.Hundred or NumberKind.Scale } scale && scale.Number >= smallest;

    private Parsed<decimal>? WordsBelow(int at) => text.NumberWordsAt(at) is { } words ? new(words.Value, words.End) : null;

    private Parsed<decimal>? Suffix(int at)
    {
        if (text[at] is not { Kind: TokenKind.Word, Length: <= 5 } token)
        {
            return null;
        }
        var spelling = text.Text.AsSpan(token.Start, token.Length);
        foreach (var (name, value) in Suffixes)
        {
            // A lone letter two words on is no multiplier; "k" alone after a space is.
            if (spelling.Equals(name, StringComparison.OrdinalIgnoreCase) && (text.IsGlued(at) || name is "k" or "mm" or "bn" or "grand" or "lakh" or "lakhs" or "crore" or "cr" or "mil"))
            {
                return new(value, at + 1);
            }
        }
        return null;
    }

    private static readonly (string Name, decimal Value)[] Suffixes =
    [
        ("k", 1_000), ("m", 1_000_000), ("mm", 1_000_000), ("mil", 1_000_000), ("mn", 1_000_000), ("b", 1_000_000_000), ("bn", 1_000_000_000), ("t", 1_000_000_000_000),
        ("tn", 1_000_000_000_000), ("grand", 1_000), ("lakh", 100_000), ("lakhs", 100_000), ("crore", 10_000_000), ("cr", 10_000_000),
    ];

    // "1/2", "2 1/2", "three quarters", "a half", "two thirds", "1 over 3"
    private Parsed<decimal>? Fraction(int at)
    {
        var isMixed = text[at] is { Kind: TokenKind.Digits, Length: <= 4, Number: > 0 } && text[at + 1] is { Kind: TokenKind.Digits, Spaced: true, Length: <= 2 } part && text.IsMark(at + 2, '/') && text.IsGlued(at + 3) && text[at + 3] is { Kind: TokenKind.Digits, Length: <= 2, Number: > 0 } whole && part.Number < whole.Number && !text.IsMark(at + 4, '/');
        if (isMixed)
        {
            return new(text[at].Number + (decimal)text[at + 1].Number / text[at + 3].Number, at + 4);
        }
        if (Over(at) is { } divided)
        {
            return divided;
        }
        var isSlashed = text[at] is { Kind: TokenKind.Digits, Length: <= 4 } over && text.IsMark(at + 1, '/') && text[at + 2] is { Kind: TokenKind.Digits, Length: <= 4, Number: > 0 } && !text.IsMark(at + 3, '/') && !(text.IsGlued(at) && text.IsMark(at - 1, '/'));
        if (isSlashed)
        {
            return new((decimal)text[at].Number / text[at + 2].Number, at + 3);
        }
        var isArticle = text[at].Lexeme.Word == Word.A;
        if (isArticle && text[at + 1].Lexeme.Word == Word.Half)
        {
            return Words(at + 1);
        }
        var numerator = isArticle ? new Parsed<decimal>(1, at + 1) : text.NumberWordsAt(at) is { Value: < 20 } words ? new Parsed<decimal>(words.Value, words.End) : (Parsed<decimal>?)null;
        if (numerator is not { } number)
        {
            return null;
        }
        var next = text.IsMark(number.End, '-') ? number.End + 1 : number.End;
        return Denominator(next) is { } denominator && (isArticle ? denominator == 4 : true) && OfScale(number.Value / denominator, next + 1) is { } scaled ? scaled : null;
    }

    private Parsed<decimal>? Over(int at)
    {
        if ((Literal(at) ?? WordsBelow(at)) is not { } top)
        {
            return null;
        }
        var isOver = text.IsSpelled(top.End, "over");
        var isOutOf = text.IsSpelled(top.End, "out") && text.IsSpelled(top.End + 1, "of");
        var from = isOutOf ? top.End + 2 : top.End + 1;
        if (!(isOver || isOutOf || text.IsSpelled(top.End, "in")) || (Literal(from) ?? WordsBelow(from)) is not { Value: > 0 } bottom)
        {
            return null;
        }
        // "1 in 3", but not "12 in six boxes" or "5 in 10 days"
        var isShare = top.Value < bottom.Value && decimal.IsInteger(top.Value) && text[bottom.End].Lexeme.Unit == TimeUnit.None;
        return isOver || isShare ? new(top.Value / bottom.Value, bottom.End) : null;
    }

    // "a quarter million"
    private Parsed<decimal>? OfScale(decimal value, int at)
    {
        var from = text[at].Lexeme.Word is Word.Of or Word.A ? at + (text[at + 1].Lexeme.Word == Word.A ? 2 : 1) : at;
        return text[from].Lexeme is { NumberKind: NumberKind.Scale } scale ? new(value * scale.Number, from + 1) : new(value, at);
    }

    private int? Denominator(int at)
    {
        if (text[at].Kind != TokenKind.Word)
        {
            return null;
        }
        if (text[at].Lexeme.Unit == TimeUnit.Quarter)
        {
            return 4;
        }
        var spelling = text.Text.AsSpan(text[at].Start, text[at].Length);
        foreach (var (name, value) in Denominators)
        {
            if (spelling.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }
        return null;
    }

    private static readonly (string Name, int Value)[] Denominators =
    [
        ("half", 2), ("halves", 2), ("third", 3), ("thirds", 3), ("fourth", 4), ("fourths", 4), ("fifth", 5), ("fifths", 5), ("sixth", 6), ("sixths", 6),
        ("eighth", 8), ("eighths", 8), ("tenth", 10), ("tenths", 10), ("hundredth", 100), ("hundredths", 100),
    ];

    // "five and a quarter", "3 million and a half"
    private Parsed<decimal> AndAFraction(Parsed<decimal> number)
    {
        var article = number.End + 1;
        if (text[number.End].Lexeme.Word == Word.And && text[article].Lexeme.Word != Word.A && Fraction(article) is { Value: < 1 } fraction)
        {
            return new(number.Value + fraction.Value, fraction.End);
        }
        if (text[number.End].Lexeme.Word != Word.And || text[article].Lexeme.Word != Word.A)
        {
            return number;
        }
        var part = text[article + 1].Lexeme.Word == Word.Half ? 0.5m : Denominator(article + 1) is { } denominator ? 1m / denominator : 0;
        // "one billion and a half million"
        if (part > 0 && text[article + 2].Lexeme is { NumberKind: NumberKind.Scale } own && own.Number < number.Value)
        {
            return new(number.Value + part * own.Number, article + 3);
        }
        var scale = text[number.End - 1].Lexeme is { NumberKind: NumberKind.Scale } lexeme ? lexeme.Number : 1;
        return part == 0 ? number : new(number.Value + part * scale, article + 2);
    }
}
