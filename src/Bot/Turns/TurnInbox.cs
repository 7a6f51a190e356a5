using System.Text.Json;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Takes turns in: one commit that leaves out redelivered ones and survives a crash, then the worker has them.
/// </summary>
internal sealed class TurnInbox(ITableStore store, TurnWorker worker, TurnMetrics metrics, TimeProvider time) : ITurnInbox
{
    private long lastOrder;

    /// <inheritdoc/>
    public async ValueTask<bool> AcceptAsync(Turn turn, CancellationToken cancellationToken) =>
        await StoreAsync(turn, null, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<Reply?> AnswerAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken) =>
        WaitAsync(turn, new InlineAnswer(isPreview: false), limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Reply?> PreviewAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken) =>
        WaitAsync(turn, new InlineAnswer(isPreview: true), limit, cancellationToken);

    private async ValueTask<Reply?> WaitAsync(Turn turn, InlineAnswer waiter, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (!await StoreAsync(turn, waiter, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        return await waiter.WaitAsync(limit, time).ConfigureAwait(false);
    }

    private async ValueTask<bool> StoreAsync(Turn turn, InlineAnswer? waiter, CancellationToken cancellationToken)
    {
        Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
        string key = RowKeys.Waiting(turn.In.ConversationId ?? "", NextOrder(now), turn.Id);
        CommitOutcome outcome = await store.CommitAsync(
            turn.Workspace,
            [
                RowWrite.Insert(RowKeys.Seen(turn.At.InUtc().Date, turn.Id), JsonSerializer.SerializeToUtf8Bytes(new SeenTurn(now), TurnJson.Default.SeenTurn)),
                RowWrite.Insert(key, JsonSerializer.SerializeToUtf8Bytes(turn, ConversationJson.Default.Turn)),
            ],
            cancellationToken).ConfigureAwait(false);
        if (!outcome.IsCommitted)
        {
            metrics.Duplicate(turn.In.Channel);
            return false;
        }

        metrics.Accepted(turn.In.Channel);
        worker.Enqueue(new WaitingTurn(turn, key, waiter, time.GetTimestamp()));
        return true;
    }

    /// <summary>A number that grows with every turn, also when the clock is set back: microseconds of its first reading.</summary>
    private long NextOrder(Instant now)
    {
        long wanted = now.ToUnixTimeTicks() / 10;
        while (true)
        {
            long last = Interlocked.Read(ref lastOrder);
            long next = Math.Max(wanted, last + 1);
            if (Interlocked.CompareExchange(ref lastOrder, next, last) == last)
            {
                return next;
            }
        }
    }
}

/// <summary>A stored turn on its way to its dialog.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Key">Its row, which goes when it is answered.</param>
/// <param name="Inline">Where its first answer is waited for; null where answers go out through the channel.</param>
/// <param name="Since">When it was taken in, as a timestamp of the clock.</param>
internal sealed record WaitingTurn(Turn Turn, string Key, InlineAnswer? Inline, long Since);
