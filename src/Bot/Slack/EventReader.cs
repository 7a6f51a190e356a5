using System.Text.Json;
using NodaTime;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>Reads events into turns (https://docs.slack.dev/apis/events-api). What the bot itself or other bots write is nothing.</summary>
internal sealed class EventReader(MemberProfiles profiles, DirectMessages directMessages, SlackPlaces places, TimeProvider time)
{
    private const int MostNames = 20;

    /// <summary>Reads an event callback.</summary>
    public async ValueTask<Incoming> ReadAsync(JsonElement envelope, SlackBot bot, CancellationToken cancellationToken)
    {
        var body = envelope.At("event");
        var type = body.Text("type");
        if (type is null || envelope.Text("event_id") is not { } id || !SlackId.IsValid(id))
        {
            return Incoming.Malformed("event or event_id is missing");
        }

        var at = SlackId.TimeOf(body.Text("event_ts")) ?? TimeOf(envelope.At("event_time"));
        if (at is null)
        {
            return Incoming.Malformed("event_ts and event_time are missing");
        }

        var frame = new Frame(id, body, at.Value, bot);
        return type switch
        {
            "message" => await MessageAsync(frame, cancellationToken),
            "app_mention" => await MentionAsync(frame, cancellationToken),
            "member_joined_channel" => await JoinedAsync(frame, cancellationToken),
            "channel_rename" or "group_rename" => Renamed(frame),
            "channel_archive" or "group_archive" or "channel_deleted" or "group_deleted" or "channel_left" or "group_left" =>
                PlaceChanged(frame, body.Text("channel"), null, isGone: true),
            "channel_unarchive" or "group_unarchive" => PlaceChanged(frame, body.Text("channel"), null, isGone: false),
            "user_change" or "team_join" => MemberChanged(frame),
            "app_uninstalled" => Uninstalled(frame),
            "tokens_revoked" when body.At("tokens").At("bot").Items().Any(token => token.Text() == bot.UserId) => Uninstalled(frame),
            _ => Incoming.Nothing,
        };
    }

    private async ValueTask<Incoming> MessageAsync(Frame frame, CancellationToken cancellationToken)
    {
        var message = frame.Body;
        // In channels the bot answers mentions alone, and those come as app_mention.
        if (message.Text("channel_type") != "im" || message.Text("channel") is not { } channel || !SlackId.IsValid(channel))
        {
            return Incoming.Nothing;
        }

        return message.Text("subtype") switch
        {
            null or "file_share" or "thread_broadcast" or "me_message" => await SaidAsync(frame, message, channel, null, cancellationToken),
            "message_changed" => await EditedAsync(frame, channel, cancellationToken),
            _ => Incoming.Nothing,
        };
    }

    /// <summary>Slack changes messages itself, to show what a link leads to: only other words are an edit.</summary>
    private ValueTask<Incoming> EditedAsync(Frame frame, string channel, CancellationToken cancellationToken)
    {
        var message = frame.Body.At("message");
        return message.Text("text") is { } text && text != frame.Body.At("previous_message").Text("text") && message.At("edited").Text("ts") is { } edited
            ? SaidAsync(frame, message, channel, edited, cancellationToken)
            : ValueTask.FromResult(Incoming.Nothing);
    }

    private ValueTask<Incoming> MentionAsync(Frame frame, CancellationToken cancellationToken) =>
        frame.Body.Text("channel") is { } channel && SlackId.IsValid(channel)
            ? SaidAsync(frame, frame.Body, channel, null, cancellationToken)
            : ValueTask.FromResult(Incoming.Malformed("channel is missing"));

    /// <summary>
    /// A message by a person. Its turn is named by channel and timestamp, not by the event: a mention may also arrive as a message.
    /// </summary>
    private async ValueTask<Incoming> SaidAsync(Frame frame, JsonElement message, string channel, string? edited, CancellationToken cancellationToken)
    {
        if (message.Text("bot_id") is not null || message.Text("user") is not { } user || user == frame.Bot.UserId || user == "USLACKBOT")
        {
            return Incoming.Nothing;
        }

        if (!SlackId.IsValid(user) || message.Text("ts") is not { } stamp || SlackId.TimeOf(stamp) is not { } at)
        {
            return Incoming.Malformed("user or ts is wrong");
        }

        if (SlackPlaces.IsDirect(channel))
        {
            directMessages.Learn(frame.Bot, user, channel);
        }

        var id = CardAddress.Of(channel, stamp);
        var said = await ReadTextAsync(message.Text("text") ?? "", frame.Bot, cancellationToken);
        return new Incoming(new Turn
        {
            Id = edited is null ? id : $"{id}:{edited}",
            Workspace = frame.Workspace,
            From = await profiles.OfAsync(user, frame.Bot, cancellationToken),
            In = SlackPlaces.OfOwnMessage(channel, null, user) with { Address = AddressOf(message) },
            Content = edited is null ? said : said with { Edits = id, SentAt = at },
            At = edited is null ? at : SlackId.TimeOf(edited) ?? frame.At,
        });
    }

    /// <summary>Remembers what a turn told, now that it is kept.</summary>
    public void Kept(Turn turn)
    {
        if (turn.Content is MemberChanged)
        {
            profiles.Learn(SlackId.TeamOf(turn.Workspace), turn.From);
        }
    }

    /// <summary>Reads a text, with the names of the members in it.</summary>
    public async ValueTask<Said> ReadTextAsync(string text, SlackBot bot, CancellationToken cancellationToken)
    {
        var ids = IncomingText.NamelessMembers(text, bot.UserId).Distinct().Take(MostNames).ToList();
        var members = await Task.WhenAll(ids.Select(id => profiles.OfAsync(id, bot, cancellationToken).AsTask()));
        return IncomingText.Read(text, bot.UserId, id => Array.Find(members, member => member.Id == id)?.Name);
    }

    private string? AddressOf(JsonElement message) => message.Text("thread_ts") is { } thread && SlackId.TimeOf(thread) is not null
        ? new SlackAddress { Thread = thread, At = time.GetUtcNow().ToUnixTimeMilliseconds() }.Write()
        : null;

    private async ValueTask<Incoming> JoinedAsync(Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Body.Text("user") != frame.Bot.UserId)
        {
            return Incoming.Nothing;
        }

        if (frame.Body.Text("channel") is not { } channel || !SlackId.IsValid(channel))
        {
            return Incoming.Malformed("channel is missing");
        }

        var name = await places.AskNameAsync(frame.Bot, channel, cancellationToken);
        var inviter = frame.Body.Text("inviter") is { } who && SlackId.IsValid(who)
            ? await profiles.OfAsync(who, frame.Bot, cancellationToken)
            : new Sender(frame.Bot.UserId);
        return frame.Turn(inviter, SlackPlaces.Shared(channel, name), new Joined());
    }

    // The channel of a rename is an object, that of other events its id.
    private static Incoming Renamed(Frame frame)
    {
        var channel = frame.Body.At("channel");
        return PlaceChanged(frame, channel.Text("id"), channel.Text("name"), isGone: false);
    }

    private static Incoming PlaceChanged(Frame frame, string? channel, string? name, bool isGone)
    {
        if (!SlackId.IsValid(channel))
        {
            return Incoming.Malformed("channel is missing");
        }

        var user = frame.Body.Text("user") is { } who && SlackId.IsValid(who) ? who : frame.Bot.UserId;
        return frame.Turn(new Sender(user), SlackPlaces.Shared(channel!, name), new PlaceChanged(isGone));
    }

    private Incoming MemberChanged(Frame frame)
    {
        var user = frame.Body.At("user");
        if (MemberProfiles.Read(user, frame.Bot.Team) is not { } member)
        {
            return Incoming.Malformed("user is missing");
        }

        // A changed status comes as well, of everybody, all day.
        var isGone = user.Is("deleted");
        return user.Is("is_bot") || (profiles.Knows(frame.Bot, member) && !isGone)
            ? Incoming.Nothing
            : frame.Turn(member, SlackPlaces.Personal(member.Id, directMessages.Find(frame.Bot, member.Id)), new MemberChanged(isGone));
    }

    /// <summary>The app left the workspace: a place without conversation and member stands for all of it.</summary>
    private static Incoming Uninstalled(Frame frame) =>
        frame.Turn(new Sender(frame.Bot.UserId), SlackPlaces.Personal(frame.Bot.UserId, null) with { MemberId = null }, new Left());

    private static Instant? TimeOf(JsonElement seconds) =>
        seconds.ValueKind == JsonValueKind.Number && seconds.TryGetUInt32(out var value) ? Instant.FromUnixTimeSeconds(value) : null;

    /// <summary>One event.</summary>
    private readonly record struct Frame(string Id, JsonElement Body, Instant At, SlackBot Bot)
    {
        public string Workspace => SlackId.Workspace(Bot.Team);

        public Incoming Turn(Sender from, Place place, TurnContent content) =>
            new(new Turn { Id = Id, Workspace = Workspace, From = from, In = place, Content = content, At = At });
    }
}
