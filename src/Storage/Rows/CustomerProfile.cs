using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>Whom a workspace wants to be introduced to, in its own words.</summary>
public sealed record CustomerProfile : IRecord<CustomerProfile>
{
    /// <summary>The one id: a workspace has one profile.</summary>
    public const string OnlyId = "ideal";

    /// <inheritdoc/>
    public string Id { get; init; } = OnlyId;

    /// <summary>The industry.</summary>
    public string? Industry { get; init; }

    /// <summary>Where they are.</summary>
    public string? Geography { get; init; }

    /// <summary>How large the company is.</summary>
    public string? Size { get; init; }

    /// <summary>The business unit or function.</summary>
    public string? Function { get; init; }

    /// <summary>The type of person.</summary>
    public string? Person { get; init; }

    /// <summary>The situation or need they are in.</summary>
    public string? Need { get; init; }

    /// <summary>The member who changed it last; null where nobody has.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>When it was changed last.</summary>
    public Instant? ChangedAt { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public int HighestVersion { get; init; }

    /// <inheritdoc/>
    public CustomerProfile WithVersion(int version, int highest) => this with { Version = version, HighestVersion = highest };
}
