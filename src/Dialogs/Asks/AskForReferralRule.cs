using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>
/// After a value moment the client is asked, and again on the day that they named when they said "later". Held back while
/// something stands against it; one ask for each contact, for the newest moment.
/// </summary>
public sealed class AskForReferralRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(rules);
        return from one in happened.Events
               where one is ValueMoment { IsSettled: false } or Ask { Outcome: AskOutcome.Later }
               where one.OwedFrom is not null && !happened.HeldBack.Contains(one.Id)
               where one is not ValueMoment || one.On >= rules.MomentsFrom(happened.Today)
               group one by one.With.ContactId into ofContact
               let newest = ofContact.OrderBy(one => one.On).ThenBy(one => one.At).Last()
               select new FollowUp
               {
                   Kind = FollowUpKind.AskForReferral,
                   From = newest.Id,
                   MemberId = happened.MemberId,
                   Person = newest.With,
                   Due = new When(newest.OwedFrom!.Value),
                   Since = newest.On,
                   Moment = (newest as ValueMoment)?.Moment,
                   What = (newest as ValueMoment)?.Felt,
                   IsTimeToGive = happened.GiveFirst.Contains(newest.Id),
               };
    }
}
