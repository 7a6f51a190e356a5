using System.Text.Json;
using System.Text.Json.Serialization;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// What Teams posts, as far as it is read
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object).
/// Every member may be missing or null.
/// </summary>
internal sealed record Activity
{
    public string? Type { get; init; }
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Action { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public string? LocalTimezone { get; init; }
    public string? Locale { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public ActivityAccount? From { get; init; }
    public ActivityAccount? Recipient { get; init; }
    public ActivityConversation? Conversation { get; init; }
    public string? ReplyToId { get; init; }
    public string? Text { get; init; }
    public JsonElement Value { get; init; }
    public IReadOnlyList<ActivityEntity?>? Entities { get; init; }
    public IReadOnlyList<ActivityAccount?>? MembersAdded { get; init; }
    public IReadOnlyList<ActivityAccount?>? MembersRemoved { get; init; }
    public ActivityChannelData? ChannelData { get; init; }
}

/// <summary>A person or a bot.</summary>
internal sealed record ActivityAccount(string? Id, string? Name, string? AadObjectId, string? TenantId, string? Role);

/// <summary>A conversation.</summary>
internal sealed record ActivityConversation(string? Id, string? Name, string? ConversationType, string? TenantId, bool? IsGroup);

/// <summary>A mention, or what the client tells of itself.</summary>
internal sealed record ActivityEntity(string? Type, string? Text, ActivityAccount? Mentioned, string? Timezone, string? Locale);

/// <summary>What only Teams has.</summary>
internal sealed record ActivityChannelData(ActivityTenant? Tenant, string? EventType, ActivityPart? Team, ActivityPart? Channel);

/// <summary>A tenant.</summary>
internal sealed record ActivityTenant(string? Id);

/// <summary>A team or a channel.</summary>
internal sealed record ActivityPart(string? Id, string? Name);

/// <summary>The serialisers of Teams' JSON, made at build time.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(TeamsAddress))]
[JsonSerializable(typeof(ConnectorAnswer))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(FileConsentValue))]
[JsonSerializable(typeof(ReplyFile))]
[JsonSerializable(typeof(TeamsUpload))]
[JsonSerializable(typeof(TeamsMember))]
[JsonSerializable(typeof(TeamsMemberPage))]
[JsonSerializable(typeof(TeamsChannelList))]
internal sealed partial class TeamsJson : JsonSerializerContext;
