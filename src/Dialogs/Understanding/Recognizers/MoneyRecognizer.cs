namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Finds amounts of money that name their currency. Any text whatever gives a result, in time linear in its length.</summary>
/// <param name="culture">How the writer's community writes.</param>
public sealed class MoneyRecognizer(Culture culture)
{
    /// <summary>The amounts of a text, in order.</summary>
    public IReadOnlyList<ModelResult<MoneyResolution>> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognize(new TokenizedText(text, culture.Vocabulary), culture);
    }

    internal static IReadOnlyList<ModelResult<MoneyResolution>> Recognize(TokenizedText text, Culture culture)
    {
        var grammar = new MoneyGrammar(text, culture.Currency);
        List<ModelResult<MoneyResolution>> results = [];
        for (var at = 0; at < text.Count;)
        {
            if (grammar.Money(at) is { } money)
            {
                var from = IsNegative(text, at) ? at - 1 : at;
                var amount = from < at ? money.Value with { Amount = -money.Value.Amount } : money.Value;
                results.Add(new ModelResult<MoneyResolution>(text.Slice(from, money.End), text[from].Start, "money", amount));
                at = money.End;
            }
            else
            {
                at = grammar.Skip(at);
            }
        }
        return results;
    }

    // "-$30", but not the end of "$20-$30", nor the item of a list
    private static bool IsNegative(TokenizedText text, int at) =>
        at > 1 && text.IsMark(at - 1, '-') && text.IsGlued(at) && text[at - 1].Spaced && text[at - 2].Kind == TokenKind.Word && !text.Text.AsSpan(text[at - 2].End, text[at - 1].Start - text[at - 2].End).Contains('\n');
}
