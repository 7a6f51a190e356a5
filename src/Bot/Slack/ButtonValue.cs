using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReferralBot.Bot.Slack;

/// <summary>What a button carries in its <c>value</c>.</summary>
/// <param name="Verb">The action's verb.</param>
/// <param name="Data">The action's data.</param>
internal sealed record ButtonValue(
    [property: JsonPropertyName("v")] string Verb,
    [property: JsonPropertyName("d")] IReadOnlyDictionary<string, string> Data)
{
    /// <summary>The most characters that Slack keeps.</summary>
    public const int Longest = 2000;

    /// <summary>The value as text.</summary>
    public string Write() => JsonSerializer.Serialize(this, SlackJson.Default.ButtonValue);

    /// <summary>Reads a value; null where it is not one of ours.</summary>
    public static ButtonValue? Read(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(value, SlackJson.Default.ButtonValue) is { Verb: not null, Data: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
