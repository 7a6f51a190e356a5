using System.Globalization;
using System.Text.Json;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Sends what was committed to be sent, in order for each place. A message's row goes when the platform has it, or will
/// never take it; until then it outlives a crash. Of bots that share a store the one sends it whose name is in the row.
/// </summary>
internal sealed partial class Outbox : IDisposable
{
    private const int AtOnce = 64;
    private const int MostAttempts = 300;
    private const long Unsure = -1;
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);
    private readonly ITableStore store;
    private readonly Instances instances;
    private readonly Dictionary<string, IChannel> channels;
    private readonly TurnMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger<Outbox> logger;
    private readonly Lanes<Waiting> lanes;
    private long lastOrder;

    /// <summary>An outbox over a store and the channels that are on.</summary>
    public Outbox(ITableStore store, Instances instances, IEnumerable<IChannel> channels, TurnMetrics metrics, TimeProvider time, ILogger<Outbox> logger)
    {
        this.store = store;
        this.instances = instances;
        this.channels = channels.ToDictionary(channel => channel.Name, StringComparer.Ordinal);
        this.metrics = metrics;
        this.time = time;
        this.logger = logger;
        lanes = new Lanes<Waiting>(SendAsync, AtOnce, time);
    }

    /// <summary>Whether a channel can show a message in a shared place to one member alone.</summary>
    public bool CanWhisper(string channel) => channels.TryGetValue(channel, out IChannel? known) && known.CanWhisper;

    /// <summary>The messages that carry a reply to where its turn came from; private ones never to where others read them.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="reply">The reply; null for none.</param>
    /// <param name="personal">The sender's personal chat; null where it is to be opened.</param>
    /// <param name="isPointedOut">Whether the sender is told in the response where a private answer is.</param>
    public IReadOnlyList<OutgoingMessage> Plan(Turn turn, Reply? reply, Place? personal = null, bool isPointedOut = false)
    {
        var messages = new List<OutgoingMessage>(1);
        Place? askedIn = turn.In;
        isPointedOut = isPointedOut && reply is { IsForAll: false };
        for (; reply is not null; reply = reply.Then)
        {
            Reply one = reply.Then is null ? reply : reply with { Then = null };
            if (turn.In.Kind == PlaceKind.Personal || one.IsForAll)
            {
                messages.Add(Message(turn, turn.In, one, null));
            }
            else if (one.File is null && CanWhisper(turn.In.Channel))
            {
                messages.Add(Message(turn, turn.In, one, turn.From.Id));
            }
            else
            {
                // The first of them tells in the shared place how it went, and so do they all.
                personal ??= new Place { Channel = turn.In.Channel, Kind = PlaceKind.Personal, MemberId = turn.From.Id, Address = turn.In.Address };
                messages.Add(Message(turn, personal, one with { ReplacesCard = false }, null) with { AskedIn = askedIn, IsPointedOut = isPointedOut });
                askedIn = null;
            }
        }

        return messages;
    }

    /// <summary>The messages that carry what is said where nobody asked.</summary>
    public IReadOnlyList<OutgoingMessage> Plan(string workspace, IReadOnlyList<ProactiveMessage> messages) =>
        messages.Count == 0 ? [] : [.. messages.Select(message => new OutgoingMessage { Id = NextId(), Owner = instances.Id, Workspace = workspace, To = message.To, Reply = message.Reply })];

    /// <summary>Commits what was done together with the messages that are to tell it, and has them sent.</summary>
    /// <exception cref="StoreUnavailableException">It is not known to be committed. Should it be all the same, the messages are sent once the store can be read.</exception>
    public async ValueTask<CommitOutcome> CommitAsync(Workspace workspace, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        foreach (OutgoingMessage message in messages)
        {
            workspace.Insert(Key(message), message, TurnJson.Default.OutgoingMessage);
        }

        long presence = instances.Presence;
        try
        {
            CommitOutcome outcome = await workspace.CommitAsync(cancellationToken).ConfigureAwait(false);
            if (outcome.IsCommitted)
            {
                Enqueue(messages, presence);
            }

            return outcome;
        }
        catch (Exception end) when (end is StoreUnavailableException or OperationCanceledException)
        {
            Enqueue(messages, Unsure);
            throw;
        }
    }

    /// <summary>Takes up a message that waits in the store, unless it is in the hands of a bot that lives.</summary>
    public async Task<bool> TakeUpAsync(string partition, TableRow row, IReadOnlySet<string> dead, CancellationToken cancellationToken)
    {
        OutgoingMessage message = JsonSerializer.Deserialize(row.Data.Span, TurnJson.Default.OutgoingMessage)!;
        if (await instances.IsAliveAsync(message.Owner, dead, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        long presence = instances.Presence;
        message = message with { Owner = instances.Id, MayHaveBeenSent = true };
        if (!store.IsExclusive)
        {
            byte[] data = JsonSerializer.SerializeToUtf8Bytes(message, TurnJson.Default.OutgoingMessage);
            if (!(await store.CommitAsync(partition, [RowWrite.Replace(row.RowKey, data, row.ETag)], cancellationToken).ConfigureAwait(false)).IsCommitted)
            {
                return false;
            }
        }

        LogTakenUp(logger, message.Id);
        Enqueue(new Waiting(message, row.RowKey, presence, time.GetTimestamp()));
        return true;
    }

    /// <summary>Returns when everything that can be sent has been.</summary>
    public Task WhenStillAsync(CancellationToken cancellationToken) => lanes.WhenStillAsync().WaitAsync(cancellationToken);

    /// <summary>Ends the waits for platforms that asked to wait; those messages are sent by whoever takes them up.</summary>
    public void Stop() => lanes.Stop();

    /// <summary>Whether messages were left when it was stopped.</summary>
    public bool IsLeft => lanes.IsLeft;

    /// <inheritdoc/>
    public void Dispose() => lanes.Dispose();

    private OutgoingMessage Message(Turn turn, Place to, Reply reply, string? whisperTo) => new()
    {
        Id = NextId(),
        Owner = instances.Id,
        Workspace = turn.Workspace,
        To = to,
        Reply = reply,
        WhisperTo = whisperTo,
        CardAddress = reply.ReplacesCard ? turn.CardAddress : null,
    };

    private static string Key(OutgoingMessage message) => RowKeys.WaitingMessage(Conversation(message), message.Id);

    private static string Conversation(OutgoingMessage message) => message.To.ConversationId ?? message.To.MemberId ?? "";

    private void Enqueue(IReadOnlyList<OutgoingMessage> messages, long presence)
    {
        foreach (OutgoingMessage message in messages)
        {
            Enqueue(new Waiting(message, Key(message), presence, time.GetTimestamp()));
        }
    }

    private void Enqueue(Waiting waiting) => lanes.Enqueue($"{waiting.Message.Workspace}|{Conversation(waiting.Message)}", waiting);

    private async Task<TimeSpan?> SendAsync(Waiting waiting)
    {
        if (!instances.IsPresent)
        {
            return StoreRetry;
        }

        if (waiting.Presence != instances.Presence && waiting.Result is null)
        {
            long presence = instances.Presence;
            if (await IsStillMineAsync(waiting).ConfigureAwait(false) is not { } isMine)
            {
                return StoreRetry;
            }

            if (!isMine)
            {
                return null;
            }

            waiting.Presence = presence;
        }

        OutgoingMessage message = waiting.Message;
        SendResult result = waiting.Result ?? await TrySendAsync(message).ConfigureAwait(false);
        if (result is SendResult.Retry retry && IsWorthAnother(waiting, retry))
        {
            metrics.Retried(message.To.Channel);
            LogRetried(logger, message.Id, message.To.Channel, retry.Reason);
            waiting.Message = message with { Attempt = message.Attempt + 1, MayHaveBeenSent = message.MayHaveBeenSent || retry.MayHaveBeenSent };
            return retry.After ?? BackOff(message.Attempt);
        }

        if (waiting.Result is null)
        {
            waiting.Result = result;
            Count(message, result, waiting.Since);
        }

        return await FinishAsync(waiting, result).ConfigureAwait(false) ? null : StoreRetry;
    }

    /// <summary>Whether the message was committed, and nobody has taken it over since; null when the store cannot tell now.</summary>
    private async Task<bool?> IsStillMineAsync(Waiting waiting)
    {
        try
        {
            TableRow? row = await store.GetAsync(waiting.Message.Workspace, waiting.Key, CancellationToken.None).ConfigureAwait(false);
            return row is not null && JsonSerializer.Deserialize(row.Data.Span, TurnJson.Default.OutgoingMessage)!.Owner == instances.Id;
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    private void Count(OutgoingMessage message, SendResult result, long since)
    {
        string? reason = result switch
        {
            SendResult.Gone gone => gone.Reason,
            SendResult.Refused refused => refused.Reason,
            SendResult.Retry retry => retry.Reason,
            _ => null,
        };
        if (reason is null)
        {
            metrics.Sent(message.To.Channel, time.GetElapsedTime(since));
        }
        else
        {
            metrics.Dropped(message.To.Channel);
            LogDropped(logger, message.Id, message.To.Channel, reason);
        }
    }

    private async Task<SendResult> TrySendAsync(OutgoingMessage message)
    {
        if (!channels.TryGetValue(message.To.Channel, out IChannel? channel))
        {
            return new SendResult.Refused("its channel is off");
        }

        try
        {
            return await channel.SendAsync(message, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A bug in rendering one message must not stop the place's other messages.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogFailed(logger, message.Id, message.To.Channel, bug);
            return new SendResult.Refused("a bug");
        }
    }

    /// <summary>What may have been sent is repeated once: better a message twice than none, better twice than three times. What was not is repeated for a day.</summary>
    private static bool IsWorthAnother(Waiting waiting, SendResult.Retry retry) =>
        retry.MayHaveBeenSent ? waiting.UnsureAttempts++ == 0 : waiting.Message.Attempt < MostAttempts;

    private static TimeSpan BackOff(int attempt)
    {
        double seconds = Math.Min(LongestBackOff.TotalSeconds, Math.Pow(2, attempt)) * (0.75 + (Random.Shared.NextDouble() / 2));
        return TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Takes a message out, with what follows from how it went; false when the store cannot be told now. Should the process end first, it is sent once more.</summary>
    private async Task<bool> FinishAsync(Waiting waiting, SendResult result)
    {
        OutgoingMessage message = waiting.Message;
        try
        {
            OutgoingMessage? news = waiting.News ??= NewsOf(message, result);
            if (news is null && result is not (SendResult.Gone or SendResult.Sent { Opened: not null }))
            {
                await store.CommitAsync(message.Workspace, [RowWrite.Delete(waiting.Key)], CancellationToken.None).ConfigureAwait(false);
                return true;
            }

            var workspace = new Workspace(store, message.Workspace);
            workspace.Delete(waiting.Key);
            await LearnAsync(workspace, message.To, result).ConfigureAwait(false);
            return await CommitAsync(workspace, news).ConfigureAwait(false);
        }
        catch (StoreUnavailableException outage)
        {
            LogUnconfirmed(logger, message.Id, outage.Message);
            return false;
        }
    }

    /// <summary>What is to be said where the message was asked for; null where nothing is.</summary>
    private OutgoingMessage? NewsOf(OutgoingMessage message, SendResult result)
    {
        bool isThere = result is SendResult.Sent;
        return message.AskedIn is not { } place || (isThere && message.IsPointedOut)
            ? null
            : new OutgoingMessage
            {
                Id = NextId(),
                Owner = instances.Id,
                Workspace = message.Workspace,
                To = place,
                WhisperTo = CanWhisper(place.Channel) ? message.To.MemberId : null,
                Reply = new Reply { Text = isThere ? ChannelWords.AnsweredInPersonalChat : ChannelWords.NoPersonalChat, IsPublic = true },
            };
    }

    /// <summary>Keeps what was learnt of the place to which a message went.</summary>
    private async Task LearnAsync(Workspace workspace, Place to, SendResult result)
    {
        string? gone = (result as SendResult.Gone)?.Reason;
        Place? opened = (result as SendResult.Sent)?.Opened;
        if (to is { Kind: PlaceKind.Personal, MemberId: { } memberId })
        {
            var members = new MemberStore(workspace);
            if ((gone ?? opened?.ConversationId) is not null && await members.GetAsync(memberId, CancellationToken.None).ConfigureAwait(false) is { } member)
            {
                // A chat that is gone is opened anew, should there be something to say there again.
                members.Save(member with { Personal = opened ?? to with { ConversationId = null }, Unreachable = gone });
            }
        }
        else if (gone is not null && to.ConversationId is { } place)
        {
            Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
            await new AppointmentStore(workspace).SetAsync(AppointmentStore.PlaceGone, place, now, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Commits the end of a message and has the news of it sent. When this comes again since the store's answer was lost, the news is there already.</summary>
    private async Task<bool> CommitAsync(Workspace workspace, OutgoingMessage? news)
    {
        long presence = instances.Presence;
        if (news is null)
        {
            return (await workspace.CommitAsync(CancellationToken.None).ConfigureAwait(false)).IsCommitted;
        }

        workspace.Insert(Key(news), news, TurnJson.Default.OutgoingMessage);
        CommitOutcome outcome = await workspace.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        if (!outcome.IsCommitted && (outcome.Kind != CommitOutcomeKind.Exists || outcome.RowKey != Key(news)))
        {
            return false;
        }

        Enqueue([news], presence);
        return true;
    }

    /// <summary>Of all bots the only one: the order, and who gives it.</summary>
    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"{NextOrder():D19}-{instances.Id}");

    private long NextOrder()
    {
        long wanted = time.GetUtcNow().UtcTicks;
        while (true)
        {
            long last = Interlocked.Read(ref lastOrder);
            long next = Math.Max(wanted, last + 1);
            if (Interlocked.CompareExchange(ref lastOrder, next, last) == last)
            {
                return next;
            }
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "Message {Id} was not confirmed by the bot that had it; it is sent now, perhaps a second time.")]
    private static partial void LogTakenUp(ILogger logger, string id);

    [LoggerMessage(1102, LogLevel.Information, "Message {Id} to {Channel} is sent again: {Reason}")]
    private static partial void LogRetried(ILogger logger, string id, string channel, string reason);

    [LoggerMessage(1103, LogLevel.Warning, "Message {Id} to {Channel} is given up: {Reason}")]
    private static partial void LogDropped(ILogger logger, string id, string channel, string reason);

    [LoggerMessage(1104, LogLevel.Error, "Message {Id} to {Channel} could not be rendered.")]
    private static partial void LogFailed(ILogger logger, string id, string channel, Exception bug);

    [LoggerMessage(1105, LogLevel.Warning, "Message {Id} was sent, but the store could not be told: {Reason}")]
    private static partial void LogUnconfirmed(ILogger logger, string id, string reason);

    private sealed class Waiting(OutgoingMessage message, string key, long presence, long since)
    {
        public OutgoingMessage Message { get; set; } = message;

        public string Key { get; } = key;

        /// <summary>The presence in which the row is known to stand under this bot's name, or <see cref="Unsure"/>.</summary>
        public long Presence { get; set; } = presence;

        /// <summary>How many attempts since the start may have reached the platform although no answer came.</summary>
        public int UnsureAttempts { get; set; }

        /// <summary>How it ended, once it did: what is left then is to take out its row.</summary>
        public SendResult? Result { get; set; }

        /// <summary>What is to be said of how it ended; the same however often that is committed.</summary>
        public OutgoingMessage? News { get; set; }

        public long Since { get; } = since;
    }
}
