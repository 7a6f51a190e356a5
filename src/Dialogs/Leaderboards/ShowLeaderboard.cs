using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Leaderboards;

/// <summary>Shows the board of a channel, or in a personal chat that of everybody; and to each member alone their own rank.</summary>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed class ShowLeaderboard(IRosters rosters) : Dialog
{
    /// <summary>Tells whoever presses their own rank.</summary>
    public const string RankVerb = "board.rank";

    /// <summary>Tells what counts.</summary>
    public const string RulesVerb = "board.rules";

    /// <summary>Takes whoever presses off all boards, or puts them on again.</summary>
    public const string HideVerb = "board.hide";

    /// <summary>The name under which a button carries the metric; empty for the whole board.</summary>
    public const string Metric = OpenFigure.Metric;

    private const string Hide = "hide";

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.ShowLeaderboard];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [RankVerb, RulesVerb, HideVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["leaderboard", "leaderboard for asks last month"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        BoardMetric? metric = BoardMetric.Find(frame.Metric);
        if (frame.Metric is not null && metric is null)
        {
            return Buttons.Reply(
                "I keep no board of that: boards are for what one is glad to be first in. A manager can ask me for the list.",
                Buttons.Say("Show the board", "leaderboard"));
        }

        (Team? team, Reply? problem) = await Team.InAsync(context, rosters, context.Turn.In, cancellationToken).ConfigureAwait(false);
        if (team is null)
        {
            return problem!;
        }

        DateInterval period = frame.Period ?? ThisMonth(context.Today);
        if (period.Start > context.Today)
        {
            return new Reply { Text = $"Nothing can have happened {PeriodWords.In(period, context.Today, context.Speech)} yet." };
        }

        BoardPlan? plan = await PlanAsync(context, team, metric, cancellationToken).ConfigureAwait(false);
        Board board = await Board.ReadAsync(context, team, period, context.Today, metric, plan, cancellationToken).ConfigureAwait(false);
        string? next = plan is null ? null : await BoardSchedule.NextAsync(context, plan, context.Speech, cancellationToken).ConfigureAwait(false);
        return BoardCard.Show(board, context.Today, context.Speech, next);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken) => words switch
    {
        ["hide" or "leave" or "take" or "keep", "me", "from" or "off" or "out", .. var rest] when IsBoards(rest) => await HideAsync(context, isHidden: true, cancellationToken).ConfigureAwait(false),
        ["show" or "put", "me", "on", .. var rest] when IsBoards(rest) => await HideAsync(context, isHidden: false, cancellationToken).ConfigureAwait(false),
        ["my", "rank"] or ["what", "s" or "is", "my", "rank"] or ["show", "my", "rank"] or ["see", "my", "rank"] => await RankAsync(context, null, ThisMonth(context.Today), cancellationToken).ConfigureAwait(false),
        _ => null,
    };

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        BoardMetric? metric = BoardMetric.Find(pressed.Data.GetValueOrDefault(Metric));
        return pressed.Verb switch
        {
            RankVerb => await RankAsync(context, metric, OpenFigure.Period(pressed, context.Today), cancellationToken).ConfigureAwait(false),
            HideVerb => await HideAsync(context, pressed.Data.ContainsKey(Hide), cancellationToken).ConfigureAwait(false) with { ReplacesCard = true },
            _ => Rules(metric, OpenFigure.Period(pressed, context.Today)),
        };
    }

    internal static DateInterval ThisMonth(LocalDate today) => new(today.With(DateAdjusters.StartOfMonth), today.With(DateAdjusters.EndOfMonth));

    private static bool IsBoards(string[] words) =>
        words.Length > 0 && words[^1] is "board" or "boards" or "leaderboard" or "leaderboards" || words is [.., "leader", "board" or "boards"] || words is ["boards" or "leaderboards" or "board" or "leaderboard", "again"] or ["the", "boards" or "leaderboards" or "board" or "leaderboard", "again"];

    private static async ValueTask<BoardPlan?> PlanAsync(DialogContext context, Team team, BoardMetric? metric, CancellationToken cancellationToken) =>
        team.Place is null
            ? null
            : (await context.Boards.OfPlaceAsync(team.Place.ConversationId, cancellationToken).ConfigureAwait(false)).FirstOrDefault(plan => plan.Metric == metric?.Name);

    /// <summary>A member's own rank among those on the board, also of one who is on none: nobody else sees it.</summary>
    private async ValueTask<Reply> RankAsync(DialogContext context, BoardMetric? metric, DateInterval period, CancellationToken cancellationToken)
    {
        (Team? team, Reply? problem) = await Team.InAsync(context, rosters, context.Turn.In, cancellationToken).ConfigureAwait(false);
        if (team is null)
        {
            return problem!;
        }

        BoardMetric ranked = metric ?? BoardMetric.Received;
        Team mine = team with { Members = [.. team.Members.Where(member => member.Id != context.Member.Id), context.Member with { IsOffBoards = false }] };
        Board board = await Board.ReadAsync(context, mine, period, context.Today, ranked, null, cancellationToken).ConfigureAwait(false);
        string text = RankText(context, board, ranked);
        return new Reply
        {
            Text = text,
            Card = new AdaptiveCard
            {
                FallbackText = text,
                Body = [new TextBlock(text)],
                Actions =
                [
                    OpenFigure.Button("Show rows", ranked, period, null),
                    context.Member.IsOffBoards ? Buttons.Do("Show me on boards", HideVerb) : Buttons.Do("Hide me from boards", HideVerb, (Hide, "yes")),
                ],
            },
        };
    }

    private static string RankText(DialogContext context, Board board, BoardMetric metric)
    {
        string title = $"{metric.Title} {PeriodWords.In(board.Period, context.Today, context.Speech)}";
        string hidden = context.Member.IsOffBoards ? " Nobody else sees that: you stand on no board." : "";
        if (board.Of(metric) is not { } ranking || ranking.Rows.FirstOrDefault(row => row.Now.MemberId == context.Member.Id) is not { } mine)
        {
            return $"{title}: nothing of yours yet. The first one puts you on the board.{hidden}";
        }

        bool isShared = ranking.Rows.Count(row => row.Now.Rank == mine.Now.Rank) > 1;
        Moved? above = ranking.Rows.LastOrDefault(row => row.Now.Value > mine.Now.Value);
        string next = above is null ? "" : $" {board.NameOf(above.Now.MemberId)} is next above with {metric.Shown(above.Now.Value, ranking.Currency)}.";
        return $"{title}: you are number {mine.Now.Rank} of {ranking.Rows.Count}{(isShared ? ", shared" : "")}, with {metric.Shown(mine.Now.Value, ranking.Currency)}.{next}{hidden}";
    }

    private static Reply Rules(BoardMetric? metric, DateInterval period)
    {
        IReadOnlyList<BoardMetric> metrics = metric is not null ? [metric] : [BoardMetric.Received, .. BoardMetric.Results, .. BoardMetric.Habits];
        const string Text = "What counts on the board";
        return new Reply
        {
            Text = Text,
            Card = new AdaptiveCard
            {
                FallbackText = Text,
                Body =
                [
                    new TextBlock(Text) { IsBold = true },
                    new FactSet([.. metrics.Select(one => new Fact(one.Title, one.Rule))]),
                    new TextBlock("Equal figures share a rank. Who has nothing yet, or wants to stand on no board, is in none of its numbers. An arrow tells by how many ranks somebody moved since the last board.") { IsSubtle = true },
                ],
                Actions = [OpenFigure.Button("Show my rows", metrics[0], period, null)],
            },
        };
    }

    private static async ValueTask<Reply> HideAsync(DialogContext context, bool isHidden, CancellationToken cancellationToken)
    {
        MemberSettings before = await context.Settings.OfMemberAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        await SettingsChange.ApplyAsync(context, before, before with { IsOffBoards = isHidden }, cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync(isHidden ? "taking you off the boards" : "putting you on the boards", before, cancellationToken).ConfigureAwait(false);
        return Buttons.Reply(
            isHidden
                ? "You stand on no board from now on, and in none of their sums. “My rank” still tells you where you would be."
                : "You are on the boards again.",
            Buttons.Say("Undo", "undo"));
    }
}
