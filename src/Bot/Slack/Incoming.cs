using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>What a delivery holds: a turn, nothing for the bot, or a problem.</summary>
/// <param name="Turn">The turn; null for nothing.</param>
/// <param name="Problem">What cannot be read; null where all is well.</param>
internal readonly record struct Incoming(Turn? Turn, string? Problem = null)
{
    /// <summary>Well formed, and none of the bot's business.</summary>
    public static Incoming Nothing => default;

    /// <summary>Something that Slack always sends is missing or wrong.</summary>
    public static Incoming Malformed(string problem) => new(null, problem);
}
