using System.Text.Json;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>Reads pressed buttons and submitted forms into turns (https://docs.slack.dev/reference/interaction-payloads).</summary>
internal sealed class InteractionReader(MemberProfiles profiles, SlackPlaces places, SlackOptions options, FirstSeen firstSeen, TimeProvider time)
{
    /// <summary>Reads an interaction. What is neither a press nor a form of ours is nothing.</summary>
    public async ValueTask<Incoming> ReadAsync(JsonElement payload, SlackBot bot, CancellationToken cancellationToken)
    {
        var type = payload.Text("type");
        if (type is not ("block_actions" or "view_submission"))
        {
            return type is null ? Incoming.Malformed("type is missing") : Incoming.Nothing;
        }

        if (payload.At("user").Text("id") is not { } user || !SlackId.IsValid(user)
            || payload.Text("trigger_id") is not { } trigger || !SlackId.IsToken(trigger))
        {
            return Incoming.Malformed("user or trigger_id is missing");
        }

        var press = new Press(payload, user, trigger, bot);
        if (type == "view_submission")
        {
            return FormContext.Read(payload.At("view").Text("private_metadata")) is { } form
                ? await TurnAsync(press, PlaceOf(form, press), SubmittedContent(form, payload.At("view")), cancellationToken)
                : Incoming.Nothing;
        }

        // Of a button that opens a web page there is nothing to do.
        var action = payload.At("actions").Items().FirstOrDefault();
        if (ButtonValue.Read(action.Text("value") ?? action.At("selected_option").Text("value")) is not { } value)
        {
            return Incoming.Nothing;
        }

        return payload.At("container").Text("type") == "view"
            ? await PressedInViewAsync(press, value, cancellationToken)
            : await PressedInMessageAsync(press, value, cancellationToken);
    }

    private static Pressed SubmittedContent(FormContext form, JsonElement view) =>
        new(form.Verb, form.Data, InputsOf(view.At("state"))) { CardAddress = form.Card };

    private async ValueTask<Incoming> PressedInViewAsync(Press press, ButtonValue value, CancellationToken cancellationToken)
    {
        var view = press.Payload.At("view");
        return FormContext.Read(view.Text("private_metadata")) is { } form
            ? await TurnAsync(press, PlaceOf(form, press), new Pressed(value.Verb, value.Data, InputsOf(view.At("state"))) { CardAddress = form.Card }, cancellationToken)
            : Incoming.Nothing;
    }

    private async ValueTask<Incoming> PressedInMessageAsync(Press press, ButtonValue value, CancellationToken cancellationToken)
    {
        var container = press.Payload.At("container");
        var channel = container.Text("channel_id") ?? press.Payload.At("channel").Text("id");
        if (channel is null || !SlackId.IsValid(channel) || container.Text("message_ts") is not { } stamp || SlackId.TimeOf(stamp) is null)
        {
            return Incoming.Malformed("channel_id or message_ts is missing");
        }

        var name = press.Payload.At("channel").Text("name");
        var isEphemeral = container.Is("is_ephemeral");
        var url = options.Trusted(press.Payload.Text("response_url"));
        var card = isEphemeral ? url : CardAddress.Of(channel, stamp);
        var place = isEphemeral
            ? await places.OfAsync(press.Bot, channel, name, press.User, cancellationToken)
            : SlackPlaces.OfOwnMessage(channel, name, press.User);
        var address = new SlackAddress
        {
            ResponseUrl = url,
            Trigger = press.Trigger,
            Thread = container.Text("thread_ts"),
            Card = card,
            Member = press.User,
            At = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        var content = new Pressed(value.Verb, value.Data, InputsOf(press.Payload.At("state"))) { CardAddress = card };
        return await TurnAsync(press, place with { Address = address.Write() }, content, cancellationToken);
    }

    private async ValueTask<Incoming> TurnAsync(Press press, Place place, Pressed content, CancellationToken cancellationToken) => new(new Turn
    {
        Id = press.Trigger,
        Workspace = SlackId.Workspace(press.Bot.Team),
        From = await profiles.OfAsync(press.User, press.Bot, cancellationToken),
        In = place,
        Content = content,
        At = SlackId.TimeOf(press.Payload.At("actions").Items().FirstOrDefault().Text("action_ts")) ?? firstSeen.Of(press.Trigger),
    });

    private Place PlaceOf(FormContext form, Press press)
    {
        var now = time.GetUtcNow();
        var isUrlFresh = now - DateTimeOffset.FromUnixTimeMilliseconds(form.At) < SlackAddress.Lifetime;
        return new Place
        {
            Channel = SlackChannel.ChannelName,
            ConversationId = form.Conversation,
            Kind = form.Kind,
            MemberId = form.Kind == PlaceKind.Personal ? press.User : null,
            Name = form.Name,
            Address = new SlackAddress
            {
                ResponseUrl = isUrlFresh ? form.ResponseUrl : null,
                Trigger = press.Trigger,
                Thread = form.Thread,
                Card = form.Card,
                Member = press.User,
                At = now.ToUnixTimeMilliseconds(),
            }.Write(),
        };
    }

    /// <summary>What was filled in, by input id, which is the action id. Empty fields are left out.</summary>
    private static Dictionary<string, string> InputsOf(JsonElement state)
    {
        var inputs = new Dictionary<string, string>();
        foreach (var block in state.At("values").Members())
        {
            foreach (var input in block.Value.Members())
            {
                if (ValueOf(input.Value) is { Length: > 0 } value)
                {
                    inputs[input.Name] = value;
                }
            }
        }

        return inputs;
    }

    private static string? ValueOf(JsonElement input) =>
        input.Text("value") ?? input.At("selected_option").Text("value") ?? input.Text("selected_date") ?? input.Text("selected_time");

    /// <summary>One press.</summary>
    private readonly record struct Press(JsonElement Payload, string User, string Trigger, SlackBot Bot);
}
