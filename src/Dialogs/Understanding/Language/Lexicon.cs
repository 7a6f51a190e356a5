using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>
/// The closed vocabulary: every word of the patterns and of <see cref="Words"/> has a number and its classes.
/// A command word is also found with one slip of the finger.
/// </summary>
internal sealed class Lexicon
{
    private const int ShortestTypo = 5;
    private const int MostWords = 8_192;

    private static readonly WordMap<bool> ShortForms = WordMap<bool>.SetOf(Words.Abbreviations);
    private static readonly WordMap<bool> Closing = WordMap<bool>.SetOf(Words.ClosingAbbreviations);
    private static readonly WordMap<bool> Firms = WordMap<bool>.SetOf(Words.LegalForms);
    private static readonly WordMap<bool> Pronouns =
        WordMap<bool>.SetOf(["she", "he", "they", "her", "his", "it", "i", "we", "needs", "need", "pls", "please", "their", "intro", "worth", "she's", "he's", "they're", "wants", "call", "follow"]);

    private readonly WordMap<int> numbers = new(MostWords, ignoresCase: false);
    private readonly WordClass[] classes = new WordClass[MostWords];
    private readonly List<string>?[] typoWords = new List<string>?[26];
    private int count = 1;

    /// <summary>The vocabulary of the word lists; patterns add theirs.</summary>
    public Lexicon()
    {
        foreach (var (wordClass, list) in Words.Lists)
        {
            AddList(wordClass, list);
        }

        AddList(WordClass.Everyday, EverydayWords.List);

        foreach (var (alias, word) in Words.Aliases)
        {
            numbers.Set(alias.AsMemory(), Number(word.AsMemory()));
        }
    }

    public static bool IsAbbreviation(ReadOnlySpan<char> word) => ShortForms.Contains(word);

    public static bool IsClosingAbbreviation(ReadOnlySpan<char> word) => Closing.Contains(word);

    public static bool IsFirm(ReadOnlySpan<char> word) => Firms.Contains(word);

    public static bool IsPronoun(ReadOnlySpan<char> word) => Pronouns.Contains(word);

    /// <summary>The number of a word in lower case, which is given one if it has none.</summary>
    public int Number(ReadOnlyMemory<char> word)
    {
        if (!numbers.TryFind(word.Span, out var number))
        {
            number = count++;
            numbers.Set(word, number);
        }

        return number;
    }

    /// <summary>What a word may be.</summary>
    public WordClass Classes(int number) => classes[number];

    /// <summary>How many numbers are given out.</summary>
    public int Count => count;

    /// <summary>The number of a word as it is typed, or 0.</summary>
    public int Find(ReadOnlySpan<char> typed)
    {
        Span<char> lower = stackalloc char[32];
        if (typed.Length > lower.Length)
        {
            return 0;
        }

        lower = lower[..typed.ToLowerInvariant(lower)];
        return numbers.TryFind(lower, out var number) ? number : 0;
    }

    /// <summary>The number of the command word that was surely meant, or 0.</summary>
    public int FindMistyped(ReadOnlySpan<char> typed)
    {
        if (typed.Length is < ShortestTypo - 1 or > 20 || !char.IsAsciiLetter(typed[0]))
        {
            return 0;
        }

        Span<char> lower = stackalloc char[20];
        lower = lower[..typed.ToLowerInvariant(lower)];
        foreach (var word in typoWords[lower[0] - 'a'] ?? [])
        {
            if ((lower.Length >= ShortestTypo || lower.Length < word.Length) && Typo.IsSlipOf(lower, word) && !Typo.IsInflected(lower, word))
            {
                return Number(word.AsMemory());
            }
        }

        return 0;
    }

    private void AddList(WordClass wordClass, string list)
    {
        for (var at = 0; at < list.Length;)
        {
            var start = at;
            while (at < list.Length && list[at] > ' ')
            {
                at++;
            }

            if (at > start)
            {
                AddClass(Number(list.AsMemory(start, at - start)), wordClass, list.AsSpan(start, at - start));
            }

            at++;
        }
    }

    private void AddClass(int number, WordClass wordClass, ReadOnlySpan<char> word)
    {
        classes[number] |= wordClass;
        if (wordClass == WordClass.Command && word.Length >= ShortestTypo)
        {
            (typoWords[word[0] - 'a'] ??= []).Add(word.ToString());
        }
    }
}
