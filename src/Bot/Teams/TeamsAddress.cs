using System.Text.Json;

namespace ReferralBot.Bot.Teams;

/// <summary>What is needed beside the conversation's id to write there; kept in <c>Place.Address</c>.</summary>
/// <param name="ServiceUrl">Where Teams takes messages for this conversation; as in the latest activity, since it may change.</param>
/// <param name="BotId">The bot's own id, <c>28:</c> and the app id.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="TeamId">For a channel: its team.</param>
internal sealed record TeamsAddress(string ServiceUrl, string BotId, string TenantId, string? TeamId = null)
{
    /// <summary>The text form.</summary>
    public string Write() => JsonSerializer.Serialize(this, TeamsJson.Default.TeamsAddress);

    /// <summary>An address from its text form; null when it is none.</summary>
    public static TeamsAddress? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, TeamsJson.Default.TeamsAddress) is { ServiceUrl: not null, BotId: not null, TenantId: not null } address ? address : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
