using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Two people introduced to each other are both asked, two days later, how it went: the rep's word stands for it.</summary>
public sealed class CheckInRule : IFollowUpRule
{
    /// <summary>The occurrence of the check-in with who needed help.</summary>
    public const string WithProspect = "prospect";

    /// <summary>The occurrence of the check-in with who can help.</summary>
    public const string WithReceiver = "receiver";

    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules)
    {
        foreach (GivenReferral given in happened.Given)
        {
            if (given.WithProspect is null)
            {
                yield return CheckIn(happened, rules, given, given.Prospect, WithProspect);
            }

            if (given.WithReceiver is null)
            {
                yield return CheckIn(happened, rules, given, given.Receiver, WithReceiver);
            }
        }
    }

    private static FollowUp CheckIn(WhatHappened happened, FollowUpRules rules, GivenReferral given, Person person, string which) => new()
    {
        Kind = FollowUpKind.CheckIn,
        From = given.Id,
        Occurrence = which,
        MemberId = happened.MemberId,
        Person = person,
        Due = new When(given.CheckOn ?? given.GivenOn.PlusDays(rules.CheckInAfterDays)),
        Since = given.GivenOn,
        Given = given,
    };
}
