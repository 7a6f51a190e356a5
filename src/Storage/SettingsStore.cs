using ReferralBot.Storage.Rows;

namespace ReferralBot.Storage;

/// <summary>What workspaces and members set, and what has become of their nudges.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class SettingsStore(Workspace workspace)
{
    /// <summary>What the workspace set.</summary>
    public async ValueTask<WorkspaceSettings> OfWorkspaceAsync(CancellationToken cancellationToken) =>
        await workspace.GetAsync(RowKeys.WorkspaceSettings, RowJson.Default.WorkspaceSettings, cancellationToken).ConfigureAwait(false) ?? new WorkspaceSettings();

    /// <summary>Writes what the workspace set.</summary>
    public void Save(WorkspaceSettings settings) => workspace.Put(RowKeys.WorkspaceSettings, settings, RowJson.Default.WorkspaceSettings);

    /// <summary>What a member set.</summary>
    public async ValueTask<MemberSettings> OfMemberAsync(string memberId, CancellationToken cancellationToken) =>
        await workspace.GetAsync(RowKeys.MemberSettings(memberId), RowJson.Default.MemberSettings, cancellationToken).ConfigureAwait(false) ?? new MemberSettings();

    /// <summary>Writes what a member set.</summary>
    public void Save(string memberId, MemberSettings settings) => workspace.Put(RowKeys.MemberSettings(memberId), settings, RowJson.Default.MemberSettings);

    /// <summary>What has become of a member's nudges.</summary>
    public async ValueTask<NudgeState> NudgesAsync(string memberId, CancellationToken cancellationToken) =>
        await workspace.GetAsync(RowKeys.Nudges(memberId), RowJson.Default.NudgeState, cancellationToken).ConfigureAwait(false) ?? new NudgeState();

    /// <summary>Writes what has become of a member's nudges.</summary>
    public void Save(string memberId, NudgeState nudges) => workspace.Put(RowKeys.Nudges(memberId), nudges, RowJson.Default.NudgeState);
}
