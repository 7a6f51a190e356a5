using ReferralBot.Dialogs.Understanding.Grammar.Intents;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>The grammars of all intents. A new intent is a class in the Intents folder and a line here.</summary>
internal static class IntentGrammars
{
    /// <summary>Every grammar; between equals, the one listed first wins.</summary>
    public static IReadOnlyList<IntentGrammar> All { get; } =
    [
        new LogReferralGrammar(),
        new GiveReferralGrammar(),
        new UpdateReferralGrammar(),
        new ThankedGrammar(),
        new LogMomentGrammar(),
        new LogAskGrammar(),
        new LogTouchGrammar(),
        new LogPromiseGrammar(),
        new RemindGrammar(),
        new ExportGrammar(),
        new ShowReferralsGrammar(),
        new ShowReportGrammar(),
        new ShowLeaderboardGrammar(),
        new ScheduleLeaderboardGrammar(),
        new ShowSubjectGrammar(),
        new SnoozeGrammar(),
        new SetNudgesGrammar(),
        new SetGoalGrammar(),
        new ShowGoalGrammar(),
        new HowToAskGrammar(),
        new SetProfileGrammar(),
        new AssignGrammar(),
        new SetRoleGrammar(),
        new EditGrammar(),
        new DeleteGrammar(),
        new ForgetContactGrammar(),
        new HelpGrammar(),
        .. PlainGrammars.All,
    ];
}
