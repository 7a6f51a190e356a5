using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Recognition;

/// <summary>How many referrals in a row had their source thanked within a day, back from the newest.</summary>
public static class ThankStreak
{
    /// <summary>The streak of a member.</summary>
    /// <param name="months">What was counted of the member.</param>
    /// <param name="last">The last day for whose referrals the time to thank is over; later ones break no streak.</param>
    public static int Of(IEnumerable<MonthFigures> months, LocalDate last)
    {
        int streak = 0;
        foreach (MonthFigures month in months.OrderByDescending(month => month.Month))
        {
            IReadOnlyList<int> received = month.Counts.GetValueOrDefault(Figure.Received) ?? [];
            IReadOnlyList<int> thanked = month.Counts.GetValueOrDefault(Figure.ThankedWithinADay) ?? [];
            for (int i = received.Count - 1; i >= 0; i--)
            {
                int missing = received[i] - (i < thanked.Count ? thanked[i] : 0);
                if (missing > 0 && month.Month.PlusDays(i) <= last)
                {
                    return streak;
                }

                streak += received[i] - missing;
            }
        }

        return streak;
    }
}
