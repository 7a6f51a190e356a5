namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>
/// A text cut into tokens in one pass, each looked up in the vocabulary, and its number words put together.
/// Every grammar reads from here, so that a text is scanned once.
/// </summary>
internal sealed class TokenizedText
{
    private static readonly Token Outside = new(0, 0, TokenKind.Mark, true, Lexeme.Unknown, -1);

    private Token[] tokens;
    private readonly List<NumberPhrase> numbers = [];

    public TokenizedText(string text, Vocabulary vocabulary, IReadOnlyList<TextSpan>? names = null)
    {
        Text = text;
        tokens = new Token[text.Length / 3 + 4];
        Scan(vocabulary);
        Hide(names ?? []);
    }

    /// <summary>Makes names mean nothing, beside those that are hidden already.</summary>
    public void Hide(IReadOnlyList<TextSpan> names)
    {
        foreach (ref var token in tokens.AsSpan(0, Count))
        {
            token = IsName(token, names) ? token with { Lexeme = Lexeme.Unknown, Number = -1, Kind = TokenKind.Mark } : token;
        }
        numbers.Clear();
        NumberWords.Read(this, numbers);
    }

    public string Text { get; }

    public int Count { get; private set; }

    /// <summary>The token at a place, or an empty one beyond either end.</summary>
    public ref readonly Token this[int index]
    {
        get
        {
            if ((uint)index < (uint)Count)
            {
                return ref tokens[index];
            }
            return ref Outside;
        }
    }

    public bool IsInside(int index) => (uint)index < (uint)Count;

    /// <summary>The number that is written out in words from a token on ("twenty-five"), or null.</summary>
    public Parsed<long>? NumberWordsAt(int index) => this[index].Kind == TokenKind.Word ? NumberAt(index) : null;

    private Parsed<long>? NumberAt(int index)
    {
        var (low, high) = (0, numbers.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = numbers[middle].At < index ? (middle + 1, high) : (low, middle);
        }
        return low < numbers.Count && numbers[low].At == index ? new Parsed<long>(numbers[low].Value, numbers[low].End) : null;
    }

    public bool IsMark(int index, char mark) => IsInside(index) && this[index] is { Kind: TokenKind.Mark } token && Text[token.Start] == mark;

    /// <summary>True where the token is one of these characters.</summary>
    public bool IsAnyMark(int index, ReadOnlySpan<char> marks) =>
        IsInside(index) && this[index] is { Kind: TokenKind.Mark } token && marks.Contains(Text[token.Start]);

    /// <summary>True where no space parts the token from the one before it.</summary>
    public bool IsGlued(int index) => IsInside(index) && !this[index].Spaced;

    /// <summary>True where the token is this one letter, case aside.</summary>
    public bool IsLetter(int index, char upper) => this[index] is { Kind: TokenKind.Word, Length: 1 } token && char.ToUpperInvariant(Text[token.Start]) == upper;

    /// <summary>True where the token is spelled like this, case aside.</summary>
    public bool IsSpelled(int index, string word) => this[index].Length == word.Length && Spelling(index).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of digits after a decimal point.</summary>
    public decimal DecimalsAt(int index)
    {
        var value = (decimal)this[index].Number;
        for (var digits = this[index].Length; digits > 0; digits--)
        {
            value /= 10;
        }
        return value;
    }

    public ReadOnlySpan<char> Spelling(int index) => Text.AsSpan(this[index].Start, this[index].Length);

    public bool IsCapitalised(int index) => IsInside(index) && char.IsUpper(Text[this[index].Start]);

    /// <summary>The text from one token to another, the latter excluded.</summary>
    public string Slice(int from, int to) => Text[this[from].Start..this[to - 1].End];

    private void Scan(Vocabulary vocabulary)
    {
        var spaced = true;
        var at = 0;
        while (at < Text.Length)
        {
            if (char.IsWhiteSpace(Text[at]))
            {
                spaced = true;
                at++;
                continue;
            }
            var token = Next(at, spaced, vocabulary);
            if (Count == tokens.Length)
            {
                Array.Resize(ref tokens, Count * 2);
            }
            tokens[Count++] = token;
            at = token.End;
            spaced = false;
        }
    }

    private Token Next(int start, bool spaced, Vocabulary vocabulary)
    {
        var first = Text[start];
        if (char.IsAsciiDigit(first))
        {
            var end = start + 1;
            var value = (long)(first - '0');
            while (end < Text.Length && char.IsAsciiDigit(Text[end]))
            {
                value = end - start < 18 ? value * 10 + (Text[end] - '0') : -1;
                end++;
            }
            return new Token(start, end - start, TokenKind.Digits, spaced, Lexeme.Unknown, value);
        }
        if (char.IsLetter(first))
        {
            var end = start + 1;
            while (end < Text.Length && IsWordPart(end))
            {
                end++;
            }
            return new Token(start, end - start, TokenKind.Word, spaced, vocabulary.Find(Text.AsSpan(start, end - start)), -1);
        }
        return new Token(start, 1, TokenKind.Mark, spaced, vocabulary.Find(Text.AsSpan(start, 1)), -1);
    }

    // An apostrophe inside a word belongs to it ("o'clock", "don't"); a final "'s" does too, and the vocabulary knows both forms.
    private bool IsWordPart(int at) =>
        char.IsLetter(Text[at]) ||
        (Text[at] is '\'' or '’' && at + 1 < Text.Length && char.IsLetter(Text[at + 1]));

    private static bool IsName(Token token, IReadOnlyList<TextSpan> names)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (token.Start < names[index].End && names[index].Start < token.End)
            {
                return true;
            }
        }
        return false;
    }
}
