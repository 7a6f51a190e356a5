using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>When and of what a member wants to be nudged. What is null is as usual.</summary>
public sealed record MemberSettings
{
    /// <summary>The time of the daily digest on the member's clock.</summary>
    public LocalTime? NudgeTime { get; init; }

    /// <summary>The days of the daily digest.</summary>
    public IReadOnlyList<IsoDayOfWeek>? NudgeDays { get; init; }

    /// <summary>True when nudges are off until the member says otherwise.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Nudges come again on this day; null while they are not put off to a day.</summary>
    public LocalDate? PutOffUntil { get; init; }

    /// <summary>When the member was or will be on leave, oldest first: no nudge comes then, and goals are smaller for it. Null where never.</summary>
    public IReadOnlyList<Leave>? Leaves { get; init; }

    /// <summary>True when the member wants to stand on no board.</summary>
    public bool IsOffBoards { get; init; }

    /// <summary>The whole digest is put off to this moment.</summary>
    public Instant? SnoozedUntil { get; init; }

    /// <summary>Kinds of follow-ups that the member wants none of, by their names.</summary>
    public IReadOnlyList<string>? StoppedKinds { get; init; }

    /// <summary>The zone that the member set by hand; null while it follows the profile.</summary>
    public string? OwnTimeZone { get; init; }

    /// <summary>The last day in <see cref="OwnTimeZone"/>, for a journey; null for good.</summary>
    public LocalDate? OwnTimeZoneUntil { get; init; }

    /// <summary>The zone to come back to when the one set by hand ends.</summary>
    public string? HomeTimeZone { get; init; }

    /// <summary>When the time and zone in force were shown to the member; null when not yet.</summary>
    public Instant? TimesShownAt { get; init; }

    /// <summary>The day of a manager's weekly brief.</summary>
    public IsoDayOfWeek? BriefDay { get; init; }

    /// <summary>The time of a manager's weekly brief on their clock.</summary>
    public LocalTime? BriefTime { get; init; }

    /// <summary>True when a manager wants no weekly brief.</summary>
    public bool IsBriefStopped { get; init; }
}

/// <summary>Days on which a member is away.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record Leave(LocalDate From, LocalDate To)
{
    /// <summary>Whether the member is away on a day.</summary>
    public bool Contains(LocalDate day) => From <= day && day <= To;
}

/// <summary>What has become of a member's nudges. It changes with every digest, so it stands apart from the settings.</summary>
public sealed record NudgeState
{
    /// <summary>The member's day of the newest digest, or of the newest look that found nothing due: one a day, whatever happens.</summary>
    public LocalDate? LookedOn { get; init; }

    /// <summary>When the newest digest was sent; null before the first.</summary>
    public Instant? SentAt { get; init; }

    /// <summary>Why the newest look sent nothing; null when it sent something.</summary>
    public string? Silence { get; init; }

    /// <summary>What was said of single follow-ups, by their keys; those that are settled are forgotten.</summary>
    public IReadOnlyDictionary<string, NudgeMark>? Marks { get; init; }

    /// <summary>The newest digests, newest last, so that their cards can be pressed.</summary>
    public IReadOnlyList<SentDigest>? Digests { get; init; }

    /// <summary>The first day of the goal's period for which the member was told midway that they are behind; null before the first.</summary>
    public LocalDate? PaceToldOf { get; init; }

    /// <summary>How many thank-you drafts were shown, so that wordings do not repeat in a row.</summary>
    public int Wordings { get; init; }
}

/// <summary>What was said of one follow-up.</summary>
public sealed record NudgeMark
{
    /// <summary>Put off until this moment.</summary>
    public Instant? SnoozedUntil { get; init; }

    /// <summary>True when the member said that it is not relevant.</summary>
    public bool IsDismissed { get; init; }

    /// <summary>In how many digests it stood with nothing done about it.</summary>
    public int Ignored { get; init; }

    /// <summary>True once it was asked whether it is still useful.</summary>
    public bool IsAskedAbout { get; init; }
}

/// <summary>A digest as it was sent.</summary>
/// <param name="Id">Names it on its buttons.</param>
/// <param name="On">The member's day.</param>
/// <param name="Items">What stood in it, top to bottom.</param>
/// <param name="Rest">How many more were due.</param>
/// <param name="Team">For a manager: what was overdue in the team; null where nothing was.</param>
public sealed record SentDigest(string Id, LocalDate On, IReadOnlyList<SentItem> Items, int Rest, SentTeam? Team = null);

/// <summary>What was overdue in a manager's team when a digest was sent.</summary>
/// <param name="Lines">A line for each of the oldest.</param>
/// <param name="Count">How many were overdue.</param>
public sealed record SentTeam(IReadOnlyList<string> Lines, int Count);

/// <summary>One follow-up in a digest.</summary>
/// <param name="Key">The follow-up.</param>
/// <param name="Kind">Its kind, by name.</param>
/// <param name="Title">How it was called: "Thank Kim Lee".</param>
/// <param name="Outcome">What was done about it from the card; null while nothing was.</param>
/// <param name="Asks">True where it was asked whether it is still useful.</param>
public sealed record SentItem(string Key, string Kind, string Title, string? Outcome = null, bool Asks = false);
