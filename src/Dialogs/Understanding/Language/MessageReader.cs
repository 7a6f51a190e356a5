namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Makes a message of a text: cleans it, splits it into words, and finds names, dates, amounts and addresses.</summary>
internal static class MessageReader
{
    private const int MostCorrections = 3;
    private const int FewestAfterHeading = 3;
    private const int MostBeforeOrigin = 4;

    /// <summary>"pam lynch" had no lunch: a short word after a first name is a surname and no slip.</summary>
    private const int LongestSlip = 6;

    private static readonly string[] Headings = ["log", "add", "record", "note", "capture", "save", "enter", "put", "new", "another", "fresh", "inbound", "incoming", "partner", "client", "customer", "warm", "hot", "great", "good", "business", "sales", "a", "an", "the", "in", "down", "this", "for", "me", "us", "please", "pls", "hi", "hey", "hello", "one"];
    private static readonly string[] Log = ["log", "add", "record", "this"];
    private static readonly string[] Logged = ["this", "one"];
    private static readonly string[] Origins = ["from", "off"];
    private static readonly string[] Referral = ["referral", "ref", "referal", "lead", "intro", "introduction"];

    /// <summary>Reads a text; what the sender corrected within it is as corrected.</summary>
    public static Message Read(string text, ReadingContext context, Lexicon lexicon)
    {
        return Correct(ReadPlain(TextCleaner.Clean(text), context, lexicon), context, lexicon);
    }

    /// <summary>A message as its sender corrected it within it.</summary>
    public static Message Correct(Message message, ReadingContext context, Lexicon lexicon)
    {
        for (var i = 0; i < MostCorrections && Corrections.Find(message) is { } corrected; i++)
        {
            message = ReadPlain(corrected, context, lexicon);
        }

        return message;
    }

    /// <summary>The words of a clean text, in which nothing is found yet.</summary>
    public static Message Split(string text, Lexicon lexicon)
    {
        var tokens = Tokenizer.Split(text);
        JoinHeading(text, tokens);
        NumberWords(text, tokens, lexicon);
        return new Message(text, tokens, lexicon);
    }

    private static Message ReadPlain(string text, ReadingContext context, Lexicon lexicon)
    {
        var message = Split(text, lexicon);
        new NameFinder(message, context.People).Mark();
        EntityFinder.Find(message, context);
        return message;
    }

    /// <summary>"New referral. Kim Lee at Acme to Dana Fox": what follows belongs to the referral as after a colon.</summary>
    private static void JoinHeading(string text, Token[] tokens)
    {
        var end = 0;
        while (end < tokens.Length && (end == 0 || !tokens[end].StartsClause) && IsAny(Headings, text, tokens[end]))
        {
            end++;
        }

        if (end > 1 && IsAny(Logged, text, tokens[end - 1]) && IsAny(Log, text, tokens[end - 2]))
        {
            // "log this one. Kim Lee > Dana Fox"
            end--;
        }

        var start = end + 1;
        if (end >= tokens.Length || !(IsAny(Referral, text, tokens[end]) || IsAny(Logged, text, tokens[end])) || start > tokens.Length - FewestAfterHeading)
        {
            return;
        }

        var isLabel = tokens[start + 1].Has(Breaks.Colon);
        if (tokens[start].Has(Breaks.Sentence | Breaks.Line | Breaks.Comma) && !isLabel && !tokens[end].Has(Shape.Question))
        {
            var origin = Origin(text, tokens, start);
            tokens[start] = tokens[start] with { Before = origin < 0 ? Breaks.Colon : Breaks.None };
            if (origin >= 0)
            {
                tokens[origin] = tokens[origin] with { Before = Breaks.None, Shape = tokens[origin].Shape & ~Shape.Capital };
            }
        }
    }

    /// <summary>The "from" of "New referral! From Kim Lee" and "new referral, name only, from Kim Lee", which go on without a break; or -1.</summary>
    private static int Origin(string text, Token[] tokens, int start)
    {
        for (var i = start; i < tokens.Length && i <= start + MostBeforeOrigin; i++)
        {
            if ((i == start || tokens[i].Has(Breaks.Comma)) && IsAny(Origins, text, tokens[i]))
            {
                return i;
            }

            if (i > start && tokens[i].StartsClause)
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsAny(string[] words, string text, Token token)
    {
        var word = text.AsSpan(token.Start, token.End - token.Start);
        foreach (var known in words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void NumberWords(string text, Token[] tokens, Lexicon lexicon)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            var word = text.AsSpan(token.Start, token.End - token.Start);
            token.Word = lexicon.Find(word);
            if (token.Has(Shape.Possessive) && lexicon.Find(text.AsSpan(token.Start, token.End - token.Start + 2)) is > 0 and var whole)
            {
                (token.Word, token.End, token.Shape) = (whole, token.End + 2, token.Shape & ~Shape.Possessive);
            }

            var mayBeName = token.Has(Shape.Capital) && i > 0 && !token.StartsSentence;
            var isSurname = word.Length <= LongestSlip && i > 0 && token.Before == Breaks.None && (lexicon.Classes(tokens[i - 1].Word) & WordClass.FirstName) != 0;
            if (token.Word == 0 && !mayBeName && !isSurname && !token.Has(Shape.Email | Shape.Url | Shape.Digit))
            {
                token.Word = lexicon.FindMistyped(word);
            }

            tokens[i] = token;
        }
    }
}
