using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Dialogs.Figures;

/// <summary>How periods are said, and which one comes before another.</summary>
internal static class PeriodWords
{
    private const int MonthsInQuarter = 3;
    private const int MonthsInYear = 12;
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
            int months = ((end.Year - start.Year) * MonthsInYear) + end.Month - start.Month + 1;
            switch (months)
            {
                case 1:
                    return $"in {(start.Year == today.Year ? Month : MonthOfYear).Format(start)}";
                case MonthsInYear when start.Month == 1:
                case > 1 when start.Month == 1 && end == today:
                    return $"in {year}";
                case MonthsInQuarter when start.Month % MonthsInQuarter == 1 && end == end.With(DateAdjusters.EndOfMonth):
                    return $"in Q{(start.Month + 2) / 3}{(start.Year == today.Year ? "" : " " + year)}";
            }
        }

        return start.DayOfWeek == IsoDayOfWeek.Monday && Period.DaysBetween(start, end) == 6
            ? period.Contains(today) ? "this week" : $"in the week of {speech.Day(start, today)}"
            : $"from {speech.Day(start, today)} to {speech.Day(end, today)}";
    }

    /// <summary>The same, of a period that is not over: "in November so far", "this week so far".</summary>
    public static string InSoFar(DateInterval period, LocalDate today, Speech speech) => $"{In(period, today, speech)}{SoFar(period, today)}";

    /// <summary>A period as one says it: "November so far", "Q3", "2025", "Mon, Nov 2 to Fri, Nov 6".</summary>
    public static string Of(DateInterval period, LocalDate today, Speech speech) =>
        Whole(period, today, speech) + SoFar(period, today);

    private static string SoFar(DateInterval period, LocalDate today) => period.Contains(today) && period.End > today ? " so far" : "";

    /// <summary>The period of the same kind right before another: the month before a month, as many days before days.</summary>
    public static DateInterval Before(DateInterval period)
    {
        if (Months(period) is { } months)
        {
            return new DateInterval(period.Start.PlusMonths(-months), period.Start.PlusDays(-1));
        }

        return new DateInterval(period.Start.PlusDays(-period.Length), period.Start.PlusDays(-1));
    }

    /// <summary>The calendar month of a day.</summary>
    public static DateInterval MonthOf(LocalDate day) => new(day.With(DateAdjusters.StartOfMonth), day.With(DateAdjusters.EndOfMonth));

    private static string Whole(DateInterval period, LocalDate today, Speech speech)
    {
        string year = period.Start.Year == today.Year ? "" : $" {period.Start.Year}";
        return Months(period) switch
        {
            1 => $"{Month.Format(period.Start)}{year}",
            MonthsInQuarter when period.Start.Month % MonthsInQuarter == 1 => $"Q{(period.Start.Month + 2) / MonthsInQuarter}{year}",
            MonthsInYear when period.Start.Month == 1 => $"{period.Start.Year}",
            _ when period.Length == 1 => speech.Day(period.Start, today),
            _ => $"{speech.Day(period.Start, today)} to {speech.Day(period.End, today)}",
        };
    }

    private static int? Months(DateInterval period)
    {
        LocalDate after = period.End.PlusDays(1);
        return period.Start.Day == 1 && after.Day == 1
            ? ((after.Year - period.Start.Year) * MonthsInYear) + after.Month - period.Start.Month
            : null;
    }
}
