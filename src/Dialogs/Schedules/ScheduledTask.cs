using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Schedules;

/// <summary>
/// Does one kind of thing that the bot does by itself. The appointment is taken out in the same commit as what the task
/// writes, sends and appoints next, so that it is kept once, by one instance, also after a crash.
/// </summary>
public abstract class ScheduledTask
{
    /// <summary>The kind of the appointments that it keeps.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// Keeps an appointment: reads, writes, sends, and makes the next appointment where there is one. After downtime it
    /// is called once, late, with the time that was meant in <paramref name="appointment"/>.
    /// </summary>
    public abstract ValueTask KeepAsync(TaskContext context, Appointment appointment, CancellationToken cancellationToken);
}

/// <summary>What a task has at hand.</summary>
/// <param name="workspace">What is read and written.</param>
/// <param name="now">The time of the work.</param>
public sealed class TaskContext(Workspace workspace, Instant now) : WorkContext(workspace, now);
