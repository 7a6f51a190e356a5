using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>
/// Sends a manager's weekly brief where there is something to tell, and appoints the next. What comes late, after downtime,
/// comes once, and not at night.
/// </summary>
public sealed class WeeklyBriefTask : ScheduledTask
{
    /// <inheritdoc/>
    public override string Kind => WeeklyBrief.Kind;

    /// <inheritdoc/>
    public override async ValueTask KeepAsync(TaskContext context, Appointment appointment, CancellationToken cancellationToken)
    {
        Member? member = await context.Members.GetAsync(appointment.Id, cancellationToken).ConfigureAwait(false);
        MemberSettings settings = await context.Settings.OfMemberAsync(appointment.Id, cancellationToken).ConfigureAwait(false);
        if (member is null or { IsGone: true } or { Unreachable: not null } || !Permissions.IsManager(member.Role) || settings.IsBriefStopped || settings.IsPaused)
        {
            return;
        }

        var calendar = new NudgeCalendar(settings, MemberZone.Of(member), FollowUpRules.Default.Holidays);
        if (context.Now - appointment.At > NudgeCalendar.Late && calendar.IsQuiet(context.Now))
        {
            LocalDateTime local = context.Now.InZone(calendar.Zone).LocalDateTime;
            LocalDate day = local.TimeOfDay >= NudgeCalendar.QuietFrom ? local.Date.PlusDays(1) : local.Date;
            await context.Appointments.SetAsync(Kind, member.Id, calendar.At(day + NudgeCalendar.QuietUntil), cancellationToken).ConfigureAwait(false);
            return;
        }

        if (await WeeklyBriefCard.ShowAsync(context, member, cancellationToken).ConfigureAwait(false) is { } brief)
        {
            context.Send(member, brief);
        }

        await WeeklyBrief.AppointAsync(context, member, cancellationToken).ConfigureAwait(false);
    }
}
