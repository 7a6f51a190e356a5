using ReferralBot.Storage.Rows;

namespace ReferralBot.Storage;

/// <summary>The hand-overs of many referrals in a workspace.</summary>
/// <param name="workspace">What is read and written.</param>
public sealed class HandOverStore(Workspace workspace)
{
    /// <summary>A hand-over, or null where there is none.</summary>
    public ValueTask<HandOverJob?> GetAsync(string id, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.HandOver(id), RowJson.Default.HandOverJob, cancellationToken);

    /// <summary>Writes a hand-over.</summary>
    public void Save(HandOverJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        workspace.Put(RowKeys.HandOver(job.Id), job, RowJson.Default.HandOverJob);
    }
}
