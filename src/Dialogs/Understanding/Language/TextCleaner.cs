using System.Globalization;
using System.Text;

namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>
/// Turns what a chat client sends into plain text: mention markup and links become their names, typographic
/// signs their plain ones, emoji vanish (save thumbs), and a pasted signature is cut off.
/// </summary>
internal static class TextCleaner
{
    /// <summary>More than this is a story, not a request; the rest is not read.</summary>
    public const int MaxLength = 8_000;

    /// <summary>The word that a thumbs-up becomes.</summary>
    public const string ThumbsUp = "+1";

    /// <summary>The word that a thumbs-down becomes.</summary>
    public const string ThumbsDown = "-1";

    private const int MaxTag = 300;

    /// <summary>The plain text of a message.</summary>
    public static string Clean(string text)
    {
        if (text.Length > MaxLength)
        {
            text = text[..MaxLength];
        }

        var plain = IsPlain(text) ? text : new Cleaning(text).Run();
        return ContactCard.Join(Signature.Cut(plain));
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' and not '\n' or > '~' or '<' or '&' or '*' or '_' or '`' or '~' or ':' or '@' or '>' or '"')
            {
                return false;
            }
        }

        return !text.StartsWith("referral", StringComparison.OrdinalIgnoreCase);
    }

    private ref struct Cleaning(string text)
    {
        private readonly StringBuilder output = new(text.Length + 8);
        private int at;

        public string Run()
        {
            while (at < text.Length)
            {
                Step();
            }

            return DropBotName(output.ToString());
        }

        private void Step()
        {
            var c = text[at];
            switch (c)
            {
                case '<' when TryTag():
                case '&' when TryCharacterReference():
                case ':' when TryShortcode():
                case '>' when at == 0 || text[at - 1] == '\n':
                case '*' or '`' or '~' or '_' when IsEmphasis():
                    at += c is '>' or '*' or '`' or '~' or '_' ? 1 : 0;
                    break;
                case '-' when Next(1) is '-' or '>':
                    output.Append(" - ");
                    at += 2;
                    break;
                default:
                    Append(c);
                    break;
            }
        }

        private readonly char Next(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

        private readonly bool IsEmphasis()
        {
            var before = at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '@');
            var after = char.IsLetterOrDigit(Next(1));
            return !(before && after);
        }

        private void Append(char c)
        {
            at++;
            switch (c)
            {
                case '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u2032' or '\u00B4':
                    output.Append('\'');
                    break;
                case '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' or '\u2033':
                    output.Append('"');
                    break;
                case '\u2013' or '\u2014' or '\u2012' or '\u2015' or '\u2212' or '\u2192':
                    AppendDash();
                    break;
                case '\u2010' or '\u2011':
                    output.Append('-');
                    break;
                case '\u2026':
                    output.Append("...");
                    break;
                case '\u2022' or '\u25CF' or '\u25E6' or '\u2023':
                    output.Append('\n');
                    break;
                case '\n':
                    output.Append('\n');
                    break;
                case '\u00AD' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
                    or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F'):
                    break;
                case >= '\uD800' and <= '\uDFFF':
                    AppendSurrogate(c);
                    break;
                default:
                    AppendOther(c);
                    break;
            }
        }

        private readonly void AppendDash()
        {
            var digits = output.Length > 0 && char.IsDigit(output[^1]) && at < text.Length && char.IsDigit(text[at]);
            output.Append(digits ? "-" : " - ");
        }

        private readonly void AppendOther(char c)
        {
            if (c < 0x80 && c >= ' ')
            {
                output.Append(c);
                return;
            }

            var keep = char.GetUnicodeCategory(c) is not (UnicodeCategory.OtherSymbol or UnicodeCategory.Control
                or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            output.Append(keep ? c : ' ');
        }

        private void AppendSurrogate(char high)
        {
            if (!char.IsHighSurrogate(high) || at >= text.Length || !char.IsLowSurrogate(text[at]))
            {
                output.Append(' ');
                return;
            }

            var rune = new Rune(high, text[at++]);
            switch (rune.Value)
            {
                case 0x1F44D:
                    output.Append(' ').Append(ThumbsUp).Append(' ');
                    break;
                case 0x1F44E:
                    output.Append(' ').Append(ThumbsDown).Append(' ');
                    break;
                default:
                    output.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : IsWithinLine() ? ", " : " ");
                    break;
            }
        }

        /// <summary>An emoji between two words parts them as a comma does.</summary>
        private readonly bool IsWithinLine()
        {
            var before = output.Length;
            while (before > 0 && output[before - 1] == ' ')
            {
                before--;
            }

            return before > 0 && char.IsLetterOrDigit(output[before - 1]);
        }

        /// <summary>Slack's <c>:tada:</c>.</summary>
        private bool TryShortcode()
        {
            if (at > 0 && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] != ':')
            {
                return false;
            }

            var end = at + 1;
            while (end < text.Length && end - at < 40 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '+' or '-'))
            {
                end++;
            }

            if (end == at + 1 || end >= text.Length || text[end] != ':')
            {
                return false;
            }

            var name = text.AsSpan(at + 1, end - at - 1);
            if (name is "+1" or "thumbsup" or "-1" or "thumbsdown")
            {
                output.Append(' ').Append(name is "+1" or "thumbsup" ? ThumbsUp : ThumbsDown).Append(' ');
            }

            at = end + 1;
            return true;
        }

        private bool TryCharacterReference()
        {
            var rest = text.AsSpan(at);
            ReadOnlySpan<(string Name, char Sign)> references =
                [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&nbsp;", ' '), ("&quot;", '"'), ("&#39;", '\''), ("&apos;", '\'')];
            foreach (var (name, sign) in references)
            {
                if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                {
                    output.Append(sign);
                    at += name.Length;
                    return true;
                }
            }

            return false;
        }

        /// <summary>
        /// Mentions of Teams (<c>&lt;at&gt;Name&lt;/at&gt;</c>), HTML that Teams wraps a pasted text in, and Slack's
        /// <c>&lt;@U1|name&gt;</c>, <c>&lt;#C1|channel&gt;</c> and links (https://docs.slack.dev/messaging/formatting-message-text).
        /// </summary>
        private bool TryTag()
        {
            var window = text.AsSpan(at, Math.Min(MaxTag, text.Length - at));
            var close = window.IndexOf('>');
            if (close < 2)
            {
                return false;
            }

            var inner = window[1..close];
            var bar = inner.IndexOf('|');
            var label = bar < 0 ? [] : inner[(bar + 1)..];
            switch (inner[0])
            {
                case '@':
                    AppendName(bar < 0 ? [] : label);
                    break;
                case '#':
                    output.Append('#').Append(bar < 0 ? inner[1..] : label);
                    break;
                case '!':
                    break;
                case var c when char.IsAsciiLetter(c) || c == '/':
                    return TryElementOrLink(inner, bar, close);
                default:
                    return false;
            }

            at += close + 1;
            return true;
        }

        private bool TryElementOrLink(ReadOnlySpan<char> inner, int bar, int close)
        {
            if (inner.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            {
                output.Append(bar < 0 ? inner[7..] : inner[7..bar]);
            }
            else if (inner.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            {
                output.Append(bar < 0 ? inner[4..] : inner[(bar + 1)..]);
            }
            else if (inner.Contains("://", StringComparison.Ordinal))
            {
                output.Append(bar < 0 ? inner : inner[(bar + 1)..]);
            }
            else if (IsElement(inner, "at") && !inner.StartsWith("/"))
            {
                return TryTeamsMention(close);
            }
            else if (inner.Contains('@') && !inner.Contains(' '))
            {
                output.Append(inner);
            }
            else
            {
                var isBlock = IsElement(inner, "br") || IsElement(inner, "p") || IsElement(inner, "div") || IsElement(inner, "li");
                output.Append(isBlock ? "\n" : "");
            }

            at += close + 1;
            return true;
        }

        private bool TryTeamsMention(int close)
        {
            var start = at + close + 1;
            var window = text.AsSpan(start, Math.Min(MaxTag, text.Length - start));
            var end = window.IndexOf("</at>", StringComparison.OrdinalIgnoreCase);
            if (end >= 0)
            {
                AppendName(window[..end]);
                at = start + end + "</at>".Length;
            }
            else
            {
                at = start;
            }

            return true;
        }

        private readonly void AppendName(ReadOnlySpan<char> name)
        {
            output.Append(name.TrimStart('@'));
        }

        private static bool IsElement(ReadOnlySpan<char> inner, string name)
        {
            var tag = inner.TrimStart('/');
            return tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (tag.Length == name.Length || tag[name.Length] is ' ' or '/');
        }

        /// <summary>"@ReferralBot show referrals" is said to the bot, not about it.</summary>
        private static string DropBotName(string plain)
        {
            var rest = plain.AsSpan().TrimStart();
            var start = rest.TrimStart('@');
            foreach (var name in (ReadOnlySpan<string>)["referralbot", "referral bot", "referral-bot"])
            {
                if (start.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                    && (start.Length == name.Length || !char.IsLetterOrDigit(start[name.Length])))
                {
                    return start[name.Length..].TrimStart(" ,:-\n").ToString();
                }
            }

            return plain;
        }
    }
}
