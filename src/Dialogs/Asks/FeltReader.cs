using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>
/// Finds what a client felt the value of, in the member's own words: what they thanked for, or what they reported.
/// </summary>
internal static class FeltReader
{
    private const int Longest = 120;
    private static readonly string[] ThankedFor = ["thanked me for ", "thanked us for ", "thankd us for ", "thankd me for ", "thanks for ", "grateful for ", "loved ", "loves ", "happy with ", "delighted with ", "thrilled with ", "impressed by ", "impressed with "];
    private static readonly string[] Reported = ["told me today ", "told us today ", "told me ", "told us ", "says ", "said ", "reports ", "reported ", "good result, ", "result: "];
    private static readonly string[] Whens = [" today", " yesterday", " this morning", " this afternoon", " just now", " this week", " last week"];

    /// <summary>The words, ready for the middle of a sentence to them; null where there are none.</summary>
    public static string? Find(string text, Moment? moment)
    {
        string? found = After(text, ThankedFor);
        if (found is not null)
        {
            return moment == Moment.Result ? null : Clean(found);
        }

        // What they reported is said back to them: "their backlog" becomes "your backlog".
        return moment == Moment.Result && After(text, Reported) is { } reported ? Turned(Clean(reported)) : null;
    }

    private static string? After(string text, string[] leads)
    {
        foreach (string lead in leads)
        {
            int at = text.IndexOf(lead, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || !char.IsLetter(text[at - 1])))
            {
                return text[(at + lead.Length)..];
            }
        }

        return null;
    }

    private static string? Clean(string words)
    {
        int end = words.AsSpan().IndexOfAny(".!?;\n");
        words = (end < 0 ? words : words[..end]).Trim(' ', ',', '"', '“', '”');
        foreach (string when in Whens)
        {
            if (words.EndsWith(when, StringComparison.OrdinalIgnoreCase))
            {
                words = words[..^when.Length].TrimEnd(' ', ',');
            }
        }

        words = words.StartsWith("that ", StringComparison.OrdinalIgnoreCase) ? words[5..] : words;
        return words.Length is 0 or > Longest ? null : words;
    }

    private static string? Turned(string? words) => words is null ? null : string.Join(' ', words.Split(' ').Select(word => word.ToLowerInvariant() switch
    {
        "their" => "your",
        "they" => "you",
        "them" => "you",
        _ => word,
    }));
}
