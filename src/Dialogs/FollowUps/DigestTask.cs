using NodaTime;
using ReferralBot.Dialogs.Goals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// Sends a member's digest where something is due, and appoints the next. One a day: the day is written in the commit that
/// sends it. What comes late, after downtime, comes once, and not at night.
/// </summary>
public sealed class DigestTask : ScheduledTask
{
    /// <inheritdoc/>
    public override string Kind => NudgeSchedule.Digest;

    /// <inheritdoc/>
    public override async ValueTask KeepAsync(TaskContext context, Appointment appointment, CancellationToken cancellationToken)
    {
        Member? known = await context.Members.GetAsync(appointment.Id, cancellationToken).ConfigureAwait(false);
        if (known is null or { IsGone: true } or { Unreachable: not null })
        {
            // The next turn of theirs, such as an installation, appoints again.
            return;
        }

        (Member member, MemberSettings settings) = await Settings.Journey.EndAsync(context, known, cancellationToken).ConfigureAwait(false);
        bool isPutOff = settings.SnoozedUntil <= context.Now;
        if (isPutOff)
        {
            context.Settings.Save(member.Id, settings with { SnoozedUntil = null });
        }

        NudgeDesk desk = await NudgeDesk.OpenAsync(context, member, cancellationToken).ConfigureAwait(false);
        if (DayOf(desk, appointment, context.Now, isPutOff) is { } day)
        {
            await LookAsync(context, desk, day, cancellationToken).ConfigureAwait(false);
        }

        await context.Events.SettleOldAsync(member.Id, desk.Rules.MomentsFrom(desk.Today), cancellationToken).ConfigureAwait(false);
        await desk.AppointAsync(cancellationToken).ConfigureAwait(false);
        desk.Save();
    }

    /// <summary>The day whose digest this is; null where none is to be sent now.</summary>
    private static LocalDate? DayOf(NudgeDesk desk, Appointment appointment, Instant now, bool isPutOff)
    {
        bool isLate = now - appointment.At > NudgeCalendar.Late;
        LocalDate day = (isLate ? now : appointment.At).InZone(desk.Calendar.Zone).Date;
        bool comesLaterToday = isLate && desk.Calendar.At(day) > now;
        bool isQuiet = isLate && desk.Calendar.IsQuiet(now);
        bool isDone = !isPutOff && desk.LookedOn >= day;
        bool isDay = isPutOff || desk.Calendar.IsDigestDay(day);
        return isDay && !isDone && !isQuiet && !comesLaterToday ? day : null;
    }

    private static async ValueTask LookAsync(TaskContext context, NudgeDesk desk, LocalDate day, CancellationToken cancellationToken)
    {
        DigestPlan plan = desk.Plan();
        TeamOverdue? team = await TeamAsync(context, desk, cancellationToken).ConfigureAwait(false);
        if (plan.Items.Count == 0 && team?.HasNewSince(desk.LookedOn) != true)
        {
            desk.StaySilent(day, plan.Rest.Count > 0 ? NudgeSilence.LeftAlone : NudgeSilence.NothingDue);
            return;
        }

        GoalProgress goal = await GoalProgress.OfMemberAsync(context, desk.Member, day, cancellationToken).ConfigureAwait(false);
        SentDigest card = desk.NewCard(plan.Items, plan.Rest.Count, team?.Sent(desk.Today, desk.Speech));
        if (!context.Send(desk.Member, DigestCard.Show(desk, card, pace: desk.TellPace(goal) ? GoalWords.Behind(goal) : null)))
        {
            desk.StaySilent(day, NudgeSilence.NoChat);
            return;
        }

        desk.Count(plan, day);
        desk.NoteTimesShown();
    }

    /// <summary>What is overdue in a manager's team; null for others, and for a manager who wants to hear nothing of first contacts.</summary>
    private static async ValueTask<TeamOverdue?> TeamAsync(TaskContext context, NudgeDesk desk, CancellationToken cancellationToken) =>
        Permissions.IsManager(desk.Member.Role) && desk.Settings.StoppedKinds?.Contains(nameof(FollowUpKind.ContactProspect)) != true
            ? await TeamOverdue.ReadAsync(context, desk.Member, desk.Rules, cancellationToken).ConfigureAwait(false)
            : null;
}

/// <summary>Why a look sent nothing.</summary>
internal static class NudgeSilence
{
    /// <summary>There was nothing due.</summary>
    public const string NothingDue = "nothing-due";

    /// <summary>What is due stood in several digests, was asked about, and was left alone.</summary>
    public const string LeftAlone = "left-alone";

    /// <summary>The bot has no personal chat with the member.</summary>
    public const string NoChat = "no-chat";
}
