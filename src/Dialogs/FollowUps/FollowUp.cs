using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// Something that a rep owes somebody, derived from what has happened and never stored: when what it arises from is
/// settled, wherever that was, it is not derived any more.
/// </summary>
public sealed record FollowUp
{
    /// <summary>What is owed.</summary>
    public required FollowUpKind Kind { get; init; }

    /// <summary>The id of what it arises from: a referral, a referral given, a reminder, a promise, a moment, a contact.</summary>
    public required string From { get; init; }

    /// <summary>Tells several that arise from the same thing apart: a step, a day, one of two people.</summary>
    public string Occurrence { get; init; } = "";

    /// <summary>Who owes it.</summary>
    public required string MemberId { get; init; }

    /// <summary>Whom it is owed to; null for a reminder of something else.</summary>
    public Person? Person { get; init; }

    /// <summary>When it is due on the rep's calendar; with a time where the rep said one.</summary>
    public required When Due { get; init; }

    /// <summary>The last day on which it is not overdue; null where there is no such day.</summary>
    public LocalDate? OverdueAfter { get; init; }

    /// <summary>The day of what gave rise to it, which its reason names.</summary>
    public required LocalDate Since { get; init; }

    /// <summary>The referral it arises from.</summary>
    public Referral? Referral { get; init; }

    /// <summary>The referral given that it arises from.</summary>
    public GivenReferral? Given { get; init; }

    /// <summary>The moment of value it arises from.</summary>
    public Moment? Moment { get; init; }

    /// <summary>What was promised, or what to be reminded of, in the rep's words.</summary>
    public string? What { get; init; }

    /// <summary>True where the person was asked several times and nothing was given since: time to give first.</summary>
    public bool IsTimeToGive { get; init; }

    /// <summary>Names it for as long as it is owed, on buttons and in what was said of it.</summary>
    public string Key => $"{Kind}|{From}|{Occurrence}";

    /// <summary>Whether it is due on a day.</summary>
    public bool IsDue(LocalDate today) => Due.Date <= today;

    /// <summary>Whether it is overdue on a day.</summary>
    public bool IsOverdue(LocalDate today) => OverdueAfter < today;
}
