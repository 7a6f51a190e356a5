using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>Something worth passing on to contacts: an article, a case study, an invitation.</summary>
public sealed record ContentItem : IRecord<ContentItem>
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The absolute https address.</summary>
    public required string Link { get; init; }

    /// <summary>Whom it is for: words of industries, jobs, companies, needs. Empty for everybody.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The member who put it on the shelf.</summary>
    public required string AddedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant AddedAt { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public int HighestVersion { get; init; }

    /// <inheritdoc/>
    public ContentItem WithVersion(int version, int highest) => this with { Version = version, HighestVersion = highest };
}
