using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>The ideal customer profile of a workspace, with every version it had.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class ProfileStore(Workspace workspace) : RecordStore<CustomerProfile>(workspace, RowJson.Default.CustomerProfile)
{
    private readonly Workspace rows = workspace;

    /// <summary>The profile as it is now; an empty one where nobody has set it.</summary>
    public async ValueTask<CustomerProfile> GetAsync(CancellationToken cancellationToken) =>
        await GetAsync(CustomerProfile.OnlyId, cancellationToken).ConfigureAwait(false) ?? new CustomerProfile();

    /// <summary>Its versions, newest first.</summary>
    public ValueTask<IReadOnlyList<CustomerProfile>> VersionsAsync(int take, CancellationToken cancellationToken) =>
        ListAsync(RowRange.Prefix(RowKeys.ProfileVersions), take, cancellationToken);

    /// <summary>Writes the profile; the versions before stay.</summary>
    /// <param name="before">As it was read in this turn.</param>
    /// <param name="after">As it is to be.</param>
    public void Change(CustomerProfile before, CustomerProfile after)
    {
        ArgumentNullException.ThrowIfNull(before);
        CustomerProfile saved = Save(before.Version == 0 ? null : before, after);
        rows.Put(RowKeys.ProfileVersion(saved.Version), saved, RowJson.Default.CustomerProfile);
    }

    /// <inheritdoc/>
    protected override string Key(string id) => RowKeys.Profile(id);

    /// <inheritdoc/>
    protected override IEnumerable<string> Lists(CustomerProfile row) => [];
}
