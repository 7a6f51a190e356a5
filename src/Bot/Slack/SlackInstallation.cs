using NodaTime;

namespace ReferralBot.Bot.Slack;

/// <summary>A workspace that installed the app through Slack's consent page.</summary>
/// <param name="Team">The id of the workspace.</param>
/// <param name="BotUserId">The bot's own user id there.</param>
/// <param name="SealedToken">The bot's token, encrypted.</param>
/// <param name="InstalledBy">The user id of who installed it.</param>
/// <param name="InstalledAt">When; what happened before is about an earlier installation.</param>
internal sealed record SlackInstallation(string Team, string BotUserId, string SealedToken, string InstalledBy, Instant InstalledAt);
