using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>One way to read a time expression, as a person means it.</summary>
/// <param name="Days">The days meant, both ends inclusive; one day for a date; null for a time of day alone.</param>
/// <param name="Time">The clock time on the first day, or null where none was named; with no am or pm, 7 to 11 are morning and 12 to 6 afternoon.</param>
/// <param name="Until">The clock time at which a range of times ends, or null.</param>
public sealed record Occasion(DateInterval? Days, LocalTime? Time, LocalTime? Until)
{
    /// <summary>The first day meant, or null for a time of day alone.</summary>
    public LocalDate? Date => Days?.Start;
}
