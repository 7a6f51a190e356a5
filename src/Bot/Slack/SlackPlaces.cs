
namespace ReferralBot.Bot.Slack;

/// <summary>Names Slack's channels as places.</summary>
internal sealed class SlackPlaces(DirectMessages directMessages, SlackApi api, TimeProvider time)
{
    // Slack waits three seconds for the whole.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    /// <summary>The direct message channel between a member and the bot.</summary>
    /// <param name="member">The user id.</param>
    /// <param name="channel">The channel; null where none is open yet.</param>
    public static Place Personal(string member, string? channel) => new()
    {
        Channel = SlackChannel.ChannelName,
        ConversationId = channel,
        Kind = PlaceKind.Personal,
        MemberId = member,
    };

    /// <summary>A channel, private or not.</summary>
    public static Place Shared(string channel, string? name = null) => new()
    {
        Channel = SlackChannel.ChannelName,
        ConversationId = channel,
        Kind = IsGroup(channel, name) ? PlaceKind.Group : PlaceKind.Channel,
        Name = NameOf(name),
    };

    /// <summary>The place where a command was given or an ephemeral button pressed: not every direct message is the bot's.</summary>
    public async ValueTask<Place> OfAsync(SlackBot bot, string channel, string? name, string member, CancellationToken cancellationToken) =>
        IsDirect(channel) && await InTimeAsync(directMessages.IsOwnAsync(bot, member, channel, CancellationToken.None), cancellationToken)
            ? Personal(member, channel)
            : Shared(channel, name);

    /// <summary>The place of one of the bot's own messages, where a direct message is always with the bot.</summary>
    public static Place OfOwnMessage(string channel, string? name, string member) =>
        IsDirect(channel) ? Personal(member, channel) : Shared(channel, name);

    /// <summary>The name of a channel, which the event of joining it leaves out.</summary>
    public async ValueTask<string?> AskNameAsync(SlackBot bot, string channel, CancellationToken cancellationToken) =>
        await InTimeAsync(api.ReadAsync(bot, "conversations.info", [new("channel", channel)], CancellationToken.None), cancellationToken) is ApiAnswer.Done done
            ? done.Body.At("channel").Text("name")
            : null;

    /// <summary>Whether a channel is a direct message between two.</summary>
    public static bool IsDirect(string channel) => channel.StartsWith('D');

    /// <summary>What Slack answers soon enough; otherwise nothing.</summary>
    private async Task<T?> InTimeAsync<T>(ValueTask<T> asked, CancellationToken cancellationToken)
    {
        try
        {
            return await asked.AsTask().WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return default;
        }
    }

    // Channels between two people and between several are group chats here: their members all read along.
    private static bool IsGroup(string channel, string? name) =>
        IsDirect(channel) || (name?.StartsWith("mpdm-", StringComparison.Ordinal) ?? false);

    // In place of a private name Slack writes what kind of channel it is.
    private static string? NameOf(string? name) =>
        name is null or "" or "directmessage" or "privategroup" || name.StartsWith("mpdm-", StringComparison.Ordinal) ? null : name;
}
