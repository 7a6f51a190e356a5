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

    private ReadOnlyMemory<char>[] words = new ReadOnlyMemory<char>[capacity];
    private T[] values = new T[capacity];
    private int[] next = new int[capacity];
    private int[] first = new int[Buckets(capacity)];
    private int count;

    /// <summary>The value of a word.</summary>
    public bool TryFind(ReadOnlySpan<char> word, out T value)
    {
        var at = PlaceOf(word, BucketOf(word));
        value = at < 0 ? default! : values[at];
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
            values[at] = value;
            return;
        }

        if (count == words.Length)
        {
            Grow();
            bucket = BucketOf(word.Span);
        }

        (words[count], values[count], next[count]) = (word, value, first[bucket]);
        first[bucket] = ++count;
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

        return (int)((hash ^ (hash >> 15)) & (uint)(first.Length - 1));
    }

    private int PlaceOf(ReadOnlySpan<char> word, int bucket)
    {
        var at = first[bucket] - 1;
        while (at >= 0 && !word.Equals(words[at].Span, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
        {
            at = next[at] - 1;
        }

        return at;
    }

    private void Grow()
    {
        var size = Math.Max(this.count * 2, 4);
        var (words, values) = (this.words, this.values);
        (this.words, this.values, next, first, var count) = (new ReadOnlyMemory<char>[size], new T[size], new int[size], new int[Buckets(size)], this.count);
        Array.Copy(words, this.words, count);
        Array.Copy(values, this.values, count);
        for (var i = 0; i < count; i++)
        {
            var bucket = BucketOf(this.words[i].Span);
            (next[i], first[bucket]) = (first[bucket], i + 1);
        }
    }
}
