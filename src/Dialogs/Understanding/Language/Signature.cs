using System.Buffers;

namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Finds where a pasted signature or a quoted mail starts.</summary>
internal static class Signature
{
    private static readonly string[] _closings =
    [
        "regards", "kind regards", "best regards", "warm regards", "many thanks", "best", "best wishes", "cheers", "thanks",
        "thank you", "thx", "ta", "sincerely", "yours sincerely", "yours", "all the best", "warmly", "br", "kr", "rgds",
        "with kind regards", "thanks and regards", "thanks & regards", "many thanks and kind regards", "thanks in advance",
        "many thanks in advance", "with thanks", "with best wishes",
    ];

    private static readonly SearchValues<char> _notInNames = SearchValues.Create("?:;0123456789");

    private static readonly string[] _starts =
        ["sent from my ", "get outlook for ", "sent via ", "-----original message", "this email and any ", "confidentiality notice", "begin forwarded message"];

    /// <summary>The text before the signature; the text itself where there is none.</summary>
    public static string Cut(string text)
    {
        var line = 0;
        var said = false;
        while (line < text.Length)
        {
            var end = text.IndexOf('\n', line);
            end = end < 0 ? text.Length : end;
            var content = text.AsSpan(line, end - line).Trim();
            if (said && StartsSignature(content))
            {
                return text[..line];
            }

            said |= content.Length > 0;
            line = end + 1;
        }

        return text;
    }

    private static bool StartsSignature(ReadOnlySpan<char> line)
    {
        if (line is "--" or "-" or "---" or "___" || line.StartsWith("-- "))
        {
            return true;
        }

        foreach (var start in _starts)
        {
            if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        var closing = line.TrimEnd(" ,.!-");
        foreach (var words in _closings)
        {
            if (closing.Equals(words, StringComparison.OrdinalIgnoreCase) || IsClosingWithName(line, words))
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
        return name.Length > 0 && char.IsUpper(name[0]) && name.Count(' ') <= 2 && !name.ContainsAny(_notInNames);
    }
}
