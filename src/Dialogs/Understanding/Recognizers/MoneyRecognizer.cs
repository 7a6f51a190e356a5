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
                results.Add(new ModelResult<MoneyResolution>(text.Slice(at, money.End), text[at].Start, "money", money.Value));
                at = money.End;
            }
            else
            {
                at = grammar.Skip(at);
            }
        }
        return results;
    }
}
