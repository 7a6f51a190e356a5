namespace ReferralBot.Storage.Rows;

/// <summary>How many referrals are to be received in each week or month.</summary>
/// <param name="Of">Whose goal it is.</param>
/// <param name="Id">Of a member: the member's id. Of a place: the id of its conversation. Otherwise null.</param>
/// <param name="Every">How often it begins anew.</param>
/// <param name="Count">How many; at least 1.</param>
/// <param name="SetBy">The member who set it.</param>
public sealed record Goal(GoalOf Of, string? Id, GoalEvery Every, int Count, string? SetBy)
{
    /// <summary>True where only referrals from clients count.</summary>
    public bool IsOfClients { get; init; }
}

/// <summary>That a goal was set.</summary>
/// <param name="After">The goal.</param>
/// <param name="Before">The one that it took the place of; null where there was none.</param>
public sealed record GoalChange(Goal After, Goal? Before);

/// <summary>Whose goal it is.</summary>
public enum GoalOf
{
    /// <summary>Of each member who has none of their own.</summary>
    EachMember,
    /// <summary>Of one member.</summary>
    Member,
    /// <summary>Of the members of a channel or group chat together.</summary>
    Place,
    /// <summary>Of everybody in the workspace together.</summary>
    Workspace,
}

/// <summary>How often a goal begins anew.</summary>
public enum GoalEvery
{
    /// <summary>Every Monday.</summary>
    Week,
    /// <summary>On the first of every month.</summary>
    Month,
}

/// <summary>The goals that a workspace set.</summary>
/// <param name="All">Each for another one.</param>
public sealed record GoalList(IReadOnlyList<Goal> All);
