using NodaTime;
using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Reads how often something repeats, on which days, and at what time.</summary>
internal sealed class Repeats(Message message, Times times)
{
    private static readonly string[] Exclusions = ["no", "not", "except", "don't", "dont", "skip", "quit", "off", .. WordLists.Get("pause").Split(' ')];

    /// <summary>Reads it; the days in the order of the week, without those on which it is not to be.</summary>
    public (string? Every, IReadOnlyList<IsoDayOfWeek>? Days, LocalTime? Time) Read(string? said)
    {
        var days = Days(areExcluded: false);
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

    /// <summary>The days on which it is not to be: "not on Fridays"; null where none are.</summary>
    public IReadOnlyList<IsoDayOfWeek>? Excluded() => Days(areExcluded: true) is { Count: > 0 } days ? days : null;

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

    private List<IsoDayOfWeek> Days(bool areExcluded)
    {
        var found = new bool[7];
        var last = -1;
        var isExcluded = false;
        for (var i = 0; i < message.Count; i++)
        {
            isExcluded = IsExclusion(i) || (isExcluded && !Is(message[i], "only") && !Is(message[i], "just"));
            if (isExcluded == areExcluded && Is(message[i], "weekends"))
            {
                found[5] = found[6] = true;
            }

            var day = message.Tokens[i].IsName || isExcluded != areExcluded ? -1 : Weekday.Of(message[i]);
            if (day < 0)
            {
                continue;
            }

            found[day] = true;
            var isRange = last >= 0 && i >= 2 && Weekday.Of(message[i - 2]) == last && (Is(message[i - 1], "to") || Is(message[i - 1], "through") || Is(message[i - 1], "thru") || Is(message[i - 1], "until"));
            var isDash = last >= 0 && i >= 1 && Weekday.Of(message[i - 1]) == last && message.Tokens[i].Has(Breaks.Dash);
            for (var d = last; (isRange || isDash) && d != day; d = (d + 1) % 7)
            {
                found[d] = true;
            }

            last = day;
        }

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

    /// <summary>"no nudges on Fridays", "every day except Monday"</summary>
    private bool IsExclusion(int at)
    {
        foreach (var word in Exclusions)
        {
            if (message.Says(at, word))
            {
                return true;
            }
        }

        return false;
    }
}
