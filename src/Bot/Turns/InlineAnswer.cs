using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// An answer that a platform waits for in its response. Either the waiting side gives up first, and the answer goes out
/// through the channel, or the handling side claims it, and then the waiting side gets it: never both. A preview goes
/// out through the channel also when it is shown in the response.
/// </summary>
internal sealed class InlineAnswer(bool isPreview)
{
    private const int Open = 0;
    private const int Claimed = 1;
    private const int Expired = 2;
    private readonly TaskCompletionSource<Reply?> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int state;

    /// <summary>Whether the answer goes out through the channel all the same.</summary>
    public bool IsPreview => isPreview;

    /// <summary>Whether the waiting side gave up, so that there may be an answer to come.</summary>
    public bool IsExpired => Volatile.Read(ref state) == Expired;

    /// <summary>Waits for the answer; null when it takes longer than the limit (<see cref="IsExpired"/>), or there is none to give.</summary>
    public async Task<Reply?> WaitAsync(TimeSpan limit, TimeProvider time)
    {
        try
        {
            return await answer.Task.WaitAsync(limit, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return Interlocked.CompareExchange(ref state, Expired, Open) == Open
                ? null
                : await answer.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Whether the answer is still waited for; from then on it must be given by <see cref="Give"/>.</summary>
    public bool TryClaim() => Interlocked.CompareExchange(ref state, Claimed, Open) is Open or Claimed;

    /// <summary>Gives the answer.</summary>
    public void Give(Reply? reply) => answer.TrySetResult(reply);

    /// <summary>Sends the waiting side away although the answer may have been claimed: it goes out through the channel, should there be one later.</summary>
    public void GiveUp()
    {
        Interlocked.Exchange(ref state, Expired);
        answer.TrySetResult(null);
    }
}
