using System.Collections.Frozen;

namespace ReferralBot.Bot.Teams;

/// <summary>What a token is worth.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <summary>It comes from the Bot Connector and is for this bot. What it vouches for must still fit the activity.</summary>
    /// <param name="ServiceUrl">The service URL for which it was issued.</param>
    /// <param name="Endorsements">The channels for which its key is good.</param>
    public sealed record Trusted(string ServiceUrl, FrozenSet<string> Endorsements) : TokenVerdict;

    /// <summary>It is wrong.</summary>
    /// <param name="Why">What is wrong, without anything of the token itself.</param>
    public sealed record Refused(string Why) : TokenVerdict;

    /// <summary>It cannot be judged now: the keys cannot be fetched.</summary>
    public sealed record Unavailable : TokenVerdict
    {
        private Unavailable()
        {
        }

        /// <summary>The only one.</summary>
        public static Unavailable Instance { get; } = new();
    }
}
