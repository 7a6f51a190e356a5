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
    private static readonly SearchValues<char> Referred = SearchValues.Create("&<>\\`*_[]~#+=|");

    /// <summary>The text, escaped so that it reads as it was written.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 32);
        var isFirst = true;
        foreach (var line in MarkdownText.Lines(text))
        {
            escaped.Append(isFirst ? "" : "<br>");
            isFirst = false;
            AppendLine(escaped, line);
        }

        return escaped.ToString();
    }

    private static void AppendLine(StringBuilder escaped, string line)
    {
        var mark = MarkdownText.BlockMarkAt(line);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
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
