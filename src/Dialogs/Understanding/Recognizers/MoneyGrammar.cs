namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Amounts of money: "$40k", "USD 25,000", "55,000 euros", "US$ 1.5m", "thirteen dollars and forty-five cents".</summary>
internal sealed class MoneyGrammar(TokenizedText text, string slangCurrency)
{
    private readonly NumberGrammar numbers = new(text);

    /// <summary>The amount that starts at a token, or null.</summary>
    public Parsed<MoneyResolution>? Money(int at) => Signed(at) ?? Counted(at);

    /// <summary>Where to look next when no amount starts at a token: after the number there, if there is one.</summary>
    public int Skip(int at) => numbers.Number(at) is { } number ? number.End : at + 1;

    // "$40k", "US$ 10", "EUR 125", "£ 8.10 million"
    private Parsed<MoneyResolution>? Signed(int at)
    {
        if (Sign(at) is not { } sign || numbers.Number(sign.End) is not { } number)
        {
            return null;
        }
        var amount = Currencies.PartsByDots(sign.Value) && numbers.Dotted(sign.End) is { } dotted ? dotted : SharedMultiplier(number);
        var isGlued = text.IsGlued(amount.End) && text[amount.End].Kind == TokenKind.Word;
        if (isGlued)
        {
            return null;
        }
        // "$40k USD", "$5 CAD": the code after the amount decides.
        var isDollar = text.IsMark(sign.End - 1, '$');
        if (isDollar && Code(amount.End) is { IsMinor: false } named)
        {
            return Amount(amount.Value, named.Code, false, amount.End + 1);
        }
        return WithCents(amount.Value, sign.Value, amount.End, mayBeBare: false);
    }

    private Parsed<string>? Sign(int at)
    {
        if (text[at].Kind == TokenKind.Mark && text.IsInside(at))
        {
            return Currencies.OfSign(text.Text[text[at].Start]) is { } own && !(text.IsGlued(at) && text[at - 1].Kind != TokenKind.Mark) ? new(own, at + 1) : null;
        }
        if (text[at].Kind != TokenKind.Word || text[at].Length > 3 || (text.IsGlued(at) && text[at - 1].Kind != TokenKind.Mark))
        {
            return null;
        }
        var dotted = text.IsMark(at + 1, '.') && text[at + 2].Length == 1 && text[at + 2].Kind == TokenKind.Word ? at + 2 : at;
        var sign = dotted > at && text.IsMark(dotted + 1, '.') ? dotted + 2 : dotted + 1;
        var isArticle = dotted == at && Is(at, Word.A) && !text.IsGlued(sign);
        if (text.IsMark(sign, '$') && !isArticle && Currencies.Dollar(Spelling(at, dotted)) is { } dollar)
        {
            return new(dollar, sign + 1);
        }
        var amount = text.IsMark(at + 1, '.') && text.IsGlued(at + 1) ? at + 2 : at + 1;
        return Code(at) is { IsMinor: false } code && Currencies.MayLead(Spelling(at, at)) && text[amount].Kind == TokenKind.Digits ? new(code.Code, amount) : null;
    }

    // "$20-50k": the multiplier holds for both ends, and the lower one counts.
    private Parsed<decimal> SharedMultiplier(Parsed<decimal> number)
    {
        var isBare = text[number.End - 1].Kind == TokenKind.Digits;
        if (!isBare || !text.IsAnyMark(number.End, "-–") || !text.IsGlued(number.End) || numbers.Number(number.End + 1) is not { } upper)
        {
            return number;
        }
        var hasMultiplier = text[upper.End - 1].Kind == TokenKind.Word && upper.Value >= 1000 && number.Value < 1000;
        var shown = numbers.Plain(number.End + 1);
        return hasMultiplier && shown is { } digits && digits.Value > 0 ? new(number.Value * (upper.Value / digits.Value), upper.End) : number;
    }

