using System.Globalization;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// A source hears how it went on the working day after. While they were not even thanked, that comes first and says it
/// all: nobody is to be told twice on one day.
/// </summary>
public sealed class TellSourceRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules) =>
        from referral in happened.Referrals
        where !referral.OwesThanks
        let news = referral.Untold
        where news is not null
        let due = WorkingDays.After(news.On, rules.TellWithinDays, rules.Holidays)
        select new FollowUp
        {
            Kind = FollowUpKind.TellSource,
            From = referral.Id,
            Occurrence = news.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            MemberId = happened.MemberId,
            Person = referral.Source,
            Due = new When(due),
            OverdueAfter = due,
            Since = news.On,
            Referral = referral,
        };
}
