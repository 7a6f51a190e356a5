using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>Something that comes up with a client every so many months from the signing, or from the last time.</summary>
public abstract class SinceSigningRule : IFollowUpRule
{
    /// <summary>What comes up.</summary>
    protected abstract FollowUpKind Kind { get; }

    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(rules);
        return from contact in happened.Kept
               where contact.SignedOn is not null
               let since = Last(contact) ?? contact.SignedOn!.Value
               let due = since.PlusMonths(Months(rules))
               where due <= happened.Today
               select new FollowUp
               {
                   Kind = Kind,
                   From = contact.Id,
                   Occurrence = StayInTouchRule.Text(since),
                   MemberId = happened.MemberId,
                   Person = ContactWords.Named(contact),
                   Due = new When(due),
                   Since = since,
               };
    }

    /// <summary>The last time; null before the first.</summary>
    protected abstract LocalDate? Last(Contact contact);

    /// <summary>The months between two times.</summary>
    protected abstract int Months(FollowUpRules rules);
}
