namespace ReferralBot.Storage.Tables;

/// <summary>A range of row keys in ordinal order.</summary>
/// <param name="From">The first key.</param>
/// <param name="To">The key before which the range ends.</param>
public readonly record struct RowRange(string From, string To)
{
    /// <summary>All keys: the end is above every character that a key may have.</summary>
    public static RowRange All => new("", "\U0010ffff");

    /// <summary>All keys that start with a prefix.</summary>
    public static RowRange Prefix(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        if (prefix[^1] is < '\ud7ff' and var end)
        {
            return new RowRange(prefix, string.Concat(prefix.AsSpan(0, prefix.Length - 1), [(char)(end + 1)]));
        }

        int last = prefix.Length > 1 && char.IsLowSurrogate(prefix[^1]) ? prefix.Length - 2 : prefix.Length - 1;
        int next = char.ConvertToUtf32(prefix, last) + 1;
        return new RowRange(prefix, string.Concat(prefix.AsSpan(0, last), char.ConvertFromUtf32(next == 0xd800 ? 0xe000 : next)));
    }

    /// <summary>Whether a key is in the range.</summary>
    public bool Contains(string rowKey) => string.CompareOrdinal(rowKey, From) >= 0 && string.CompareOrdinal(rowKey, To) < 0;

    /// <summary>What is left of the range after a key: a space is the lowest character that a key may have.</summary>
    public RowRange After(string rowKey) => this with { From = rowKey + ' ' };
}
