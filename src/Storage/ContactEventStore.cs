using NodaTime;
using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>
/// What passed between the members and the contacts of a workspace: listed by contact, newest first; by the member who
/// still owes something, earliest first; and the open promises of each contact.
/// </summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class ContactEventStore(Workspace workspace) : RecordStore<ContactEvent>(workspace, RowJson.Default.ContactEvent)
{
    /// <summary>The events of a contact, newest first.</summary>
    public ValueTask<IReadOnlyList<ContactEvent>> OfContactAsync(string contactId, int take, CancellationToken cancellationToken) =>
        ListAsync(RowRange.Prefix(RowKeys.EventsOf(contactId)), take, cancellationToken);

    /// <summary>The promises to a contact that are not kept yet, by any member, oldest first.</summary>
    public async ValueTask<IReadOnlyList<Promise>> PromisedToAsync(string contactId, int take, CancellationToken cancellationToken) =>
        [.. (await ListAsync(RowRange.Prefix(RowKeys.PromisedTo(contactId)), take, cancellationToken).ConfigureAwait(false)).OfType<Promise>()];

    /// <summary>What a member owes up to a day, earliest first: asks to make, promises to keep.</summary>
    public ValueTask<IReadOnlyList<ContactEvent>> OwedAsync(string repId, LocalDate upTo, int take, CancellationToken cancellationToken) =>
        ListAsync(new RowRange(RowKeys.OwedBy(repId), RowKeys.Owed(repId, upTo.PlusDays(1), "")), take, cancellationToken);

    /// <inheritdoc/>
    protected override string Key(string id) => RowKeys.Event(id);

    /// <inheritdoc/>
    protected override IEnumerable<Contribution> CountsFor(ContactEvent row) => Contributions.Of(row);

    /// <inheritdoc/>
    protected override IEnumerable<string> Lists(ContactEvent row)
    {
        ArgumentNullException.ThrowIfNull(row);
        yield return RowKeys.EventOf(row.With.ContactId, row.On, row.Id);
        if (row.OwedFrom is { } day)
        {
            yield return RowKeys.Owed(row.RepId, day, row.Id);
        }

        if (row is Promise { IsOpen: true })
        {
            yield return RowKeys.PromisedTo(row.With.ContactId) + row.Id;
        }
    }
}
