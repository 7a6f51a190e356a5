using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>The buttons beneath a follow-up: what settles it, words where they help, and the ways out.</summary>
internal static class FollowUpButtons
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CardAction> Of(SentDigest card, FollowUp one)
    {
        List<CardAction> buttons = [.. Doing(card, one)];
        if (HasWords(one))
        {
            buttons.Add(DigestCard.Button(card, one.Key, "Show words", ExplainFollowUp.WordsVerb));
        }

        buttons.Add(DigestCard.Button(card, one.Key, "Snooze", PutOffFollowUp.LaterVerb));
        return buttons;
    }

    /// <summary>Those that settle it.</summary>
    public static IEnumerable<CardAction> Doing(SentDigest card, FollowUp one) => one.Kind switch
    {
        FollowUpKind.ThankSource or FollowUpKind.TellSource =>
        [
            Done(card, one, "Note sent", TouchMethod.Note),
            Done(card, one, "Called", TouchMethod.Call),
            Done(card, one, "E-mailed", TouchMethod.Email),
            DigestCard.Button(card, one.Key, "Other way", SettleFollowUp.OtherVerb),
        ],
        FollowUpKind.ContactProspect => [Done(card, one, $"Contacted {First(one)}")],
        FollowUpKind.GetIntroduction => [Done(card, one, "Introduced us")],
        FollowUpKind.CheckIn => [DigestCard.Button(card, one.Key, "Tell how it went", SettleFollowUp.OutcomeVerb)],
        FollowUpKind.MoveOn =>
        [
            Done(card, one, "In touch"),
            DigestCard.Button(card, one.Key, "Won", SettleFollowUp.StageVerb, nameof(Stage.Won)),
            DigestCard.Button(card, one.Key, "Lost", SettleFollowUp.StageVerb, nameof(Stage.Lost)),
        ],
        FollowUpKind.AskForReferral => [Done(card, one, "I asked")],
        FollowUpKind.KeepPromise or FollowUpKind.Reminder => [Done(card, one, "Done")],
        FollowUpKind.AccountReview => [Done(card, one, "Reviewed", TouchMethod.Review)],
        FollowUpKind.ReportCard => [Done(card, one, "Got the answers", TouchMethod.ReportCard)],
        FollowUpKind.StayInTouch => [Done(card, one, "Called", TouchMethod.Call), Done(card, one, "Wrote", TouchMethod.Email)],
    };

    /// <summary>The other ways of thanking.</summary>
    public static IReadOnlyList<CardAction> OtherWays(SentDigest card, FollowUp one) =>
    [
        Done(card, one, "Message", TouchMethod.Chat),
        Done(card, one, "Gift", TouchMethod.Gift),
        Done(card, one, "Meal", TouchMethod.Meal),
        Done(card, one, "Visit", TouchMethod.Visit),
        Done(card, one, "In person", TouchMethod.InPerson),
        Back(card, one),
    ];

    /// <summary>What may have come of an introduction.</summary>
    public static IReadOnlyList<CardAction> Outcomes(SentDigest card, FollowUp one) =>
    [
        Outcome(card, one, "Good fit", CheckInOutcome.GoodFit),
        Outcome(card, one, "Talked, it helped", CheckInOutcome.Helped),
        Outcome(card, one, "Talked, no fit", CheckInOutcome.NoFit),
        DigestCard.Button(card, one.Key, "Not talked yet", SettleFollowUp.OutcomeVerb, SettleFollowUp.NotYet),
        Outcome(card, one, "Never talked", CheckInOutcome.NeverTalked),
        Back(card, one),
    ];

    /// <summary>The ways to put it off, and out.</summary>
    public static IReadOnlyList<CardAction> Later(SentDigest card, FollowUp one) =>
    [
        DigestCard.Button(card, one.Key, "In an hour", PutOffFollowUp.SnoozeVerb, PutOffFollowUp.Hour),
        DigestCard.Button(card, one.Key, "Tomorrow", PutOffFollowUp.SnoozeVerb, PutOffFollowUp.Tomorrow),
        DigestCard.Button(card, one.Key, "Monday", PutOffFollowUp.SnoozeVerb, PutOffFollowUp.Monday),
        DigestCard.Button(card, one.Key, "Pick a date", PutOffFollowUp.DateVerb),
        DigestCard.Button(card, one.Key, "Not relevant", SettleFollowUp.DismissVerb),
        DigestCard.Button(card, one.Key, "Why this?", ExplainFollowUp.WhyVerb),
    ];

    /// <summary>Closes what was opened.</summary>
    public static CardAction Back(SentDigest card, FollowUp one) => DigestCard.Button(card, one.Key, "Back", ExplainFollowUp.BackVerb);

    /// <summary>Whether there are words to copy for it.</summary>
    public static bool HasWords(FollowUp one) => SettleContact.HasWords(one) || one is { Kind: FollowUpKind.ThankSource or FollowUpKind.TellSource or FollowUpKind.GetIntroduction, Referral: not null };

    private static ActionExecute Done(SentDigest card, FollowUp one, string title, TouchMethod? method = null) =>
        DigestCard.Button(card, one.Key, Buttons.Fit(title), SettleFollowUp.DoneVerb, method?.ToString());

    private static ActionExecute Outcome(SentDigest card, FollowUp one, string title, CheckInOutcome outcome) =>
        DigestCard.Button(card, one.Key, title, SettleFollowUp.OutcomeVerb, outcome.ToString());

    private static string First(FollowUp one) => one.Person is null ? "" : ReferralWords.First(one.Person);
}
