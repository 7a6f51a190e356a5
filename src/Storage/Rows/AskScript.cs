using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>A workspace's own words to ask with at one stage, in place of the bot's.</summary>
public sealed record AskScript : IRecord<AskScript>
{
    /// <summary>The stage: the name of a <see cref="Moment"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The words, with places in braces for what differs from ask to ask.</summary>
    public required string Text { get; init; }

    /// <summary>The member who wrote it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant ChangedAt { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public int HighestVersion { get; init; }

    /// <inheritdoc/>
    public AskScript WithVersion(int version, int highest) => this with { Version = version, HighestVersion = highest };
}
