using NodaTime;
using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Reads how often something repeats, on which days, and at what time.</summary>
internal sealed class Repeats(Message message, Times times)
{
    private static readonly string[] WeekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Reads it; the days in the order of the week.</summary>
    public (string? Every, IReadOnlyList<IsoDayOfWeek>? Days, LocalTime? Time) Read(string? said)
    {
        var days = Days();
        var recurrence = times.Recurrence();
        var every = recurrence is { Unit: var unit } && recurrence.Count == 1 ? Unit(unit) : null;
        if (IsWeekdays() && days.Count == 0)
        {
            days = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];
            every = "day";
        }

        every = days.Count is > 0 and < 5 ? "week" : every ?? said;
        return (every, days.Count == 0 ? null : days, times.TimeOfDay());
    }

    private static string? Unit(TimeUnit unit) => unit switch
    {
        TimeUnit.Day => "day",
        TimeUnit.Week => "week",
        TimeUnit.Month => "month",
        TimeUnit.Quarter => "quarter",
        _ => null,
    };

    private bool IsWeekdays()
    {
        for (var i = 0; i < message.Count; i++)
        {
            var word = message[i];
            if (Is(word, "weekday") || Is(word, "weekdays") || Is(word, "workday") || Is(word, "workdays")
                || (i > 0 && Is(message[i - 1], "working") && (Is(word, "day") || Is(word, "days"))) || (i > 0 && Is(message[i - 1], "business") && Is(word, "day")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> word, string lower) => word.Equals(lower, StringComparison.OrdinalIgnoreCase);

    private List<IsoDayOfWeek> Days()
    {
        var found = new bool[7];
        var last = -1;
        for (var i = 0; i < message.Count; i++)
        {
            var day = message.Tokens[i].IsName ? -1 : Day(message[i]);
            if (day < 0)
            {
                continue;
            }

            found[day] = true;
            var isRange = last >= 0 && i >= 2 && Day(message[i - 2]) == last && (Is(message[i - 1], "to") || Is(message[i - 1], "through") || Is(message[i - 1], "thru") || Is(message[i - 1], "until"));
            var isDash = last >= 0 && i >= 1 && Day(message[i - 1]) == last && message.Tokens[i].Has(Breaks.Dash);
            for (var d = last; (isRange || isDash) && d != day; d = (d + 1) % 7)
            {
                found[d] = true;
            }

            last = day;
        }

        AddHyphenated(found);
        var days = new List<IsoDayOfWeek>();
        for (var d = 0; d < 7; d++)
        {
            if (found[d])
            {
                days.Add((IsoDayOfWeek)(d + 1));
            }
        }

        return days;
    }

    /// <summary>"Mon-Thu"</summary>
    private void AddHyphenated(bool[] found)
    {
        for (var i = 0; i < message.Count; i++)
        {
            var word = message[i];
            var dash = word.IndexOf('-');
            if (dash <= 0 || Day(word[..dash]) is not (>= 0 and var from) || Day(word[(dash + 1)..]) is not (>= 0 and var to))
            {
                continue;
            }

            for (var d = from; ; d = (d + 1) % 7)
            {
                found[d] = true;
                if (d == to)
                {
                    break;
                }
            }
        }
    }

    private static int Day(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[10];
        if (word.Length is < 3 or > 10)
        {
            return -1;
        }

        lower = lower[..word.ToLowerInvariant(lower)];
        var stem = lower[^1] == 's' && lower.Length > 4 ? lower[..^1] : lower;
        for (var d = 0; d < 7; d++)
        {
            if (stem.SequenceEqual(WeekdayNames[d]) || lower.SequenceEqual(WeekdayNames[d]) || (lower.Length is 3 or 4 or 5 && WeekdayNames[d].AsSpan().StartsWith(lower) && lower is not "sun" and not "sat" and not "wed")
                || (lower.Length == 3 && WeekdayNames[d].AsSpan().StartsWith(lower)) || (lower is "weds" && d == 2))
            {
                return d;
            }
        }

        return -1;
    }
}
