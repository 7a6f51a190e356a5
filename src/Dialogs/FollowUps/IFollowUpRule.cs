namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Derives one kind of follow-up. It is pure and has no words.</summary>
public interface IFollowUpRule
{
    /// <summary>Everything of its kind that is owed, also what is due later only.</summary>
    IEnumerable<FollowUp> Derive(WhatHappened happened, FollowUpRules rules);
}
