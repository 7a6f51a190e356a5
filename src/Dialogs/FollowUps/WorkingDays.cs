using NodaTime;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Counts in working days, Monday to Friday.</summary>
public static class WorkingDays
{
    /// <summary>The first working day after a day.</summary>
    public static LocalDate Next(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Friday => day.PlusDays(3),
        IsoDayOfWeek.Saturday => day.PlusDays(2),
        _ => day.PlusDays(1),
    };

    /// <summary>The working day that lies a number of working days after a day.</summary>
    public static LocalDate After(LocalDate day, int count)
    {
        for (int i = 0; i < count; i++)
        {
            day = Next(day);
        }

        return day;
    }
}
