using System.Text.Json.Serialization;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Bot.Turns;

/// <summary>The JSON in which messages wait in the outbox.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(OutgoingMessage))]
[JsonSerializable(typeof(SeenTurn))]
internal sealed partial class TurnJson : JsonSerializerContext;

/// <summary>That a turn was answered: its key says all.</summary>
internal sealed record SeenTurn;
