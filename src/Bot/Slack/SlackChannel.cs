using System.Text.Json;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>Sends replies to Slack: as a message, to one member alone, in place of a pressed card, or as a form.</summary>
internal sealed class SlackChannel(SlackWorkspaces workspaces, SlackApi api, SlackFiles files, DirectMessages directMessages, SlackOptions options, SlackPace pace, TimeProvider time) : IChannel
{
    /// <summary>The name of the channel in places.</summary>
    public const string ChannelName = "slack";

    // How many messages of a direct message are searched for one whose answer was lost.
    private const string Searched = "30";

    private static readonly TimeSpan UntilKnown = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Name => ChannelName;

    /// <inheritdoc/>
    public bool CanWhisper => true;

    /// <inheritdoc/>
    public async ValueTask<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var (bot, isKnown) = await workspaces.FindAsync(SlackId.TeamOf(message.Workspace), cancellationToken);
        if (bot is null)
        {
            // Where it is not installed any more it may be again: of the place and its member that says nothing.
            return isKnown ? new SendResult.Refused("not_installed") : new SendResult.Retry(UntilKnown, message.MayHaveBeenSent, "the workspace is not known yet");
        }

        var address = SlackAddress.Read(message.To.Address, time.GetUtcNow());
        if (message.Reply.Form is not null && address?.Trigger is { } trigger)
        {
            return await OpenFormAsync(bot, message, address, trigger, cancellationToken);
        }

