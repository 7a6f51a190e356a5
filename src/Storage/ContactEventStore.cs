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
    private const int MostLookedThrough = 200;

    /// <summary>Each takes three writes, and whoever has them settled writes more.</summary>
    private const int SettledAtOnce = 10;

    /// <summary>The events of a contact, newest first.</summary>
    public ValueTask<IReadOnlyList<ContactEvent>> OfContactAsync(string contactId, int take, CancellationToken cancellationToken) =>
        ListAsync(RowRange.Prefix(RowKeys.EventsOf(contactId)), take, cancellationToken);

    /// <summary>The promises to a contact that are not kept yet, by any member, oldest first.</summary>
    public async ValueTask<IReadOnlyList<Promise>> PromisedToAsync(string contactId, int take, CancellationToken cancellationToken) =>
        [.. (await ListAsync(RowRange.Prefix(RowKeys.PromisedTo(contactId)), take, cancellationToken).ConfigureAwait(false)).OfType<Promise>()];

    /// <summary>What a member owes up to a day, earliest first: asks to make, promises to keep. What moments are too long ago to ask after is passed over.</summary>
    /// <param name="repId">The member.</param>
    /// <param name="upTo">The last day.</param>
    /// <param name="momentsFrom">The first day whose moments are not too long ago.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<IReadOnlyList<ContactEvent>> OwedAsync(string repId, LocalDate upTo, LocalDate momentsFrom, int take, CancellationToken cancellationToken)
    {
        var owed = new List<ContactEvent>();
        var rest = new RowRange(RowKeys.OwedBy(repId), RowKeys.Owed(repId, upTo.PlusDays(1), ""));
        while (true)
        {
            IReadOnlyList<ContactEvent> page = await ListAsync(rest, take, cancellationToken).ConfigureAwait(false);
            owed.AddRange(page.Where(one => !IsTooOld(one, momentsFrom)).Take(take - owed.Count));
            if (owed.Count == take || page.Count < take || page[^1].OwedFrom is not { } last)
            {
                return owed;
            }

            rest = rest.After(RowKeys.Owed(repId, last, page[^1].Id));
        }
    }

    /// <summary>Settles some of a member's moments that are too long ago to ask after, so that nobody has to pass them over any more.</summary>
    public async ValueTask SettleOldAsync(string repId, LocalDate momentsFrom, CancellationToken cancellationToken)
    {
        var old = new RowRange(RowKeys.OwedBy(repId), RowKeys.Owed(repId, momentsFrom, ""));
        foreach (ContactEvent copy in (await ListAsync(old, MostLookedThrough, cancellationToken).ConfigureAwait(false)).Where(one => IsTooOld(one, momentsFrom)).Take(SettledAtOnce))
        {
            if (await GetAsync(copy.Id, cancellationToken).ConfigureAwait(false) is ValueMoment moment)
            {
                Save(moment, moment with { IsSettled = true });
            }
        }
    }

    private static bool IsTooOld(ContactEvent one, LocalDate momentsFrom) => one is ValueMoment && one.On < momentsFrom;

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
            yield return RowKeys.PromisedTo(row.With.ContactId, row.Id);
        }
    }
}
