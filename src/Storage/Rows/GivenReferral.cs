using System.Text.Json.Serialization;
using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>A referral that a member passed on: two people whom the member introduced to each other.</summary>
public sealed record GivenReferral : IRecord<GivenReferral>
{
    /// <summary>The id, unique in the workspace.</summary>
    public required string Id { get; init; }

    /// <summary>The member who gave it.</summary>
    public required string RepId { get; init; }

    /// <summary>Who needs help.</summary>
    public required Person Prospect { get; init; }

    /// <summary>Who can help.</summary>
    public required Person Receiver { get; init; }

    /// <summary>What the prospect needs, in the member's words.</summary>
    public string? Need { get; init; }

    /// <summary>The day of the introduction, on the member's calendar.</summary>
    public required LocalDate GivenOn { get; init; }

    /// <summary>When to ask, where the member said so or somebody had not talked yet; null for the usual time.</summary>
    public LocalDate? CheckOn { get; init; }

    /// <summary>What the prospect said of it; null while nobody asked.</summary>
    public CheckIn? WithProspect { get; init; }

    /// <summary>What the receiver said of it; null while nobody asked.</summary>
    public CheckIn? WithReceiver { get; init; }

    /// <summary>When it was recorded.</summary>
    public required Instant LoggedAt { get; init; }

    /// <summary>Counts the changes, so that an undo can tell whether it was changed since.</summary>
    public int Version { get; init; }

    /// <summary>The highest version there was, so that none is given twice after an undo.</summary>
    public int HighestVersion { get; init; }

    /// <inheritdoc/>
    public GivenReferral WithVersion(int version, int highest) => this with { Version = version, HighestVersion = highest };

    /// <summary>True while one of the two was not asked yet.</summary>
    [JsonIgnore]
    public bool IsOpen => WithProspect is null || WithReceiver is null;
}

/// <summary>What one of two people introduced to each other said of it.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="On">The day on which they were asked.</param>
public sealed record CheckIn(CheckInOutcome Outcome, LocalDate On);

/// <summary>What came of an introduction for one of the two people.</summary>
public enum CheckInOutcome
{
    /// <summary>They talked, it helped, and it was a good fit.</summary>
    GoodFit,
    /// <summary>They talked, and it helped, though they will not work together.</summary>
    Helped,
    /// <summary>They talked, and it was no fit.</summary>
    NoFit,
    /// <summary>They did not talk, and will not.</summary>
    NeverTalked,
    /// <summary>The member does not want to ask.</summary>
    NotAsked,
}
