using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReferralBot.Storage.Rows;

/// <summary>
/// What came from a source in a month as an array, <c>["kim",[3,5],[9],[9,"USD",45000]]</c>: a year of a busy team has tens of
/// thousands of them, and the best sources are asked for in one message.
/// </summary>
public sealed class SourceMonthConverter : JsonConverter<SourceMonth>
{
    private const int MostDays = 32;

    /// <summary>Most sources make one referral a month, so that the lists of one day are kept.</summary>
    private static readonly int[][] OneDay = [.. Enumerable.Range(0, MostDays).Select(day => new[] { day })];

    /// <inheritdoc/>
    public override SourceMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            // As an older program wrote it: counted anew before it is used.
            reader.Skip();
            return new SourceMonth("", [], [], []);
        }

        reader.Read();
        string contactId = reader.GetString() ?? throw new JsonException("A source without an id.");
        reader.Read();
        IReadOnlyList<int> received = ReadDays(ref reader);
        IReadOnlyList<int> won = ReadDays(ref reader);
        var source = new SourceMonth(contactId, received, won, ReadRevenue(ref reader));
        reader.Read();
        return source;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SourceMonth value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartArray();
        writer.WriteStringValue(value.ContactId);
        WriteDays(writer, value.Received);
        WriteDays(writer, value.Won);
        writer.WriteStartArray();
        foreach (DayRevenue one in value.Revenue)
        {
            writer.WriteNumberValue(one.Day);
            writer.WriteStringValue(one.Currency);
            writer.WriteNumberValue(one.Amount);
        }

        writer.WriteEndArray();
        writer.WriteEndArray();
    }

    /// <summary>Reads an array of days, and goes on to what follows.</summary>
    private static IReadOnlyList<int> ReadDays(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            reader.Read();
            return [];
        }

        int first = reader.GetInt32();
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            reader.Read();
            return OneDay[first];
        }

        var days = new List<int> { first };
        for (; reader.TokenType != JsonTokenType.EndArray; reader.Read())
        {
            days.Add(reader.GetInt32());
        }

        reader.Read();
        return days;
    }

    private static List<DayRevenue> ReadRevenue(ref Utf8JsonReader reader)
    {
        List<DayRevenue>? revenue = null;
        for (reader.Read(); reader.TokenType != JsonTokenType.EndArray; reader.Read())
        {
            int day = reader.GetInt32();
            reader.Read();
            string currency = reader.GetString() ?? "";
            reader.Read();
            (revenue ??= []).Add(new DayRevenue(day, currency, reader.GetDecimal()));
        }

        return revenue ?? [];
    }

    private static void WriteDays(Utf8JsonWriter writer, IReadOnlyList<int> days)
    {
        writer.WriteStartArray();
        foreach (int day in days)
        {
            writer.WriteNumberValue(day);
        }

        writer.WriteEndArray();
    }
}
