using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>How follow-ups are said: what to do, and why now, in one sentence each.</summary>
internal static class FollowUpWords
{
    private const int LongestTitle = 90;

    /// <summary>What to do: "Thank Kim Lee (Acme)".</summary>
    public static string Title(FollowUp one)
    {
        string who = one.Person is null ? "" : ReferralWords.Short(one.Person);
        string title = one.Kind switch
        {
            FollowUpKind.KeepPromise => one.What is null ? $"Keep your promise to {who}" : $"{Speech.Capital(one.What)}, as promised to {who}",
            FollowUpKind.ThankSource => $"Thank {who}",
            FollowUpKind.ContactProspect => $"Contact {who}",
            FollowUpKind.TellSource => one.Referral?.Stage == Stage.Won ? $"Thank {who} again" : $"Tell {who} how it went",
            FollowUpKind.CheckIn => $"Ask {who} how it went",
            FollowUpKind.AskForReferral => $"Ask {who} for a referral",
            FollowUpKind.GetIntroduction => $"Ask {who} for the introduction",
            FollowUpKind.Reminder => Speech.Capital(one.What ?? who),
            FollowUpKind.MoveOn => $"Decide about {who}",
            FollowUpKind.AccountReview => $"Review the account with {who}",
            FollowUpKind.ReportCard => $"Send {who} a report card",
            FollowUpKind.StayInTouch => $"Be in touch with {who}",
        };
        return Speech.Fit(title, LongestTitle);
    }

    /// <summary>Why now: "Kim introduced Dana 2 days ago; no thanks yet."</summary>
    public static string Reason(FollowUp one, LocalDate today, Speech speech)
    {
        string ago = Speech.Ago(one.Since, today);
        string who = one.Person is null ? "" : ReferralWords.First(one.Person);
        string prospect = one.Referral is null ? "" : ReferralWords.Short(one.Referral.Prospect);
        string source = one.Referral is null ? "" : ReferralWords.First(one.Referral.Source);
        return one.Kind switch
        {
            FollowUpKind.KeepPromise => $"Promised {ago}, {DueWords(one, today, speech)}.",
            FollowUpKind.ThankSource => ThankReason(one, who, prospect, ago),
            FollowUpKind.ContactProspect => one.Referral?.Stage == Stage.Reopened
                ? $"Open again {ago}; not contacted since."
                : $"{source} introduced you {ago}; not contacted yet.",
            FollowUpKind.TellSource => TellReason(one, who, prospect, ago),
            FollowUpKind.CheckIn => CheckInReason(one, ago),
            FollowUpKind.AskForReferral when one.IsTimeToGive => $"A good moment, yet {who} was asked more than once since you last gave something. Give first: an introduction, a case study, research, an event, an article.",
            FollowUpKind.AskForReferral => one.Moment is { } moment ? $"{MomentWords(moment)} {ago}, and that is the time to ask." : $"{who} said later {ago}, and this is the day.",
            FollowUpKind.GetIntroduction when one.Referral is null => $"You asked {ago} and {who} promised an introduction; nothing came yet.",
            FollowUpKind.GetIntroduction => one.Referral?.Introduction == Introduction.Promised
                ? $"{who} promised {ago} to introduce {prospect}; nothing came yet."
                : $"{who} named {prospect} {ago}; with an introduction it becomes a referral.",
            FollowUpKind.Reminder => $"You asked me {ago} to remind you{(one.Due.Date == today ? "" : $" {speech.When(one.Due, today)}")}.",
            FollowUpKind.MoveOn => MoveOnReason(one, ago, today, speech),
            FollowUpKind.AccountReview => $"The last review, or the signature, was {ago}.",
            FollowUpKind.ReportCard => $"The last report card, or the signature, was {ago}.",
            FollowUpKind.StayInTouch => $"The last touch was {ago}. A reason to call: {ReasonToCall(one, who, prospect)}.",
        };
    }

    /// <summary>The rule behind a kind, for those who ask why.</summary>
    public static string Rule(FollowUpKind kind, FollowUpRules rules) => kind switch
    {
        FollowUpKind.KeepPromise => "A promise is due on its day. Say “done” when it is kept.",
        FollowUpKind.ThankSource => $"Every source is thanked within {WorkingDaysText(rules.ThankWithinDays)}: people who hear nothing stop referring. It goes when you thanked them, by whatever way.",
        FollowUpKind.ContactProspect => $"Somebody introduced is contacted within {WorkingDaysText(rules.ContactWithinDays)}; after {WorkingDaysText(rules.ContactOverdueAfterDays)} your manager sees it too. It goes when you contacted them.",
        FollowUpKind.TellSource => $"A source hears within {WorkingDaysText(rules.TellWithinDays)} of a meeting, a win, a loss or a no. It goes when you told or thanked them.",
        FollowUpKind.CheckIn => $"Your name is on every introduction you make, so both people are asked {Speech.Count(rules.CheckInAfterDays, "day", "days")} later how it went. It goes with an outcome for each.",
        FollowUpKind.AskForReferral => "Clients refer when they have just felt value, so I suggest to ask then, and never more than once in 30 days.",
        FollowUpKind.GetIntroduction => $"A name or a promise becomes a referral by an introduction, so I bring it up after {WorkingDaysText(rules.IntroductionAfterDays)}.",
        FollowUpKind.Reminder => "You asked for it. It goes when you say that it is done.",
        FollowUpKind.MoveOn => $"An open referral with no movement for {Speech.Count(rules.MoveOnDays, "day", "days")}, or past the day you set, waits for a decision. Any update moves it on.",
        FollowUpKind.AccountReview => "A regular review keeps a client, and brings referrals.",
        FollowUpKind.ReportCard => "A regular report card shows a client what they got.",
        FollowUpKind.StayInTouch => "People refer those they remember.",
    };

