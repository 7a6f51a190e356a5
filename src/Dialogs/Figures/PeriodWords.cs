using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Dialogs.Figures;

/// <summary>How a period is said.</summary>
internal static class PeriodWords
{
    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("MMMM");
    private static readonly LocalDatePattern MonthOfYear = LocalDatePattern.CreateWithInvariantCulture("MMMM uuuu");

    /// <summary>"in November", "in Q3 2025", "this week", "in the week of Mon, Nov 16", "from Sun, Nov 1 to Sun, Nov 15".</summary>
    public static string In(DateInterval period, LocalDate today, Speech speech)
    {
        LocalDate start = period.Start;
        LocalDate end = period.End;
        string year = start.Year.ToString(CultureInfo.InvariantCulture);
        if (start == end)
        {
            return start == today || start == today.PlusDays(-1) ? (start == today ? "today" : "yesterday") : $"on {speech.Day(start, today)}";
        }

        if (start == start.With(DateAdjusters.StartOfMonth) && (end == end.With(DateAdjusters.EndOfMonth) || end == today))
        {
            int months = (end.Year * 12) + end.Month - (start.Year * 12) - start.Month + 1;
            switch (months)
            {
                case 1:
                    return $"in {(start.Year == today.Year ? Month : MonthOfYear).Format(start)}";
                case 12 when start.Month == 1:
                case > 1 when start.Month == 1 && end == today:
                    return $"in {year}";
                case 3 when start.Month % 3 == 1 && end == end.With(DateAdjusters.EndOfMonth):
                    return $"in Q{(start.Month + 2) / 3}{(start.Year == today.Year ? "" : " " + year)}";
            }
        }

        return start.DayOfWeek == IsoDayOfWeek.Monday && Period.DaysBetween(start, end) == 6
            ? period.Contains(today) ? "this week" : $"in the week of {speech.Day(start, today)}"
            : $"from {speech.Day(start, today)} to {speech.Day(end, today)}";
    }
}
