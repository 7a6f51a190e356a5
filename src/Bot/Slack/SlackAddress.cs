using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// What an answer to one turn may use beside its channel: kept in <see cref="Place.Address"/>. It is about that answer alone, and
/// worth nothing when it is older than Slack's response URLs, so that a place written to weeks later is an ordinary channel.
/// </summary>
internal sealed record SlackAddress
{
    /// <summary>How long Slack takes answers at a response URL (https://docs.slack.dev/interactivity/handling-user-interaction).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    // Three seconds by Slack's clock (https://docs.slack.dev/surfaces/modals); one more for the way.
    private static readonly TimeSpan TriggerLifetime = TimeSpan.FromSeconds(4);

    /// <summary>Where to answer a command or a press without being in the channel; five times at most.</summary>
    [JsonPropertyName("u")]
    public string? ResponseUrl { get; init; }

    /// <summary>Opens one form within three seconds.</summary>
    [JsonPropertyName("t")]
    public string? Trigger { get; init; }

    /// <summary>The thread that was written in.</summary>
    [JsonPropertyName("th")]
    public string? Thread { get; init; }

    /// <summary>The card that was pressed, for a form that is opened by it.</summary>
    [JsonPropertyName("c")]
    public string? Card { get; init; }

    /// <summary>Who gave the command or pressed, to be answered in person where nothing reaches the place.</summary>
    [JsonPropertyName("m")]
    public string? Member { get; init; }

    /// <summary>When it was received, in milliseconds since 1970 by this process's clock.</summary>
    [JsonPropertyName("at")]
    public required long At { get; init; }

    /// <summary>The address in the form of a place.</summary>
    public string Write() => JsonSerializer.Serialize(this, SlackJson.Default.SlackAddress);

    /// <summary>Reads a place's address; null where it has none or it is too old to be used.</summary>
    public static SlackAddress? Read(string? address, DateTimeOffset now)
    {
        if (address is null)
        {
            return null;
        }

        var read = JsonSerializer.Deserialize(address, SlackJson.Default.SlackAddress);
        return read?.AgeAt(now) < Lifetime ? read : null;
    }

    /// <summary>The trigger while it can still open a form.</summary>
    public string? TriggerAt(DateTimeOffset now) => AgeAt(now) < TriggerLifetime ? Trigger : null;

    private TimeSpan AgeAt(DateTimeOffset now) => now - DateTimeOffset.FromUnixTimeMilliseconds(At);
}
