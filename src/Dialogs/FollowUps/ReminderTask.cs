using ReferralBot.Dialogs.Schedules;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// Brings one follow-up up at its own time: a reminder, or what was put off for an hour. What is settled by then says
/// nothing; what comes late into the night waits for the next digest; while the member is away it waits for their return.
/// </summary>
public sealed class ReminderTask : ScheduledTask
{
    /// <inheritdoc/>
    public override string Kind => NudgeSchedule.Reminder;

    /// <inheritdoc/>
    public override async ValueTask KeepAsync(TaskContext context, Appointment appointment, CancellationToken cancellationToken)
    {
        (string key, string memberId) = NudgeSchedule.Parse(appointment.Id);
        if (await context.Members.GetAsync(memberId, cancellationToken).ConfigureAwait(false) is not { } member)
        {
            return;
        }

        NudgeDesk desk = await NudgeDesk.OpenAsync(context, member, cancellationToken).ConfigureAwait(false);
        bool waitsForDigest = desk.Settings.IsPaused || desk.Calendar.IsAway(desk.Today)
            || context.Now - appointment.At > NudgeCalendar.Late && desk.Calendar.IsQuiet(context.Now);
        if (waitsForDigest || desk.Find(key) is not { } one || !desk.IsWanted(one))
        {
            return;
        }

        SentDigest card = desk.NewCard([new DigestItem(one, AsksIfUseful: false)], 0);
        if (context.Send(member, DigestCard.Show(desk, card)))
        {
            desk.Save();
        }
    }
}
