using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>How moments, asks and the reasons to wait are said.</summary>
internal static class AskWords
{
    /// <summary>What happened, as the member reads it: "Kim thanked you for the audit idea".</summary>
    public static string Happened(ValueMoment moment)
    {
        string who = ReferralWords.Short(moment.With);
        string worth = moment.Value is null ? "" : $", {Speech.Money(moment.Value)}";
        return moment.Moment switch
        {
            Moment.Discovery => $"a first talk with {who}",
            Moment.ThankedUs => moment.Felt is null ? $"{who} thanked you" : $"{who} thanked you for {moment.Felt}",
            Moment.Proposal => $"the proposal to {who}{worth}",
            Moment.Signed => $"{who} signed{worth}",
            Moment.Installed => $"the installation at {who} is done",
            Moment.Result => moment.Felt is null ? $"a good result at {who}" : $"a good result at {who}: {moment.Felt}",
            Moment.Review => $"the account review with {who} went well",
            Moment.Lost => $"{who} went elsewhere",
            Moment.Renewed => $"{who} renewed{worth}",
        };
    }

    /// <summary>The stage after which is asked: "after the installation".</summary>
    public static string After(Moment? stage) => stage switch
    {
        Moment.Discovery => "at the first talk",
        Moment.ThankedUs => "when they thank you",
        Moment.Proposal => "with the proposal",
        Moment.Signed => "after signing",
        Moment.Installed => "after the installation",
        Moment.Result => "after a good result",
        Moment.Review => "after an account review",
        Moment.Lost => "after a lost deal",
        Moment.Renewed => "after a renewal",
        null => "at any good moment",
    };

    /// <summary>What a member calls a stage when changing its script.</summary>
    public static string StageName(Moment stage) => stage switch
    {
        Moment.Discovery => "discovery",
        Moment.ThankedUs => "thanked",
        Moment.Proposal => "proposal",
        Moment.Signed => "signed",
        Moment.Installed => "installed",
        Moment.Result => "result",
        Moment.Review => "review",
        Moment.Lost => "lost",
        Moment.Renewed => "renewed",
    };

    /// <summary>What came of an ask.</summary>
    public static string Of(Ask ask, Speech speech, LocalDate today) => ask.Outcome switch
    {
        AskOutcome.Referred => ask.ReferralIds.Count > 1 ? $"{ask.ReferralIds.Count} referrals" : "referred somebody",
        AskOutcome.Promised => ask.AgainOn is { } on ? $"promised an introduction; ask by {speech.DaySeenFrom(on, today)}" : "promised an introduction",
        AskOutcome.Later => ask.AgainOn is { } on ? $"later; ask again {speech.DaySeenFrom(on, today)}" : "later",
        AskOutcome.Declined => "would rather not",
        null => "no answer noted yet",
    };

    /// <summary>Why an ask should wait, in one sentence.</summary>
    public static string Of(HeldBack hold, Speech speech, LocalDate today, string memberId) => (hold.Why, hold.Event) switch
    {
        (Hold.ThanksOwed, _) => $"{ReferralWords.First(hold.Referral!.Source)} is still owed thanks for introducing {ReferralWords.Short(hold.Referral.Prospect)}.",
        (Hold.PromiseOwed, Promise promise) => $"{(promise.RepId == memberId ? "You" : "A colleague")} promised {ReferralWords.First(promise.With)} to {promise.What} by {speech.DaySeenFrom(promise.DueOn, today)}, and that is still owed.",
        (Hold.AskedLately, Ask { Outcome: AskOutcome.Later, AgainOn: { } again } ask) => $"{ReferralWords.First(ask.With)} said later: ask again {speech.DaySeenFrom(again, today)}.",
        (Hold.AskedLately, Ask ask) => $"{(ask.RepId == memberId ? "You" : "A colleague")} asked {ReferralWords.First(ask.With)} {Speech.Ago(ask.On, today)}; nobody is asked twice in {Readiness.DaysBetweenAsks} days.",
        (Hold.BadNews, { } news) => $"The last news of {ReferralWords.First(news.With)} was bad: lost {Speech.Ago(news.On, today)}.",
        _ => throw new InvalidOperationException($"{hold.Why} rests on nothing."),
    };
}
