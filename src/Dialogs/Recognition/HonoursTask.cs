using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Leaderboards;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Recognition;

/// <summary>
/// Honours the best of the month before in a channel: results and habits, and the longest streak of thanking within a day. Where nobody
/// tells who is in the channel it is tried again the same day.
/// </summary>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed class HonoursTask(IRosters rosters) : ScheduledTask
{
    private const int MostNames = 3;
    private const int ShortestStreak = 3;
    private const int MonthsBack = 12;

    /// <inheritdoc/>
    public override string Kind => Celebrate.Honours;

    /// <inheritdoc/>
    public override async ValueTask KeepAsync(TaskContext context, Appointment appointment, CancellationToken cancellationToken)
    {
        if (await context.Celebrations.GetAsync(appointment.Id, cancellationToken).ConfigureAwait(false) is not { } celebration)
        {
            return;
        }

        PlaceRoster? roster = await rosters.ReadAsync(context.Workspace.Id, celebration.Place, cancellationToken).ConfigureAwait(false);
        if (roster is { IsGone: true })
        {
            await Celebrate.EndAsync(context, appointment.Id, cancellationToken).ConfigureAwait(false);
            return;
        }

        BoardPlan monthly = Celebrate.Monthly(celebration);
        DateTimeZone zone = BoardSchedule.ZoneOf(monthly);
        LocalDate today = context.Now.InZone(zone).Date;
        if (roster is null && context.Now + BoardSchedule.AskAgain is var again && again.InZone(zone) is var later && later.Date == today && later.TimeOfDay < NudgeCalendar.QuietFrom)
        {
            await context.Appointments.SetAsync(Celebrate.Honours, appointment.Id, again, cancellationToken).ConfigureAwait(false);
            return;
        }

        await Celebrate.AppointHonoursAsync(context, celebration, cancellationToken).ConfigureAwait(false);
        if (roster is null)
        {
            return;
        }

        DateInterval month = BoardSchedule.PeriodOf(monthly, appointment.At.InZone(zone).Date);
        Team team = await Team.OfAsync(context, celebration.Place, roster, cancellationToken).ConfigureAwait(false);
        Board board = await Board.ReadAsync(context, team, month, today, null, null, cancellationToken).ConfigureAwait(false);
        Member? setter = await context.Members.GetAsync(celebration.SetBy, cancellationToken).ConfigureAwait(false);
        List<Fact> honours = [.. board.Rankings.Where(ranking => ranking.Metric != BoardMetric.Revenue).Select(ranking => Honour(board, ranking))];
        honours.AddRange(await StreaksAsync(context, team, month, today, cancellationToken).ConfigureAwait(false));
        if (honours.Count == 0)
        {
            return;
        }

        string title = $"The best {PeriodWords.In(month, today, new Speech(setter?.Locale ?? ""))}";
        context.Send(celebration.Place, new Reply
        {
            Text = title,
            IsPublic = true,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body = [new TextBlock(title) { IsBold = true, Size = TextSize.Large }, new FactSet(honours)],
            },
        });
    }

    private static Fact Honour(Board board, BoardRanking ranking)
    {
        List<string> first = [.. ranking.Rows.TakeWhile(row => row.Now.Rank == 1).Select(row => board.NameOf(row.Now.MemberId))];
        string names = first.Count > MostNames ? $"{first.Count} members" : Speech.List(first);
        return new Fact(ranking.Metric.Title, $"{names}, {ranking.Metric.Shown(ranking.Rows[0].Now.Value, ranking.Currency)}");
    }

    private static async ValueTask<IEnumerable<Fact>> StreaksAsync(TaskContext context, Team team, DateInterval month, LocalDate today, CancellationToken cancellationToken)
    {
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        var year = new DateInterval(month.Start.PlusMonths(1 - MonthsBack), month.End);
        ILookup<string, MonthFigures> months = (await context.Figures.MonthsAsync(year, team.MemberIds, cancellationToken).ConfigureAwait(false)).ToLookup(one => one.MemberId, StringComparer.Ordinal);
        LocalDate last = LocalDate.Min(month.End, FigureSheet.LastThankable(today, rules.Holidays));
        List<(string Name, int Length)> streaks = [.. team.OnBoards.Select(member => (member.Name, ThankStreak.Of(months[member.Id], last)))];
        int longest = streaks.Count == 0 ? 0 : streaks.Max(one => one.Length);
        return longest < ShortestStreak ? [] :
        [
            new Fact("Longest streak", $"{Speech.List([.. streaks.Where(one => one.Length == longest).Take(MostNames).Select(one => one.Name)])}, {longest} sources in a row thanked within a day"),
        ];
    }
}
