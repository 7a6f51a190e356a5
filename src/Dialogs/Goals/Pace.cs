using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Goals;

/// <summary>How far it is to a goal, against how much of the time is over. Time is counted in working days on which the member was there.</summary>
/// <param name="Done">How many there are.</param>
/// <param name="Target">How many are to be; 0 for who is away all the time.</param>
/// <param name="DaysGone">Working days before today.</param>
/// <param name="DaysLeft">Working days that are left, today included.</param>
public readonly record struct Pace(int Done, int Target, int DaysGone, int DaysLeft)
{
    /// <summary>Whether the goal is reached.</summary>
    public bool IsReached => Done >= Target;

    /// <summary>How many there would be by now if they came evenly, rounded down.</summary>
    public int Expected => DaysGone + DaysLeft == 0 ? 0 : Target * DaysGone / (DaysGone + DaysLeft);

    /// <summary>Whether there are fewer than would have come evenly.</summary>
    public bool IsBehind => Done < Expected;

    /// <summary>Whether half of the time is over and enough of it is left to do something.</summary>
    public bool IsMidway => DaysGone >= DaysLeft && DaysLeft * MidwayEnds > DaysGone + DaysLeft;

    private const int MidwayEnds = 5;
    private const int DaysInWeek = 5;

    /// <summary>The pace of one member to a goal.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="done">How many there are.</param>
    /// <param name="period">The days that are looked at. A goal for the week is worth as many weeks as there are working days for.</param>
    /// <param name="today">The day from which it is seen.</param>
    /// <param name="holidays">Days on which nobody works.</param>
    /// <param name="leaves">Days on which the member was or will be away.</param>
    public static Pace Of(Goal goal, int done, DateInterval period, LocalDate today, IReadOnlySet<LocalDate> holidays, IReadOnlyList<Leave> leaves)
    {
        int all = 0;
        int gone = 0;
        int left = 0;
        foreach (LocalDate day in period)
        {
            if (!WorkingDays.Is(day, holidays))
            {
                continue;
            }

            all++;
            if (IsAway(leaves, day))
            {
                continue;
            }

            gone += day < today ? 1 : 0;
            left += day >= today ? 1 : 0;
        }

        int count = CountIn(goal, period, all, holidays);
        return new Pace(done, gone + left == all ? count : Round(count * (gone + left), all), gone, left);
    }

    /// <summary>The pace of several members together: all that they did to all that they are to do.</summary>
    public static Pace Together(IReadOnlyCollection<Pace> paces)
    {
        ArgumentNullException.ThrowIfNull(paces);
        return new Pace(
            paces.Sum(pace => pace.Done),
            paces.Sum(pace => pace.Target),
            paces.Select(pace => pace.DaysGone).DefaultIfEmpty().Max(),
            paces.Select(pace => pace.DaysLeft).DefaultIfEmpty().Max());
    }

    private static bool IsAway(IReadOnlyList<Leave> leaves, LocalDate day) => leaves.Count > 0 && leaves.Any(leave => leave.Contains(day));

    /// <summary>What a goal comes to in days that may not be its own: by their working days.</summary>
    private static int CountIn(Goal goal, DateInterval period, int workingDays, IReadOnlySet<LocalDate> holidays) =>
        GoalBook.PeriodOf(goal.Every, period.Start) == period ? goal.Count
        : goal.Every == GoalEvery.Week ? Round(goal.Count * workingDays, DaysInWeek)
        : Round(goal.Count * workingDays, WorkingDaysOf(GoalBook.PeriodOf(GoalEvery.Month, period.Start), holidays));

    private static int WorkingDaysOf(DateInterval period, IReadOnlySet<LocalDate> holidays) => Math.Max(1, period.Count(day => WorkingDays.Is(day, holidays)));

    private static int Round(int part, int whole) => (int)Math.Round((decimal)part / whole, MidpointRounding.AwayFromZero);
}
