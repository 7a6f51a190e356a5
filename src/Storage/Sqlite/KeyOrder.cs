namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// The order in which SQLite has keys: that of their UTF-8, and so of their characters' numbers. UTF-16 has another one only
/// where the halves of a surrogate pair, which stand for characters above U+FFFF, meet what lies between U+E000 and U+FFFF.
/// </summary>
internal sealed class KeyOrder : IComparer<string>
{
    private KeyOrder()
    {
    }

    /// <summary>The one that all share.</summary>
    public static KeyOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x, right = y;
        int same = left.CommonPrefixLength(right);
        return same == left.Length || same == right.Length ? left.Length - right.Length : Rank(left[same]) - Rank(right[same]);
    }

    private static int Rank(char character) => char.IsSurrogate(character) ? character + 0x10000 : character;
}
