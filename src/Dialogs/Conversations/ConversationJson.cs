using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using ReferralBot.Dialogs.Understanding;
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
[JsonSerializable(typeof(Frame))]
public sealed partial class ConversationJson : JsonSerializerContext;

/// <summary>A period as its first and last day.</summary>
public sealed class DateIntervalConverter() : DelegatingConverterBase<DateInterval>(NodaConverters.DateIntervalConverter);
