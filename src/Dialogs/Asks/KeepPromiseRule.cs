using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>A promise is kept by its day.</summary>
public sealed class KeepPromiseRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return from promise in happened.Events.OfType<Promise>()
               where promise.IsOpen
               select new FollowUp
               {
                   Kind = FollowUpKind.KeepPromise,
                   From = promise.Id,
                   MemberId = happened.MemberId,
                   Person = promise.With,
                   Due = new When(promise.DueOn),
                   OverdueAfter = promise.DueOn,
                   Since = promise.On,
                   What = promise.What,
               };
    }
}
