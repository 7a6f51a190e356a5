namespace ReferralBot.Storage.Tables;

/// <summary>A range of row keys in ordinal order.</summary>
/// <param name="From">The first key.</param>
/// <param name="To">The key before which the range ends.</param>
public readonly record struct RowRange(string From, string To)
{
    /// <summary>All keys that start with a prefix.</summary>
    public static RowRange Prefix(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        return new RowRange(prefix, prefix[..^1] + (char)(prefix[^1] + 1));
    }

    /// <summary>What is left of the range after a key: a space is the lowest character that a key may have.</summary>
    public RowRange After(string rowKey) => this with { From = rowKey + ' ' };
}
