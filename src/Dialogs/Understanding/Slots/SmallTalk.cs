using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Passes over what people say before they come to the point: "great news, ".</summary>
internal static class SmallTalk
{
    private const int LongestOpening = 9;

    private static readonly string[] Openers =
        ["further", "following", "after", "before", "per", "as", "during", "regarding", "re", "since", "over", "while", "when", "thanks", "because", "given", "once", "speaking", "back"];

    /// <summary>The first word from <paramref name="from"/> on that is no small talk.</summary>
    public static int SkipFrom(Message message, int from, int to)
    {
        var start = from;
        for (var i = from; i < to && (message.Is(i, WordClass.SmallTalk | WordClass.Filler) || message.Tokens[i].Entity != 0) && !message.Tokens[i].IsName; i++)
        {
            if (i + 1 < to && message.Tokens[i + 1].StartsClause)
            {
                start = i + 1;
            }
        }

        return AfterOpening(message, start, to);
    }

    /// <summary>"Further to our conversation, Kim ...": the first word after what such a message begins with.</summary>
    private static int AfterOpening(Message message, int from, int to)
    {
        if (message.Tokens[from].IsName || !Opens(message[from]))
        {
            return from;
        }

        for (var i = from + 1; i < to && i <= from + LongestOpening && !message.Tokens[i - 1].IsName; i++)
        {
            if (message.Tokens[i].Has(Breaks.Comma | Breaks.Colon | Breaks.Dash))
            {
                return i;
            }
        }

        return from;
    }

    private static bool Opens(ReadOnlySpan<char> word)
    {
        foreach (var opener in Openers)
        {
            if (word.Equals(opener, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
