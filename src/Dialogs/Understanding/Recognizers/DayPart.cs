namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The parts of the day.</summary>
public enum DayPart
{
    /// <summary>8:00 to 12:00.</summary>
    Morning,
    /// <summary>12:00 to 16:00.</summary>
    Afternoon,
    /// <summary>16:00 to 20:00.</summary>
    Evening,
    /// <summary>20:00 to the end of the day.</summary>
    Night,
    /// <summary>8:00 to 18:00.</summary>
    Daytime,
    /// <summary>8:00 to 18:00.</summary>
    BusinessHours,
    /// <summary>11:00 to 13:00.</summary>
    Lunchtime,
    /// <summary>End of day, close of business.</summary>
    EndOfDay,
}
