using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>A source or client of whom nobody heard for long is brought up, unless a review of the account is due anyway.</summary>
public sealed class StayInTouchRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(rules);
        HashSet<string> reviewed = [.. new AccountReviewRule().Derive(happened, rules).Where(one => one.IsDue(happened.Today)).Select(one => one.From)];
        return from contact in happened.Kept
               where contact.IsSource || contact.SignedOn is not null
               where !reviewed.Contains(contact.Id)
               let last = contact.LastTouchAt is { } at ? happened.DayOf(at) : contact.SignedOn
               where last is not null
               let quiet = last.Value.PlusDays(contact.IsSource ? rules.SourceQuietDays : rules.ClientQuietDays)
               where quiet <= happened.Today
               let talk = happened.Talks.GetValueOrDefault(contact.Id)
               select new FollowUp
               {
                   Kind = FollowUpKind.StayInTouch,
                   From = contact.Id,
                   Occurrence = Text(last.Value),
                   MemberId = happened.MemberId,
                   Person = ContactWords.Named(contact),
                   Due = new When(quiet),
                   Since = last.Value,
                   Referral = talk?.Referral,
                   Moment = talk?.Moment?.Moment,
                   What = talk?.Moment?.Moment == Moment.Result ? null : talk?.Moment?.Felt,
               };
    }

    /// <summary>A day as an occurrence of a follow-up: when it is another day, it is another follow-up.</summary>
    internal static string Text(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
