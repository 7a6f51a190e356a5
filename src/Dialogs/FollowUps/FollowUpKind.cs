namespace ReferralBot.Dialogs.FollowUps;

/// <summary>What a rep owes somebody. The order is the rank: what stands first is shown first.</summary>
public enum FollowUpKind
{
    /// <summary>To keep a promise made to a contact.</summary>
    KeepPromise,
    /// <summary>To thank the source of a referral or lead.</summary>
    ThankSource,
    /// <summary>To contact a prospect who was introduced.</summary>
    ContactProspect,
    /// <summary>To tell a source how it went.</summary>
    TellSource,
    /// <summary>To ask somebody introduced to somebody else how that went.</summary>
    CheckIn,
    /// <summary>To ask for a referral after a moment of value.</summary>
    AskForReferral,
    /// <summary>To ask for an introduction that was promised, or for more than a name.</summary>
    GetIntroduction,
    /// <summary>What the rep asked to be reminded of.</summary>
    Reminder,
    /// <summary>To decide about an open referral that stands still.</summary>
    MoveOn,
    /// <summary>To review the account with a client.</summary>
    AccountReview,
    /// <summary>To send a client a report card.</summary>
    ReportCard,
    /// <summary>To keep in touch with a source or client.</summary>
    StayInTouch,
}
