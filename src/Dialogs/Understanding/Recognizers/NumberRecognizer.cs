namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Finds numbers in a text, in digits and in words. Any text whatever gives a result, in time linear in its length.</summary>
/// <param name="culture">How the writer's community writes.</param>
public sealed class NumberRecognizer(Culture culture)
{
    /// <summary>The numbers of a text, in order.</summary>
    public IReadOnlyList<ModelResult<NumberResolution>> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognize(new TokenizedText(text, culture.Vocabulary));
    }

    internal static IReadOnlyList<ModelResult<NumberResolution>> Recognize(TokenizedText text)
    {
        var grammar = new NumberGrammar(text);
        List<ModelResult<NumberResolution>> results = [];
        for (var at = 0; at < text.Count;)
        {
            if (grammar.Number(at) is not { } number)
            {
                at++;
                continue;
            }
            if (Stands(text, at, number.End))
            {
                var from = IsNegative(text, at) ? at - 1 : at;
                var value = from < at ? -number.Value : number.Value;
                results.Add(new ModelResult<NumberResolution>(text.Slice(from, number.End), text[from].Start, "number", new NumberResolution(value)));
            }
            at = number.End;
        }
        return results;
    }

    // "29km" is a measure, "A1" a code, "the one you mentioned" no number.
    private static bool Stands(TokenizedText text, int from, int end)
    {
        var isGluedBefore = text.IsGlued(from) && text[from - 1].Kind != TokenKind.Mark;
        var isGluedAfter = text.IsGlued(end) && text[end].Kind == TokenKind.Word;
        var isPronoun = end == from + 1 && text[from].Lexeme is { NumberKind: NumberKind.Small, Number: 1 } && text[from - 1].Lexeme.Word is Word.The or Word.That or Word.This or Word.Every or Word.Any or Word.Next or Word.Last or Word.No or Word.Some;
        var isOrdinal = text.IsMark(end, '-') && text[end + 1].Lexeme.Ordinal > 0;
        return !isGluedBefore && !isGluedAfter && !isPronoun && !isOrdinal;
    }

    private static bool IsNegative(TokenizedText text, int at) =>
        text[at - 1].Lexeme.Word == Word.Negative || (text.IsMark(at - 1, '-') && text.IsGlued(at) && text[at - 1].Spaced);
}
