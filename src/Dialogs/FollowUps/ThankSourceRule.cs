using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>A source is thanked at once, within a working day at the latest.</summary>
public sealed class ThankSourceRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules) =>
        from referral in happened.Referrals
        where referral.OwesThanks
        select new FollowUp
        {
            Kind = FollowUpKind.ThankSource,
            From = referral.Id,
            MemberId = happened.MemberId,
            Person = referral.Source,
            Due = new When(referral.ReceivedOn),
            OverdueAfter = WorkingDays.After(referral.ReceivedOn, rules.ThankWithinDays, rules.Holidays),
            Since = referral.ReceivedOn,
            Referral = referral,
        };
}
