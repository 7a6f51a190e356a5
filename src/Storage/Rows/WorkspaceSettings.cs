using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>What a workspace set differently from the defaults.</summary>
public sealed record WorkspaceSettings
{
    /// <summary>Days on which nobody works, for everybody. None is assumed.</summary>
    public IReadOnlyList<LocalDate>? Holidays { get; init; }
}
