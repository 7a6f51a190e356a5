using System.Text.Json;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Takes turns in. Where this bot has the store for itself, the commit of the answer is what keeps a turn, and only one
/// that takes longer is stored to wait; where several bots share the store, it is stored first, so that they see what a
/// conversation has waiting. Redeliveries are left out when the answer is committed.
/// </summary>
internal sealed class TurnInbox(ITableStore store, TurnWorker worker, TimeProvider time) : ITurnInbox
{
    /// <summary>How long a platform is kept waiting for the answer to be committed: Slack gives three seconds (https://docs.slack.dev/apis/events-api).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async ValueTask AcceptAsync(Turn turn, CancellationToken cancellationToken) =>
        await KeptAsync(await TakeAsync(turn, null, cancellationToken).ConfigureAwait(false), Patience, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Reply?> AnswerAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken) =>
        (await WaitAsync(turn, new InlineAnswer(isPreview: false), limit, cancellationToken).ConfigureAwait(false)).Reply;

    /// <inheritdoc/>
    public ValueTask<Preview> PreviewAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken) =>
        WaitAsync(turn, new InlineAnswer(isPreview: true), limit, cancellationToken);

    private async ValueTask<Preview> WaitAsync(Turn turn, InlineAnswer inline, TimeSpan limit, CancellationToken cancellationToken)
    {
        WaitingTurn waiting = await TakeAsync(turn, inline, cancellationToken).ConfigureAwait(false);
        Reply? reply = await inline.WaitAsync(limit, time).ConfigureAwait(false);
        if (inline.IsExpired)
        {
            await KeptAsync(waiting, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }

        return new Preview(reply, inline.IsExpired);
    }

    private async ValueTask<WaitingTurn> TakeAsync(Turn turn, InlineAnswer? inline, CancellationToken cancellationToken)
    {
        string? key = store.IsExclusive ? null : await StoreAsync(turn, cancellationToken).ConfigureAwait(false);
        var waiting = new WaitingTurn(turn, key, inline, time.GetTimestamp());
        worker.Enqueue(waiting);
        return waiting;
    }

    /// <summary>Ends when the turn survives a crash: because it was answered, or because it is stored to be.</summary>
    private async ValueTask KeptAsync(WaitingTurn waiting, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (waiting.Key is not null)
        {
            return;
        }

        try
        {
            await waiting.Settled.WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It goes into the lane once more, behind itself: there it is found answered, or answered although the store failed before.
            string key = await StoreAsync(waiting.Turn, cancellationToken).ConfigureAwait(false);
            worker.Enqueue(new WaitingTurn(waiting.Turn, key, null, waiting.Since) { IsFollower = true });
        }
    }

    /// <summary>Stores a turn to wait, unless an earlier delivery of it does.</summary>
    private async ValueTask<string> StoreAsync(Turn turn, CancellationToken cancellationToken)
    {
        string key = RowKeys.WaitingTurn(turn.In.ConversationId ?? "", turn.At, turn.Id);
        byte[] data = JsonSerializer.SerializeToUtf8Bytes(turn, ConversationJson.Default.Turn);
        await store.CommitAsync(turn.Workspace, [RowWrite.Insert(key, data)], cancellationToken).ConfigureAwait(false);
        return key;
    }
}
