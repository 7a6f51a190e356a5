using ReferralBot.Storage.Rows;

namespace ReferralBot.Storage;

/// <summary>The goals of a workspace: few, and asked for together, so that they are one row.</summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class GoalStore(Workspace workspace)
{
    /// <summary>The goals that were set.</summary>
    public async ValueTask<IReadOnlyList<Goal>> ListAsync(CancellationToken cancellationToken) =>
        (await workspace.GetAsync(RowKeys.Goals, RowJson.Default.GoalList, cancellationToken).ConfigureAwait(false))?.All ?? [];

    /// <summary>Sets a goal, in place of the one of the same member or place.</summary>
    public async ValueTask SetAsync(Goal goal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(goal);
        IReadOnlyList<Goal> all = await ListAsync(cancellationToken).ConfigureAwait(false);
        workspace.Put(RowKeys.Goals, new GoalList([.. all.Where(one => one.Of != goal.Of || one.Id != goal.Id), goal]), RowJson.Default.GoalList);
    }

    /// <summary>Lets go of the goal of a member or place, where there is one.</summary>
    public async ValueTask DropAsync(GoalOf of, string id, CancellationToken cancellationToken)
    {
        IReadOnlyList<Goal> all = await ListAsync(cancellationToken).ConfigureAwait(false);
        List<Goal> others = [.. all.Where(one => one.Of != of || one.Id != id)];
        if (others.Count < all.Count)
        {
            workspace.Put(RowKeys.Goals, new GoalList(others), RowJson.Default.GoalList);
        }
    }

    /// <summary>Whether a goal is still as a change left it.</summary>
    public async ValueTask<bool> IsUntouchedAsync(GoalChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return (await ListAsync(cancellationToken).ConfigureAwait(false)).Contains(change.After);
    }

    /// <summary>Brings a goal back to what it was before a change.</summary>
    public async ValueTask RestoreAsync(GoalChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        IReadOnlyList<Goal> all = await ListAsync(cancellationToken).ConfigureAwait(false);
        workspace.Put(RowKeys.Goals, new GoalList([.. all.Where(one => one != change.After), .. change.Before is { } before ? [before] : Array.Empty<Goal>()]), RowJson.Default.GoalList);
    }
}
