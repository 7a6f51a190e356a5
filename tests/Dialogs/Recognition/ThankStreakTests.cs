using NodaTime;
using ReferralBot.Dialogs.Recognition;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.Recognition;

public sealed class ThankStreakTests
{
    private static readonly LocalDate October = new(2026, 10, 1);
    private static readonly LocalDate November = new(2026, 11, 1);

    /// <summary>Received and thanked within a day, from the first of each month on; the time to thank is over up to the day said.</summary>
    [Theory]
    [InlineData("", "", "", "", 30, 0)]
    [InlineData("1", "1", "2", "2", 30, 3)]
    [InlineData("1", "1", "2,1", "2", 30, 0)]
    [InlineData("1", "0", "2,0,3", "2,0,3", 30, 5)]
    [InlineData("3", "2", "", "", 30, 0)]
    [InlineData("1", "1", "2,3", "2,1", 1, 4)]
    [InlineData("1", "1", "2,3", "2,1", 2, 0)]
    [InlineData("1,1", "1,0", "", "", 30, 0)]
    public void RunsBackToTheFirstThatWasNotThankedInTime(string october, string octoberThanked, string november, string novemberThanked, int overUpTo, int expected) =>
        Assert.Equal(
            expected,
            ThankStreak.Of([Month(October, october, octoberThanked), Month(November, november, novemberThanked)], November.PlusDays(overUpTo - 1)));

    private static MonthFigures Month(LocalDate month, string received, string thanked) => new("maria", month)
    {
        Counts = new Dictionary<Figure, IReadOnlyList<int>> { [Figure.Received] = Days(received), [Figure.ThankedWithinADay] = Days(thanked) },
    };

    private static IReadOnlyList<int> Days(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(count => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))];
}
