using System.Text.Json.Serialization;

namespace ReferralBot.Bot.Commands;

/// <summary>The JSON of the commands, generated at build time.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class CommandJson : JsonSerializerContext;
