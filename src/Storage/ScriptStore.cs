using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>A workspace's own words to ask with, by stage.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class ScriptStore(Workspace workspace) : RecordStore<AskScript>(workspace, RowJson.Default.AskScript)
{
    /// <summary>The words for a stage, or null where the workspace has none of its own.</summary>
    public ValueTask<AskScript?> GetAsync(Moment stage, CancellationToken cancellationToken) => GetAsync(stage.ToString(), cancellationToken);

    /// <summary>All of the workspace's own words.</summary>
    public ValueTask<IReadOnlyList<AskScript>> ListAsync(CancellationToken cancellationToken) =>
        ListAsync(RowRange.Prefix(RowKeys.Scripts), Enum.GetValues<Moment>().Length, cancellationToken);

    /// <inheritdoc/>
    protected override string Key(string id) => RowKeys.Script(id);

    /// <inheritdoc/>
    protected override IEnumerable<string> Lists(AskScript row) => [];
}
