using System.Collections.Frozen;
using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>When follow-ups arise: the same everywhere, apart from the holidays that the workspace set.</summary>
public sealed record FollowUpRules
{
    /// <summary>An open referral with no movement for this many days waits for a decision.</summary>
    public const int MoveOnAfterDays = 14;

    /// <summary>The rules of a workspace that set nothing.</summary>
    public static FollowUpRules Default { get; } = new();

    /// <summary>Working days after which thanks are late.</summary>
    public int ThankWithinDays { get; init; } = 1;

    /// <summary>Working days after which a prospect should have been contacted.</summary>
    public int ContactWithinDays { get; init; } = 1;

    /// <summary>Working days after which a prospect not contacted is overdue, and the manager sees it.</summary>
    public int ContactOverdueAfterDays { get; init; } = 3;

    /// <summary>Working days after which a promised introduction is asked for.</summary>
    public int IntroductionAfterDays { get; init; } = 3;

    /// <summary>Working days after which the source hears how it went.</summary>
    public int TellWithinDays { get; init; } = 1;

    /// <summary>Days without movement or touch after which an open referral waits for a decision.</summary>
    public int MoveOnDays { get; init; } = MoveOnAfterDays;

    /// <summary>Days after which the two people introduced to each other are asked how it went.</summary>
    public int CheckInAfterDays { get; init; } = 2;

    /// <summary>Days after which a value moment is too long ago to ask for.</summary>
    public int AskWithinDays { get; init; } = 60;

    /// <summary>The first day whose value moments are not too long ago to ask after.</summary>
    public LocalDate MomentsFrom(LocalDate today) => today.PlusDays(-AskWithinDays);

    /// <summary>Days without a touch after which a source is brought up.</summary>
    public int SourceQuietDays { get; init; } = 60;

    /// <summary>Days without a touch after which a client is brought up.</summary>
    public int ClientQuietDays { get; init; } = 90;

    /// <summary>Months between two account reviews.</summary>
    public int ReviewMonths { get; init; } = 3;

    /// <summary>Months between two report cards.</summary>
    public int ReportCardMonths { get; init; } = 6;

    /// <summary>Days on which nobody works, beside weekends.</summary>
    public FrozenSet<LocalDate> Holidays { get; init; } = [];

    /// <summary>The rules of a workspace.</summary>
    public static FollowUpRules Of(WorkspaceSettings settings) => settings.Holidays is { Count: > 0 } holidays ? Default with { Holidays = holidays.ToFrozenSet() } : Default;
}
