namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The kinds of time expression.</summary>
public enum TimeKind
{
    /// <summary>A day.</summary>
    Date,
    /// <summary>A time of day.</summary>
    Time,
    /// <summary>A time on a day.</summary>
    DateTime,
    /// <summary>A stretch of days, open on one side where there is a bound.</summary>
    DateRange,
    /// <summary>A stretch within any day.</summary>
    TimeRange,
    /// <summary>A stretch within a given day or from one moment to another.</summary>
    DateTimeRange,
    /// <summary>A length of time.</summary>
    Duration,
    /// <summary>Something that repeats.</summary>
    Set,
}
