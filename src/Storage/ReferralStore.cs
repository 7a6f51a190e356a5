using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>
/// The referrals of a workspace. Each stands once under its id, and as a copy in every list that is asked for: open
/// ones of its rep, those with something left to do or to say, those its rep received by day, and those of its source and prospect. A list is one query.
/// </summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class ReferralStore(Workspace workspace)
{
    private readonly Dictionary<string, BeforeChange<Referral>> changes = new(StringComparer.Ordinal);

    /// <summary>What this turn changed, for undo.</summary>
    public IReadOnlyCollection<BeforeChange<Referral>> Changes => changes.Values;

    /// <summary>A referral, or null where there is none.</summary>
    public ValueTask<Referral?> GetAsync(string id, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.Referral(id), RowJson.Default.Referral, cancellationToken);

    /// <summary>The open referrals of a rep, oldest first.</summary>
    public ValueTask<IReadOnlyList<Referral>> OpenOfAsync(string repId, int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(RowRange.Prefix(RowKeys.OpenOf(repId)), take, RowJson.Default.Referral, cancellationToken);

    /// <summary>The referrals of a rep with something left to do with the prospect or to say to the source, oldest first.</summary>
    public ValueTask<IReadOnlyList<Referral>> OwingOfAsync(string repId, int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(RowRange.Prefix(RowKeys.OwingOf(repId)), take, RowJson.Default.Referral, cancellationToken);

    /// <summary>The referrals and leads of a rep received from one day up to another, both included, oldest first.</summary>
    public ValueTask<IReadOnlyList<Referral>> ReceivedAsync(string repId, NodaTime.DateInterval period, int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(
            new RowRange(RowKeys.Received(repId, period.Start, ""), RowKeys.Received(repId, period.End.PlusDays(1), "")),
            take,
            RowJson.Default.Referral,
            cancellationToken);

    /// <summary>The referrals in which a contact has a part, as source or prospect, oldest first.</summary>
    public ValueTask<IReadOnlyList<Referral>> OfContactAsync(string contactId, int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(RowRange.Prefix(RowKeys.OfContact(contactId)), take, RowJson.Default.Referral, cancellationToken);

    /// <summary>Writes a referral in place of what it was before; returns it with its new version.</summary>
    /// <param name="before">As it was read in this turn, or null for a new one.</param>
    /// <param name="after">As it is to be.</param>
    public Referral Save(Referral? before, Referral after)
    {
        int version = Math.Max((before ?? after).Version, (before ?? after).HighestVersion) + 1;
        return Write(before, after with { Version = version, HighestVersion = version });
    }

    /// <summary>Brings back a referral as it was, its version included.</summary>
    /// <param name="now">As it was read in this turn, or null where it was deleted.</param>
    /// <param name="before">As it was.</param>
    public void Restore(Referral? now, Referral before) =>
        Write(now, before with { HighestVersion = Math.Max(now?.HighestVersion ?? 0, Math.Max(before.HighestVersion, before.Version)) });

    private Referral Write(Referral? before, Referral after)
    {
        Remember(after.Id, before, after.Version);
        if (before is not null)
        {
            foreach (string stale in Lists(before).Except(Lists(after), StringComparer.Ordinal))
            {
                workspace.Delete(stale);
            }
        }

        workspace.Put(RowKeys.Referral(after.Id), after, RowJson.Default.Referral);
        foreach (string list in Lists(after))
        {
            workspace.Put(list, after, RowJson.Default.Referral);
        }

        return after;
    }

    /// <summary>Removes a referral from everywhere.</summary>
    /// <param name="referral">As it was read in this turn.</param>
    public void Delete(Referral referral)
    {
        Remember(referral.Id, referral, 0);
        workspace.Delete(RowKeys.Referral(referral.Id));
        foreach (string list in Lists(referral))
        {
            workspace.Delete(list);
        }
    }

    private void Remember(string id, Referral? before, int versionAfter) =>
        changes[id] = changes.TryGetValue(id, out BeforeChange<Referral>? first)
            ? first with { VersionAfter = versionAfter }
            : new BeforeChange<Referral>(id, before, versionAfter);

    private static IEnumerable<string> Lists(Referral referral)
    {
        if (referral.IsOpen)
        {
            yield return RowKeys.Open(referral.RepId, referral.Id);
        }

        if (referral.IsOpen || referral.OwesThanks || referral.Untold is not null)
        {
            yield return RowKeys.Owing(referral.RepId, referral.Id);
        }

        yield return RowKeys.Received(referral.RepId, referral.ReceivedOn, referral.Id);
        yield return RowKeys.OfContact(referral.Source.ContactId, referral.Id);
        if (referral.Prospect.ContactId != referral.Source.ContactId)
        {
            yield return RowKeys.OfContact(referral.Prospect.ContactId, referral.Id);
        }
    }
}
