using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Content;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Help;
using ReferralBot.Dialogs.Profiles;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Dialogs.Settings;

namespace ReferralBot.Dialogs;

/// <summary>Puts the dialogs together: the one list of what can be asked.</summary>
public static class DialogServices
{
    /// <summary>Every dialog, in the order in which help shows their examples.</summary>
    public static IReadOnlyList<Dialog> All()
    {
        var moments = new LogMoment();
        var dialogs = new List<Dialog>
        {
            new LogReferral(),
            new UpdateReferral(moments),
            new ThankSource(),
            new ShowReferrals(),
            new ShowSubject(),
            new EditReferral(),
            new UndoLast(),
            new DeleteReferral(),
            moments,
            new HowToAsk(),
            new LogAsk(),
            new LogPromise(),
            new LogTouch(),
            new NoteMotive(),
            new ShareContent(),
            new ShowProfile(),
            new SetProfile(),
            new EditScripts(),
            new AddContent(),
            new ReviewQuestions(),
            new Objections(),
            new SharpenAsk(),
            new OfferMoment(),
            new GiveReferral(),
            new Remind(),
            new SettleFollowUp(),
            new PutOffFollowUp(),
            new ExplainFollowUp(),
            new SetNudges(),
            new PauseNudges(),
            new ShowSettings(),
            new StopKind(),
            new Holidays(),
            new WhyNothing(),
            new SmallTalk(),
            new NotUnderstood(),
        };
        dialogs.Add(new ShowHelp(dialogs));
        return dialogs;
    }

    /// <summary>Everything that the bot does by itself at a time.</summary>
    public static IReadOnlyList<ScheduledTask> Tasks() => [new DigestTask(), new ReminderTask()];

    /// <summary>The router over all dialogs.</summary>
    /// <param name="managers">E-mail addresses or platform ids of those who are managers from the start.</param>
    public static DialogRouter CreateRouter(IReadOnlyCollection<string> managers) => new(All(), new Roster(managers));
}
