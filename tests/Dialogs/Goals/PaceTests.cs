using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ReferralBot.Dialogs.Goals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.Goals;

public sealed class PaceTests
{
    private static readonly Goal Five = new(GoalOf.EachMember, null, GoalEvery.Month, 5, null);
    private static readonly Goal TwoAWeek = new(GoalOf.EachMember, null, GoalEvery.Week, 2, null);
    private static readonly IReadOnlySet<LocalDate> NoHolidays = new HashSet<LocalDate>();

    /// <summary>November 2026 has 21 working days, the first on Monday the 2nd.</summary>
    private static readonly DateInterval November = new(new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 30));

    [Theory]
    [InlineData(1, 5, 0, 21)]
    [InlineData(16, 5, 10, 11)]
    [InlineData(23, 5, 15, 6)]
    [InlineData(28, 5, 20, 1)]
    [InlineData(30, 5, 20, 1)]
    public void CountsWorkingDaysTodayIncluded(int day, int target, int gone, int left) =>
        Assert.Equal(new Pace(2, target, gone, left), Of(Five, 2, day));

    [Fact]
    public void HolidaysAreNoWorkingDays() =>
        Assert.Equal(new Pace(2, 5, 15, 5), Pace.Of(Five, 2, November, new LocalDate(2026, 11, 23), new HashSet<LocalDate> { new(2026, 11, 26) }, []));

    [Fact]
    public void ALeaveMakesTheGoalSmallerAndTheTimeShorter() =>
        Assert.Equal(new Pace(2, 3, 6, 6), Of(Five, 2, 23, new Leave(new LocalDate(2026, 11, 9), new LocalDate(2026, 11, 19))));

    [Fact]
    public void WhoIsAwayAllTheTimeHasNoGoal()
    {
        Pace pace = Of(Five, 0, 23, new Leave(new LocalDate(2026, 10, 1), LocalDate.MaxIsoValue));

        Assert.Equal(new Pace(0, 0, 0, 0), pace);
        Assert.True(pace.IsReached);
    }

    [Theory]
    [InlineData(0, 16, 2, true)]
    [InlineData(1, 16, 2, true)]
    [InlineData(2, 16, 2, false)]
    [InlineData(0, 2, 0, false)]
    [InlineData(5, 30, 4, false)]
    public void IsBehindWithFewerThanAnEvenPaceBrings(int done, int day, int expected, bool isBehind)
    {
        Pace pace = Of(Five, done, day);

        Assert.Equal((expected, isBehind), (pace.Expected, pace.IsBehind));
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(17, true)]
    [InlineData(24, true)]
    [InlineData(25, false)]
    [InlineData(30, false)]
    public void MidwayIsFromTheMiddleUntilTheEndIsNear(int day, bool isMidway) => Assert.Equal(isMidway, Of(Five, 0, day).IsMidway);

    [Fact]
    public void AGoalOfAWeekIsWorthTheWeeksOfAMonth() => Assert.Equal(8, Of(TwoAWeek, 0, 1).Target);

    [Fact]
    public void AGoalOfAMonthIsWorthItsShareOfAWeek() =>
        Assert.Equal(1, Pace.Of(Five, 0, new DateInterval(new LocalDate(2026, 11, 2), new LocalDate(2026, 11, 8)), new LocalDate(2026, 11, 2), NoHolidays, []).Target);

    [Fact]
    public void SeveralTogetherAreAddedUp() =>
        Assert.Equal(new Pace(7, 8, 15, 6), Pace.Together([new Pace(2, 5, 15, 6), new Pace(5, 3, 6, 6)]));

    [Theory]
    [InlineData(GoalEvery.Week, "2026-11-29", "2026-11-23", "2026-11-29")]
    [InlineData(GoalEvery.Week, "2026-11-30", "2026-11-30", "2026-12-06")]
    [InlineData(GoalEvery.Month, "2028-02-29", "2028-02-01", "2028-02-29")]
    public void RunsInItsOwnDays(GoalEvery every, string day, string from, string to)
    {
        DateInterval period = GoalBook.PeriodOf(every, Date(day));

        Assert.Equal((Date(from), Date(to)), (period.Start, period.End));
    }

    [Fact]
    public void NobodysGoalIsLargerThanWhatWasSetAndTimeOnlyMovesOn() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(byte Count, byte Day, byte From, byte Length)>(),
            one =>
            {
                var goal = new Goal(GoalOf.Member, "m", GoalEvery.Month, one.Count + 1, null);
                Leave[] leaves = [new Leave(November.Start.PlusDays(one.From % 40 - 5), November.Start.PlusDays(one.From % 40 - 5 + one.Length % 40))];
                LocalDate day = November.Start.PlusDays(one.Day % 29);
                Pace today = Pace.Of(goal, 0, November, day, NoHolidays, leaves);
                Pace tomorrow = Pace.Of(goal, 0, November, day.PlusDays(1), NoHolidays, leaves);
                Assert.InRange(today.Target, 0, goal.Count);
                Assert.InRange(today.Expected, 0, today.Target);
                Assert.Equal(today.Target, tomorrow.Target);
                Assert.Equal(today.DaysGone + today.DaysLeft, tomorrow.DaysGone + tomorrow.DaysLeft);
                Assert.True(tomorrow.DaysGone >= today.DaysGone);
            }).QuickCheckThrowOnFailure();

    private static Pace Of(Goal goal, int done, int day, params IReadOnlyList<Leave> leaves) => Pace.Of(goal, done, November, new LocalDate(2026, 11, day), NoHolidays, leaves);

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
