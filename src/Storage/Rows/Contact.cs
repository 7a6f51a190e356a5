using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>An outside person or company known to the workspace: a source, prospect or client.</summary>
public sealed record Contact
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

    /// <summary>Which state this is, so that an undo can tell whether it was changed since. An undo brings back the version too.</summary>
    public int Version { get; init; }

    /// <summary>The highest version there was, so that none is given twice.</summary>
    public int HighestVersion { get; init; }
}
