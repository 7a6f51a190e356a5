namespace ReferralBot.Dialogs.FollowUps;

/// <summary>When follow-ups arise, until a workspace sets something else.</summary>
public static class FollowUpRules
{
    /// <summary>An open referral with no movement for this many days waits for a decision.</summary>
    public const int MoveOnAfterDays = 14;
}
