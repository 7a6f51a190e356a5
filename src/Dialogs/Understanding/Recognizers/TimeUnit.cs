namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The units in which time is counted.</summary>
public enum TimeUnit
{
    /// <summary>No unit.</summary>
    None,
    /// <summary>A second.</summary>
    Second,
    /// <summary>A minute.</summary>
    Minute,
    /// <summary>An hour.</summary>
    Hour,
    /// <summary>A day, or a night as a stay is counted.</summary>
    Day,
    /// <summary>A day from Monday to Friday.</summary>
    BusinessDay,
    /// <summary>A week, which starts on Monday.</summary>
    Week,
    /// <summary>Monday to Friday of one week.</summary>
    WorkWeek,
    /// <summary>Saturday and Sunday of one week.</summary>
    Weekend,
    /// <summary>Two weeks.</summary>
    Fortnight,
    /// <summary>A calendar month.</summary>
    Month,
    /// <summary>A calendar quarter.</summary>
    Quarter,
    /// <summary>A calendar year.</summary>
    Year,
    /// <summary>Ten years.</summary>
    Decade,
    /// <summary>A hundred years.</summary>
    Century,
}
