using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Content;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Exports;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Goals;
using ReferralBot.Dialogs.HandOvers;
using ReferralBot.Dialogs.Help;
using ReferralBot.Dialogs.Leaderboards;
using ReferralBot.Dialogs.Privacy;
using ReferralBot.Dialogs.Profiles;
using ReferralBot.Dialogs.Recognition;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Reports;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Dialogs.Settings;

namespace ReferralBot.Dialogs;

/// <summary>Puts the dialogs together: the one list of what can be asked.</summary>
public static class DialogServices
{
    /// <summary>Every dialog.</summary>
    /// <param name="rosters">Tells who is in a place.</param>
    public static IReadOnlyList<Dialog> All(IRosters rosters)
    {
        IReadOnlyList<HelpChapter> chapters = Chapters(rosters);
        return [.. chapters.SelectMany(chapter => chapter.Dialogs), new ShowHelp(chapters)];
    }

    /// <summary>What can be asked, in the chapters and the order in which help shows it.</summary>
    private static IReadOnlyList<HelpChapter> Chapters(IRosters rosters)
    {
        var moments = new LogMoment();
        var colleagues = new Colleagues(rosters);
        var referrals = new ShowReferrals(colleagues, rosters);
        var board = new ShowLeaderboard(rosters);
        var goal = new ShowGoal(rosters);
        var report = new ShowReport(colleagues, rosters);
        return
        [
            new HelpChapter("referrals",
            [
                new LogReferral(),
                new LogForColleague(),
                new UpdateReferral(moments),
                new ThankSource(),
                new WhetherThanked(),
                new WordsToThank(),
                referrals,
                new ShowSubject(),
                new EditReferral(),
                new UndoLast(),
                new DeleteReferral(),
                new GiveReferral(),
                new SmallTalk(),
                new NotUnderstood(),
            ]),
            new HelpChapter("asking",
            [
                new HowToAsk(),
                moments,
                new LogAsk(),
                new Objections(),
                new SharpenAsk(),
                new OfferMoment(),
                new ShowProfile(),
                new SetProfile(),
                new EditScripts(),
            ]),
            new HelpChapter("staying in touch",
            [
                new LogPromise(),
                new LogTouch(),
                new NoteMotive(),
                new NoteOnContact(),
                new JobChange(),
                new ShareContent(),
                new AddContent(),
                new ReviewQuestions(),
            ]),
            new HelpChapter("the team",
            [
                board,
                new ScheduleLeaderboard(rosters),
                new ShowSchedule(rosters),
                goal,
                report,
                new AskFurther(report, referrals, board, goal),
                new TeamList(rosters),
                new WhomToCoach(rosters),
                new WhoLogged(rosters),
                new WhoIsAway(rosters),
                new ComparePeriods(colleagues, rosters),
                new CompareMembers(),
                new BestSources(colleagues, rosters),
                new CountFromSource(colleagues, rosters),
                new ShowPipeline(colleagues, rosters),
                new WonDeals(colleagues, rosters),
                new WeeklyBrief(),
                new SetGoal(rosters),
                new OpenFigure(),
                new Celebrate(rosters),
                new HandOverReferrals(colleagues),
                new ExportReferrals(colleagues),
                new ForgetContact(),
                new WhoSees(),
                new SetRole(colleagues),
                new ShowTeam(),
            ]),
            new HelpChapter("nudges",
            [
                new Remind(),
                new SetNudges(),
                new ChangeReminder(),
                new PauseNudges(),
                new ShowSettings(),
                new StopKind(),
                new SettleFollowUp(),
                new PutOffFollowUp(),
                new PutOffContact(),
                new ExplainFollowUp(),
                new ShowOwed(),
                new ShowTeamOverdue(),
                new RemindColleague(),
                new Holidays(),
                new WhyNothing(),
            ]),
        ];
    }

    /// <summary>Everything that the bot does by itself at a time.</summary>
    /// <param name="rosters">Tells who is in a place.</param>
    public static IReadOnlyList<ScheduledTask> Tasks(IRosters rosters) =>
    [
        new DigestTask(), new ReminderTask(), new BoardTask(rosters), new PlaceGoneTask(), new WinTask(rosters), new HonoursTask(rosters), new WeeklyBriefTask(), new HandOverTask(), new ErasureTask(),
    ];

    /// <summary>Makers of every file that replies promise.</summary>
    public static IReadOnlyList<FileMaker> Files() => [new ReferralFile()];

    /// <summary>The router over all dialogs.</summary>
    /// <param name="managers">E-mail addresses or platform ids of those who are managers from the start.</param>
    /// <param name="rosters">Tells who is in a place.</param>
    public static DialogRouter CreateRouter(IReadOnlyCollection<string> managers, IRosters rosters) => new(All(rosters), new Roster(managers, rosters), new PlaceBook(rosters));
}
