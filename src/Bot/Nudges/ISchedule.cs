using NodaTime;

namespace ReferralBot.Bot.Nudges;

/// <summary>What the bot does by itself, for those who move the clock: the terminal, simulations and tests.</summary>
internal interface ISchedule
{
    /// <summary>When the next appointment of any workspace is, perhaps already past; null where there is none.</summary>
    Task<Instant?> NextAsync(CancellationToken cancellationToken);

    /// <summary>Keeps everything that is due now; returns how many appointments were kept.</summary>
    Task<int> RunDueAsync(CancellationToken cancellationToken);
}
