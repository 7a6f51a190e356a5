using System.Text.Json;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>
/// Brings the lists of each contact's referrals that earlier versions kept, oldest first, into the order of this one, also while
/// others write: each goes in the commit that writes it anew.
/// </summary>
/// <param name="store">The engine.</param>
public sealed class ContactLists(ITableStore store)
{
    /// <summary>Each takes four writes, and a commit a hundred.</summary>
    private const int AtOnce = 20;

    /// <summary>Does so in every workspace.</summary>
    /// <returns>How many entries were there; 0 where all were in order already.</returns>
    public async Task<int> BuildAsync(CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (string workspace in store.PartitionsAsync(cancellationToken).ConfigureAwait(false))
        {
            while (RowKeys.IsWorkspace(workspace) && await BuildSomeAsync(workspace, cancellationToken).ConfigureAwait(false) is var some && some > 0)
            {
                count += some;
            }
        }

        return count;
    }

    private async Task<int> BuildSomeAsync(string id, CancellationToken cancellationToken)
    {
        IReadOnlyList<TableRow> former = await store.QueryAsync(id, RowRange.Prefix(RowKeys.FormerlyOfContacts), AtOnce, cancellationToken).ConfigureAwait(false);
        var workspace = new Workspace(store, id);
        foreach (TableRow row in former)
        {
            workspace.Delete(row.RowKey);
            string key = RowKeys.Referral(JsonSerializer.Deserialize(row.Data.Span, RowJson.Default.Referral)!.Id);
            if (await workspace.GetAsync(key, RowJson.Default.Referral, cancellationToken).ConfigureAwait(false) is { } referral)
            {
                // As it is, so that the commit fails where somebody changes it meanwhile.
                workspace.Put(key, referral, RowJson.Default.Referral);
                foreach (string list in ReferralStore.OfContacts(referral))
                {
                    workspace.Put(list, referral, RowJson.Default.Referral);
                }
            }
        }

        // Where it fails, the next look does it once more.
        await workspace.CommitAsync(cancellationToken).ConfigureAwait(false);
        return former.Count;
    }
}
