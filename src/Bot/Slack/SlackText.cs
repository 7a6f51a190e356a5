using System.Text;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Slack's three escapes, and lengths as Slack counts them, in code points
/// (https://docs.slack.dev/messaging/formatting-message-text).
/// </summary>
internal static class SlackText
{
    private const char More = '…';

    /// <summary>Escapes a text for a field that Slack searches for mentions and links, no longer than so many characters.</summary>
    public static string Escape(string text, int longest)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var piece = rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => null,
            };
            length += piece?.Length ?? 1;
            if (length >= longest)
            {
                return escaped.Append(More).ToString();
            }

            _ = piece is null ? escaped.Append(rune.ToString()) : escaped.Append(piece);
        }

        return escaped.ToString();
    }

    /// <summary>Undoes Slack's escapes once: a typed <c>&amp;lt;</c> stays what was typed.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var rest = text.AsSpan(at);
            var (character, length) = rest switch
            {
                ['&', 'l', 't', ';', ..] => ('<', 4),
                ['&', 'g', 't', ';', ..] => ('>', 4),
                ['&', 'a', 'm', 'p', ';', ..] => ('&', 5),
                _ => (rest[0], 1),
            };
            plain.Append(character);
            at += length - 1;
        }

        return plain.ToString();
    }

    /// <summary>How many characters Slack counts.</summary>
    public static int Length(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }

    /// <summary>The text, or its beginning and an ellipsis where it is longer than so many characters.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest || Length(text) <= longest ? text : text[..Start(text, longest - 1)] + More;

    /// <summary>Where the first so many characters end.</summary>
    public static int Start(string text, int characters)
    {
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (characters-- == 0)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return Math.Min(end, text.Length);
    }
}