        return message.CardAddress is { } card && await ReplaceAsync(bot, message, card, address, cancellationToken) is { } replaced
            ? replaced
            : await PostAsync(bot, message, address, cancellationToken);
    }

    /// <summary>A modal, while the press that asked for it is fresh enough.</summary>
    private async ValueTask<SendResult> OpenFormAsync(SlackBot bot, OutgoingMessage message, SlackAddress address, string trigger, CancellationToken cancellationToken)
    {
        if (address.TriggerAt(time.GetUtcNow()) is null)
        {
            return await PostInPlaceOfFormAsync(bot, message, address, cancellationToken);
        }

        var context = ContextOf(message, address).Write();
        if (SlackText.Length(context) > FormContext.Longest)
        {
            return await PostFormAsync(bot, message, address, cancellationToken);
        }

        return await api.PostAsync(bot, "views.open", SlackBodies.OpenView(message, trigger, context), cancellationToken) switch
        {
            ApiAnswer.Done => new SendResult.Sent(),
            // An earlier attempt opened it, and its answer was lost.
            ApiAnswer.No("exchanged_trigger_id") when message.MayHaveBeenSent => new SendResult.Sent(),
            ApiAnswer.No("expired_trigger_id" or "exchanged_trigger_id" or "invalid_trigger_id") =>
                await PostInPlaceOfFormAsync(bot, message, address, cancellationToken),
            ApiAnswer.No no when SlackErrors.IsAboutContent(no.Error) => await PostFormAsync(bot, message, address, cancellationToken),
            var answer => ResultOf(answer),
        };
    }

    /// <summary>A form with mistakes comes as a message, so that what was typed is kept; any other can be asked for again.</summary>
    private ValueTask<SendResult> PostInPlaceOfFormAsync(SlackBot bot, OutgoingMessage message, SlackAddress address, CancellationToken cancellationToken) =>
        PostFormAsync(bot, message.Reply.FormErrors is { Count: > 0 } ? message : message with { Reply = new Reply { Text = ChannelWords.FormExpired } }, address, cancellationToken);

    private ValueTask<SendResult> PostFormAsync(SlackBot bot, OutgoingMessage message, SlackAddress address, CancellationToken cancellationToken) =>
        PostAsync(bot, message with { CardAddress = null }, address, cancellationToken);

    /// <summary>The context of a form that is opened from a place.</summary>
    public static FormContext ContextOf(Form form, Place place, SlackAddress? address, string? card) => new()
    {
        Verb = form.Submit.Verb,
        Data = form.Submit.Data,
        Card = card,
        Conversation = place.ConversationId,
        Kind = place.Kind,
        Name = place.Name,
        Thread = address?.Thread,
        ResponseUrl = address?.ResponseUrl,
        At = address?.At ?? 0,
    };

    private static FormContext ContextOf(OutgoingMessage message, SlackAddress address) =>
        ContextOf(message.Reply.Form!, message.To, address, message.CardAddress ?? address.Card);

    /// <summary>Changes a message that was sent. Null where Slack no longer lets it be changed, so that a new one is due.</summary>
    private async ValueTask<SendResult?> ReplaceAsync(SlackBot bot, OutgoingMessage message, string card, SlackAddress? address, CancellationToken cancellationToken)
    {
        var (channel, stamp, url) = CardAddress.Read(card);
        if (channel is null || stamp is null)
        {
            return options.Trusts(url!) ? await ReplaceByUrlAsync(message, url!, cancellationToken) : null;
        }

        switch (await api.SayAsync(bot, "chat.update", SlackBodies.Update(message, channel, stamp), cancellationToken))
        {
            case ApiAnswer.No("message_not_found" or "edit_window_closed" or "cant_update_message" or "is_inactive"):
                return null;
            case ApiAnswer.No("not_in_channel" or "channel_not_found"):
                // Posted by a command where the bot is no member: the press that is answered reaches it, while it is fresh.
                return address?.Card == card && UrlOf(address) is { } pressed ? await ReplaceByUrlAsync(message, pressed, cancellationToken) : null;
            case var answer:
                return RepeatableResultOf(answer, card);
        }
    }

    private async ValueTask<SendResult?> ReplaceByUrlAsync(OutgoingMessage message, Uri url, CancellationToken cancellationToken)
    {
        var answer = await api.RespondAsync(url, SlackBodies.Respond(message, isPublic: false, replaces: true), cancellationToken);
        return answer is ApiAnswer.No ? null : RepeatableResultOf(answer, message.CardAddress);
    }

    private Uri? UrlOf(SlackAddress? address) => address?.ResponseUrl is { } text && new Uri(text) is var url && options.Trusts(url) ? url : null;

    private async ValueTask<SendResult> PostAsync(SlackBot bot, OutgoingMessage message, SlackAddress? address, CancellationToken cancellationToken)
    {
        if (message.To.Kind != PlaceKind.Personal)
        {
            return await PostInChannelAsync(bot, message, address, cancellationToken);
        }

        var (channel, failed) = await ChannelOfAsync(bot, message.To, cancellationToken);
        if (channel is null)
        {
            return failed!;
        }

        if (message.File is { } file)
        {
            return await ShareAsync(bot, message, file, channel, address?.Thread, cancellationToken);
        }

        if (message.MayHaveBeenSent && await FindSentAsync(bot, message, channel, address?.Thread, cancellationToken) is { } found)
        {
            return found;
        }

        return await PostMessageAsync(bot, message, channel, address?.Thread, cancellationToken) switch
        {
            SendResult.Sent sent when message.To.ConversationId is null => sent with { Opened = message.To with { ConversationId = channel, Address = null } },
            // It is looked for before every further attempt, so that there may be many.
            SendResult.Retry { MayHaveBeenSent: true } retry when message.MayHaveBeenSent => retry with { MayHaveBeenSent = false },
            var result => result,
        };
    }

    /// <summary>Shares a file; where Slack does not take it, the member hears why.</summary>
    private async ValueTask<SendResult> ShareAsync(SlackBot bot, OutgoingMessage message, FileContent file, string channel, string? thread, CancellationToken cancellationToken)
    {
        var name = message.Reply.File!.Name;
        return await files.ShareAsync(bot, message, file, channel, thread, cancellationToken) switch
        {
            ApiAnswer.No("missing_scope" or "not_allowed_token_type") => await PostMessageAsync(bot, message with { Reply = new Reply { Text = ChannelWords.FileNeedsPermission(name) } }, channel, thread, cancellationToken),
            ApiAnswer.No no when SlackErrors.ResultOf(no.Error) is SendResult.Refused => await PostMessageAsync(bot, message with { Reply = new Reply { Text = ChannelWords.FileNotTaken(name) } }, channel, thread, cancellationToken),
            var answer => ResultOf(answer),
        };
    }

    private async ValueTask<(string? Channel, SendResult? Failed)> ChannelOfAsync(SlackBot bot, Place place, CancellationToken cancellationToken)
    {
        if (place.ConversationId is { } known)
        {
            return (known, null);
        }

        if (place.MemberId is not { } member)
        {
            return (null, new SendResult.Refused("no member to write to"));
        }

        if (directMessages.Find(bot, member) is { } opened)
        {
            return (opened, null);
        }

        var answer = await directMessages.OpenAsync(bot, member, cancellationToken);
        return answer is ApiAnswer.Done ? (directMessages.Find(bot, member), null) : (null, RepeatableResultOf(answer));
    }

    /// <summary>Looks for a message whose answer was lost. Only a direct message may be read: the scopes for channels are not asked for.</summary>
    private async ValueTask<SendResult?> FindSentAsync(SlackBot bot, OutgoingMessage message, string channel, string? thread, CancellationToken cancellationToken)
    {
        var arguments = new List<KeyValuePair<string, string>> { new("channel", channel), new("limit", Searched), new("include_all_metadata", "true") };
        if (thread is not null)
        {
            arguments.Add(new("ts", thread));
        }

        switch (await api.ReadAsync(bot, thread is null ? "conversations.history" : "conversations.replies", arguments, cancellationToken))
        {
            case ApiAnswer.Done done:
                var stamp = done.Body.At("messages").Items().FirstOrDefault(one => IsSame(one, message.Id)).Text("ts");
                return stamp is null ? null : new SendResult.Sent(CardAddress.Of(channel, stamp));
            case ApiAnswer.Later later:
                return new SendResult.Retry(later.After, MayHaveBeenSent: false, later.Reason);
            default:
                return null;
        }
    }

    private static bool IsSame(JsonElement message, string id) =>
        message.At("metadata").Text("event_type") == SlackBodies.MetadataType && message.At("metadata").At("event_payload").Text("id") == id;

    /// <summary>
    /// In a channel the bot may be no member, where only the response URL of a command or press reaches it; where that is used up,
    /// too, whoever asked is answered in person, so that nothing is lost.
    /// </summary>
    private async ValueTask<SendResult> PostInChannelAsync(SlackBot bot, OutgoingMessage message, SlackAddress? address, CancellationToken cancellationToken)
    {
        if (message.To.ConversationId is not { } channel)
        {
            return new SendResult.Refused("no channel to write to");
        }

        if (UrlOf(address) is { } url && await RespondAsync(bot, message, url, channel, address!.Thread, cancellationToken) is { } answered)
        {
            return answered;
        }

        var result = message.WhisperTo is { } member
            ? await WhisperAsync(bot, message, channel, member, address?.Thread, cancellationToken)
            : await PostMessageAsync(bot, message, channel, address?.Thread, cancellationToken);
        return result is SendResult.Gone or SendResult.Refused("user_not_in_channel") && (message.WhisperTo ?? address?.Member) is { } asker
            ? await AnswerInPersonAsync(bot, message, asker, cancellationToken)
            : result;
    }

    /// <summary>Answers by the response URL. Null when it is used up.</summary>
    private async ValueTask<SendResult?> RespondAsync(SlackBot bot, OutgoingMessage message, Uri url, string channel, string? thread, CancellationToken cancellationToken)
    {
        if (pace.TakeMessage(bot.Team, channel) is { } wait)
        {
            return TooFast(wait);
        }

        var answer = await api.RespondAsync(url, SlackBodies.Respond(message, message.WhisperTo is null, replaces: false, thread), cancellationToken);
        return answer is ApiAnswer.No ? null : ResultOf(answer);
    }

    private async ValueTask<SendResult> WhisperAsync(SlackBot bot, OutgoingMessage message, string channel, string member, string? thread, CancellationToken cancellationToken) =>
        pace.TakeMessage(bot.Team, channel) is { } wait
            ? TooFast(wait)
            : ResultOf(await api.SayAsync(bot, "chat.postEphemeral", SlackBodies.PostEphemeral(message, channel, member, thread), cancellationToken));

    private async ValueTask<SendResult> AnswerInPersonAsync(SlackBot bot, OutgoingMessage message, string member, CancellationToken cancellationToken)
    {
        var inPerson = message with { To = SlackPlaces.Personal(member, null), WhisperTo = null, CardAddress = null };
        // A direct message that is gone says nothing about the channel that it was meant for.
        return await PostAsync(bot, inPerson, null, cancellationToken) is var result && result is SendResult.Gone gone ? new SendResult.Refused(gone.Reason) : result;
    }

    private async ValueTask<SendResult> PostMessageAsync(SlackBot bot, OutgoingMessage message, string channel, string? thread, CancellationToken cancellationToken)
    {
        if (pace.TakeMessage(bot.Team, channel) is { } wait)
        {
            return TooFast(wait);
        }

        var answer = await api.SayAsync(bot, "chat.postMessage", SlackBodies.Post(message, channel, thread), cancellationToken);
        var address = answer is ApiAnswer.Done done && done.Body.Text("ts") is { } stamp
            ? CardAddress.Of(done.Body.Text("channel") ?? channel, stamp)
            : null;
        return ResultOf(answer, address);
    }

    private static SendResult.Retry TooFast(TimeSpan wait) => new(wait, MayHaveBeenSent: false, "a message a second");

    /// <summary>Of a call that does the same when it is made twice.</summary>
    private static SendResult RepeatableResultOf(ApiAnswer answer, string? cardAddress = null) =>
        ResultOf(answer is ApiAnswer.Later later ? later with { MayBeDone = false } : answer, cardAddress);

    private static SendResult ResultOf(ApiAnswer answer, string? cardAddress = null) => answer switch
    {
        ApiAnswer.Done => new SendResult.Sent(cardAddress),
        ApiAnswer.Later later => new SendResult.Retry(later.After, later.MayBeDone, later.Reason),
        ApiAnswer.No no => SlackErrors.ResultOf(no.Error),
        _ => throw new InvalidOperationException(answer.ToString()),
    };
}
