using System.Globalization;
using System.Text.Json;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Sends what was committed to be sent, in order for each place. A message's row goes when the platform has it, or will
/// never take it; until then it outlives a crash.
/// </summary>
internal sealed partial class Outbox : IDisposable
{
    private const int AtOnce = 64;
    private const int MostAttempts = 300;
    private const int RecoveryPage = 500;
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);
    private readonly ITableStore store;
    private readonly Dictionary<string, IChannel> channels;
    private readonly TurnMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger<Outbox> logger;
    private readonly Lanes<Waiting> lanes;
    private long lastOrder;

    /// <summary>An outbox over a store and the channels that are on.</summary>
    public Outbox(ITableStore store, IEnumerable<IChannel> channels, TurnMetrics metrics, TimeProvider time, ILogger<Outbox> logger)
    {
        this.store = store;
        this.channels = channels.ToDictionary(channel => channel.Name, StringComparer.Ordinal);
        this.metrics = metrics;
        this.time = time;
        this.logger = logger;
        lanes = new Lanes<Waiting>(SendAsync, AtOnce, time);
    }

    /// <summary>The messages that carry a reply to where its turn came from; private ones never to where others read them.</summary>
    public IReadOnlyList<OutgoingMessage> Plan(Turn turn, Reply? reply)
    {
        var messages = new List<OutgoingMessage>(1);
        bool isPointedOut = false;
        for (; reply is not null; reply = reply.Then)
        {
            Reply one = reply.Then is null ? reply : reply with { Then = null };
            if (turn.In.Kind == PlaceKind.Personal || (one.IsPublic && one.File is null))
            {
                messages.Add(Message(turn, turn.In, one, null));
            }
            else if (channels.TryGetValue(turn.In.Channel, out IChannel? channel) && channel.CanWhisper && one.File is null)
            {
                messages.Add(Message(turn, turn.In, one, turn.From.Id));
            }
            else
            {
                if (!isPointedOut)
                {
                    messages.Add(Message(turn, turn.In, new Reply { Text = ChannelWords.AnsweredInPersonalChat, IsPublic = true }, null));
                    isPointedOut = true;
                }

                var personal = new Place { Channel = turn.In.Channel, Kind = PlaceKind.Personal, MemberId = turn.From.Id, Address = turn.In.Address };
                messages.Add(Message(turn, personal, one with { ReplacesCard = false }, null));
            }
        }

        return messages;
    }

    /// <summary>The messages that carry what is said where nobody asked.</summary>
    public IReadOnlyList<OutgoingMessage> Plan(string workspace, IReadOnlyList<ProactiveMessage> messages) =>
        messages.Count == 0 ? [] : [.. messages.Select(message => new OutgoingMessage { Id = NextId(), Workspace = workspace, To = message.To, Reply = message.Reply })];

    /// <summary>Adds messages to what a turn commits.</summary>
    public static void Put(Workspace workspace, IReadOnlyList<OutgoingMessage> messages)
    {
        foreach (OutgoingMessage message in messages)
        {
            workspace.Insert(Key(message), message, TurnJson.Default.OutgoingMessage);
        }
    }

    /// <summary>Sends messages that were committed.</summary>
    public void Enqueue(IReadOnlyList<OutgoingMessage> messages, string workspace)
    {
        foreach (OutgoingMessage message in messages)
        {
            lanes.Enqueue($"{workspace}|{message.To.ConversationId ?? message.To.MemberId}", new Waiting(message, time.GetTimestamp()));
        }
    }

    /// <summary>Sends what was committed and not confirmed when the process ended.</summary>
    public async Task RecoverAsync(string partition, CancellationToken cancellationToken)
    {
        var range = RowRange.Prefix(RowKeys.AllOutgoing);
        IReadOnlyList<TableRow> page;
        do
        {
            page = await store.QueryAsync(partition, range, RecoveryPage, cancellationToken).ConfigureAwait(false);
            foreach (TableRow row in page)
            {
                OutgoingMessage message = JsonSerializer.Deserialize(row.Data.Span, TurnJson.Default.OutgoingMessage)!;
                LogRecovered(logger, message.Id);
                Enqueue([message with { MayHaveBeenSent = true }], partition);
                range = range.After(row.RowKey);
            }
        }
        while (page.Count == RecoveryPage);
    }

    /// <summary>Returns when everything that can be sent has been.</summary>
    public Task WhenStillAsync(CancellationToken cancellationToken) => lanes.WhenStillAsync().WaitAsync(cancellationToken);

    /// <summary>Ends the waits for platforms that asked to wait; those messages are sent after the next start.</summary>
    public void Stop() => lanes.Stop();

    /// <inheritdoc/>
    public void Dispose() => lanes.Dispose();

    private OutgoingMessage Message(Turn turn, Place to, Reply reply, string? whisperTo) => new()
    {
        Id = NextId(),
        Workspace = turn.Workspace,
        To = to,
        Reply = reply,
        WhisperTo = whisperTo,
        CardAddress = reply.ReplacesCard ? turn.CardAddress : null,
    };

    private static string Key(OutgoingMessage message) => RowKeys.Outgoing(long.Parse(message.Id, CultureInfo.InvariantCulture), "");

    private async Task<TimeSpan?> SendAsync(Waiting waiting)
    {
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

        return await FinishAsync(message, result).ConfigureAwait(false) ? null : StoreRetry;
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

    /// <summary>What may have been sent is repeated once: better a message twice than none, better twice than three times.</summary>
    private static bool IsWorthAnother(Waiting waiting, SendResult.Retry retry) =>
        retry.MayHaveBeenSent ? waiting.UnsureAttempts++ == 0 : waiting.Message.Attempt < MostAttempts;

    private static TimeSpan BackOff(int attempt)
    {
        double seconds = Math.Min(LongestBackOff.TotalSeconds, Math.Pow(2, attempt)) * (0.75 + (Random.Shared.NextDouble() / 2));
        return TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Takes a message out; false when the store cannot be told now. Should the process end first, it is sent once more.</summary>
    private async Task<bool> FinishAsync(OutgoingMessage message, SendResult result)
    {
        Place? opened = (result as SendResult.Sent)?.Opened;
        string? gone = (result as SendResult.Gone)?.Reason;
        try
        {
            var workspace = new Workspace(store, message.Workspace);
            workspace.Delete(Key(message));
            if ((opened is not null || gone is not null) && message.To is { Kind: PlaceKind.Personal, MemberId: { } memberId })
            {
                var members = new MemberStore(workspace);
                if (await members.GetAsync(memberId, CancellationToken.None).ConfigureAwait(false) is { } member)
                {
                    members.Save(member with { Personal = opened ?? member.Personal, Unreachable = gone });
                }
            }

            return (await workspace.CommitAsync(CancellationToken.None).ConfigureAwait(false)).IsCommitted;
        }
        catch (StoreUnavailableException outage)
        {
            LogUnconfirmed(logger, message.Id, outage.Message);
            return false;
        }
    }

    private string NextId() => NextOrder().ToString(CultureInfo.InvariantCulture);

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

    [LoggerMessage(1101, LogLevel.Warning, "Message {Id} was not confirmed before the last end; it is sent now, perhaps a second time.")]
    private static partial void LogRecovered(ILogger logger, string id);

    [LoggerMessage(1102, LogLevel.Information, "Message {Id} to {Channel} is sent again: {Reason}")]
    private static partial void LogRetried(ILogger logger, string id, string channel, string reason);

    [LoggerMessage(1103, LogLevel.Warning, "Message {Id} to {Channel} is given up: {Reason}")]
    private static partial void LogDropped(ILogger logger, string id, string channel, string reason);

    [LoggerMessage(1104, LogLevel.Error, "Message {Id} to {Channel} could not be rendered.")]
    private static partial void LogFailed(ILogger logger, string id, string channel, Exception bug);

    [LoggerMessage(1105, LogLevel.Warning, "Message {Id} was sent, but the store could not be told: {Reason}")]
    private static partial void LogUnconfirmed(ILogger logger, string id, string reason);

    private sealed class Waiting(OutgoingMessage message, long since)
    {
        public OutgoingMessage Message { get; set; } = message;

        /// <summary>How many attempts since the start may have reached the platform although no answer came.</summary>
        public int UnsureAttempts { get; set; }

        /// <summary>How it ended, once it did: what is left then is to take out its row.</summary>
        public SendResult? Result { get; set; }

        public long Since { get; } = since;
    }
}
