using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Leaderboards;

/// <summary>
/// Posts a board in its channel, and appoints the next. What comes late, after downtime, comes once, for the days that were
/// meant, and not at night. In a channel that is gone it stops, and whoever set it up hears of it.
/// </summary>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed class BoardTask(IRosters rosters) : ScheduledTask
{
    /// <inheritdoc/>
    public override string Kind => BoardSchedule.Kind;

    /// <inheritdoc/>
    public override async ValueTask KeepAsync(TaskContext context, Appointment appointment, CancellationToken cancellationToken)
    {
        if (await context.Boards.GetAsync(appointment.Id, cancellationToken).ConfigureAwait(false) is not { } plan)
        {
            return;
        }

        Instant meant = plan.DueAt is { } due && due < appointment.At ? due : appointment.At;
        ZonedDateTime now = context.Now.InZone(BoardSchedule.ZoneOf(plan));
        if (context.Now - meant > NudgeCalendar.Late && (now.TimeOfDay >= NudgeCalendar.QuietFrom || now.TimeOfDay < NudgeCalendar.QuietUntil))
        {
            await PutOffAsync(context, plan, meant, MorningAfter(now), cancellationToken).ConfigureAwait(false);
            return;
        }

        switch (await rosters.ReadAsync(context.Workspace.Id, plan.Place, cancellationToken).ConfigureAwait(false))
        {
            case { IsGone: true }:
                await BoardSchedule.StopAllInAsync(context, plan.Place.ConversationId, cancellationToken).ConfigureAwait(false);
                return;

            case null when context.Now - meant < BoardSchedule.Patience:
                await PutOffAsync(context, plan, meant, context.Now + BoardSchedule.AskAgain, cancellationToken).ConfigureAwait(false);
                return;

            case null:
                context.Boards.Save(plan with { DueAt = null });
                await BoardSchedule.AppointAsync(context, plan, cancellationToken).ConfigureAwait(false);
                return;

            case { } roster:
                await PostAsync(context, plan, meant, roster, cancellationToken).ConfigureAwait(false);
                return;
        }
    }

    private static async ValueTask PostAsync(TaskContext context, BoardPlan plan, Instant meant, PlaceRoster roster, CancellationToken cancellationToken)
    {
        Team team = await Team.OfAsync(context, plan.Place, roster, cancellationToken).ConfigureAwait(false);
        DateTimeZone zone = BoardSchedule.ZoneOf(plan);
        DateInterval period = BoardSchedule.PeriodOf(plan, meant.InZone(zone).Date);
        LocalDate today = context.Now.InZone(zone).Date;
        Board board = await Board.ReadAsync(context, team, period, today, BoardMetric.Find(plan.Metric), plan, cancellationToken).ConfigureAwait(false);
        Instant next = await BoardSchedule.AppointAsync(context, plan, cancellationToken).ConfigureAwait(false);
        Member? setter = await context.Members.GetAsync(plan.SetBy, cancellationToken).ConfigureAwait(false);
        var speech = new Speech(setter?.Locale ?? "");
        context.Send(plan.Place, BoardCard.Show(board, today, speech, BoardSchedule.NextText(plan, next, context.Now, speech)));
        await PlaceBook.CallAsync(context, team.Place ?? plan.Place, cancellationToken).ConfigureAwait(false);
        context.Boards.Save(plan with { Place = team.Place ?? plan.Place, DueAt = null, LastPeriod = period.Start, LastValues = board.Values });
    }

    private static async ValueTask PutOffAsync(TaskContext context, BoardPlan plan, Instant meant, Instant until, CancellationToken cancellationToken)
    {
        context.Boards.Save(plan with { DueAt = meant });
        await context.Appointments.SetAsync(BoardSchedule.Kind, plan.Id, until, cancellationToken).ConfigureAwait(false);
    }

    private static Instant MorningAfter(ZonedDateTime now)
    {
        LocalDate day = now.TimeOfDay < NudgeCalendar.QuietUntil ? now.Date : now.Date.PlusDays(1);
        return now.Zone.AtLeniently(day + NudgeCalendar.DefaultTime).ToInstant();
    }
}
