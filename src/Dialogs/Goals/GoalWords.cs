using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Goals;

/// <summary>How goals and the way to them are said.</summary>
internal static class GoalWords
{
    /// <summary>"5 referrals a month", "2 referrals from clients a week".</summary>
    public static string Of(Goal goal) =>
        $"{Speech.Count(goal.Count, "referral", "referrals")}{(goal.IsOfClients ? " from clients" : "")} a {(goal.Every == GoalEvery.Week ? "week" : "month")}";

    /// <summary>"3 of 5 this month", "3 of 5 from clients this week"; without a target where there is none: "3 this month".</summary>
    public static string Count(GoalProgress progress) =>
        $"{Result(progress)} {This(progress.Goal.Every)}";

    /// <summary>"3 of 5 from clients", of a time that is told elsewhere.</summary>
    public static string Result(GoalProgress progress) =>
        $"{progress.Pace.Done}{(progress.Pace.Target > 0 ? $" of {progress.Pace.Target}" : "")}{(progress.Goal.IsOfClients ? " from clients" : "")}";

    /// <summary>"2 of 5 this month, 6 working days left".</summary>
    public static string CountAndTime(GoalProgress progress) => progress.Pace switch
    {
        { Target: 0 } => $"{Count(progress)}, on leave",
        { IsReached: true } => $"{Count(progress)}, goal reached",
        { DaysLeft: var left } => $"{Count(progress)}, {Speech.Count(left, "working day", "working days")} left",
    };

    /// <summary>"You have 1 of 5 this month and 10 working days left. Asking one person today would help."</summary>
    public static string Behind(GoalProgress progress) =>
        $"You have {Count(progress)} and {Speech.Count(progress.Pace.DaysLeft, "working day", "working days")} left. Asking one person today would help.";

    /// <summary>"this month".</summary>
    public static string This(GoalEvery every) => every == GoalEvery.Week ? "this week" : "this month";
}
