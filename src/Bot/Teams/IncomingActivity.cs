using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>What an activity turned out to be.</summary>
internal abstract record IncomingActivity
{
    private IncomingActivity()
    {
    }

    /// <summary>Something for the bot.</summary>
    public sealed record Taken(Turn Turn) : IncomingActivity;

    /// <summary>A pressed button whose answer Teams expects in the response.</summary>
    public sealed record Asked(Turn Turn) : IncomingActivity;

    /// <summary>Nothing for the bot; Teams wants 200 all the same.</summary>
    public sealed record Ignored : IncomingActivity;

    /// <summary>An invoke that the bot does not answer.</summary>
    public sealed record NotOffered : IncomingActivity;

    /// <summary>An activity without something it must have.</summary>
    /// <param name="Why">The member that is missing or wrong.</param>
    public sealed record Malformed(string Why) : IncomingActivity;
}
