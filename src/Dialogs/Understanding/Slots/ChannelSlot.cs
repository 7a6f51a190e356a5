using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>The channel to post to.</summary>
internal static class ChannelSlot
{
    /// <summary>A channel, without its sign.</summary>
    public static string? Find(Message message) =>
        Words(message) is not { } words ? null : message[words.From][0] == '#' ? message[words.From][1..].ToString() : message.Raw(words.From, words.To);

    /// <summary>"#sales", or "Sales Wins" before "channel".</summary>
    public static FoundParty.Words? Words(Message message)
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (message[i].Length > 1 && message[i][0] == '#')
            {
                return new FoundParty.Words(i, i + 1);
            }
        }

        for (var i = 1; i < message.Count; i++)
        {
            if (!message.Says(i, "channel") || message.Is(i - 1, WordClass.Determiner | WordClass.Pronoun))
            {
                continue;
            }

            var from = i - 1;
            while (from > 0 && message.Tokens[from].Has(Shape.Capital) && message.Tokens[from - 1].Has(Shape.Capital) && !message.Tokens[from].StartsClause)
            {
                from--;
            }

            return new FoundParty.Words(from, i);
        }

        return null;
    }
}
