using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Passes over what people say before they come to the point: "great news, ".</summary>
internal static class SmallTalk
{
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

        return start;
    }
}
