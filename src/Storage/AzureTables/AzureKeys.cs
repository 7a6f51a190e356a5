using System.Buffers;
using System.Text;

namespace ReferralBot.Storage.AzureTables;

/// <summary>
/// Keys as Azure takes them. What it forbids (<c>/ \ # ?</c>), and the percent sign, which some of its tools decode once too
/// often, is written as the character before it and a 1; that character itself gets a 0. So every key has one form, and
/// the order of keys stays what it was.
/// </summary>
internal static class AzureKeys
{
    private const string Forbidden = "#%/?\\";
    private static readonly SearchValues<char> Changed = SearchValues.Create("\"#$%./>?[\\");

    public static string Escape(string key)
    {
        if (!key.AsSpan().ContainsAny(Changed))
        {
            return key;
        }

        var escaped = new StringBuilder(key.Length + 8);
        foreach (char c in key)
        {
            if (Forbidden.Contains(c))
            {
                escaped.Append((char)(c - 1)).Append('1');
            }
            else
            {
                escaped.Append(c);
                if (Forbidden.Contains((char)(c + 1)))
                {
                    escaped.Append('0');
                }
            }
        }

        return escaped.ToString();
    }

    public static string Unescape(string escaped)
    {
        if (!escaped.AsSpan().ContainsAny("\"$.>["))
        {
            return escaped;
        }

        var key = new StringBuilder(escaped.Length);
        for (int i = 0; i < escaped.Length; i++)
        {
            char c = escaped[i];
            bool isPair = Forbidden.Contains((char)(c + 1)) && i + 1 < escaped.Length;
            key.Append(isPair && escaped[++i] == '1' ? (char)(c + 1) : c);
        }

        return key.ToString();
    }

    /// <summary>
    /// The end of a range. It may hold control characters, which Azure forbids; as no key has any, the next character
    /// that a key may have ends the range at the same place.
    /// </summary>
    public static string EscapeBound(string bound)
    {
        for (int i = 0; i < bound.Length; i++)
        {
            if (char.IsControl(bound[i]))
            {
                return Escape(bound[..i]) + (bound[i] < ' ' ? ' ' : '\u00a0');
            }
        }

        return Escape(bound);
    }
}
