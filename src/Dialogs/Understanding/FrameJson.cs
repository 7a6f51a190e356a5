using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Understanding;

/// <summary>
/// Writes a frame as the JSON that the <c>understand</c> command prints: keys with no value left out, dates and times in
/// ISO 8601, whole amounts without decimals.
/// </summary>
public static class FrameJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The frame as one line of JSON.</summary>
    public static string Write(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            Write(json, frame);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Writes the frame as a JSON object.</summary>
    public static void Write(Utf8JsonWriter json, Frame frame)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(frame);
        json.WriteStartObject();
        json.WriteString("intent", frame.Intent.ToString());
        WriteParty(json, "source", frame.Source);
        WriteParty(json, "prospect", frame.Prospect);
        WriteParty(json, "receiver", frame.Receiver);
        WriteText(json, "subject", frame.Subject);
        WriteEnum(json, "introduction", frame.Introduction);
        WriteEnum(json, "stage", frame.Stage);
        WriteEnum(json, "method", frame.Method);
        WriteEnum(json, "moment", frame.Moment);
        WriteEnum(json, "outcome", frame.Outcome);
        WriteMoney(json, frame.Value);
        WriteText(json, "need", frame.Need);
        WriteText(json, "reason", frame.Reason);
        WriteTimes(json, frame);
        WriteText(json, "person", frame.Person);
        WriteText(json, "from", frame.From);
        WriteText(json, "filter", frame.Filter);
        WriteText(json, "metric", frame.Metric);
        WriteSchedule(json, frame);
        WriteText(json, "category", frame.Category);
        WriteText(json, "text", frame.Text);
        WriteText(json, "field", frame.Field);
        WriteEnum(json, "role", frame.Role);
        WriteText(json, "topic", frame.Topic);
        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, Frame frame)
    {
        WriteText(json, "date", frame.Date is { } date ? LocalDatePattern.Iso.Format(date) : null);
        WriteText(json, "due", frame.Due is { } due ? Format(due) : null);
        if (frame.Period is { } period)
        {
            json.WriteStartObject("period");
            json.WriteString("from", LocalDatePattern.Iso.Format(period.Start));
            json.WriteString("to", LocalDatePattern.Iso.Format(period.End));
            json.WriteEndObject();
        }
    }

    private static void WriteSchedule(Utf8JsonWriter json, Frame frame)
    {
        WriteText(json, "every", frame.Every);
        if (frame.Days is { } days)
        {
            json.WriteStartArray("days");
            foreach (var day in days)
            {
                json.WriteStringValue(day.ToString());
            }

            json.WriteEndArray();
        }

        WriteText(json, "time", frame.Time is { } time ? LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time) : null);
        WriteText(json, "timeZone", frame.TimeZone);
        WriteText(json, "channel", frame.Channel);
        WriteFlag(json, "off", frame.Off);
        WriteFlag(json, "all", frame.All);
        if (frame.Count is { } count)
        {
            json.WriteNumber("count", count);
        }
    }

    private static string Format(When when)
    {
        var date = LocalDatePattern.Iso.Format(when.Date);
        return when.Time is { } time ? $"{date}T{LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time)}" : date;
    }

    private static void WriteText(Utf8JsonWriter json, string key, string? text)
    {
        if (text is not null)
        {
            json.WriteString(key, text);
        }
    }

    private static void WriteFlag(Utf8JsonWriter json, string key, bool? flag)
    {
        if (flag is { } value)
        {
            json.WriteBoolean(key, value);
        }
    }

    private static void WriteEnum<T>(Utf8JsonWriter json, string key, T? value)
        where T : struct, Enum
    {
        if (value is { } known)
        {
            json.WriteString(key, JsonNamingPolicy.CamelCase.ConvertName(known.ToString()));
        }
    }

    private static void WriteParty(Utf8JsonWriter json, string key, Party? party)
    {
        if (party is null)
        {
            return;
        }

        json.WriteStartObject(key);
        WriteText(json, "name", party.Name);
        WriteText(json, "company", party.Company);
        WriteText(json, "title", party.Title);
        WriteText(json, "email", party.Email);
        WriteText(json, "phone", party.Phone);
        json.WriteEndObject();
    }

    private static void WriteMoney(Utf8JsonWriter json, Money? money)
    {
        if (money is null)
        {
            return;
        }

        json.WriteStartObject("value");
        json.WriteNumber("amount", money.Amount == decimal.Truncate(money.Amount) ? decimal.Truncate(money.Amount) : money.Amount / 1.0000000000000000000000000000m);
        json.WriteString("currency", money.Currency);
        json.WriteEndObject();
    }
}
