using System.Text.Json;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Where several bots share a store: what the others have in hand of a conversation, and how long a turn waits for it.
/// Nobody holds a conversation; a bot waits for as long as others get on with it, and does itself what has stood still for
/// two seconds. All bots see the same order of who goes first, and each that comes later waits two seconds more, so that
/// they do not all take up the same thing at once.
/// </summary>
internal sealed class SharedConversations(ITableStore store, Instances instances, TimeProvider time)
{
    private const int MostRemembered = 10_000;
    private const int FewWaiting = 4;
    private const int MostWaiting = 100;

    /// <summary>What has waited long is looked at less often: this part of the time it has waited so far.</summary>
    private const int PartOfWait = 8;
    private static readonly TimeSpan RememberedFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan OthersHave = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private readonly Recent<bool> isOurs = new(MostRemembered, OthersHave, time);
    private readonly Recent<bool> isGivenUp = new(MostRemembered, RememberedFor, time);

    /// <summary>What has to happen before a turn is answered here; null when it is its time.</summary>
    public async Task<Hold?> LookAsync(WaitingTurn waiting)
    {
        Turn turn = waiting.Turn;
        TimeSpan patience = OthersHave * (1 + instances.RankFor(Conversation(turn)));
        if (waiting.IsFound && !isOurs.Find(Conversation(turn)) && waiting.HasWaited(time) < patience)
        {
            // Once it is gone, another bot has answered it.
            return await store.GetAsync(turn.Workspace, waiting.Key!, CancellationToken.None).ConfigureAwait(false) is null ? null : Wait(waiting);
        }

        RowRange before = RowRange.Prefix(RowKeys.WaitingIn(turn.In.ConversationId ?? "")) with { To = waiting.Key! };
        if (await FirstOfOthersAsync(turn.Workspace, before).ConfigureAwait(false) is not { } first)
        {
            return null;
        }

        if (waiting.HeldBackBy(first, time) < patience)
        {
            return Wait(waiting);
        }

        if (!RowKeys.IsWaitingTurn(first))
        {
            GiveUp(turn.Workspace, first);
            return Hold.Again;
        }

        IReadOnlyList<TableRow> rows = await store.QueryAsync(turn.Workspace, before with { From = first }, MostWaiting, CancellationToken.None).ConfigureAwait(false);
        return Hold.Again with { Earlier = [.. rows.Select(row => Read(row, waiting)).OfType<WaitingTurn>()] };
    }

    /// <summary>Notes who answered a turn: whoever did goes on with its conversation.</summary>
    public void Answered(Turn turn, bool here) => isOurs.Set(Conversation(turn), here);

    /// <summary>The conversation of a turn, of all workspaces.</summary>
    public static string Conversation(Turn turn) => InWorkspace(turn.Workspace, turn.In.ConversationId ?? "");

    private static string InWorkspace(string workspace, string key) => $"{workspace}|{key}";

    private Hold Wait(WaitingTurn waiting)
    {
        TimeSpan pause = waiting.HasWaited(time) / PartOfWait;
        return new Hold(pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause, []);
    }

    /// <summary>The first row of another bot that is waited for: a turn, or an answer on its way that was not given up. Most often there are few rows, and they are looked at many times a second.</summary>
    private async Task<string?> FirstOfOthersAsync(string workspace, RowRange range)
    {
        for (int count = FewWaiting; ; count = MostWaiting)
        {
            IReadOnlyList<TableRow> rows = await store.QueryAsync(workspace, range, count, CancellationToken.None).ConfigureAwait(false);
            if (rows.FirstOrDefault(row => !instances.IsMine(row.RowKey) && !isGivenUp.Find(InWorkspace(workspace, row.RowKey))) is { } first)
            {
                return first.RowKey;
            }

            if (rows.Count < count)
            {
                return null;
            }

            range = range.After(rows[^1].RowKey);
        }
    }

    /// <summary>A turn that waits; null, and not waited for again, where it was written by a version that is newer than this one.</summary>
    private WaitingTurn? Read(TableRow row, WaitingTurn next)
    {
        try
        {
            Turn turn = JsonSerializer.Deserialize(row.Data.Span, ConversationJson.Default.Turn)!;
            return new WaitingTurn(turn, row.RowKey, null, next.Since) { IsFound = true };
        }
        catch (JsonException)
        {
            GiveUp(next.Turn.Workspace, row.RowKey);
            return null;
        }
    }

    private void GiveUp(string workspace, string rowKey) => isGivenUp.Set(InWorkspace(workspace, rowKey), true);

    /// <summary>What comes before a turn.</summary>
    /// <param name="Pause">After which it is looked at again.</param>
    /// <param name="Earlier">Turns that nobody got on with, to be answered here before.</param>
    public sealed record Hold(TimeSpan Pause, IReadOnlyList<WaitingTurn> Earlier)
    {
        /// <summary>Looked at again at once.</summary>
        public static Hold Again { get; } = new(TimeSpan.Zero, []);
    }
}
