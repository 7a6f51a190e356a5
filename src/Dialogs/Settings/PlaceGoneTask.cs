using ReferralBot.Dialogs.Schedules;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Ends what was posted regularly in a place that a platform called gone when something was sent there.</summary>
public sealed class PlaceGoneTask : ScheduledTask
{
    /// <inheritdoc/>
    public override string Kind => AppointmentStore.PlaceGone;

    /// <inheritdoc/>
    public override ValueTask KeepAsync(TaskContext context, Appointment appointment, CancellationToken cancellationToken) =>
        PlaceBook.LoseAsync(context, appointment.Id, cancellationToken);
}
