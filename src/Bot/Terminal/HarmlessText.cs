using System.Globalization;
using System.Text;

namespace ReferralBot.Bot.Terminal;

/// <summary>
/// Makes text safe to print: what people type must not move the cursor, change colours or turn the reading direction
/// (Unicode's <c>Trojan Source</c> note, https://www.unicode.org/reports/tr36/).
/// </summary>
internal static class HarmlessText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The text with control characters shown as U+FFFD and invisible ones left out; line breaks stay.</summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            Append(safe, rune);
        }

        return safe.ToString();
    }

    /// <summary>The same on one line.</summary>
    public static string OnOneLine(string text) => Of(text).Replace('\n', ' ');

    /// <summary>The text with halves of surrogate pairs replaced, so that it can be written as UTF-8.</summary>
    public static string WellFormed(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune);
        }

        return whole.ToString();
    }

    private static void Append(StringBuilder safe, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control when rune.Value == '\n':
                safe.Append('\n');
                break;
            case UnicodeCategory.Control when rune.Value == '\t':
                safe.Append(' ');
                break;
            case UnicodeCategory.Control:
                safe.Append('\uFFFD');
                break;
            case UnicodeCategory.Format when rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner):
                break;
            default:
                safe.Append(rune);
                break;
        }
    }
}
