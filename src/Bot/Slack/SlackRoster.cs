using System.Text.Json;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>Asks Slack who is in a channel (https://docs.slack.dev/reference/methods/conversations.members).</summary>
internal sealed class SlackRoster(SlackApi api, SlackWorkspaces workspaces, MemberProfiles profiles) : IChannelRoster
{
    private const int MostPages = 10;
    private const string InPage = "200";

    /// <inheritdoc/>
    public string Channel => SlackChannel.ChannelName;

    /// <inheritdoc/>
    public async ValueTask<PlaceRoster?> ReadAsync(string workspace, Place place, CancellationToken cancellationToken)
    {
        if (place.ConversationId is not { } channel || await FindBotAsync(workspace, cancellationToken) is not { } bot)
        {
            return null;
        }

        switch (await api.ReadAsync(bot, "conversations.info", [new("channel", channel)], cancellationToken))
        {
            case ApiAnswer.Done done when done.Body.At("channel") is { ValueKind: JsonValueKind.Object } info:
                return IsGone(info) ? new PlaceRoster { Name = NameOf(info), IsGone = true } : await ReadAsync(info, channel, bot, cancellationToken);
            case ApiAnswer.No("channel_not_found" or "not_in_channel"):
                return new PlaceRoster { Name = place.Name, IsGone = true };
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public Place Whole(Place place) => place with { Address = null };

    /// <inheritdoc/>
    public async ValueTask<Sender?> FindAsync(string workspace, Place place, string memberId, CancellationToken cancellationToken) =>
        await FindBotAsync(workspace, cancellationToken) is { } bot
            && (await profiles.AskAsync([memberId], bot, cancellationToken)).GetValueOrDefault(memberId) is { IsActive: true } found
            ? found.Member
            : null;

    private async ValueTask<SlackBot?> FindBotAsync(string workspace, CancellationToken cancellationToken) =>
        (await workspaces.FindAsync(SlackId.TeamOf(workspace), cancellationToken)).Bot;

    private async ValueTask<PlaceRoster?> ReadAsync(JsonElement info, string channel, SlackBot bot, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        var cursor = "";
        for (var page = 0; page < MostPages && (page == 0 || cursor.Length > 0); page++)
        {
            if (await api.ReadAsync(bot, "conversations.members", [new("channel", channel), new("limit", InPage), new("cursor", cursor)], cancellationToken) is not ApiAnswer.Done done)
            {
                return null;
            }

            ids.AddRange(done.Body.At("members").Items().Select(id => id.Text()).OfType<string>().Where(SlackId.IsValid));
            cursor = done.Body.At("response_metadata").Text("next_cursor") ?? "";
        }

        ids.Remove(bot.UserId);
        var people = await profiles.AskAsync(ids, bot, cancellationToken);
        return new PlaceRoster
        {
            Name = NameOf(info),
            IsShared = info.Is("is_ext_shared") || info.Is("is_pending_ext_shared"),
            Members =
            [
                .. from id in ids
                   let known = people.GetValueOrDefault(id)
                   where known is not { IsActive: false }
                   select known?.Member ?? new Sender(id, IsGuest: true),
            ],
            IsWhole = cursor.Length == 0,
        };
    }

    /// <summary>Where the bot is no member it cannot post, apart from conversations of two or a few people, which do not say.</summary>
    private static bool IsGone(JsonElement info) =>
        info.Is("is_archived") || (info.At("is_member").ValueKind == JsonValueKind.False && !info.Is("is_im") && !info.Is("is_mpim"));

    private static string? NameOf(JsonElement info) => info.Is("is_im") || info.Is("is_mpim") ? null : info.Text("name");
}
