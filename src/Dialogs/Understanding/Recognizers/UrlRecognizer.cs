namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Finds web addresses, with or without a scheme. Time is linear in the text's length.</summary>
public static class UrlRecognizer
{
    private const int LongestHost = 255;

    // Bare names such as "globex.com" are addresses only under domains that people write; "Dana.Fox" is none.
    private static readonly WordMap<bool> TopLevels = WordMap<bool>.SetOf(
        "com org net edu gov mil int info biz name pro io ai co app dev me tv uk us ca au nz ie de fr es it nl be ch at se no dk fi pl pt cz gr hu ro ua tr il ae sa in pk jp cn tw hk sg my ph th vn id kr br mx ar cl za ng ke eg ru eu asia mobi travel jobs online site shop store tech cloud agency digital solutions consulting blog news xyz ly gg fm cc ws online website web page link email chat video media marketing design studio photography systems software network services support expert training academy school university church foundation events club group team company business works world global international live life health care dental clinic fitness law legal tax finance financial capital fund ventures partners holdings insurance bank loans credit property properties realty realestate estate homes house rent build builders construction contractors energy solar auto cars bike shoes clothing fashion jewelry gifts flowers food restaurant cafe coffee pizza bar wine beer hotel vacations tours space top win vip one inc llc ltd".Split(' '));

    /// <summary>The addresses of a text, in order, as they are written.</summary>
    public static IReadOnlyList<ModelResult<string>> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<ModelResult<string>> results = [];
        for (var at = 0; at < text.Length;)
        {
            if (!IsStart(text, at))
            {
                at++;
                continue;
            }
            if (Address(text, at) is { } end)
            {
                results.Add(new ModelResult<string>(text[at..end], at, "url", text[at..end]));
                at = end;
            }
            else
            {
                at = AfterWord(text, at);
            }
        }
        return results;
    }

    private static bool IsStart(string text, int at) =>
        char.IsLetterOrDigit(text[at]) && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '@' or '-' or '_' or '.'));

    private static int AfterWord(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '-' or '_'))
        {
            at++;
        }
        return at + 1;
    }

    private static int? Address(string text, int at)
    {
        var hasScheme = Scheme(text, at) is var schemeEnd && schemeEnd > at;
        schemeEnd = hasScheme ? AfterUser(text, schemeEnd) : schemeEnd;
        if (HostName.End(text, schemeEnd, LongestHost) is not { } hostEnd || (hostEnd < text.Length && text[hostEnd] == '@'))
        {
            return null;
        }
        var host = text.AsSpan(schemeEnd, hostEnd - schemeEnd);
        if (!hasScheme && !IsBareHost(host))
        {
            return null;
        }
        if (!hasScheme && hostEnd < text.Length && (char.IsLetterOrDigit(text[hostEnd]) || text[hostEnd] == '_'))
        {
            return null;
        }
        return Path(text, Port(text, hostEnd));
    }

    // "user:pass@" before the host
    private static int AfterUser(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestHost && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_' or ':' or '%'))
        {
            end++;
        }
        return end > at && end < text.Length && text[end] == '@' ? end + 1 : at;
    }

    private static int Scheme(string text, int at)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://", "ftp://"])
        {
            if (text.AsSpan(at).StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return at + scheme.Length;
            }
        }
        return at;
    }

    // In "ok.So" a space is missing.
    private static bool IsBareHost(ReadOnlySpan<char> host) =>
        HostName.HasTopLevel(host) && !(char.IsUpper(host[host.LastIndexOf('.') + 1]) && char.IsLower(host[^1])) && (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || TopLevels.Contains(host[(host.LastIndexOf('.') + 1)..]));

    private static int Port(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at <= 5 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }
        return at < text.Length && text[at] == ':' && end > at + 1 ? end : at;
    }

    // Up to white space or markup, without the punctuation of the sentence around it.
    private static int Path(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('/' or '?' or '#'))
        {
            return at;
        }
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !char.IsControl(text[end]) && text[end] is not ('<' or '>' or '"' or '|' or '`'))
        {
            end++;
        }
        while (end > at && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or ')' or ']' or '}' && !(text[end - 1] == ')' && text.AsSpan(at, end - at).Count('(') >= text.AsSpan(at, end - at).Count(')')))
        {
            end--;
        }
        return end;
    }
}
