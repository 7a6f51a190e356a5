using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>What members asked to be reminded of.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class ReminderStore(Workspace workspace)
{
    private readonly Dictionary<string, BeforeChange<Reminder>> changes = new(StringComparer.Ordinal);

    /// <summary>What this turn changed, for undo. What it took back is not among it.</summary>
    public IReadOnlyCollection<BeforeChange<Reminder>> Changes => changes.Values;

    /// <summary>A reminder, or null where it is done or never was.</summary>
    public ValueTask<Reminder?> GetAsync(string memberId, string id, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.Reminder(memberId, id), RowJson.Default.Reminder, cancellationToken);

    /// <summary>A member's reminders, in the order in which they were asked for.</summary>
    public ValueTask<IReadOnlyList<Reminder>> OfAsync(string memberId, int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(RowRange.Prefix(RowKeys.RemindersOf(memberId)), take, RowJson.Default.Reminder, cancellationToken);

    /// <summary>Writes a reminder in place of what it was before; returns it with its new version.</summary>
    /// <param name="before">As it was read in this turn, or null for a new one.</param>
    /// <param name="after">As it is to be.</param>
    public Reminder Save(Reminder? before, Reminder after)
    {
        after = after with { Version = (before ?? after).Version + 1 };
        Remember(after.Id, before, after.Version);
        workspace.Put(RowKeys.Reminder(after.MemberId, after.Id), after, RowJson.Default.Reminder);
        return after;
    }

    /// <summary>Removes a reminder: it is done.</summary>
    /// <param name="reminder">As it was read in this turn.</param>
    public void Delete(Reminder reminder)
    {
        Remember(reminder.Id, reminder, 0);
        workspace.Delete(RowKeys.Reminder(reminder.MemberId, reminder.Id));
    }

    /// <summary>Brings a member's reminders back to what they were before a change.</summary>
    public async ValueTask RestoreAsync(string memberId, IReadOnlyList<BeforeChange<Reminder>> since, CancellationToken cancellationToken)
    {
        foreach (BeforeChange<Reminder> row in since)
        {
            Reminder? now = await GetAsync(memberId, row.Id, cancellationToken).ConfigureAwait(false);
            string key = RowKeys.Reminder(memberId, row.Id);
            if (row.Before is { } before)
            {
                workspace.Put(key, before with { Version = (now ?? before).Version + 1 }, RowJson.Default.Reminder);
            }
            else if (now is not null)
            {
                workspace.Delete(key);
            }
        }
    }

    private void Remember(string id, Reminder? before, int versionAfter) =>
        changes[id] = changes.TryGetValue(id, out BeforeChange<Reminder>? first)
            ? first with { VersionAfter = versionAfter }
            : new BeforeChange<Reminder>(id, before, versionAfter);
}
