using System.Globalization;
using System.Text.Json;
using NodaTime;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>Turns what Teams posts into turns.</summary>
internal static class ActivityReader
{
    /// <summary>The channel's name in <c>Place.Channel</c>.</summary>
    public const string Channel = "teams";

    // Both stand in keys of the store.
    private const int LongestConversationId = 256;
    private const int LongestId = 160;

    // The end of the year 9999, which is the last that a time can have.
    private const long LatestMilliseconds = 253_402_300_799_999;

    /// <summary>What the activity means for the bot.</summary>
    public static IncomingActivity Read(Activity activity)
    {
        if (activity.Type is null)
        {
            return new IncomingActivity.Malformed("type");
        }

        return activity.Type switch
        {
            "message" => ReadMessage(activity),
            "messageUpdate" when activity.ChannelData?.EventType == "editMessage" => ReadEdit(activity),
            "invoke" when activity.Name == "adaptiveCard/action" => ReadPress(activity),
            "invoke" when activity.Name == FileConsent.InvokeName => ReadConsent(activity),
            "invoke" => new IncomingActivity.NotOffered(),
            "installationUpdate" => ReadInstallation(activity),
            "conversationUpdate" => ReadConversationUpdate(activity),
            _ => new IncomingActivity.Ignored(),
        };
    }

    /// <summary>The tenant in which the activity happened; null when it names none.</summary>
    public static string? TenantOf(Activity activity) => activity.ChannelData?.Tenant?.Id ?? activity.Conversation?.TenantId;

    private static IncomingActivity ReadMessage(Activity activity)
    {
        var isPress = activity.Value.ValueKind == JsonValueKind.Object && string.IsNullOrWhiteSpace(activity.Text);
        return PressedData.Read(activity) is { } press ? Take(activity, press)
            : isPress ? Take(activity, PressedData.Unknown)
            : ReadText(activity, edits: null);
    }

