namespace ReferralBot.Bot.Turns;

/// <summary>Tells when nothing is left to do, for channels in one process with the bot: the terminal, and tests.</summary>
internal interface IStillness
{
    /// <summary>Returns when every turn stored has been handled and every message that could be sent has been.</summary>
    Task WhenStillAsync(CancellationToken cancellationToken);
}
