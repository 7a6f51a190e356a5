using System.Collections.Frozen;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Goals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Leaderboards;

/// <summary>How the members of a team stand to each other in a period. Who wants to be on no board is in none of its numbers.</summary>
public sealed record Board
{
    /// <summary>The team.</summary>
    public required Team Team { get; init; }

    /// <summary>The days that count.</summary>
    public required DateInterval Period { get; init; }

    /// <summary>The only metric that is ranked; null for the whole board.</summary>
    public BoardMetric? Metric { get; init; }

    /// <summary>How far the team is to its goal, in a period that goals have; otherwise null.</summary>
    public GoalProgress? Goal { get; init; }

    /// <summary>The rankings that have anybody in them.</summary>
    public required IReadOnlyList<BoardRanking> Rankings { get; init; }

    /// <summary>Who received more than before, and by the most; empty where nobody did.</summary>
    public IReadOnlyList<Improved> MostImproved { get; init; } = [];

    private const int LeastImprovement = 2;

    /// <summary>The name of a member.</summary>
    public string NameOf(string memberId) => Team.Members.FirstOrDefault(member => member.Id == memberId)?.Name ?? memberId;

    /// <summary>The first ranking of a metric; null where nobody is in it.</summary>
    public BoardRanking? Of(BoardMetric metric) => Rankings.FirstOrDefault(ranking => ranking.Metric == metric);

    /// <summary>What movement is seen from next time: the values of the ranking that stands first.</summary>
    public IReadOnlyDictionary<string, decimal> Values =>
        Of(Metric ?? BoardMetric.Received)?.Rows.ToDictionary(row => row.Now.MemberId, row => row.Now.Value) ?? new Dictionary<string, decimal>();

    /// <summary>Reads a board.</summary>
    /// <param name="context">The rows of the workspace.</param>
    /// <param name="team">The team.</param>
    /// <param name="period">The days that count.</param>
    /// <param name="today">The day of whoever asks.</param>
    /// <param name="metric">The only metric to rank; null for the whole board.</param>
    /// <param name="last">The board posted last, from which movement is seen; null where there is none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<Board> ReadAsync(
        WorkContext context, Team team, DateInterval period, LocalDate today, BoardMetric? metric, BoardPlan? last, CancellationToken cancellationToken)
    {
        FrozenSet<LocalDate> holidays = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false)).Holidays;
        var book = new GoalBook(await context.Goals.ListAsync(cancellationToken).ConfigureAwait(false));
        FigureSheet figures = await FigureSheet.ReadAsync(context, period, today, team.MemberIds, cancellationToken).ConfigureAwait(false);
        FigureSheet before = await FigureSheet.ReadAsync(context, Before(period, today), today, team.MemberIds, cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<string, int> sources = metric?.Name == "sources"
            ? await SourceSheet.CountsAsync(context, period, team.MemberIds, cancellationToken).ConfigureAwait(false)
            : FrozenDictionary<string, int>.Empty;
        Board board = Of(team, figures, before, sources, metric, last?.LastPeriod == period.Start ? last.LastValues : null);
        Goal? set = GoalProgress.OfTeam(book, team);
        return GoalBook.PeriodOf((set ?? book.OfEach).Every, period.Start) == period && metric is null or { Name: "received" }
            ? board with { Goal = GoalProgress.OfTeam(book, team, figures, today, holidays) }
            : board;
    }

    /// <summary>Puts a board together.</summary>
    internal static Board Of(
        Team team,
        FigureSheet figures,
        FigureSheet before,
        IReadOnlyDictionary<string, int> sources,
        BoardMetric? metric,
        IReadOnlyDictionary<string, decimal>? lastValues)
    {
        IReadOnlyList<Member> members = team.OnBoards;
        IReadOnlyList<BoardMetric> metrics = metric is not null ? [metric] : [BoardMetric.Received, .. BoardMetric.Results, .. BoardMetric.Habits];
        return new Board
        {
            Team = team,
            Period = figures.Period,
            Metric = metric,
            Rankings = [.. metrics.SelectMany(one => RankingsOf(one, members, figures, sources, one == metrics[0] ? lastValues : null))],
            MostImproved = metric is null or { Name: "received" } ? Improvements(members, figures, before) : [],
        };
    }

    /// <summary>As many days before a period as are over in it: of a month the same days of the month before.</summary>
    internal static DateInterval Before(DateInterval period, LocalDate today)
    {
        LocalDate end = LocalDate.Min(period.End, LocalDate.Max(period.Start, today));
        bool isMonth = period.Start.Day == 1 && period.End == period.Start.With(DateAdjusters.EndOfMonth);
        if (!isMonth)
        {
            int days = NodaTime.Period.DaysBetween(period.Start, period.End) + 1;
            return new DateInterval(period.Start.PlusDays(-days), end.PlusDays(-days));
        }

        LocalDate start = period.Start.PlusMonths(-1);
        return new DateInterval(start, end == period.End ? start.With(DateAdjusters.EndOfMonth) : end.PlusMonths(-1));
    }

    private static IEnumerable<BoardRanking> RankingsOf(
        BoardMetric metric, IReadOnlyList<Member> members, FigureSheet figures, IReadOnlyDictionary<string, int> sources, IReadOnlyDictionary<string, decimal>? lastValues)
    {
        // Of revenue each currency is a ranking of its own, the most common first.
        List<string?> currencies = metric != BoardMetric.Revenue ? [null] : [.. members
            .SelectMany(member => figures.Of(member.Id).Revenue)
            .GroupBy(money => money.Currency, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)];
        foreach (string? currency in currencies)
        {
            IReadOnlyList<Ranked> ranked = Ranking.Of(members.Select(member => (member.Id, metric.ValueOf(figures.Of(member.Id), sources.GetValueOrDefault(member.Id), currency))));
            if (ranked.Count > 0)
            {
                yield return new BoardRanking(metric, currency, Ranking.Since(ranked, lastValues));
            }
        }
    }

    private static IReadOnlyList<Improved> Improvements(IReadOnlyList<Member> members, FigureSheet figures, FigureSheet before)
    {
        List<Improved> better = [.. members
            .Select(member => new Improved(member.Id, before.Of(member.Id)[Figure.Received], figures.Of(member.Id)[Figure.Received]))
            .Where(one => one.To - one.From >= LeastImprovement)];
        int most = better.Count == 0 ? 0 : better.Max(one => one.To - one.From);
        return [.. better.Where(one => one.To - one.From == most)];
    }
}

/// <summary>The ranks in one metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Currency">For revenue: the ISO 4217 code.</param>
/// <param name="Rows">The members, the first on top; never empty.</param>
public sealed record BoardRanking(BoardMetric Metric, string? Currency, IReadOnlyList<Moved> Rows);

/// <summary>Who received more than before.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="From">How many in as many days before.</param>
/// <param name="To">How many now.</param>
public sealed record Improved(string MemberId, int From, int To);
