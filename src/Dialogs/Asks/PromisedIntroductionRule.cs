using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Who promised an introduction when asked, and named nobody yet, is reminded of it.</summary>
public sealed class PromisedIntroductionRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return from ask in happened.Events.OfType<Ask>()
               where ask is { Outcome: AskOutcome.Promised, OwedFrom: not null }
               select new FollowUp
               {
                   Kind = FollowUpKind.GetIntroduction,
                   From = ask.Id,
                   MemberId = happened.MemberId,
                   Person = ask.With,
                   Due = new When(ask.OwedFrom!.Value),
                   Since = ask.On,
               };
    }
}
