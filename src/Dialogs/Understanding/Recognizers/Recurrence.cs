using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>How something repeats: every <paramref name="Count"/> units, on the days and at the time given.</summary>
/// <param name="Unit">The unit counted; a week where days are named, a day for "every weekday".</param>
/// <param name="Count">How many units lie between; 1 for "daily".</param>
/// <param name="Days">The weekdays, Monday first; empty where none were named.</param>
/// <param name="Time">The clock time, or null.</param>
/// <param name="DayPart">The part of the day, or null.</param>
/// <param name="Timex">The expression in TIMEX3, the ISO 8601 dialect of the TimeML standard: <c>P1W</c>, <c>XXXX-WXX-5T16</c>.</param>
public sealed record Recurrence(TimeUnit Unit, decimal Count, IReadOnlyList<IsoDayOfWeek> Days, LocalTime? Time, DayPart? DayPart, string Timex);
