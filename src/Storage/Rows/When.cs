using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>A day, or a moment of a day, on the member's own calendar and clock.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The time of day, or null where only the day was said.</param>
public readonly record struct When(LocalDate Date, LocalTime? Time = null);
