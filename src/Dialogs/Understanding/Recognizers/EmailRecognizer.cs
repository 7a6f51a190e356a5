namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Finds e-mail addresses, as RFC 5321 writes them without quotes. Time is linear in the text's length.</summary>
public static class EmailRecognizer
{
    // RFC 5321, 4.5.3.1
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 255;

    /// <summary>The addresses of a text, in order, as they are written.</summary>
    public static IReadOnlyList<ModelResult<string>> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<ModelResult<string>> results = [];
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (LocalPart(text, at) is { } start && HostName.End(text, at + 1, LongestDomain) is { } end && HostName.HasTopLevel(text.AsSpan(at + 1, end - at - 1)))
            {
                var address = text[start..end];
                results.Add(new ModelResult<string>(address, start, "email", address));
            }
        }
        return results;
    }

    private static int? LocalPart(string text, int at)
    {
        var start = at;
        while (start > 0 && IsLocal(text[start - 1]))
        {
            start--;
            if (at - start > LongestLocalPart)
            {
                return null;
            }
        }
        var part = text.AsSpan(start, at - start);
        var isDotted = part.Length == 0 || part[0] == '.' || part[^1] == '.' || part.Contains("..", StringComparison.Ordinal);
        return isDotted || !part.ContainsAnyInRange('0', 'z') ? null : start;
    }

    private static bool IsLocal(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '+' or '%' or '\'' or '&' or '=' or '~' or '!' or '$' or '*' or '/' or '?' or '^' or '{' or '}';
}