    /// <summary>How members call a kind: "check-ins".</summary>
    public static string Plural(FollowUpKind kind) => kind switch
    {
        FollowUpKind.KeepPromise => "promises",
        FollowUpKind.ThankSource => "thanks",
        FollowUpKind.ContactProspect => "first contacts",
        FollowUpKind.TellSource => "news to sources",
        FollowUpKind.CheckIn => "check-ins",
        FollowUpKind.AskForReferral => "asks",
        FollowUpKind.GetIntroduction => "introductions",
        FollowUpKind.Reminder => "reminders",
        FollowUpKind.MoveOn => "referrals that stand still",
        FollowUpKind.AccountReview => "account reviews",
        FollowUpKind.ReportCard => "report cards",
        FollowUpKind.StayInTouch => "keeping in touch",
    };

    private static string ReasonToCall(FollowUp one, string who, string prospect) =>
        one.Referral is not null ? $"tell {who} how it stands with {prospect}"
        : one.What is { } felt ? $"ask {who} how {felt} has worked out"
        : one.Moment is not null ? $"ask {who} how things have gone since then"
        : $"ask {who} what they are working on, and who could help";

    private static string ThankReason(FollowUp one, string who, string prospect, string ago)
    {
        string what = one.Referral switch
        {
            { Introduction: Introduction.Promised } => $"{who} offered to introduce {prospect} {ago}",
            { Introduction: Introduction.NameOnly } => $"{who} named {prospect} {ago}",
            _ => $"{who} introduced {prospect} {ago}",
        };
        return one.Referral?.Stage == Stage.Won ? $"{what}, and it is won; no thanks yet." : $"{what}; no thanks yet.";
    }

    private static string TellReason(FollowUp one, string who, string prospect, string ago) => one.Referral?.Untold?.Stage switch
    {
        Stage.Won => $"{prospect} was won {ago}; {who} will be glad to hear it, and may know others.",
        Stage.Lost => $"{prospect} was lost {ago}; {who} has not heard from you how it went.",
        Stage.Declined => $"{prospect} declined {ago}; {who} has not heard from you how it went.",
        _ => $"The meeting with {prospect} came about {ago}; {who} has not heard of it yet.",
    };

    private static string CheckInReason(FollowUp one, string ago)
    {
        GivenReferral? given = one.Given;
        if (given is null)
        {
            return $"You introduced them {ago}.";
        }

        Person other = one.Occurrence == CheckInRule.WithProspect ? given.Receiver : given.Prospect;
        string first = one.Person is null ? "them" : ReferralWords.First(one.Person);
        return $"You introduced {first} and {ReferralWords.Short(other)} {ago}. Did they talk, did it help, was it a good fit?";
    }

    private static string MoveOnReason(FollowUp one, string ago, LocalDate today, Speech speech) => one.Referral switch
    {
        { Stage: Stage.Meeting, ActBy: { } meeting } => $"The meeting was {speech.When(meeting, today)}. How did it go?",
        { ActBy: { } step } when step.Date >= one.Since => $"You meant to act {speech.When(step, today)}.",
        _ => $"It last moved {ago}.",
    };

    private static string DueWords(FollowUp one, LocalDate today, Speech speech) =>
        one.Due.Date < today ? $"and it was due {speech.When(one.Due, today)}" : $"due {speech.When(one.Due, today)}";

    private static string MomentWords(Moment moment) => moment switch
    {
        Moment.Discovery => "You had a first talk",
        Moment.ThankedUs => "They thanked you",
        Moment.Proposal => "The proposal went out",
        Moment.Signed => "They signed",
        Moment.Installed => "The install finished",
        Moment.Result => "They reported a good result",
        Moment.Review => "The review went well",
        Moment.Lost => "It was lost, in good faith,",
        Moment.Renewed => "They renewed",
    };

    private static string WorkingDaysText(int days) => Speech.Count(days, "working day", "working days");
}
