using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>What a workspace set differently from the defaults.</summary>
public sealed record WorkspaceSettings
{
    /// <summary>Days on which nobody works, for everybody. None is assumed.</summary>
    public IReadOnlyList<LocalDate>? Holidays { get; init; }

    /// <summary>Days after which follow-ups arise, by the name of the rule (<c>moveOnAfterDays</c>); what is missing is as usual.</summary>
    public IReadOnlyDictionary<string, int>? FollowUpDays { get; init; }
}
