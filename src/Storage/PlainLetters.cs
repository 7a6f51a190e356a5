using System.Buffers;

namespace ReferralBot.Storage;

/// <summary>Letters without their accents, so that who types "jose" finds José.</summary>
public static class PlainLetters
{
    private const string Accented = "àáâãäåāăąǎçćĉċčďđèéêëēĕėęěẽĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňǹòóôõöøōŏőǒŕŗřśŝşšșţťŧțùúûüũūŭůűųǔŵẁẃẅýÿŷźżž";
    private const string Plain = "aaaaaaaaaacccccddeeeeeeeeeegggghhiiiiiiiiijklllllnnnnnoooooooooorrrsssssttttuuuuuuuuuuuwwwwyyyzzz";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Accented);

    /// <summary>A word in lower case without accents; the word itself where it has none.</summary>
    public static string Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.AsSpan().IndexOfAny(Letters) >= 0 ? string.Create(word.Length, word, static (plain, word) => Fill(plain, word)) : word;
    }

    /// <summary>True where what was typed is the known word, case aside; its accents may be left out.</summary>
    public static bool Same(ReadOnlySpan<char> known, ReadOnlySpan<char> typed)
    {
        if (known.Length != typed.Length)
        {
            return false;
        }

        for (int i = 0; i < known.Length; i++)
        {
            char lower = char.ToLowerInvariant(known[i]);
            char other = char.ToLowerInvariant(typed[i]);
            if (lower != other && (char.IsAscii(lower) || Of(lower) != other))
            {
                return false;
            }
        }

        return true;
    }

    private static void Fill(Span<char> plain, string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            plain[i] = Of(word[i]);
        }
    }

    private static char Of(char letter) => Accented.IndexOf(letter, StringComparison.Ordinal) is >= 0 and int at ? Plain[at] : letter;
}
