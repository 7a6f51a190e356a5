using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// What a modal carries in its <c>private_metadata</c>, since a submitted one names neither channel nor message: what to do
/// and where the answer belongs. Slack gives it back as it was; people cannot change it.
/// </summary>
internal sealed record FormContext
{
    /// <summary>The most characters that Slack keeps.</summary>
    public const int Longest = 3000;

    /// <summary>The verb of the form's button.</summary>
    [JsonPropertyName("v")]
    public required string Verb { get; init; }

    /// <summary>Its data.</summary>
    [JsonPropertyName("d")]
    public required IReadOnlyDictionary<string, string> Data { get; init; }

    /// <summary>The card that was pressed to open the form.</summary>
    [JsonPropertyName("c")]
    public string? Card { get; init; }

    /// <summary>The conversation it was opened in.</summary>
    [JsonPropertyName("p")]
    public string? Conversation { get; init; }

    /// <summary>Who can read there.</summary>
    [JsonPropertyName("k")]
    public required PlaceKind Kind { get; init; }

    /// <summary>The name of the place.</summary>
    [JsonPropertyName("n")]
    public string? Name { get; init; }

    /// <summary>The thread it was opened in.</summary>
    [JsonPropertyName("th")]
    public string? Thread { get; init; }

    /// <summary>Where to answer where the bot is no member.</summary>
    [JsonPropertyName("u")]
    public string? ResponseUrl { get; init; }

    /// <summary>When that was received, in milliseconds since 1970.</summary>
    [JsonPropertyName("at")]
    public long At { get; init; }

    /// <summary>The context in the form of the metadata.</summary>
    public string Write() => JsonSerializer.Serialize(this, SlackJson.Default.FormContext);

    /// <summary>Reads a modal's metadata; null where it is not one of ours.</summary>
    public static FormContext? Read(string? metadata)
    {
        if (string.IsNullOrEmpty(metadata))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(metadata, SlackJson.Default.FormContext) is { Verb: not null, Data: not null } context ? context : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
