namespace ReferralBot.Dialogs.Understanding;

/// <summary>What the sender of a message wants. The names are the contract of the <c>understand</c> command.</summary>
public enum Intent
{
    /// <summary>Anything that is not a request to the bot.</summary>
    Unknown,
    /// <summary>To record a referral received.</summary>
    LogReferral,
    /// <summary>To record a referral passed on to somebody else.</summary>
    GiveReferral,
    /// <summary>To move a referral along.</summary>
    UpdateReferral,
    /// <summary>To say that a source was thanked.</summary>
    Thanked,
    /// <summary>To report a value moment with a client or prospect.</summary>
    LogMoment,
    /// <summary>To report having asked for a referral.</summary>
    LogAsk,
    /// <summary>To report a touch with a contact.</summary>
    LogTouch,
    /// <summary>To record a promise made to a contact.</summary>
    LogPromise,
    /// <summary>A list of referrals.</summary>
    ShowReferrals,
    /// <summary>All about one referral, source, client or company.</summary>
    ShowSubject,
    /// <summary>A ranking now.</summary>
    ShowLeaderboard,
    /// <summary>A ranking posted regularly, or no longer.</summary>
    ScheduleLeaderboard,
    /// <summary>Figures.</summary>
    ShowReport,
    /// <summary>To be reminded of something on a date.</summary>
    Remind,
    /// <summary>To put off the current nudge, or pause all nudges.</summary>
    Snooze,
    /// <summary>Nudges again.</summary>
    Resume,
    /// <summary>When the daily nudge comes.</summary>
    SetNudges,
    /// <summary>To set a goal.</summary>
    SetGoal,
    /// <summary>Progress to the goal.</summary>
    ShowGoal,
    /// <summary>Words to ask with.</summary>
    HowToAsk,
    /// <summary>To see the ideal customer profile.</summary>
    ShowProfile,
    /// <summary>To set one part of the ideal customer profile.</summary>
    SetProfile,
    /// <summary>To hand a referral or a rep's referrals to another rep.</summary>
    Assign,
    /// <summary>To make or unmake a manager or marketer.</summary>
    SetRole,
    /// <summary>To correct a field of the last or a named referral.</summary>
    Edit,
    /// <summary>To take back the last change.</summary>
    Undo,
    /// <summary>To delete a referral.</summary>
    Delete,
    /// <summary>Data as a file.</summary>
    Export,
    /// <summary>To have a third person's data erased.</summary>
    ForgetContact,
    /// <summary>Help.</summary>
    Help,
    /// <summary>A greeting alone.</summary>
    Greeting,
    /// <summary>Thanks to the bot, alone.</summary>
    Thanks,
    /// <summary>Yes, alone.</summary>
    Yes,
    /// <summary>No, alone.</summary>
    No,
    /// <summary>Cancel, alone.</summary>
    Cancel,
}
