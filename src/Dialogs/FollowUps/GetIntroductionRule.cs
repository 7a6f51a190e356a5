using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>A promised introduction is asked for after a few working days, and so is one to somebody only named.</summary>
public sealed class GetIntroductionRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules) =>
        from referral in happened.Referrals
        where referral is { IsOpen: true, Introduction: Introduction.Promised or Introduction.NameOnly }
        select new FollowUp
        {
            Kind = FollowUpKind.GetIntroduction,
            From = referral.Id,
            MemberId = happened.MemberId,
            Person = referral.Source,
            Due = referral.ActBy ?? new When(WorkingDays.After(referral.ReceivedOn, rules.IntroductionAfterDays, rules.Holidays)),
            Since = referral.ReceivedOn,
            Referral = referral,
        };
}
