using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>A client fills in a report card every half year from the signing.</summary>
public sealed class ReportCardRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(rules);
        return from contact in happened.Kept
               where contact.SignedOn is not null
               let since = contact.ReportedOn ?? contact.SignedOn!.Value
               let due = since.PlusMonths(rules.ReportCardMonths)
               where due <= happened.Today
               select new FollowUp
               {
                   Kind = FollowUpKind.ReportCard,
                   From = contact.Id,
                   Occurrence = StayInTouchRule.Text(since),
                   MemberId = happened.MemberId,
                   Person = ContactWords.Named(contact),
                   Due = new When(due),
                   Since = since,
               };
    }
}
