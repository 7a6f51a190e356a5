namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Names of hosts: labels of letters, digits and hyphens, with dots between.</summary>
internal static class HostName
{
    /// <summary>Where the host that starts at a place ends, exclusive, or null where none starts there.</summary>
    public static int? End(string text, int start, int longest)
    {
        var end = start;
        var limit = Math.Min(text.Length, start + longest);
        while (end < limit && IsPart(text, end, start))
        {
            end++;
        }
        while (end > start && text[end - 1] is '.' or '-')
        {
            end--;
        }
        return end > start ? end : null;
    }

    /// <summary>True where the last label is of letters, two at least, and there is one before it.</summary>
    public static bool HasTopLevel(ReadOnlySpan<char> host)
    {
        var dot = host.LastIndexOf('.');
        if (dot <= 0 || host.Length - dot - 1 is < 2 or > 24)
        {
            return false;
        }
        foreach (var letter in host[(dot + 1)..])
        {
            if (!char.IsLetter(letter))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsPart(string text, int at, int start) =>
        char.IsAsciiLetterOrDigit(text[at]) || text[at] == '-' ||
        (text[at] == '.' && at > start && text[at - 1] != '.') || (char.IsLetter(text[at]) && text[at] >= 0x80);
}
