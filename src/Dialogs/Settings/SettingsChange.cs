using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Reports;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Puts a member's changed settings into force: the zone, the next digest, and what undo needs.</summary>
internal static class SettingsChange
{
    /// <summary>Saves them, and answers with what is in force now.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="before">The settings as they were.</param>
    /// <param name="after">As they are to be.</param>
    /// <param name="headline">What was done, in a sentence.</param>
    /// <param name="what">What was done, for undo: "the change of your settings".</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<Reply> SaveAsync(
        DialogContext context, MemberSettings before, MemberSettings after, string headline, string what, CancellationToken cancellationToken)
    {
        await ApplyAsync(context, before, after, cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync(what, before, cancellationToken).ConfigureAwait(false);
        string next = await NextAsync(context, cancellationToken).ConfigureAwait(false);
        return Buttons.Reply($"{headline} {next}", Buttons.Say("Undo", "undo"), Buttons.Do("Show my settings", ShowSettings.OpenVerb));
    }

    /// <summary>Puts settings into force without an answer.</summary>
    public static async ValueTask ApplyAsync(DialogContext context, MemberSettings before, MemberSettings after, CancellationToken cancellationToken)
    {
        Member zoned = before.OwnTimeZone == after.OwnTimeZone ? context.Member : MemberZone.Apply(context.Member, before, after);
        Member member = zoned with { Leaves = after.Leaves, IsOffBoards = after.IsOffBoards };
        if (member != context.Member)
        {
            context.Member = member;
            context.Members.Save(member);
        }

        context.Settings.Save(member.Id, after);
        await NudgeSchedule.AppointAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
        if (Permissions.IsManager(context.Member.Role))
        {
            await WeeklyBrief.AppointAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>When the next digest comes, in a sentence.</summary>
    public static async ValueTask<string> NextAsync(DialogContext context, CancellationToken cancellationToken)
    {
        Appointment? next = await context.Appointments.GetAsync(NudgeSchedule.Digest, context.Member.Id, cancellationToken).ConfigureAwait(false);
        if (next is null)
        {
            return "No nudges until you say “nudges on”.";
        }

        DateTimeZone zone = MemberZone.Of(context.Member);
        LocalDateTime at = next.At.InZone(zone).LocalDateTime;
        LocalDate today = context.Now.InZone(zone).Date;
        return $"The next nudge comes {context.Speech.When(new When(at.Date, new LocalTime(at.Hour, at.Minute)), today)}, if something is due.";
    }
}
