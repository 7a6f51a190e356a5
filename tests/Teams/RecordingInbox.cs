using System.Collections.Concurrent;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Teams;

/// <summary>Keeps the turns it is handed, and answers as it is told to.</summary>
internal sealed class RecordingInbox : ITurnInbox
{
    public ConcurrentQueue<Turn> Turns { get; } = new();

    /// <summary>What a press is answered.</summary>
    public Reply? Answer { get; set; }

    /// <summary>True where a press takes longer than its platform waits.</summary>
    public bool IsSlow { get; set; }

    /// <summary>True while nothing can be stored.</summary>
    public bool IsDown { get; set; }

    public ValueTask AcceptAsync(Turn turn, CancellationToken cancellationToken)
    {
        Store(turn);
        return ValueTask.CompletedTask;
    }

    public ValueTask<Reply?> AnswerAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken)
    {
        Store(turn);
        return ValueTask.FromResult(Answer);
    }

    public async ValueTask<Preview> PreviewAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken) => new(await AnswerAsync(turn, limit, cancellationToken), IsSlow);

    private void Store(Turn turn)
    {
        if (IsDown)
        {
            throw new StoreUnavailableException("The disk is full.");
        }

        Turns.Enqueue(turn);
    }
}
