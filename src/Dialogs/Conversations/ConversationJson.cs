using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>The JSON in which turns, replies and questions are kept between two steps.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(InstantConverter), typeof(DateIntervalConverter)])]
[JsonSerializable(typeof(Turn))]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Understood))]
public sealed partial class ConversationJson : JsonSerializerContext;

/// <summary>A period as its first and last day.</summary>
public sealed class DateIntervalConverter : JsonConverter<DateInterval>
{
    /// <inheritdoc/>
    public override DateInterval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        FirstAndLast days = JsonSerializer.Deserialize(ref reader, PeriodJson.Default.FirstAndLast)!;
        return new DateInterval(days.Start, days.End);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateInterval value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new FirstAndLast { Start = value.Start, End = value.End }, PeriodJson.Default.FirstAndLast);
}

/// <summary>The days of a period that JSON has.</summary>
internal sealed record FirstAndLast
{
    /// <summary>The first.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>The last.</summary>
    public required LocalDate End { get; init; }
}

/// <summary>The JSON of a period.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(LocalDateConverter)])]
[JsonSerializable(typeof(FirstAndLast))]
internal sealed partial class PeriodJson : JsonSerializerContext;
