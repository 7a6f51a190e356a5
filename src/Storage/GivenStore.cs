using NodaTime;
using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>The referrals that members gave, with a copy by day and one while somebody is still to be asked how it went.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class GivenStore(Workspace workspace) : RecordStore<GivenReferral>(workspace, RowJson.Default.GivenReferral)
{
    /// <summary>Those of a rep whose people are still to be asked how it went, oldest first.</summary>
    public ValueTask<IReadOnlyList<GivenReferral>> ToCheckAsync(string repId, int take, CancellationToken cancellationToken) =>
        ListAsync(RowRange.Prefix(RowKeys.ToCheck(repId)), take, cancellationToken);

    /// <summary>Those that a rep gave in a period, oldest first.</summary>
    public ValueTask<IReadOnlyList<GivenReferral>> OfAsync(string repId, DateInterval period, int take, CancellationToken cancellationToken) =>
        ListAsync(
            new RowRange(RowKeys.GivenBy(repId, period.Start, ""), RowKeys.GivenBy(repId, period.End.PlusDays(1), "")),
            take,
            cancellationToken);

    /// <summary>Those that any member gave to a contact, as the one who needs help or the one who can, oldest first.</summary>
    public ValueTask<IReadOnlyList<GivenReferral>> ToContactAsync(string contactId, int take, CancellationToken cancellationToken) =>
        ListAsync(RowRange.Prefix(RowKeys.GivenTo(contactId)), take, cancellationToken);

    /// <inheritdoc/>
    protected override string Key(string id) => RowKeys.Given(id);

    /// <inheritdoc/>
    protected override IEnumerable<Contribution> CountsFor(GivenReferral row) => Contributions.Of(row);

    /// <inheritdoc/>
    protected override IEnumerable<string> Lists(GivenReferral row)
    {
        ArgumentNullException.ThrowIfNull(row);
        yield return RowKeys.GivenBy(row.RepId, row.GivenOn, row.Id);
        yield return RowKeys.GivenTo(row.Prospect.ContactId, row.Id);
        if (row.Receiver.ContactId != row.Prospect.ContactId)
        {
            yield return RowKeys.GivenTo(row.Receiver.ContactId, row.Id);
        }

        if (row.IsOpen)
        {
            yield return RowKeys.ToCheck(row.RepId, row.Id);
        }
    }
}
