using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>A person in the workspace, as the bot knows them.</summary>
public sealed record Member
{
    /// <summary>The platform's id, unique in the workspace.</summary>
    public required string Id { get; init; }

    /// <summary>The display name.</summary>
    public required string Name { get; init; }

    /// <summary>The e-mail address, where the platform tells it.</summary>
    public string? Email { get; init; }

    /// <summary>The IANA id of the zone in which the member's days are counted.</summary>
    public required string TimeZone { get; init; }

    /// <summary>True when the member set the zone by hand, so that it no longer follows the profile.</summary>
    public bool HasOwnTimeZone { get; init; }

    /// <summary>Language and region, such as <c>en-GB</c>.</summary>
    public required string Locale { get; init; }

    /// <summary>What the member may do.</summary>
    public Role Role { get; init; }

    /// <summary>True when somebody gave the role by hand, so that it no longer follows the platform and the settings.</summary>
    public bool HasOwnRole { get; init; }

    /// <summary>Whether the member is a guest or of another organisation, as the platform last told; null while it has not.</summary>
    public bool? IsGuest { get; init; }

    /// <summary>The personal chat with the bot; null until the platform showed one.</summary>
    public Place? Personal { get; init; }

    /// <summary>When the member was welcomed; null when not yet.</summary>
    public Instant? WelcomedAt { get; init; }

    /// <summary>Why nothing can be sent to the member now (the platform's code); null while it can.</summary>
    public string? Unreachable { get; init; }

    /// <summary>When the member was or will be on leave, as their settings say; null where never.</summary>
    public IReadOnlyList<Leave>? Leaves { get; init; }

    /// <summary>True when the member wants to stand on no board, as their settings say.</summary>
    public bool IsOffBoards { get; init; }

    /// <summary>True when the member left the workspace.</summary>
    public bool IsGone { get; init; }
}
