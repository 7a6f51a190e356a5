using NodaTime;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>The referrals that members gave, with a copy by day and one while somebody is still to be asked how it went.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class GivenStore(Workspace workspace)
{
    private readonly Dictionary<string, BeforeChange<GivenReferral>> changes = new(StringComparer.Ordinal);

    /// <summary>What this turn changed, for undo.</summary>
    public IReadOnlyCollection<BeforeChange<GivenReferral>> Changes => changes.Values;

    /// <summary>A referral given, or null where there is none.</summary>
    public ValueTask<GivenReferral?> GetAsync(string id, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.Given(id), RowJson.Default.GivenReferral, cancellationToken);

    /// <summary>Those of a rep whose people are still to be asked how it went, oldest first.</summary>
    public ValueTask<IReadOnlyList<GivenReferral>> ToCheckAsync(string repId, int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(RowRange.Prefix(RowKeys.ToCheck(repId)), take, RowJson.Default.GivenReferral, cancellationToken);

    /// <summary>Those that a rep gave in a period, oldest first.</summary>
    public ValueTask<IReadOnlyList<GivenReferral>> OfAsync(string repId, DateInterval period, int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(
            new RowRange(RowKeys.GivenBy(repId, period.Start, ""), RowKeys.GivenBy(repId, period.End.PlusDays(1), "")),
            take,
            RowJson.Default.GivenReferral,
            cancellationToken);

    /// <summary>Those that any member gave to a contact, as the one who needs help or the one who can, oldest first.</summary>
    public ValueTask<IReadOnlyList<GivenReferral>> ToContactAsync(string contactId, int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(RowRange.Prefix(RowKeys.GivenTo(contactId)), take, RowJson.Default.GivenReferral, cancellationToken);

    /// <summary>Writes one in place of what it was before; returns it with its new version.</summary>
    /// <param name="before">As it was read in this turn, or null for a new one.</param>
    /// <param name="after">As it is to be.</param>
    public GivenReferral Save(GivenReferral? before, GivenReferral after)
    {
        after = after with { Version = (before ?? after).Version + 1 };
        Remember(after.Id, before, after.Version);
        if (before is not null)
        {
            foreach (string stale in Lists(before).Except(Lists(after), StringComparer.Ordinal))
            {
                workspace.Delete(stale);
            }
        }

        workspace.Put(RowKeys.Given(after.Id), after, RowJson.Default.GivenReferral);
        foreach (string list in Lists(after))
        {
            workspace.Put(list, after, RowJson.Default.GivenReferral);
        }

        return after;
    }

    /// <summary>Removes one from everywhere.</summary>
    /// <param name="given">As it was read in this turn.</param>
    public void Delete(GivenReferral given)
    {
        Remember(given.Id, given, 0);
        workspace.Delete(RowKeys.Given(given.Id));
        foreach (string list in Lists(given))
        {
            workspace.Delete(list);
        }
    }

    private void Remember(string id, GivenReferral? before, int versionAfter) =>
        changes[id] = changes.TryGetValue(id, out BeforeChange<GivenReferral>? first)
            ? first with { VersionAfter = versionAfter }
            : new BeforeChange<GivenReferral>(id, before, versionAfter);

    private static IEnumerable<string> Lists(GivenReferral given)
    {
        yield return RowKeys.GivenBy(given.RepId, given.GivenOn, given.Id);
        yield return RowKeys.GivenTo(given.Prospect.ContactId, given.Id);
        if (given.Receiver.ContactId != given.Prospect.ContactId)
        {
            yield return RowKeys.GivenTo(given.Receiver.ContactId, given.Id);
        }

        if (given.IsOpen)
        {
            yield return RowKeys.ToCheck(given.RepId, given.Id);
        }
    }
}
