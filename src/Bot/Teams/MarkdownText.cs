using System.Buffers;
using System.Text;
using ReferralBot.Dialogs.Cards;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// Plain text for places in which Teams reads Markdown: texts and facts of cards
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format). Clients differ in
/// how much of Markdown they read; what none of them reads stays as it is, so that no needless backslash can show.
/// </summary>
internal static class MarkdownText
{
    /// <summary>The most characters of one text; what is longer ends in an ellipsis.</summary>
    public const int Longest = 8_000;

    private static readonly SearchValues<char> Anywhere = SearchValues.Create("\\`*_[]~<");

    /// <summary>What reads as it is written wherever it stands between letters.</summary>
    private static readonly SearchValues<char> Harmless = SearchValues.Create(" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;'\"!?()$%/@-“”‘’–—…·");

    /// <summary>The text, escaped so that it reads as it was written.</summary>
    public static string Escape(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        text = VisibleText.Shorten(text, Longest);
        var escaped = new StringBuilder(text.Length + 16);
        var isFirst = true;
        foreach (var line in Lines(text))
        {
            // One line break alone is a space in Markdown.
            escaped.Append(isFirst ? "" : "\n\n");
            isFirst = false;
            AppendLine(escaped, Inert(line));
        }

        return escaped.ToString();
    }

    /// <summary>Whether a text reads as it was written, which most do.</summary>
    private static bool IsPlain(string text) =>
        text.Length <= Longest && !text.AsSpan().ContainsAnyExcept(Harmless) && text is not ([] or [' ', ..] or [.., ' ']) && BlockMarkAt(text) < 0;

    /// <summary>The lines of a text without what is hidden and without indents, which would make code of them.</summary>
    public static IEnumerable<string> Lines(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            yield return VisibleText.Of(line).Trim();
        }
    }

    /// <summary>
    /// The text with its double braces parted by a space without width: clients put a date in the place of
    /// <c>{{DATE(...)}}</c> and <c>{{TIME(...)}}</c> in whatever a card shows
    /// (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features).
    /// </summary>
    public static string Inert(string text)
    {
        if (!text.Contains("{{", StringComparison.Ordinal))
        {
            return text;
        }

        var parted = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            parted.Append(i > 0 && text[i] == '{' && text[i - 1] == '{' ? "\u200B" : "").Append(text[i]);
        }

        return parted.ToString();
    }

    private static void AppendLine(StringBuilder escaped, string line)
    {
        var start = BlockMarkAt(line);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (i == start || Anywhere.Contains(c) || (c == '&' && IsEntity(line.AsSpan(i + 1))))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }
    }

    /// <summary>Where a line would begin a list, a heading, a quote, a rule or a table; -1 when it would not.</summary>
    public static int BlockMarkAt(string line)
    {
        if (line.Length == 0)
        {
            return -1;
        }

        if (line[0] is '#' or '>' or '+' or '-' or '=' or '|')
        {
            return 0;
        }

        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && line[digits] is '.' or ')' && (digits + 1 == line.Length || line[digits + 1] is ' ' or '\t') ? digits : -1;
    }

    /// <summary>True for what would be read as a character reference, such as <c>&amp;lt;</c>.</summary>
    private static bool IsEntity(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(';');
        if (end <= 0)
        {
            return false;
        }

        foreach (var c in rest[..end])
        {
            if (c != '#' && !char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
