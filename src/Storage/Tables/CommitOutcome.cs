namespace ReferralBot.Storage.Tables;

/// <summary>How a commit ended.</summary>
/// <param name="Kind">Whether it was done, and if not, why.</param>
/// <param name="RowKey">The row that stood in the way; null when committed.</param>
public readonly record struct CommitOutcome(CommitOutcomeKind Kind, string? RowKey = null)
{
    /// <summary>All writes were done.</summary>
    public static CommitOutcome Committed => new(CommitOutcomeKind.Committed);

    /// <summary>Whether all writes were done.</summary>
    public bool IsCommitted => Kind == CommitOutcomeKind.Committed;
}

/// <summary>The ways in which a commit ends.</summary>
public enum CommitOutcomeKind
{
    /// <summary>All writes were done.</summary>
    Committed,
    /// <summary>None: a row to insert exists already.</summary>
    Exists,
    /// <summary>None: a row has another version by now, or is gone.</summary>
    Changed,
}
