using NodaTime;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Counts in working days: Monday to Friday without the holidays of the workspace.</summary>
public static class WorkingDays
{
    /// <summary>The most days that are looked through for a working day, should somebody declare a whole year a holiday.</summary>
    private const int MostDaysOff = 400;

    /// <summary>Whether people work on a day.</summary>
    public static bool Is(LocalDate day, IReadOnlySet<LocalDate>? holidays = null) =>
        day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && holidays?.Contains(day) != true;

    /// <summary>The first working day after a day.</summary>
    public static LocalDate Next(LocalDate day, IReadOnlySet<LocalDate>? holidays = null)
    {
        LocalDate next = day.PlusDays(1);
        for (int i = 0; i < MostDaysOff && !Is(next, holidays); i++)
        {
            next = next.PlusDays(1);
        }

        return next;
    }

    /// <summary>The day itself where it is a working day, else the next one.</summary>
    public static LocalDate OnOrAfter(LocalDate day, IReadOnlySet<LocalDate>? holidays = null) => Is(day, holidays) ? day : Next(day, holidays);

    /// <summary>The working day that lies a number of working days after a day.</summary>
    public static LocalDate After(LocalDate day, int count, IReadOnlySet<LocalDate>? holidays = null)
    {
        for (int i = 0; i < count; i++)
        {
            day = Next(day, holidays);
        }

        return day;
    }
}
