using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Goals;

/// <summary>Which goal holds for whom, and in which days it runs.</summary>
/// <param name="goals">The goals that were set.</param>
public sealed class GoalBook(IReadOnlyList<Goal> goals)
{
    /// <summary>Referrals a member and month, until somebody sets another goal.</summary>
    public const int UsualCount = 5;

    private static readonly Goal Usual = new(GoalOf.EachMember, null, GoalEvery.Month, UsualCount, null);

    /// <summary>The goal of every member who has none of their own.</summary>
    public Goal OfEach => goals.FirstOrDefault(goal => goal.Of == GoalOf.EachMember) ?? Usual;

    /// <summary>The goal of a member.</summary>
    public Goal OfMember(string memberId) => goals.FirstOrDefault(goal => goal.Of == GoalOf.Member && goal.Id == memberId) ?? OfEach;

    /// <summary>The goal of the members of a place together; null where none was set: theirs are added up then.</summary>
    public Goal? OfPlace(string conversationId) => goals.FirstOrDefault(goal => goal.Of == GoalOf.Place && goal.Id == conversationId);

    /// <summary>The goal of everybody together; null where none was set: theirs are added up then.</summary>
    public Goal? OfWorkspace => goals.FirstOrDefault(goal => goal.Of == GoalOf.Workspace);

    /// <summary>The days in which a goal runs that has a day in them.</summary>
    public static DateInterval PeriodOf(GoalEvery every, LocalDate day) => every switch
    {
        GoalEvery.Week => new DateInterval(day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)), day.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Sunday))),
        GoalEvery.Month => new DateInterval(day.With(DateAdjusters.StartOfMonth), day.With(DateAdjusters.EndOfMonth)),
    };
}
