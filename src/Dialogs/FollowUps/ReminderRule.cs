namespace ReferralBot.Dialogs.FollowUps;

/// <summary>What the rep asked to be reminded of, at its time.</summary>
public sealed class ReminderRule : IFollowUpRule
{
    /// <inheritdoc/>
    public IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules) =>
        from reminder in happened.Reminders
        select new FollowUp
        {
            Kind = FollowUpKind.Reminder,
            From = reminder.Id,
            MemberId = happened.MemberId,
            Person = reminder.About,
            Due = reminder.Due,
            Since = happened.DayOf(reminder.AskedAt),
            What = reminder.Text,
        };
}
