using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Makes the appointments for nudges.</summary>
internal static class NudgeSchedule
{
    /// <summary>The kind of the daily digest; its id is the member's.</summary>
    public const string Digest = "digest";

    /// <summary>The kind of a nudge about one follow-up at its own time.</summary>
    public const string Reminder = "reminder";

    /// <summary>Appoints a member's next digest as their settings are now, or calls it off.</summary>
    public static async ValueTask AppointAsync(WorkContext context, Member member, CancellationToken cancellationToken)
    {
        MemberSettings settings = await context.Settings.OfMemberAsync(member.Id, cancellationToken).ConfigureAwait(false);
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        NudgeState state = await context.Settings.NudgesAsync(member.Id, cancellationToken).ConfigureAwait(false);
        await AppointAsync(context, member, settings, rules, state.LookedOn, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Appoints a member's next digest, or calls it off.</summary>
    public static async ValueTask AppointAsync(
        WorkContext context, Member member, MemberSettings settings, FollowUpRules rules, LocalDate? lookedOn, CancellationToken cancellationToken)
    {
        var calendar = new NudgeCalendar(settings, MemberZone.Of(member), rules.Holidays);
        if (!member.IsGone && member.Unreachable is null && calendar.Next(context.Now, lookedOn) is { } at)
        {
            await context.Appointments.SetAsync(Digest, member.Id, at, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await context.Appointments.CancelAsync(Digest, member.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Appoints a nudge about one follow-up.</summary>
    public static ValueTask RemindAsync(WorkContext context, string memberId, string followUpKey, Instant at, CancellationToken cancellationToken) =>
        context.Appointments.SetAsync(Reminder, $"{followUpKey}|{memberId}", at, cancellationToken);

    /// <summary>Calls off a nudge about one follow-up: it comes with a digest now.</summary>
    public static ValueTask CancelReminderAsync(WorkContext context, string memberId, string followUpKey, CancellationToken cancellationToken) =>
        context.Appointments.CancelAsync(Reminder, $"{followUpKey}|{memberId}", cancellationToken);

    /// <summary>The follow-up and the member of a reminder's appointment.</summary>
    public static (string Key, string MemberId) Parse(string appointmentId) =>
        appointmentId.Split('|', 4) is [var kind, var from, var occurrence, var member]
            ? ($"{kind}|{from}|{occurrence}", member)
            : throw new FormatException("The appointment names no follow-up.");
}
