using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>A turn on its way to its dialog.</summary>
/// <param name="turn">The turn.</param>
/// <param name="key">The row in which it waits, which goes when it is answered; null where it is not stored, so that nobody was told yet that it was taken in.</param>
/// <param name="inline">Where its first answer is waited for; null where answers go out through the channel.</param>
/// <param name="since">When it was taken in, as a timestamp of the clock.</param>
internal sealed class WaitingTurn(Turn turn, string? key, InlineAnswer? inline, long since)
{
    private readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private string? heldBackBy;
    private long heldBackSince;
    private long firstSince;

    public Turn Turn => turn;

    public string? Key => key;

    public InlineAnswer? Inline => inline;

    public long Since => since;

    /// <summary>True where it was found in the store, so that another bot may have it in hand.</summary>
    public bool IsFound { get; init; }

    /// <summary>True where the same delivery stands in the lane before: found answered, it is no redelivery.</summary>
    public bool IsFollower { get; init; }

    /// <summary>Whether it waited for another bot, or comes from one.</summary>
    public bool WasHeldBack => IsFound || heldBackBy is not null;

    /// <summary>How long one row has kept the turn waiting.</summary>
    public TimeSpan HeldBackBy(string rowKey, TimeProvider time)
    {
        if (rowKey != heldBackBy)
        {
            heldBackBy = rowKey;
            heldBackSince = time.GetTimestamp();
        }

        return time.GetElapsedTime(heldBackSince);
    }

    /// <summary>How long it has been the first of its conversation here.</summary>
    public TimeSpan HasWaited(TimeProvider time)
    {
        if (firstSince == 0)
        {
            firstSince = time.GetTimestamp();
        }

        return time.GetElapsedTime(firstSince);
    }

    /// <summary>Ends when the turn has been answered, now or in an earlier delivery; fails where the store could not keep that.</summary>
    public Task Settled => settled.Task;

    public void Settle()
    {
        settled.TrySetResult();
        inline?.Give(null);
    }

    /// <summary>Nothing of it was kept, and whoever delivers it is to do so again.</summary>
    public void Fail(StoreUnavailableException outage)
    {
        settled.TrySetException(outage);
        inline?.GiveUp();
    }
}
