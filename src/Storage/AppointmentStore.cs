using NodaTime;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>What the bot is to do by itself in a workspace, and when.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class AppointmentStore(Workspace workspace)
{
    /// <summary>The kind of what follows from a place that a platform called gone; the id is the conversation's.</summary>
    public const string PlaceGone = "place-gone";

    /// <summary>The appointment of a kind and id, or null where there is none.</summary>
    public ValueTask<Appointment?> GetAsync(string kind, string id, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.Appointment(kind, id), RowJson.Default.Appointment, cancellationToken);

    /// <summary>Makes an appointment, in place of the one that the same kind and id had.</summary>
    public async ValueTask SetAsync(string kind, string id, Instant at, CancellationToken cancellationToken)
    {
        Appointment? before = await GetAsync(kind, id, cancellationToken).ConfigureAwait(false);
        if (before?.At == at)
        {
            return;
        }

        if (before is not null)
        {
            workspace.Delete(RowKeys.When(before.At, kind, id));
        }

        var appointment = new Appointment(kind, id, at);
        workspace.Put(RowKeys.Appointment(kind, id), appointment, RowJson.Default.Appointment);
        workspace.Put(RowKeys.When(at, kind, id), appointment, RowJson.Default.Appointment);
        workspace.Expect(at);
    }

    /// <summary>Calls an appointment off, or takes it out when it is kept.</summary>
    public async ValueTask CancelAsync(string kind, string id, CancellationToken cancellationToken)
    {
        if (await GetAsync(kind, id, cancellationToken).ConfigureAwait(false) is { } before)
        {
            workspace.Delete(RowKeys.Appointment(kind, id));
            workspace.Delete(RowKeys.When(before.At, kind, id));
        }
    }

    /// <summary>The appointments that are due, earliest first.</summary>
    public ValueTask<IReadOnlyList<Appointment>> DueAsync(Instant now, int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(new RowRange(RowKeys.AllWhen, RowKeys.When(now + Duration.FromMilliseconds(1))), take, RowJson.Default.Appointment, cancellationToken);

    /// <summary>The next appointment; null where there is none.</summary>
    public async ValueTask<Appointment?> NextAsync(CancellationToken cancellationToken) =>
        await workspace.ListAsync(RowRange.Prefix(RowKeys.AllWhen), 1, RowJson.Default.Appointment, cancellationToken).ConfigureAwait(false) is [var next] ? next : null;
}