    // "55,000 euros", "80.000 EUR", "80 TEUR", "34 cents", "75 USD million", "a quarter million US dollars", "20 quid"
    private Parsed<MoneyResolution>? Counted(int at)
    {
        if (numbers.Number(at) is not { } number || (text.IsGlued(at) && text[at - 1].Kind != TokenKind.Mark))
        {
            return null;
        }
        if (numbers.Dotted(at) is { } dotted && Name(dotted.End) is { } its && Currencies.PartsByDots(its.Value.Code))
        {
            number = dotted;
        }
        if (text.IsInside(number.End) && text.IsSpelled(number.End, "teur"))
        {
            return Amount(number.Value * 1000, "EUR", false, number.End + 1);
        }
        if (text[number.End - 1] is { Kind: TokenKind.Word, Length: 5 } && Spelling(number.End - 1, number.End - 1).Equals("grand", StringComparison.OrdinalIgnoreCase) && Name(number.End) is null)
        {
            return Amount(number.Value, slangCurrency, false, number.End);
        }
        var named = Is(number.End, Word.Of) || (text.IsMark(number.End, '-') && text.IsGlued(number.End)) ? number.End + 1 : number.End;
        if (Name(named) is not { } name)
        {
            return null;
        }
        var (code, isMinor) = name.Value;
        if (!isMinor && text[name.End].Lexeme is { NumberKind: NumberKind.Scale } scale && number.Value < 1_000_000)
        {
            return Amount(number.Value * scale.Number, code, false, name.End + 1);
        }
        return isMinor ? Amount(number.Value, code, true, name.End) : WithCents(number.Value, code, name.End, mayBeBare: true);
    }

    // "thirteen dollars and forty-five cents", "15 dollars and 15"
    private Parsed<MoneyResolution> WithCents(decimal value, string code, int at, bool mayBeBare)
    {
        var from = text[at].Lexeme.Word == Word.And ? at + 1 : at;
        if (text[from].Kind == TokenKind.Mark || numbers.Number(from) is not { Value: > 0 and < 100 } cents || cents.Value % 1 != 0)
        {
            return Amount(value, code, false, at);
        }
        if (Name(cents.End) is { Value.IsMinor: true } minor)
        {
            return Amount(value + cents.Value / 100, code, false, minor.End);
        }
        var endsThere = mayBeBare && value % 1 == 0 && (from > at || cents.Value >= 10) && !text.IsGlued(cents.End + 1) && text[cents.End] is { Kind: TokenKind.Mark };
        return endsThere ? Amount(value + cents.Value / 100, code, false, cents.End) : Amount(value, code, false, at);
    }

    private Parsed<(string Code, bool IsMinor)>? Name(int at)
    {
        if (text[at].Kind == TokenKind.Mark && text.IsInside(at) && Currencies.OfSign(text.Text[text[at].Start]) is { } sign)
        {
            // In "5 $10" the sign belongs to what follows.
            return text.IsGlued(at + 1) && text[at + 1].Kind == TokenKind.Digits ? null : new((sign, false), at + 1);
        }
        if (Code(at) is { } code)
        {
            return new(code, at + 1);
        }
        if (IsPence(at))
        {
            return new(("GBP", true), at + 1);
        }
        var dotted = text.IsMark(at + 1, '.') && text[at + 2] is { Length: 1, Kind: TokenKind.Word } ? SkipDot(at + 3) : at + 1;
        // "New Zealand dollars", "United States dollars"
        if (text[at].Kind == TokenKind.Word && text[at + 1].Kind == TokenKind.Word && Code(at + 2) is { } far && Currencies.Of(Spelling(at + 1, at + 1), far.Code) is { } remote)
        {
            return new((remote, far.IsMinor), at + 3);
        }
        if (text[at].Kind == TokenKind.Word && Code(dotted) is { } named && Currencies.Of(Spelling(at, at), named.Code) is { } exact)
        {
            return new((exact, named.IsMinor), dotted + 1);
        }
        return dotted > at + 1 && Code(dotted) is { Code: "USD" } dollars ? new(dollars, dotted + 1) : null;
    }

    // "50p", but not the "5 p" of "5 p.m."
    private bool IsPence(int at) => Is(at, Word.P) && text[at].Length == 1 && text.IsGlued(at) && !text.IsMark(at + 1, '.');

    private bool Is(int at, Word word) => text[at].Lexeme.Word == word;

    private int SkipDot(int at) => text.IsMark(at, '.') ? at + 1 : at;

    private (string Code, bool IsMinor)? Code(int at) =>
        text.IsInside(at) && text[at] is { Kind: TokenKind.Word, Length: > 1 and <= 9 } or { Kind: TokenKind.Mark } ? Currencies.Named(Spelling(at, at)) : null;

    private ReadOnlySpan<char> Spelling(int from, int to) => text.Text.AsSpan(text[from].Start, text[to].End - text[from].Start);

    private static Parsed<MoneyResolution> Amount(decimal value, string code, bool isMinor, int end) =>
        new(new MoneyResolution(value, code, isMinor, isMinor ? code + (code == "GBP" ? "-penny" : "-cent") : code), end);
}
