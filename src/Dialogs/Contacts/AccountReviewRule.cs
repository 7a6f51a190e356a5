using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>An account is reviewed every quarter from the signing: the promise that goes with a proposal.</summary>
public sealed class AccountReviewRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(rules);
        return from contact in happened.Kept
               where contact.SignedOn is not null
               let since = contact.ReviewedOn ?? contact.SignedOn!.Value
               let due = since.PlusMonths(rules.ReviewMonths)
               where due <= happened.Today
               select new FollowUp
               {
                   Kind = FollowUpKind.AccountReview,
                   From = contact.Id,
                   Occurrence = StayInTouchRule.Text(since),
                   MemberId = happened.MemberId,
                   Person = ContactWords.Named(contact),
                   Due = new When(due),
                   Since = since,
               };
    }
}
