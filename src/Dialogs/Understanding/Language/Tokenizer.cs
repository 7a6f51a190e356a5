namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Splits plain text into words, in one pass.</summary>
internal ref struct Tokenizer(string text)
{
    /// <summary>More words than this are not read.</summary>
    public const int MaxTokens = 600;

    private Token[] tokens = new Token[Math.Min(text.Length / 4 + 4, MaxTokens)];
    private int count;
    private Breaks before;
    private int at;

    /// <summary>The words of the text.</summary>
    public static Token[] Split(string text)
    {
        var tokenizer = new Tokenizer(text);
        while (tokenizer.at < text.Length && tokenizer.count < MaxTokens)
        {
            tokenizer.Step();
        }

        tokenizer.Resize(tokenizer.count);
        return tokenizer.tokens;
    }

    private void Resize(int size)
    {
        if (size != this.tokens.Length)
        {
            var tokens = new Token[size];
            Array.Copy(this.tokens, tokens, count);
            this.tokens = tokens;
        }
    }

    private void Step()
    {
        var c = text[at];
        if (c == '\n')
        {
            before |= Breaks.Line;
            at++;
        }
        else if (char.IsWhiteSpace(c))
        {
            at++;
        }
        else if (StartsWord())
        {
            ReadWord();
        }
        else
        {
            ReadPunctuation(c);
            at++;
        }
    }

    private readonly char At(int index) => (uint)index < (uint)text.Length ? text[index] : '\0';

    private static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsCurrency(char c) => c is '$' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol;

    private readonly bool StartsWord()
    {
        var c = text[at];
        var next = At(at + 1);
        return IsWordCharacter(c)
            || (c is '&' && (at == 0 || char.IsWhiteSpace(At(at - 1))))
            || (c is '%' && at > 0 && char.IsWhiteSpace(At(at - 1)) && char.IsWhiteSpace(next))
            || (c is '@' && (char.IsWhiteSpace(next) || IsWordCharacter(next)))
            || (c is '#' or '+' or '.' && char.IsLetterOrDigit(next) && (c != '.' || char.IsDigit(next)))
            || (c is '-' && char.IsDigit(next) && (at == 0 || char.IsWhiteSpace(At(at - 1))))
            || IsCurrency(c);
    }

    private void ReadWord()
    {
        var start = at;
        if (text[at] is '@' or '&')
        {
            at++;
            Add(start, at, Shape.None);
            return;
        }

        if (TryEmailOrUrl(start))
        {
            return;
        }

        at++;
        while (at < text.Length && Continues(start))
        {
            at++;
        }

        AddWord(start, at);
        ReadAbbreviationDot(start);
    }

    private readonly bool Continues(int start)
    {
        var c = text[at];
        var before = text[at - 1];
        var next = At(at + 1);
        return c switch
        {
            _ when IsWordCharacter(c) || IsCurrency(c) => true,
            '\'' => IsWordCharacter(before) && IsWordCharacter(next),
            '-' => IsWordCharacter(before) && IsWordCharacter(next) && !JoinsDays(start) && !(char.IsDigit(text[start + (IsCurrency(text[start]) ? 1 : 0)]) && char.IsDigit(next)),
            '&' => IsWordCharacter(before) && IsWordCharacter(next),
            '_' => true,
            '%' => char.IsDigit(before),
            '+' => char.IsLetterOrDigit(before) && !IsWordCharacter(next),
            ',' => char.IsDigit(before) && char.IsDigit(next),
            ':' => char.IsDigit(before) && char.IsDigit(next),
            '/' => (char.IsDigit(before) && char.IsDigit(next)) || IsShortForm(start),
            '.' => IsInnerDot(start, before, next),
            _ => false,
        };
    }

    /// <summary>"b/c", "w/o"</summary>
    private readonly bool IsShortForm(int start) =>
        at == start + 1 && char.IsAsciiLetter(text[start]) && char.IsAsciiLetter(At(at + 1)) && !IsWordCharacter(At(at + 2));

    /// <summary>"mon-thu" is two words with a dash between.</summary>
    private readonly bool JoinsDays(int start)
    {
        var end = at + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return Weekday.Of(text.AsSpan(start, at - start)) >= 0 && Weekday.Of(text.AsSpan(at + 1, end - at - 1)) >= 0;
    }

    /// <summary>The dot of "monday.com", "1.2m" and "p.m", not that of "friday.call him".</summary>
    private readonly bool IsInnerDot(int start, char before, char next)
    {
        if (!IsWordCharacter(next) || !(IsWordCharacter(before) || IsCurrency(before)))
        {
            return false;
        }

        if (char.IsDigit(before) || char.IsDigit(next) || at - start == 1 || (at >= 2 && text[at - 2] == '.'))
        {
            return true;
        }

        var end = at + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return text.AsSpan(at + 1, end - at - 1) is "com" or "net" or "org" or "io" or "co" or "uk" or "ai" or "app" or "dev" or "de"
            or "eu" or "ca" or "au" or "us" or "biz" or "info" or "tv" or "me" or "fr" or "in" or "nz" or "ie" or "za" or "example" or "ly";
    }

    private bool TryEmailOrUrl(int start)
    {
        var end = start;
        var at = -1;
        var slashes = false;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '(' or ')' or '[' or ']' or '"' or ',' or ';' or '|'))
        {
            at = text[end] == '@' && at < 0 && end > start ? end : at;
            slashes |= text[end] == ':' && At(end + 1) == '/' && At(end + 2) == '/';
            end++;
        }

        while (end > start && text[end - 1] is '.' or '!' or '?' or ':' or '\'')
        {
            end--;
        }

        var isEmail = at > 0 && text.AsSpan(at + 1, Math.Max(0, end - at - 1)).Contains('.');
        if (!isEmail && !slashes && !text.AsSpan(start, end - start).StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        Add(start, end, isEmail && !slashes ? Shape.Email : Shape.Url);
        this.at = end;
        return true;
    }

    private void AddWord(int start, int end)
    {
        var word = text.AsSpan(start, end - start);
        var shape = Shape.None;
        if (word.Length > 2 && word[^2] == '\'' && word[^1] is 's' or 'S')
        {
            shape |= Shape.Possessive;
            end -= 2;
        }

        shape |= char.IsUpper(word[0]) ? Shape.Capital : 0;
        var letters = 0;
        var upper = 0;
        foreach (var c in word[..(end - start)])
        {
            letters += char.IsLetter(c) ? 1 : 0;
            upper += char.IsUpper(c) ? 1 : 0;
            shape |= char.IsDigit(c) ? Shape.Digit : 0;
        }

        shape |= letters > 1 && upper == letters ? Shape.AllCaps | Shape.Capital : 0;
        Add(start, end, shape);
    }

    private void Add(int start, int end, Shape shape)
    {
        if (count == tokens.Length)
        {
            Resize(Math.Min(count * 2, MaxTokens));
        }

        tokens[count++] = new Token { Start = start, End = end, Before = before, Shape = shape };
        before = Breaks.None;
    }

    /// <summary>"St. Luke's", "3 p.m. tomorrow" and "Pratt &amp; Co. Ltd" are no ends of sentences; "at Acme Inc. She" is one.</summary>
    private void ReadAbbreviationDot(int start)
    {
        if (At(at) != '.' || At(at + 1) == '.')
        {
            return;
        }

        var word = text.AsSpan(start, at - start);
        var next = at + 1;
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        var isFollowedByCapital = char.IsUpper(At(next));
        var isClosing = Lexicon.IsClosingAbbreviation(word);
        var isAbbreviation = Lexicon.IsAbbreviation(word) || (word.Length == 1 && char.IsUpper(word[0])) || (!isClosing && Initials.Are(word))
            || (isClosing && (isFollowedByCapital ? Lexicon.IsFirm(WordAt(next)) : !Lexicon.IsPronoun(WordAt(next))));
        if (isAbbreviation && next < text.Length && At(next) != '\n')
        {
            tokens[count - 1].Shape |= Shape.AbbreviationDot;
            at++;
        }
    }

    private readonly ReadOnlySpan<char> WordAt(int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '\''))
        {
            end++;
        }

        return text.AsSpan(start, end - start);
    }

    private void ReadPunctuation(char c)
    {
        before |= c switch
        {
            ',' or '|' => Breaks.Comma,
            '-' => at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(At(at + 1)) && !JoinsDays(tokens[count - 1].Start) ? Breaks.None : Breaks.Dash,
            '/' or '\\' => Breaks.Comma,
            '>' or '→' => Breaks.Dash,
            ':' or '=' => Breaks.Colon,
            '(' or '[' or '{' => Breaks.Open,
            ')' or ']' or '}' => Breaks.Close,
            ';' => Breaks.Semicolon,
            '.' or '!' or '?' => Breaks.Sentence,
            _ => Breaks.None,
        };
        if (c == '?' && count > 0)
        {
            tokens[count - 1].Shape |= Shape.Question;
        }
    }
}
