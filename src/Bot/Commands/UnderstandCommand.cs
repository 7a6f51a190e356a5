using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Bot.Commands;

/// <summary>
/// The <c>understand</c> command: reads messages as JSON Lines and prints the frame of each as one line, in order. A line
/// that cannot be read gives a line with an <c>error</c>, and the run goes on.
/// </summary>
internal static class UnderstandCommand
{
    /// <summary>Reads until the input ends; returns the exit code, which is 0.</summary>
    public static async Task<int> RunAsync(TextReader input, TextWriter output, TimeProvider time, CancellationToken cancellationToken)
    {
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await output.WriteLineAsync(Answer(line, time).AsMemory(), cancellationToken);
            }
        }

        await output.FlushAsync(cancellationToken);
        return 0;
    }

    private static string Answer(string line, TimeProvider time)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return TryRead(json.RootElement, time, out var text, out var context, out var error)
                ? FrameJson.Write(FrameReader.Read(text, context).Frame)
                : Error(error);
        }
        catch (JsonException e)
        {
            return Error($"not JSON: {e.Message}");
        }
    }

    private static string Error(string message) => $"{{\"error\":{JsonSerializer.Serialize(message, CommandJson.Default.String)}}}";

    private static bool TryRead(JsonElement json, TimeProvider time, out string text, out ReadingContext context, out string error)
    {
        (text, context, error) = ("", new ReadingContext { Now = default }, "");
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("text", out var said) || said.ValueKind != JsonValueKind.String)
        {
            error = "the line has no \"text\"";
            return false;
        }

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(StringOf(json, "timeZone") ?? "UTC");
        if (zone is null)
        {
            error = "unknown \"timeZone\"";
            return false;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(zone).LocalDateTime;
        if (StringOf(json, "now") is { } wallClock && !TryReadNow(wallClock, out now))
        {
            error = "\"now\" must be like 2026-11-19T10:15";
            return false;
        }

        text = said.GetString() ?? "";
        context = new ReadingContext { Now = now, Locale = StringOf(json, "locale") ?? "en-US", People = [.. People(json)] };
        return true;
    }

    private static bool TryReadNow(string text, out LocalDateTime now)
    {
        var result = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text);
        result = result.Success ? result : LocalDateTimePattern.ExtendedIso.Parse(text);
        return result.TryGetValue(default, out now);
    }

    private static string? StringOf(JsonElement json, string key) =>
        json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<KnownPerson> People(JsonElement json)
    {
        if (!json.TryGetProperty("people", out var people) || people.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var person in people.EnumerateArray())
        {
            if (person.ValueKind == JsonValueKind.String && person.GetString() is { Length: > 0 } text)
            {
                yield return Person(text);
            }
        }
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
