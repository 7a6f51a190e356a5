using NodaTime;
using NodaTime.Text;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// A contacted prospect does not stand still: after two weeks without movement or touch, on the day that the rep set,
/// or on the working day after the meeting, the rep decides how it goes on.
/// </summary>
public sealed class MoveOnRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules) =>
        from referral in happened.Referrals
        where referral.Stage is Stage.Contacted or Stage.Meeting or Stage.Proposal
        let moved = LastMovement(happened, referral)
        select new FollowUp
        {
            Kind = FollowUpKind.MoveOn,
            From = referral.Id,
            Occurrence = LocalDatePattern.Iso.Format(moved),
            MemberId = happened.MemberId,
            Person = referral.Prospect,
            Due = Due(referral, moved, rules),
            Since = moved,
            Referral = referral,
        };

    /// <summary>Whether a referral has not been changed for so long that a touch of its prospect matters.</summary>
    public static bool MayStandStill(Referral referral, Instant now, FollowUpRules rules) =>
        referral.IsOpen && referral.ChangedAt < now - Duration.FromDays(rules.MoveOnDays - 1);

    private static LocalDate LastMovement(WhatHappened happened, Referral referral)
    {
        Instant moved = happened.LastTouches.TryGetValue(referral.Prospect.ContactId, out Instant touched)
            ? Instant.Max(referral.ChangedAt, touched)
            : referral.ChangedAt;
        return happened.DayOf(moved);
    }

    private static When Due(Referral referral, LocalDate moved, FollowUpRules rules) => referral switch
    {
        { Stage: Stage.Meeting, ActBy: { } meeting } => new When(WorkingDays.Next(meeting.Date, rules.Holidays)),
        { ActBy: { } step } when step.Date >= moved => step,
        _ => new When(moved.PlusDays(rules.MoveOnDays)),
    };
}
