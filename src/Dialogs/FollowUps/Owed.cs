using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Contacts;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>All that a member owes, by all rules, in the order in which it is shown.</summary>
public static class Owed
{
    private static readonly IReadOnlyList<IFollowUpRule> All =
    [
        new ThankSourceRule(),
        new ContactProspectRule(),
        new TellSourceRule(),
        new GetIntroductionRule(),
        new MoveOnRule(),
        new CheckInRule(),
        new ReminderRule(),
        new AskForReferralRule(),
        new PromisedIntroductionRule(),
        new KeepPromiseRule(),
        new AccountReviewRule(),
        new ReportCardRule(),
        new StayInTouchRule(),
    ];

    /// <summary>Everything owed, also what is due later only: by rank, then by what was due first.</summary>
    public static IReadOnlyList<FollowUp> Derive(WhatHappened happened, FollowUpRules rules) =>
    [
        .. All.SelectMany(rule => rule.Derive(happened, rules))
            .OrderBy(one => one.Kind)
            .ThenBy(one => one.Due.Date)
            .ThenBy(one => one.Due.Time)
            .ThenBy(one => one.Key, StringComparer.Ordinal),
    ];
}