    private static IncomingActivity ReadEdit(Activity activity) =>
        ReadText(activity, edits: TurnId(activity), suffix: "|edit|" + activity.Timestamp?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>When a message was first sent: Teams makes the ids of messages of the milliseconds since 1970.</summary>
    private static Instant? SentAt(string? id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= LatestMilliseconds ? Instant.FromUnixTimeMilliseconds(milliseconds) : null;

    private static IncomingActivity ReadText(Activity activity, string? edits, string suffix = "")
    {
        if (IsOwn(activity))
        {
            return new IncomingActivity.Ignored();
        }

        // With resource-specific consent Teams delivers every message of a team; only those to the bot are for it.
        var text = MessageText.Read(activity);
        return KindOf(activity.Conversation) != PlaceKind.Personal && !text.NamesBot
            ? new IncomingActivity.Ignored()
            : Take(activity, new Said(text.Text) { Mentions = text.Mentions, Edits = edits, SentAt = edits is null ? null : SentAt(activity.Id) }, suffix);
    }

    private static IncomingActivity ReadPress(Activity activity) =>
        Take(activity, PressedData.Read(activity) ?? PressedData.Unknown) is var read && read is IncomingActivity.Taken(var turn)
            ? new IncomingActivity.Asked(turn)
            : read;

    /// <summary>Teams repeats invokes under new ids; an upload has one that stays.</summary>
    private static IncomingActivity ReadConsent(Activity activity) => FileConsent.Read(activity) switch
    {
        null => new IncomingActivity.Malformed("value"),
        { File.Target: { } target } answered when TeamsUpload.Read(target) is { UniqueId: { } upload } && IsId(upload, LongestId) => Take(activity with { Id = "upload|" + upload }, answered),
        { File.Target: null } answered => Take(activity, answered),
        _ => new IncomingActivity.Malformed("value.uploadInfo.uniqueId"),
    };

    private static IncomingActivity ReadInstallation(Activity activity) => activity.Action switch
    {
        "add" or "add-upgrade" => Take(activity, new Joined()),
        "remove" => Take(activity, new Left()),
        // A "remove-upgrade" is followed by its "add-upgrade": the bot stays.
        _ => new IncomingActivity.Ignored(),
    };

    /// <summary>
    /// Members who come to a team or leave it say nothing about the workspace, so that only the bot's own coming and
    /// going counts (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events).
    /// </summary>
    private static IncomingActivity ReadConversationUpdate(Activity activity) => activity.ChannelData?.EventType switch
    {
        "channelRenamed" or "channelRestored" => TakeChannel(activity, isGone: false),
        "channelDeleted" => TakeChannel(activity, isGone: true),
        "teamRenamed" or "teamRestored" or "teamUnarchived" => Take(activity, new PlaceChanged(IsGone: false)),
        "teamArchived" or "teamDeleted" or "teamHardDeleted" => Take(activity, new PlaceChanged(IsGone: true)),
        _ when HasBot(activity.MembersAdded, activity) => Take(activity, new Joined()),
        _ when HasBot(activity.MembersRemoved, activity) => Take(activity, new Left()),
        _ => new IncomingActivity.Ignored(),
    };

    /// <summary>An event of a channel is told in the team's own conversation; the place is the channel.</summary>
    private static IncomingActivity TakeChannel(Activity activity, bool isGone) =>
        activity is { ChannelData.Channel: { Id: { } id } channel, Conversation: { } conversation }
            ? Take(activity with { Conversation = conversation with { Id = id, Name = channel.Name } }, new PlaceChanged(isGone))
            : new IncomingActivity.Malformed("channelData.channel.id");

    private static IncomingActivity Take(Activity activity, TurnContent content, string suffix = "")
    {
        if (WhatIsMissing(activity) is { } missing)
        {
            return new IncomingActivity.Malformed(missing);
        }

        if (IsOwn(activity))
        {
            return new IncomingActivity.Ignored();
        }

        return new IncomingActivity.Taken(new Turn
        {
            Id = TurnId(activity) + suffix,
            Workspace = "teams-" + TenantOf(activity)!.ToLowerInvariant(),
            From = ReadSender(activity),
            In = ReadPlace(activity),
            Content = content,
            At = Instant.FromDateTimeOffset(activity.Timestamp!.Value),
        });
    }

    private static string? WhatIsMissing(Activity activity) =>
        !IsId(activity.Id, LongestId) ? "id"
        : !IsId(activity.From?.Id, LongestId) ? "from.id"
        : !IsId(activity.Recipient?.Id, LongestId) ? "recipient.id"
        : !IsId(activity.Conversation?.Id, LongestConversationId) ? "conversation.id"
        : activity.ServiceUrl is null ? "serviceUrl"
        : activity.Timestamp is null ? "timestamp"
        : !IsTenant(TenantOf(activity)) ? "channelData.tenant.id"
        : null;

    private static bool IsId(string? id, int longest) => !string.IsNullOrEmpty(id) && id.Length <= longest && !id.Any(char.IsControl);

    /// <summary>Letters, digits, <c>-</c>, <c>.</c> and <c>_</c>: it stands in a key of the store as it is.</summary>
    private static bool IsTenant(string? tenant) =>
        !string.IsNullOrEmpty(tenant) && tenant.Length <= 64 && tenant.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    private static string TurnId(Activity activity) => $"{activity.Conversation?.Id}|{activity.Id}";

    private static bool IsOwn(Activity activity) => activity.From?.Id is { } id && (id == activity.Recipient?.Id || activity.From.Role == "bot");

    private static bool HasBot(IReadOnlyList<ActivityAccount?>? members, Activity activity) =>
        members is not null && activity.Recipient?.Id is { } bot && members.Any(member => member?.Id == bot);

    /// <summary>Activities do not tell guests of the tenant from its members; the roster does.</summary>
    private static Sender ReadSender(Activity activity)
    {
        var client = activity.Entities?.FirstOrDefault(entity => entity?.Type == "clientInfo");
        return new Sender(
            activity.From!.Id!,
            Name: activity.From.Name,
            TimeZone: ZoneOrNull(client?.Timezone) ?? ZoneOrNull(activity.LocalTimezone),
            Locale: activity.Locale ?? client?.Locale,
            IsGuest: TeamsMember.IsOfAnother(activity.From.TenantId, TenantOf(activity)!) ? true : null,
            DirectoryId: activity.From.AadObjectId);
    }

    private static string? ZoneOrNull(string? id) => id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)?.Id;

    private static Place ReadPlace(Activity activity)
    {
        var kind = KindOf(activity.Conversation);
        return new Place
        {
            Channel = Channel,
            ConversationId = activity.Conversation!.Id,
            Kind = kind,
            MemberId = kind == PlaceKind.Personal ? activity.From!.Id : null,
            Name = kind == PlaceKind.Personal ? null : activity.Conversation.Name ?? activity.ChannelData?.Channel?.Name,
            Address = new TeamsAddress(activity.ServiceUrl!, activity.Recipient!.Id!, TenantOf(activity)!, kind == PlaceKind.Channel ? activity.ChannelData?.Team?.Id : null).Write(),
        };
    }

    private static PlaceKind KindOf(ActivityConversation? conversation) => conversation?.ConversationType switch
    {
        "channel" => PlaceKind.Channel,
        "groupChat" => PlaceKind.Group,
        _ => conversation?.IsGroup == true ? PlaceKind.Group : PlaceKind.Personal,
    };
}
