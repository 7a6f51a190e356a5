using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>The changes that a member can still take back, newest last.</summary>
/// <param name="Changes">At most <see cref="Kept"/> of them.</param>
public sealed record UndoHistory(IReadOnlyList<UndoableChange> Changes)
{
    /// <summary>How many changes are kept for each member.</summary>
    public const int Kept = 5;
}

/// <summary>One change: what one turn did.</summary>
/// <param name="TurnId">The turn; of an edited message the one in which it was first sent.</param>
/// <param name="At">When.</param>
/// <param name="What">What was done, as the member reads it.</param>
/// <param name="Referrals">The referrals it changed.</param>
/// <param name="Contacts">The contacts it changed.</param>
public sealed record UndoableChange(
    string TurnId,
    Instant At,
    string What,
    IReadOnlyList<BeforeChange<Referral>> Referrals,
    IReadOnlyList<BeforeChange<Contact>> Contacts)
{
    /// <summary>The moments, asks, promises and touches it changed.</summary>
    public IReadOnlyList<BeforeChange<ContactEvent>> Events { get; init; } = [];

    /// <summary>The ideal customer profile, where it changed that.</summary>
    public IReadOnlyList<BeforeChange<CustomerProfile>> Profiles { get; init; } = [];

    /// <summary>The words to ask with that it changed.</summary>
    public IReadOnlyList<BeforeChange<AskScript>> Scripts { get; init; } = [];

    /// <summary>The items of the content shelf that it changed.</summary>
    public IReadOnlyList<BeforeChange<ContentItem>> Items { get; init; } = [];

    /// <summary>Whether it left a row of this id in this version.</summary>
    public bool Left(string? id, int version) =>
        Has(Referrals, id, version) || Has(Events, id, version) || Has(Profiles, id, version) || Has(Scripts, id, version) || Has(Items, id, version);

    private static bool Has<T>(IReadOnlyList<BeforeChange<T>> rows, string? id, int version)
        where T : class => rows.Any(row => row.Id == id && row.VersionAfter == version);

    /// <summary>The referrals given that it changed; null where there were none.</summary>
    public IReadOnlyList<BeforeChange<GivenReferral>>? Given { get; init; }

    /// <summary>The reminders that it changed; null where there were none.</summary>
    public IReadOnlyList<BeforeChange<Reminder>>? Reminders { get; init; }

    /// <summary>The hand-over of many referrals that it began; null where it began none.</summary>
    public string? HandOver { get; init; }

    /// <summary>The goal that it set; null where it set none.</summary>
    public GoalChange? Goal { get; init; }

    /// <summary>What was said of single follow-ups before it, by their keys; null where it said nothing of any.</summary>
    public IReadOnlyDictionary<string, NudgeMark>? Marks { get; init; }

    /// <summary>The member's settings before it; null where it did not change them.</summary>
    public MemberSettings? Settings { get; init; }
}

/// <summary>How a row was before a change.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Before">The row, or null where the change created it.</param>
/// <param name="VersionAfter">The version that the change left behind; 0 where it deleted the row.</param>
public sealed record BeforeChange<T>(string Id, T? Before, int VersionAfter)
    where T : class;
