namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Makes a message of a text: cleans it, splits it into words, and finds names, dates, amounts and addresses.</summary>
internal static class MessageReader
{
    private const int MostCorrections = 3;

    /// <summary>Reads a text; what the sender corrected within it is as corrected.</summary>
    public static Message Read(string text, ReadingContext context, Lexicon lexicon)
    {
        var message = ReadPlain(TextCleaner.Clean(text), context, lexicon);
        for (var i = 0; i < MostCorrections && Corrections.Find(message) is { } corrected; i++)
        {
            message = ReadPlain(corrected, context, lexicon);
        }

        return message;
    }

    private static Message ReadPlain(string text, ReadingContext context, Lexicon lexicon)
    {
        var tokens = Tokenizer.Split(text);
        NumberWords(text, tokens, lexicon);
        var message = new Message(text, tokens, lexicon);
        new NameFinder(message, context.People).Mark();
        EntityFinder.Find(message, context);
        return message;
    }

    private static void NumberWords(string text, List<Token> tokens, Lexicon lexicon)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var word = text.AsSpan(token.Start, token.End - token.Start);
            token.Word = lexicon.Find(word);
            if (token.Has(Shape.Possessive) && lexicon.Find(text.AsSpan(token.Start, token.End - token.Start + 2)) is > 0 and var whole)
            {
                (token.Word, token.End, token.Shape) = (whole, token.End + 2, token.Shape & ~Shape.Possessive);
            }

            var mayBeName = token.Has(Shape.Capital) && i > 0 && !token.StartsSentence;
            if (token.Word == 0 && !mayBeName && !token.Has(Shape.Email | Shape.Url | Shape.Digit))
            {
                token.Word = lexicon.FindMistyped(word);
            }

            tokens[i] = token;
        }
    }
}
