using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Bot.Commands;

/// <summary>
/// Runs one recognizer a line: JSON Lines in, JSON Lines out, in order. A line that cannot be read gives
/// <c>{"error":"..."}</c>, and the run goes on.
/// </summary>
internal static class RecognizeCommand
{
    // People's words are to be read as they were written, and the output is no web page.
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads requests until the input ends, and gives the exit code.</summary>
    public static async Task<int> RunAsync(TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await output.WriteLineAsync(Answer(line).AsMemory(), cancellationToken);
            }
        }
        await output.FlushAsync(cancellationToken);
        return 0;
    }

    /// <summary>The answer to one line.</summary>
    internal static string Answer(string line)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Written))
        {
            try
            {
                using var request = JsonDocument.Parse(line);
                Write(request.RootElement, writer);
            }
            catch (JsonException)
            {
                WriteError(writer, null, "The line is not JSON.");
            }
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(JsonElement request, Utf8JsonWriter writer)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            WriteError(writer, null, "The line is not a JSON object.");
            return;
        }
        JsonElement? id = request.TryGetProperty("id", out var given) ? given : null;
        if (Text(request, "input") is not { } text)
        {
            WriteError(writer, id, "The line has no text \"input\".");
            return;
        }
        var culture = Culture.Of(Text(request, "culture") ?? Text(request, "locale"));
        var recognizer = Text(request, "recognizer");
        if (recognizer == "datetime" && Reference(request) is null)
        {
            WriteError(writer, id, "\"reference\" is not a date and time such as 2026-03-04T10:00:00, from the year 1000 to 8000.");
            return;
        }
        if (recognizer is not ("datetime" or "money" or "number" or "email" or "phone" or "url" or "yesno"))
        {
            WriteError(writer, id, "\"recognizer\" is none of datetime, money, number, email, phone, url, yesno.");
            return;
        }
        writer.WriteStartObject();
        WriteId(writer, id);
        writer.WriteStartArray("answers");
        switch (recognizer)
        {
            case "datetime":
                WriteEach(writer, new DateTimeRecognizer(culture).Recognize(text, Reference(request) ?? default), WriteTimes);
                break;
            case "money":
                WriteEach(writer, new MoneyRecognizer(culture).Recognize(text), WriteMoney);
                break;
            case "number":
                WriteEach(writer, new NumberRecognizer(culture).Recognize(text), (json, number) => WriteOne(json, () => json.WriteNumber("value", number.Value)));
                break;
            case "email":
                WriteEach(writer, EmailRecognizer.Recognize(text), (json, address) => WriteOne(json, () => json.WriteString("value", address)));
                break;
            case "phone":
                WriteEach(writer, PhoneRecognizer.Recognize(text), (json, phone) => WriteOne(json, () => json.WriteString("value", phone.Extension is null ? phone.Digits : $"{phone.Digits}x{phone.Extension}")));
                break;
            case "url":
                WriteEach(writer, UrlRecognizer.Recognize(text), (json, address) => WriteOne(json, () => json.WriteString("value", address)));
                break;
            case "yesno":
                WriteEach(writer, new YesNoRecognizer(culture).Recognize(text), (json, answer) => WriteOne(json, () => json.WriteBoolean("value", answer)));
                break;
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string? Text(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static LocalDateTime? Reference(JsonElement request) =>
        Text(request, "reference") is { } written
            ? LocalDateTimePattern.ExtendedIso.Parse(written) is { Success: true, Value: { Year: >= 1000 and <= 8000 } moment } ? moment : null
            : LocalDateTime.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);

    private static void WriteEach<T>(Utf8JsonWriter writer, IReadOnlyList<ModelResult<T>> results, Action<Utf8JsonWriter, T> writeValues)
    {
        foreach (var result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("text", result.Text);
            writer.WriteNumber("start", result.Start);
            writer.WriteString("type", result.TypeName);
            writer.WriteStartArray("values");
            writeValues(writer, result.Resolution);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    private static void WriteOne(Utf8JsonWriter writer, Action write)
    {
        writer.WriteStartObject();
        write();
        writer.WriteEndObject();
    }

    private static void WriteMoney(Utf8JsonWriter writer, MoneyResolution money) => WriteOne(writer, () =>
    {
        writer.WriteNumber("value", money.Amount);
        writer.WriteString("currency", money.Unit);
    });

    private static void WriteTimes(Utf8JsonWriter writer, DateTimeResolution resolution)
    {
        if (resolution.Recurrence is { } recurrence)
        {
            WriteOne(writer, () =>
            {
                writer.WriteString("timex", recurrence.Timex);
                writer.WriteString("value", "not resolved");
            });
        }
        else if (resolution.Seconds is { } seconds)
        {
            WriteOne(writer, () => writer.WriteNumber("value", seconds));
        }
        foreach (var value in resolution.Values)
        {
            WriteOne(writer, () => WriteValue(writer, resolution.Kind, value));
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, TimeKind kind, DateTimeValue value)
    {
        var isPoint = kind is TimeKind.Date or TimeKind.Time or TimeKind.DateTime;
        if (value.Start is { } start)
        {
            writer.WriteString(isPoint ? "value" : "start", AsText(start));
        }
        if (value.End is { } end)
        {
            writer.WriteString("end", AsText(end));
        }
    }

    private static string AsText(DateTimePoint point) => (point.Date, point.Time) switch
    {
        ({ } date, { } time) => FormattableString.Invariant($"{date:uuuu'-'MM'-'dd} {time:HH':'mm':'ss}"),
        ({ } date, null) => FormattableString.Invariant($"{date:uuuu'-'MM'-'dd}"),
        (null, { } time) => FormattableString.Invariant($"{time:HH':'mm':'ss}"),
        (null, null) => "",
    };

    private static void WriteError(Utf8JsonWriter writer, JsonElement? id, string error)
    {
        writer.WriteStartObject();
        WriteId(writer, id);
        writer.WriteString("error", error);
        writer.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter writer, JsonElement? id)
    {
        if (id is { } given)
        {
            writer.WritePropertyName("id");
            given.WriteTo(writer);
        }
    }
}
