namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>
/// Values by words, found by a stretch of text with no string made of it. Unlike the lookups of the framework's collections,
/// its code is compiled ahead with the bot, which the first message of a process would have to wait for.
/// </summary>
/// <param name="capacity">How many words are expected.</param>
/// <param name="ignoresCase">True where case makes no difference.</param>
internal sealed class WordMap<T>(int capacity = 16, bool ignoresCase = true)
{
    private const uint Basis = 2_166_136_261;
    private const uint Prime = 16_777_619;

    private ReadOnlyMemory<char>[] _words = new ReadOnlyMemory<char>[capacity];
    private T[] _values = new T[capacity];
    private int[] _next = new int[capacity];
    private int[] _first = new int[Buckets(capacity)];
    private int _count;

    /// <summary>The value of a word.</summary>
    public bool TryFind(ReadOnlySpan<char> word, out T value)
    {
        var at = PlaceOf(word, BucketOf(word));
        value = at < 0 ? default! : _values[at];
        return at >= 0;
    }

    /// <summary>True where the word has a value.</summary>
    public bool Contains(ReadOnlySpan<char> word) => PlaceOf(word, BucketOf(word)) >= 0;

    /// <summary>Gives a word its value, in place of the one it had. The word stays a part of the text that it was written in.</summary>
    public void Set(ReadOnlyMemory<char> word, T value)
    {
        var bucket = BucketOf(word.Span);
        var at = PlaceOf(word.Span, bucket);
        if (at >= 0)
        {
            _values[at] = value;
            return;
        }

        if (_count == _words.Length)
        {
            Grow();
            bucket = BucketOf(word.Span);
        }

        (_words[_count], _values[_count], _next[_count]) = (word, value, _first[bucket]);
        _first[bucket] = ++_count;
    }

    /// <summary>A set of words, case aside: each has the value true.</summary>
    public static WordMap<bool> SetOf(ReadOnlySpan<string> words)
    {
        var set = new WordMap<bool>(words.Length);
        foreach (var word in words)
        {
            set.Set(word.AsMemory(), true);
        }

        return set;
    }

    private static int Buckets(int capacity) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity);

    // The bit in which large and small letters differ is left out, so that a word is in one place whatever its case.
    private int BucketOf(ReadOnlySpan<char> word)
    {
        var hash = Basis;
        foreach (var c in word)
        {
            hash = (hash ^ (c & ~0x20u)) * Prime;
        }

        return (int)((hash ^ (hash >> 15)) & (uint)(_first.Length - 1));
    }

    private int PlaceOf(ReadOnlySpan<char> word, int bucket)
    {
        var at = _first[bucket] - 1;
        while (at >= 0 && !word.Equals(_words[at].Span, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
        {
            at = _next[at] - 1;
        }

        return at;
    }

    private void Grow()
    {
        var size = Math.Max(_count * 2, 4);
        var (words, values) = (_words, _values);
        (_words, _values, _next, _first, var count) = (new ReadOnlyMemory<char>[size], new T[size], new int[size], new int[Buckets(size)], _count);
        Array.Copy(words, _words, count);
        Array.Copy(values, _values, count);
        for (var i = 0; i < count; i++)
        {
            var bucket = BucketOf(_words[i].Span);
            (_next[i], _first[bucket]) = (_first[bucket], i + 1);
        }
    }
}
