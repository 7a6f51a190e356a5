namespace ReferralBot.Dialogs.Cards;

/// <summary>Text without what people do not see, which can turn the reading direction of all that follows, our own words included.</summary>
public static class VisibleText
{
    /// <summary>The text without what is hidden.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(IsHidden) ? string.Concat(text.Where(c => !IsHidden(c))) : text;
    }

    /// <summary>The text on one line, cut where it is longer than fits.</summary>
    public static string OnOneLine(string text, int longest) => Shorten(Of(text).ReplaceLineEndings(" ").Replace('\t', ' ').Trim(), longest);

    /// <summary>The text cut at a whole character.</summary>
    public static string Shorten(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= longest)
        {
            return text;
        }

        int end = longest - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }

    /// <summary>True for controls, for marks of direction, and for characters without width other than those that join or part letters.</summary>
    public static bool IsHidden(char c) => c switch
    {
        '\n' or '\t' => false,
        < '\u00AD' => char.IsControl(c),
        '\u00AD' or '\u061C' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' => true,
        (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB') => true,
        _ => false,
    };
}
