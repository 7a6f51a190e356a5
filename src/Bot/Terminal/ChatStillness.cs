using ReferralBot.Bot.Nudges;
using ReferralBot.Bot.Turns;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Terminal;

/// <summary>When the chat may ask for the next line: every answer is out, and so is what became due when the clock was moved.</summary>
internal sealed class ChatStillness(TurnWorker worker, ScheduleRunner schedule) : IStillness
{
    /// <inheritdoc/>
    public async Task WhenStillAsync(CancellationToken cancellationToken)
    {
        do
        {
            await worker.WhenStillAsync(cancellationToken);
        }
        while (await RunDueAsync(cancellationToken) > 0);
    }

    private async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await schedule.RunDueAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // The runner's own next look tells of it and tries again.
            return 0;
        }
    }
}
