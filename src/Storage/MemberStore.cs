using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>The members of a workspace.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class MemberStore(Workspace workspace)
{
    /// <summary>A member, or null where the bot has not met them.</summary>
    public ValueTask<Member?> GetAsync(string id, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.Member(id), RowJson.Default.Member, cancellationToken);

    /// <summary>The members, in the order of their ids.</summary>
    public ValueTask<IReadOnlyList<Member>> ListAsync(int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(RowRange.Prefix(RowKeys.Members), take, RowJson.Default.Member, cancellationToken);

    /// <summary>Writes a member.</summary>
    public void Save(Member member) => workspace.Put(RowKeys.Member(member.Id), member, RowJson.Default.Member);
}
