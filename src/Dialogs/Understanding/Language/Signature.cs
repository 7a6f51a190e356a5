using System.Buffers;

namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Finds where a pasted signature or a quoted mail starts.</summary>
internal static class Signature
{
    private static readonly string[] Closings =
    [
        "regards", "kind regards", "best regards", "warm regards", "many thanks", "best", "best wishes", "cheers", "thanks",
        "thank you", "thx", "ta", "sincerely", "yours sincerely", "yours", "all the best", "warmly", "br", "kr", "rgds",
        "with kind regards", "thanks and regards", "thanks & regards", "many thanks and kind regards", "thanks in advance",
        "many thanks in advance", "with thanks", "with best wishes",
    ];

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("?:;0123456789");

    /// <summary>How many of the fields stand in no referral.</summary>
    private const int OnlyInMails = 3;

    private static readonly string[] MailFields = ["sent:", "subject:", "cc:", "to:", "date:"];

    private static readonly string[] Openings =
        ["sent from my ", "get outlook for ", "sent via ", "-----original message", "this email and any ", "confidentiality notice", "begin forwarded message"];

    /// <summary>The text before the signature; the text itself where there is none.</summary>
    public static string Cut(string text)
    {
        var line = 0;
        var said = false;
        var isAnnounced = false;
        while (line < text.Length)
        {
            var end = text.IndexOf('\n', line);
            end = end < 0 ? text.Length : end;
            var content = text.AsSpan(line, end - line).Trim();
            if (said && !isAnnounced && (Starts(content) || IsMailHead(content, NextLine(text, end))))
            {
                return text[..line];
            }

            said |= content.Length > 0;
            isAnnounced = content.Length > 0 ? ContactCard.IsAnnouncedBy(content) : isAnnounced;
            line = end + 1;
        }

        return text;
    }

    private static ReadOnlySpan<char> NextLine(string text, int end)
    {
        if (end >= text.Length)
        {
            return [];
        }

        var rest = text.AsSpan(end + 1);
        var next = rest.IndexOf('\n');
        return (next < 0 ? rest : rest[..next]).TrimStart();
    }

    /// <summary>True for a line such as "--", "Regards," or "Sent from my phone".</summary>
    public static bool Starts(ReadOnlySpan<char> line)
    {
        if (line is "--" or "-" or "---" or "___" || line.StartsWith("-- ") || line.StartsWith("-----") || line.StartsWith("_____") || IsQuoteHead(line))
        {
            return true;
        }

        foreach (var start in Openings)
        {
            if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        var closing = line.TrimEnd(" ,.!-");
        foreach (var words in Closings)
        {
            if (closing.Equals(words, StringComparison.OrdinalIgnoreCase) || IsClosingWithName(line, words))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"On Mon, 3 Aug 2026 at 09:12, Kim Lee wrote:"</summary>
    private static bool IsQuoteHead(ReadOnlySpan<char> line) =>
        line.StartsWith("on ", StringComparison.OrdinalIgnoreCase) && line.TrimEnd(' ').EndsWith("wrote:", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// "From: Kim Lee" over "Sent:", or "From: Kim Lee kim@acme.com" over "To:": the head of a mail that was pasted in.
    /// "From: Kim Lee" over "To: Dana Fox" is a referral with labels.
    /// </summary>
    private static bool IsMailHead(ReadOnlySpan<char> line, ReadOnlySpan<char> next)
    {
        if (!line.StartsWith("from:", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var field in line.Contains('@') ? MailFields.AsSpan() : MailFields.AsSpan(0, OnlyInMails))
        {
            if (next.StartsWith(field, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Regards, Tom Becker" on one line.</summary>
    private static bool IsClosingWithName(ReadOnlySpan<char> line, string words)
    {
        if (line.Length <= words.Length + 1 || line.Length > words.Length + 40
            || line[words.Length] != ',' || !line.StartsWith(words, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var name = line[(words.Length + 1)..].Trim();
        return name.Length > 0 && char.IsUpper(name[0]) && name.Count(' ') <= 2 && !name.ContainsAny(NotInNames);
    }
}
