namespace ReferralBot.Bot.Slack;

/// <summary>The bot in one workspace.</summary>
/// <param name="Team">The id of the workspace.</param>
/// <param name="UserId">The bot's own user id there.</param>
/// <param name="Token">What it calls Slack with (<c>xoxb-…</c>).</param>
internal sealed record SlackBot(string Team, string UserId, string Token)
{
    /// <summary>The workspace without the token, which no log may show.</summary>
    public override string ToString() => $"{nameof(SlackBot)} {Team}";
}
