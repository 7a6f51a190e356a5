namespace ReferralBot.Storage;

/// <summary>How a <see cref="StoreCopy"/> ended.</summary>
/// <param name="Kind">Whether it was done, and if not, why.</param>
/// <param name="Partitions">The partitions copied.</param>
/// <param name="Rows">The rows that the target has.</param>
/// <param name="Hash">The hash of the target's content.</param>
public sealed record StoreCopyOutcome(StoreCopyKind Kind, int Partitions, long Rows, string Hash);

/// <summary>The ways in which a <see cref="StoreCopy"/> ends.</summary>
public enum StoreCopyKind
{
    /// <summary>Both stores hold the same.</summary>
    Copied,
    /// <summary>Nothing was copied: the target has rows that are no unfinished copy.</summary>
    TargetIsNotEmpty,
    /// <summary>Nothing was copied: the target is an unfinished copy of another store.</summary>
    TargetIsOfAnotherSource,
    /// <summary>Nothing was copied: the source is an unfinished copy itself.</summary>
    SourceIsUnfinished,
    /// <summary>All was copied, but the stores differ: somebody wrote to one of them meanwhile.</summary>
    Differs,
}
