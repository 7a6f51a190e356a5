using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>An outside person or company known to the workspace: a source, prospect or client.</summary>
public sealed record Contact : IRecord<Contact>
{
    /// <summary>The id, unique in the workspace.</summary>
    public required string Id { get; init; }

    /// <summary>The person's name, or null for a company alone.</summary>
    public string? Name { get; init; }

    /// <summary>The company's name.</summary>
    public string? Company { get; init; }

    /// <summary>The job title.</summary>
    public string? Title { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The phone number: digits, with a leading <c>+</c> where it had one.</summary>
    public string? Phone { get; init; }

    /// <summary>When somebody in the workspace was last in touch, or heard from them.</summary>
    public Instant? LastTouchAt { get; init; }

    /// <summary>The member who keeps in touch with them: the first who had a referral from them or signed them.</summary>
    public string? OwnerId { get; init; }

    /// <summary>True once they made a referral.</summary>
    public bool IsSource { get; init; }

    /// <summary>The day on which they became a client; null where they are none.</summary>
    public LocalDate? SignedOn { get; init; }

    /// <summary>The day of the last account review.</summary>
    public LocalDate? ReviewedOn { get; init; }

    /// <summary>The day of the last report card.</summary>
    public LocalDate? ReportedOn { get; init; }

    /// <summary>What makes them share their relationships, in a member's words.</summary>
    public string? Motive { get; init; }

    /// <summary>What is good to know of them, in members' words, oldest first; null where there is nothing.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Which state this is, so that an undo can tell whether it was changed since. An undo brings back the version too.</summary>
    public int Version { get; init; }

    /// <summary>The highest version there was, so that none is given twice.</summary>
    public int HighestVersion { get; init; }

    /// <inheritdoc/>
    public Contact WithVersion(int version, int highest) => this with { Version = version, HighestVersion = highest };
}
