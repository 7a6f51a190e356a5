namespace ReferralBot.Bot.Teams;

/// <summary>Where the bot's own tokens come from.</summary>
internal interface ITokenSource
{
    /// <summary>A new token; null when none can be had now, which the source logs.</summary>
    Task<IssuedToken?> IssueAsync(CancellationToken cancellationToken);
}

/// <summary>A token for sending.</summary>
/// <param name="Value">The token.</param>
/// <param name="Expires">Until when it is good.</param>
internal sealed record IssuedToken(string Value, DateTimeOffset Expires);
