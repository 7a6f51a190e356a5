namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>
/// The closed vocabulary: every word of the patterns and of <see cref="Words"/> has a number and its classes.
/// A command word is also found with one slip of the finger.
/// </summary>
internal sealed class Lexicon
{
    private const int ShortestTypo = 5;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _abbreviations = Lookup(Words.Abbreviations);
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _closing = Lookup(Words.ClosingAbbreviations);
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _pronouns =
        Lookup(["she", "he", "they", "her", "his", "it", "i", "we", "needs", "need", "pls", "please", "their", "intro", "worth", "she's", "he's", "they're", "wants", "call", "follow"]);

    private readonly Dictionary<string, int> _numbers = new(8_000, StringComparer.Ordinal);
    private readonly List<WordClass> _classes = new(8_000) { WordClass.None };
    private readonly List<(string Word, int Number)>?[] _typoWords = new List<(string, int)>?[26];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>The vocabulary of the word lists; patterns add theirs.</summary>
    public Lexicon()
    {
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (wordClass, list) in Words.Lists)
        {
            AddList(wordClass, list);
        }

        AddList(WordClass.Everyday, EverydayWords.List);

        foreach (var (alias, word) in Words.Aliases)
        {
            _lookup[alias] = Number(word);
        }
    }

    public static bool IsAbbreviation(ReadOnlySpan<char> word) => Contains(_abbreviations, word);

    public static bool IsClosingAbbreviation(ReadOnlySpan<char> word) => Contains(_closing, word);

    public static bool IsPronoun(ReadOnlySpan<char> word) => Contains(_pronouns, word);

    /// <summary>The number of a word in lower case, which is given one if it has none.</summary>
    public int Number(ReadOnlySpan<char> word)
    {
        if (!_lookup.TryGetValue(word, out var number))
        {
            number = _classes.Count;
            _classes.Add(WordClass.None);
            _lookup[word] = number;
        }

        return number;
    }

    /// <summary>What a word may be.</summary>
    public WordClass Classes(int number) => _classes[number];

    /// <summary>How many numbers are given out.</summary>
    public int Count => _classes.Count;

    /// <summary>The number of a word as it is typed, or 0.</summary>
    public int Find(ReadOnlySpan<char> typed)
    {
        Span<char> lower = stackalloc char[32];
        if (typed.Length > lower.Length)
        {
            return 0;
        }

        lower = lower[..typed.ToLowerInvariant(lower)];
        return _lookup.TryGetValue(lower, out var number) ? number : 0;
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
        foreach (var (word, number) in _typoWords[lower[0] - 'a'] ?? [])
        {
            if ((lower.Length >= ShortestTypo || lower.Length < word.Length) && Typo.IsSlipOf(lower, word) && !Typo.IsInflected(lower, word))
            {
                return number;
            }
        }

        return 0;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(string[] words) =>
        new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static bool Contains(HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[12];
        return word.Length <= lower.Length && words.Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    private void AddList(WordClass wordClass, string list)
    {
        foreach (var range in list.AsSpan().SplitAny(' ', '\n', '\r'))
        {
            var word = list.AsSpan(range);
            if (word.Length > 0)
            {
                AddClass(Number(word), wordClass, word);
            }
        }
    }

    private void AddClass(int number, WordClass wordClass, ReadOnlySpan<char> word)
    {
        _classes[number] |= wordClass;
        if (wordClass == WordClass.Command && word.Length >= ShortestTypo)
        {
            (_typoWords[word[0] - 'a'] ??= []).Add((word.ToString(), number));
        }
    }
}
