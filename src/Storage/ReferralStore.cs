using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>
/// The referrals of a workspace. Each stands once under its id, and as a copy in every list that is asked for: open
/// ones of its rep, those with something left to do or to say, those whose prospect waits to be contacted, those its rep received by day, and those of its source and prospect. A list is one query.
/// </summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class ReferralStore(Workspace workspace) : RecordStore<Referral>(workspace, RowJson.Default.Referral)
{
    /// <summary>The open referrals of a rep, oldest first.</summary>
    public ValueTask<IReadOnlyList<Referral>> OpenOfAsync(string repId, int take, CancellationToken cancellationToken) =>
        ListAsync(RowRange.Prefix(RowKeys.OpenOf(repId)), take, cancellationToken);

    /// <summary>The referrals of a rep with something left to do with the prospect or to say to the source, oldest first.</summary>
    public ValueTask<IReadOnlyList<Referral>> OwingOfAsync(string repId, int take, CancellationToken cancellationToken) =>
        ListAsync(RowRange.Prefix(RowKeys.OwingOf(repId)), take, cancellationToken);

    /// <summary>Reads together what <see cref="OwingOfAsync"/> is going to be asked of several reps.</summary>
    public ValueTask AheadOwingAsync(IEnumerable<string> repIds, int take, CancellationToken cancellationToken) =>
        AheadAsync(repIds.Select(repId => RowRange.Prefix(RowKeys.OwingOf(repId))), take, cancellationToken);

    /// <summary>The referrals and leads of a rep received from one day up to another, both included, oldest first.</summary>
    public ValueTask<IReadOnlyList<Referral>> ReceivedAsync(string repId, NodaTime.DateInterval period, int take, CancellationToken cancellationToken) =>
        ListAsync(
            new RowRange(RowKeys.Received(repId, period.Start, ""), RowKeys.Received(repId, period.End.PlusDays(1), "")),
            take,
            cancellationToken);

    /// <summary>The newest referrals in which a contact has a part, as source or prospect; the oldest of them first.</summary>
    public async ValueTask<IReadOnlyList<Referral>> OfContactAsync(string contactId, int take, CancellationToken cancellationToken) =>
        [.. (await ListAsync(RowRange.Prefix(RowKeys.OfContact(contactId)), take, cancellationToken).ConfigureAwait(false)).OrderBy(one => one.Id, StringComparer.Ordinal)];

    /// <summary>The referrals of everybody in the workspace received up to a day whose prospects nobody contacted yet, oldest first.</summary>
    public ValueTask<IReadOnlyList<Referral>> ToContactAsync(NodaTime.LocalDate receivedUpTo, int take, CancellationToken cancellationToken) =>
        ListAsync(new RowRange(RowKeys.AllToContact, RowKeys.ToContact(receivedUpTo.PlusDays(1), "")), take, cancellationToken);

    /// <summary>A page of all referrals and leads, oldest first, from the one after another on; nothing of it is kept.</summary>
    /// <param name="last">The last that is known; null to begin.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<IReadOnlyList<Referral>> AllAfterAsync(Referral? last, int take, CancellationToken cancellationToken)
    {
        RowRange all = RowRange.Prefix(RowKeys.AllReferrals);
        return PageAsync(last is null ? all : all.After(RowKeys.Referral(last.Id)), take, cancellationToken);
    }

    /// <summary>A page of the referrals and leads of a rep, earliest day first, from the one after another on; nothing of it is kept.</summary>
    /// <param name="repId">The rep.</param>
    /// <param name="period">Received when; null for all times.</param>
    /// <param name="last">The last that is known; null to begin.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<IReadOnlyList<Referral>> ReceivedAfterAsync(string repId, NodaTime.DateInterval? period, Referral? last, int take, CancellationToken cancellationToken)
    {
        RowRange all = period is null
            ? RowRange.Prefix(RowKeys.ReceivedOf(repId))
            : new RowRange(RowKeys.Received(repId, period.Start, ""), RowRange.Prefix(RowKeys.Received(repId, period.End, "")).To);
        return PageAsync(last is null ? all : all.After(RowKeys.Received(repId, last.ReceivedOn, last.Id)), take, cancellationToken);
    }

    /// <inheritdoc/>
    protected override string Key(string id) => RowKeys.Referral(id);

    /// <inheritdoc/>
    protected override IEnumerable<Contribution> CountsFor(Referral row) => Contributions.Of(row);

    /// <inheritdoc/>
    protected override IEnumerable<string> Lists(Referral row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.IsOpen)
        {
            yield return RowKeys.Open(row.RepId, row.Id);
        }

        if (row.IsOpen || row.OwesThanks || row.Untold is not null)
        {
            yield return RowKeys.Owing(row.RepId, row.Id);
        }

        if (row.IsToContact)
        {
            yield return RowKeys.ToContact(row.ReceivedOn, row.Id);
        }

        yield return RowKeys.Received(row.RepId, row.ReceivedOn, row.Id);
        foreach (string list in OfContacts(row))
        {
            yield return list;
        }
    }

    /// <summary>Where a referral stands among those of its source and prospect.</summary>
    internal static IEnumerable<string> OfContacts(Referral row) =>
        new[] { row.Source.ContactId, row.Prospect.ContactId }.Distinct(StringComparer.Ordinal).Select(contactId => RowKeys.OfContact(contactId, row.LoggedAt.InUtc().Date, row.Id));
}
