using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Bot.Commands;

/// <summary>One line of the <c>understand</c> command's input.</summary>
/// <param name="Text">The message.</param>
/// <param name="Context">What is known beside it.</param>
internal sealed record UnderstandLine(string Text, ReadingContext Context)
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>Reads a line; false with what is wrong with it.</summary>
    public static bool TryParse(JsonElement json, TimeProvider time, [NotNullWhen(true)] out UnderstandLine? line, [NotNullWhen(false)] out string? error)
    {
        line = null;
        if (json.ValueKind != JsonValueKind.Object || StringOf(json, "text") is not { } text)
        {
            error = "the line has no \"text\"";
            return false;
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(StringOf(json, "timeZone") ?? "UTC") is not { } zone)
        {
            error = "\"timeZone\" must be an IANA time zone, such as America/New_York";
            return false;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(zone).LocalDateTime;
        if (StringOf(json, "now") is { } wallClock && !TryReadNow(wallClock, out now))
        {
            error = "\"now\" must be a local time from year 1000 to 8000, such as 2026-11-19T10:15";
            return false;
        }

        error = null;
        line = new UnderstandLine(text, new ReadingContext { Now = now, Locale = StringOf(json, "locale") ?? "en-US", People = People(json) });
        return true;
    }

    private static bool TryReadNow(string text, out LocalDateTime now)
    {
        var result = Minutes.Parse(text);
        result = result.Success ? result : LocalDateTimePattern.ExtendedIso.Parse(text);
        return result.TryGetValue(default, out now) && now.Year is >= 1000 and <= 8000;
    }

    private static string? StringOf(JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<KnownPerson> People(JsonElement json)
    {
        var known = new List<KnownPerson>();
        if (json.TryGetProperty("people", out var people) && people.ValueKind == JsonValueKind.Array)
        {
            foreach (var person in people.EnumerateArray())
            {
                if (person.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(person.GetString()))
                {
                    known.Add(Person(person.GetString()!));
                }
            }
        }

        return known;
    }

    /// <summary>"Kim Lee (Acme)" or "Maria Lopez (rep)".</summary>
    private static KnownPerson Person(string text)
    {
        var open = text.LastIndexOf('(');
        if (open <= 0 || !text.EndsWith(')'))
        {
            return new KnownPerson(text.Trim(), null, IsMember: false);
        }

        var inner = text[(open + 1)..^1].Trim();
        var isMember = inner.Equals("rep", StringComparison.OrdinalIgnoreCase);
        return new KnownPerson(text[..open].Trim(), isMember ? null : inner, isMember);
    }
}
