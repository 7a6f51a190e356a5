namespace ReferralBot.Bot.Turns;

/// <summary>Whether a channel is on, for the line at the start and for operators.</summary>
/// <param name="Name">The channel's name, as people write it.</param>
/// <param name="IsOn">Whether it takes turns.</param>
/// <param name="Reason">How it is on, or which setting is missing for it to be.</param>
internal sealed record ChannelStatus(string Name, bool IsOn, string Reason);
