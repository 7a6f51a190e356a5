namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>
/// Puts number words together: "two hundred and two thousand" is 202,000. One pass from left to right;
/// no word belongs to two numbers, which keeps the time linear.
/// </summary>
internal static class NumberWords
{
    public static void Read(TokenizedText text, List<NumberPhrase> numbers)
    {
        for (var at = 0; at < text.Count; at++)
        {
            var lexeme = text[at].Lexeme;
            var first = lexeme.Word == Word.A && text[at + 1].Lexeme.NumberKind >= NumberKind.Dozen ? at + 1 : at;
            if (text[first].Lexeme.NumberKind == NumberKind.None || IsMultiplier(text, first))
            {
                continue;
            }
            var (value, end) = Compose(text, first);
            numbers.Add(new NumberPhrase(at, value, end));
            at = end - 1;
        }
    }

    // In "3 hundred" the digits are the number, and the word multiplies them.
    private static bool IsMultiplier(TokenizedText text, int at) => text[at].Lexeme.NumberKind >= NumberKind.Dozen && text[at - 1].Kind == TokenKind.Digits;

    // A group is what stands before "thousand" or "million"; where a word cannot join the group, the number
    // ends at the last place where it was whole.
    private static (long Value, int End) Compose(TokenizedText text, int first)
    {
        long total = 0, group = 0, smallestScale = long.MaxValue;
        var whole = (Value: 0L, End: first);
        var previous = NumberKind.None;
        var at = first;
        while (true)
        {
            var lexeme = text[at].Lexeme;
            var joins = Joins(previous, group, total, smallestScale, lexeme);
            if (!joins)
            {
                var cannotStop = lexeme.NumberKind >= NumberKind.Hundred && whole.End > first;
                return cannotStop ? whole : (total + group, LastWord(text, at));
            }
            switch (lexeme.NumberKind)
            {
                case NumberKind.Scale:
                    total += Math.Max(group, 1) * lexeme.Number;
                    group = 0;
                    smallestScale = lexeme.Number;
                    break;
                case NumberKind.Hundred or NumberKind.Dozen:
                    group = Math.Max(group, 1) * lexeme.Number;
                    break;
                case NumberKind.Small or NumberKind.Tens or NumberKind.None:
                    group += lexeme.Number;
                    break;
            }
            previous = lexeme.NumberKind;
            at++;
            if (previous is NumberKind.Hundred or NumberKind.Scale)
            {
                whole = (total + group, at);
            }
            at = Bridge(text, at, previous);
        }
    }

    private static bool Joins(NumberKind previous, long group, long total, long smallestScale, Lexeme next) => next.NumberKind switch
    {
        NumberKind.None => false,
        NumberKind.Small => previous switch
        {
            NumberKind.Tens => next.Number is > 0 and < 10,
            NumberKind.None or NumberKind.Hundred or NumberKind.Scale => next.Number > 0 || previous == NumberKind.None,
            _ => false,
        },
        NumberKind.Tens => previous is NumberKind.None or NumberKind.Hundred or NumberKind.Scale,
        NumberKind.Dozen => previous is NumberKind.None or NumberKind.Small,
        NumberKind.Hundred => group is > 0 and < 100 || (previous == NumberKind.None && total == 0),
        NumberKind.Scale => next.Number < smallestScale && (group > 0 || previous is NumberKind.None) && total < long.MaxValue / 2_000 && next.Number <= 1_000_000_000_000,
        _ => false,
    };

    // "fifty - two", "one hundred and five"
    private static int Bridge(TokenizedText text, int at, NumberKind previous)
    {
        var next = text[at + 1].Lexeme;
        var isHyphen = previous == NumberKind.Tens && text.IsMark(at, '-') && next is { NumberKind: NumberKind.Small, Number: > 0 and < 10 };
        var isAnd = previous is NumberKind.Hundred or NumberKind.Scale && text[at].Lexeme.Word == Word.And && next.NumberKind is NumberKind.Small or NumberKind.Tens && next.Number > 0;
        return isHyphen || isAnd ? at + 1 : at;
    }

    private static int LastWord(TokenizedText text, int at)
    {
        while (at > 0 && text[at - 1].Lexeme.NumberKind == NumberKind.None)
        {
            at--;
        }
        return at;
    }
}

/// <summary>A number written out in words, from the token <paramref name="At"/> up to <paramref name="End"/>, exclusive.</summary>
internal sealed record NumberPhrase(int At, long Value, int End);
