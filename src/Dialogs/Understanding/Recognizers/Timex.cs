using System.Globalization;
using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Writes repetition in TIMEX3: <c>P1W</c>, <c>XXXX-WXX-5T16</c>, <c>T09</c>.</summary>
internal static class Timex
{
    public static string Of(Recurrence set)
    {
        var time = Time(set);
        if (set.Timex.Length > 0)
        {
            return set.Timex + time;
        }
        return set switch
        {
            { Unit: TimeUnit.Day, Days.Count: > 0 } => "P1BD" + time,
            { Days.Count: > 0 } => "XXXX-WXX-" + Numbers(set.Days) + time,
            { Unit: TimeUnit.Weekend } => "XXXX-WXX-WE" + time,
            { Unit: TimeUnit.Day, Count: 1 } when time.Length > 0 => time,
            _ => Length(set.Unit, set.Count) + time,
        };
    }

    private static string Time(Recurrence set) => (set.Time, set.DayPart) switch
    {
        ({ Second: > 0 } time, _) => FormattableString.Invariant($"T{time:HH':'mm':'ss}"),
        ({ Minute: > 0 } time, _) => FormattableString.Invariant($"T{time:HH':'mm}"),
        ({ } time, _) => FormattableString.Invariant($"T{time:HH}"),
        (_, DayPart.Morning) => "TMO",
        (_, DayPart.Afternoon) => "TAF",
        (_, DayPart.Evening) => "TEV",
        (_, DayPart.Night) => "TNI",
        (_, DayPart.Daytime) => "TDT",
        (_, DayPart.BusinessHours) => "TBH",
        (_, DayPart.Lunchtime) => "TLU",
        (_, DayPart.EndOfDay) => "TED",
        _ => "",
    };

    private static string Numbers(IReadOnlyList<IsoDayOfWeek> days)
    {
        Span<char> digits = stackalloc char[14];
        var length = 0;
        foreach (var day in days)
        {
            digits[length++] = (char)('0' + (int)day);
            digits[length++] = ',';
        }
        return new string(digits[..(length - 1)]);
    }

    private static string Length(TimeUnit unit, decimal count) => unit switch
    {
        TimeUnit.Second => $"PT{Plain(count)}S",
        TimeUnit.Minute => $"PT{Plain(count)}M",
        TimeUnit.Hour => $"PT{Plain(count)}H",
        TimeUnit.Week or TimeUnit.WorkWeek => $"P{Plain(count)}W",
        TimeUnit.Fortnight => $"P{Plain(count * 2)}W",
        TimeUnit.Month => $"P{Plain(count)}M",
        TimeUnit.Quarter => $"P{Plain(count * 3)}M",
        TimeUnit.Year => $"P{Plain(count)}Y",
        TimeUnit.Decade => $"P{Plain(count * 10)}Y",
        TimeUnit.Century => $"P{Plain(count * 100)}Y",
        _ => $"P{Plain(count)}D",
    };

    private static string Plain(decimal count) => count.ToString("0.##", CultureInfo.InvariantCulture);
}
