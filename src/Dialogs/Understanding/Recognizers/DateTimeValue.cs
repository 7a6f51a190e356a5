using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>One candidate.</summary>
/// <param name="Start">The point itself, or where the range starts; null for a range open to the past.</param>
/// <param name="End">Where the range ends; null for a point and for a range open to the future.</param>
public readonly record struct DateTimeValue(DateTimePoint? Start, DateTimePoint? End);

/// <summary>A day, a time of day, or a time on a day.</summary>
/// <param name="Date">The day, or null for any.</param>
/// <param name="Time">The time of day, or null where none was named.</param>
public readonly record struct DateTimePoint(LocalDate? Date, LocalTime? Time);
