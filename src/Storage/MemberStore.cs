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

    /// <summary>The member after another in the order of their ids; null after the last.</summary>
    /// <param name="after">The other; null for the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Member?> NextAsync(string? after, CancellationToken cancellationToken)
    {
        RowRange all = RowRange.Prefix(RowKeys.Members);
        RowRange rest = after is null ? all : all.After(RowKeys.Member(after));
        return (await workspace.ListAsync(rest, 1, RowJson.Default.Member, cancellationToken).ConfigureAwait(false)) is [var next] ? next : null;
    }

    /// <summary>Writes a member.</summary>
    public void Save(Member member) => workspace.Put(RowKeys.Member(member.Id), member, RowJson.Default.Member);
}
