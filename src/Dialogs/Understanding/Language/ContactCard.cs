using System.Text;

namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>
/// Finds somebody's pasted contact details (a name, a job title and a company, one a line, with an address or number below)
/// and makes one line of them, so that they read like a prospect that was written down: "Prospect: Dana Fox, CFO, Globex".
/// </summary>
internal static class ContactCard
{
    private const int MostLines = 6;
    private const int LongestLine = 60;
    private const int MostWordsOfName = 4;
    private const int MostWordsOfNotice = 4;

    private static readonly string[] Notices = ["signature", "sig ", "details", "card", "contact info"];

    /// <summary>The text with such details on one line; the text itself where there are none.</summary>
    public static string Join(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return text;
        }

        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        for (var i = 1; i < lines.Length; i++)
        {
            if (IsName(NameOf(lines[i])) && !Signature.Starts(lines[i]) && EndOf(lines, i) is var end && end > i)
            {
                return Joined(lines, i, end);
            }
        }

        return text;
    }

    /// <summary>The line after the name, title and company above the first address or number; 0 where this is no contact's details.</summary>
    private static int EndOf(string[] lines, int from)
    {
        var parts = 0;
        for (var i = from; i < lines.Length && i < from + MostLines; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            if (IsAddress(lines[i]))
            {
                return parts > 1 || (parts == 1 && lines[from].AsSpan().ContainsAny(',', '|')) ? i : 0;
            }

            if (lines[i].Length > LongestLine || lines[i][^1] is '.' or '?' or '!' && !IsAbbreviated(lines[i]) || lines[i].AsSpan().ContainsAny(':', '='))
            {
                return 0;
            }

            parts++;
        }

        return 0;
    }

    private static string Joined(string[] lines, int from, int to)
    {
        var before = lines.AsSpan(0, from);
        while (before.Length > 0 && (before[^1].Length == 0 || Signature.Starts(before[^1])))
        {
            before = before[..^1];
        }

        var joined = new StringBuilder();
        for (var i = 0; i < before.Length; i++)
        {
            joined.Append(i > 0 ? "\n" : "").Append(i == before.Length - 1 ? WithoutNotice(before[i]) : before[i]);
        }

        // "introduced me to:" goes on with the name.
        var isLeading = before.Length > 0 && IsLeading(before[^1]);
        joined.Append(isLeading ? " " : "\nProspect: ");
        var isFirst = true;
        for (var i = from; i < to; i++)
        {
            if (lines[i].Length > 0)
            {
                joined.Append(isFirst ? "" : ", ").Append(lines[i]);
                isFirst = false;
            }
        }

        for (var i = to; i < lines.Length; i++)
        {
            joined.Append('\n').Append(lines[i]);
        }

        return joined.ToString();
    }

    /// <summary>True for "..., introduced today. Prospect's signature:": somebody else's details follow, and no signature of the sender's.</summary>
    public static bool IsAnnouncedBy(ReadOnlySpan<char> line) =>
        line.EndsWith(':') && IsNotice(line[(NoticeStart(line) + 1)..]);

    /// <summary>"log referral from Kim Lee, sig below": the line without the words that only say that details follow.</summary>
    private static ReadOnlySpan<char> WithoutNotice(string line)
    {
        var cut = NoticeStart(line);
        return (cut > 0 && IsNotice(line.AsSpan(cut + 1))) || (cut < 0 && IsAnnouncedBy(line)) ? line.AsSpan(0, Math.Max(cut, 0)) : line;
    }

    private static int NoticeStart(ReadOnlySpan<char> line) => line.TrimEnd(" .:-").LastIndexOfAny(",.-");

    private static bool IsNotice(ReadOnlySpan<char> words)
    {
        foreach (var word in Notices)
        {
            if (words.Count(' ') <= MostWordsOfNotice && words.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLeading(string line) =>
        line.TrimEnd(' ', ':', '-').EndsWith(" to", StringComparison.OrdinalIgnoreCase) || line.TrimEnd(' ', ':').EndsWith(" with", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> NameOf(string line)
    {
        var end = line.AsSpan().IndexOfAny(',', '|');
        return (end < 0 ? line.AsSpan() : line.AsSpan(0, end)).Trim();
    }

    /// <summary>Two to four words of letters alone.</summary>
    private static bool IsName(ReadOnlySpan<char> name)
    {
        var words = 1;
        for (var i = 0; i < name.Length; i++)
        {
            words += name[i] == ' ' ? 1 : 0;
            if (!char.IsLetter(name[i]) && name[i] is not (' ' or '\'' or '-' or '.'))
            {
                return false;
            }
        }

        return words is > 1 and <= MostWordsOfName;
    }

    private static bool IsAbbreviated(string line) => line.EndsWith("Inc.", StringComparison.OrdinalIgnoreCase) || line.EndsWith("Ltd.", StringComparison.OrdinalIgnoreCase)
        || line.EndsWith("Co.", StringComparison.OrdinalIgnoreCase) || line.EndsWith("Corp.", StringComparison.OrdinalIgnoreCase);

    /// <summary>An e-mail address or a phone number, with a label or none.</summary>
    private static bool IsAddress(string line)
    {
        var digits = 0;
        foreach (var c in line)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return line.Contains('@', StringComparison.Ordinal) || digits >= 7;
    }
}
