using System.Buffers;
using System.Globalization;
using System.Text;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// Plain text for messages without a card. They go out as <c>xml</c>, in which Teams shows character references as the
/// characters they stand for and nothing else
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages). What Markdown would read
/// is referred to as well, since the Agents Playground takes every format for Markdown.
/// </summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Referred = SearchValues.Create("&<>\"'\\`*_[]~#+=|");

    /// <summary>The text, escaped so that it reads as it was written.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Referred) && !text.Any(c => c == '-' || char.IsAsciiDigit(c) || char.IsControl(c) || MarkdownText.IsHidden(c)))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 32);
        var first = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            escaped.Append(first ? "" : "<br>");
            first = false;
            AppendLine(escaped, line.TrimEnd());
        }

        return escaped.ToString();
    }

    private static void AppendLine(StringBuilder escaped, string line)
    {
        var mark = MarkdownText.BlockMarkAt(line);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (MarkdownText.IsHidden(c))
            {
                continue;
            }

            if (i == mark || Referred.Contains(c))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            }
            else
            {
                escaped.Append(c);
            }
        }
    }
}
