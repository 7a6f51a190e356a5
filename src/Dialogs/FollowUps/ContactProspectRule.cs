using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>A prospect who was introduced is contacted on the next working day, or when the rep said.</summary>
public sealed class ContactProspectRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules) =>
        from referral in happened.Referrals
        where referral.IsToContact
        let since = Since(happened, referral)
        let due = referral.ActBy ?? new When(WorkingDays.After(since, rules.ContactWithinDays, rules.Holidays))
        select new FollowUp
        {
            Kind = FollowUpKind.ContactProspect,
            From = referral.Id,
            MemberId = happened.MemberId,
            Person = referral.Prospect,
            Due = due,
            OverdueAfter = LocalDate.Max(due.Date, WorkingDays.After(since, rules.ContactOverdueAfterDays, rules.Holidays)),
            Since = since,
            Referral = referral,
        };

    private static LocalDate Since(WhatHappened happened, Referral referral) =>
        referral.Stage == Stage.Reopened && referral.History is [.., var reopened] ? happened.DayOf(reopened.At) : referral.ReceivedOn;
}
