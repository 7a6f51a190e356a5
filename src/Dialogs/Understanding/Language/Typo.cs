namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Tells a slip of the finger from another word.</summary>
internal static class Typo
{
    /// <summary>
    /// True where <paramref name="typed"/> is <paramref name="word"/> with one letter left out, added, doubled, changed or two
    /// swapped; two such slips in a word of nine letters and more. The first letter must be right.
    /// </summary>
    public static bool IsSlipOf(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        var allowed = word.Length >= 9 ? 2 : 1;
        return Math.Abs(typed.Length - word.Length) <= allowed && typed[0] == word[0] && Distance(typed, word, allowed) <= allowed;
    }

    /// <summary>"updated" is another form of "update", and no slip.</summary>
    public static bool IsInflected(ReadOnlySpan<char> typed, ReadOnlySpan<char> word) =>
        typed.StartsWith(word) && typed[word.Length..] is "s" or "d" or "r" or "ed" or "er" or "y" or "ly" or "rs";

    /// <summary>The optimal string alignment distance; anything above the limit is given as one above it.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                var cost = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + 1);
                }

                row[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
    }
}
