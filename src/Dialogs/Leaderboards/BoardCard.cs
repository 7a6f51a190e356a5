using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Goals;

namespace ReferralBot.Dialogs.Leaderboards;

/// <summary>A board as everybody reads it: bars for what was received, results and habits side by side, and no more than a phone shows.</summary>
internal static class BoardCard
{
    private const int MostBars = 10;
    private const int MostInLine = 3;
    private const string WayUp = "▲";
    private const string WayDown = "▼";

    /// <summary>The board as a public reply.</summary>
    /// <param name="board">The board.</param>
    /// <param name="today">The day from which it is seen.</param>
    /// <param name="speech">How days are said.</param>
    /// <param name="next">When the next one comes, in a sentence; null where none does.</param>
    public static Reply Show(Board board, NodaTime.LocalDate today, Speech speech, string? next)
    {
        string title = Title(board, today, speech);
        List<CardElement> body = [.. Body(board, today, speech)];
        if (next is not null)
        {
            body.Add(new TextBlock(next) { IsSubtle = true, Separator = true });
        }

        string summary = Summary(board, title, today);
        return new Reply
        {
            Text = summary,
            IsPublic = true,
            Card = new AdaptiveCard { FallbackText = summary, Body = body, Actions = Actions(board) },
        };
    }

    /// <summary>The board without its buttons, for a preview.</summary>
    public static IEnumerable<CardElement> Body(Board board, NodaTime.LocalDate today, Speech speech)
    {
        yield return new TextBlock(Title(board, today, speech)) { IsBold = true, Size = TextSize.Large };
        if (board.Goal is { Pace.Target: > 0 } goal)
        {
            yield return new TextBlock($"{TextBar.Of(goal.Pace.Done, goal.Pace.Target)}  team {(IsOver(goal, today) ? GoalWords.Result(goal) : GoalWords.CountAndTime(goal))}");
        }

        if (board.Rankings.Count == 0)
        {
            yield return new TextBlock(board.Metric?.Nothing ?? "Nothing yet. The first referral opens the board.");
            yield break;
        }

        if (board.Metric is { } only)
        {
            foreach (CardElement element in Shown(board).Where(one => one.Metric == only).SelectMany(ranking => Bars(board, ranking)))
            {
                yield return element;
            }
        }
        else
        {
            if (board.Of(BoardMetric.Received) is { } received)
            {
                foreach (CardElement element in Bars(board, received))
                {
                    yield return element;
                }
            }

            List<CardElement> results = [.. Lines(board, BoardMetric.Results)];
            List<CardElement> habits = [.. Lines(board, BoardMetric.Habits)];
            if (results.Count > 0 || habits.Count > 0)
            {
                yield return new ColumnSet(
                [
                    .. results.Count > 0 ? [Column("Results", results)] : Array.Empty<Column>(),
                    .. habits.Count > 0 ? [Column("Habits", habits)] : Array.Empty<Column>(),
                ]);
            }
        }

        if (board.MostImproved is { Count: > 0 } improved)
        {
            yield return new TextBlock($"Most improved: {Speech.List([.. improved.Take(MostInLine).Select(one => $"{board.NameOf(one.MemberId)}, from {one.From} to {one.To}")])}{Against(board, today, speech)}.");
        }
    }

    /// <summary>"Referrals in November", "Asks made in October".</summary>
    private static string Title(Board board, NodaTime.LocalDate today, Speech speech) =>
        $"{(board.Metric is null || board.Metric == BoardMetric.Received ? "Referrals" : board.Metric.Title)} {PeriodWords.In(board.Period, today, speech)}";

    /// <summary>What an improvement is seen against, where the heading does not tell: of a month it is the month before.</summary>
    private static string Against(Board board, NodaTime.LocalDate today, Speech speech) =>
        board.Period == PeriodWords.MonthOf(board.Period.Start) ? "" : $", against {PeriodWords.Of(Board.Before(board.Period, today), today, speech)}";

    private static bool IsOver(GoalProgress goal, NodaTime.LocalDate today) => goal.Period.End < today;

    private static string Summary(Board board, string title, NodaTime.LocalDate today)
    {
        if (Shown(board).FirstOrDefault() is not { } first)
        {
            return $"{title}: nothing yet.";
        }

        string leaders = Speech.List([.. first.Rows.TakeWhile(row => row.Now.Rank == 1).Take(MostInLine).Select(row => board.NameOf(row.Now.MemberId))]);
        string team = board.Goal is { Pace.Target: > 0 } goal ? $" Team {(IsOver(goal, today) ? GoalWords.Result(goal) : GoalWords.Count(goal))}." : "";
        return $"{title}: {leaders} in front with {first.Metric.Shown(first.Rows[0].Now.Value, first.Currency)}.{team}";
    }

    /// <summary>What customers pay is nothing for outsiders.</summary>
    private static IEnumerable<BoardRanking> Shown(Board board) =>
        board.Rankings.Where(ranking => ranking.Metric != BoardMetric.Revenue || !board.Team.HasOutsiders);

    private static IEnumerable<CardElement> Bars(Board board, BoardRanking ranking)
    {
        yield return new ChartHorizontalBar(
            ranking.Metric.Title,
            [.. ranking.Rows.Take(MostBars).Select(row => new ChartBar(
                $"{row.Now.Rank} {board.NameOf(row.Now.MemberId)}{Movement(row)}",
                ranking.Metric == BoardMetric.Revenue ? row.Now.Value : Math.Round(row.Now.Value, 4),
                ranking.Metric.Shown(row.Now.Value, ranking.Currency)))]);
        if (ranking.Rows.Count > MostBars)
        {
            yield return new TextBlock($"… and {ranking.Rows.Count - MostBars} more") { IsSubtle = true };
        }
    }

    private static string Movement(Moved row) => row switch
    {
        { IsNew: true } => " (new)",
        { Up: > 0 } => $" ({WayUp}{row.Up})",
        { Up: < 0 } => $" ({WayDown}{-row.Up})",
        _ => "",
    };

    private static IEnumerable<CardElement> Lines(Board board, IReadOnlyList<BoardMetric> metrics) =>
        from ranking in Shown(board)
        where metrics.Contains(ranking.Metric)
        let rows = ranking.Rows.Take(MostInLine).Select(row => $"{row.Now.Rank} {board.NameOf(row.Now.MemberId)} {ranking.Metric.Shown(row.Now.Value, ranking.Currency)}")
        select new TextBlock($"{ranking.Metric.Title}: {string.Join(", ", rows)}{(ranking.Rows.Count > MostInLine ? $" … and {ranking.Rows.Count - MostInLine} more" : "")}");

    private static Column Column(string title, IReadOnlyList<CardElement> lines) =>
        new([new TextBlock(title) { IsBold = true }, .. lines]) { Stretches = true };

    private static List<CardAction> Actions(Board board)
    {
        (string, string)[] data =
        [
            (ShowLeaderboard.Metric, board.Metric?.Name ?? ""),
            (OpenFigure.From, OpenFigure.Text(board.Period.Start)),
            (OpenFigure.To, OpenFigure.Text(board.Period.End)),
        ];
        return [Buttons.Do("See my rank", ShowLeaderboard.RankVerb, data), Buttons.Do("What counts?", ShowLeaderboard.RulesVerb, data)];
    }
}
