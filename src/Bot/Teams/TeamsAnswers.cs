using System.Collections.Concurrent;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>What goes back to a member at once: in the response to a press, or right after it.</summary>
internal sealed partial class TeamsAnswers(TeamsChannel channel, TimeProvider clock, ILogger<TeamsAnswers> log)
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan NoticePause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _noticed = new(StringComparer.Ordinal);

    /// <summary>
    /// The response to a press. A card in it takes the place of the one that was pressed, so that a reply that is to
    /// stand beside it, or that not everybody there may read, only is announced here and follows as a message.
    /// </summary>
    public static ReadOnlyMemory<byte> Write(Turn turn, Reply? reply) => reply switch
    {
        null => ReplyWriter.WriteTextAnswer(ChannelWords.StillWorking),
        _ when IsForMemberAlone(turn, reply) => ReplyWriter.WriteTextAnswer(ChannelWords.AnsweredInPersonalChat),
        _ when TakesPlace(reply) => ReplyWriter.WriteCardAnswer(reply),
        _ => ReplyWriter.WriteTextAnswer(ChannelWords.AnsweredBelow),
    };

    /// <summary>
    /// After the response: the card in it changes what this member sees until the chat is loaded again, so the message
    /// itself is changed too; a reply beside the card is sent.
    /// </summary>
    public Task FollowUpAsync(Turn turn, Reply reply)
    {
        var isForMemberAlone = IsForMemberAlone(turn, reply);
        return SendAsync(new OutgoingMessage
        {
            Id = turn.Id,
            Workspace = turn.Workspace,
            To = isForMemberAlone ? PersonalPlace(turn) : turn.In,
            Reply = reply,
            CardAddress = TakesPlace(reply) && !isForMemberAlone ? (turn.Content as Pressed)?.CardAddress : null,
        });
    }

    /// <summary>Tells a member that the store could not keep what was said; at most once a minute in a conversation, since Teams delivers it again.</summary>
    public async Task TellNothingSavedAsync(Turn turn)
    {
        var now = clock.GetUtcNow();
        if (turn.Content is not (Said or Pressed) || turn.In.ConversationId is not { } place
            || (_noticed.TryGetValue(place, out var last) && now - last < NoticePause))
        {
            return;
        }

        if (_noticed.Count > 1000)
        {
            _noticed.Clear();
        }

        _noticed[place] = now;
        await SendAsync(new OutgoingMessage
        {
            Id = turn.Id,
            Workspace = turn.Workspace,
            To = turn.In,
            Reply = new Reply { Text = ChannelWords.NothingSaved },
        });
    }

    private static bool IsForMemberAlone(Turn turn, Reply reply) => turn.In.Kind != PlaceKind.Personal && !reply.IsPublic;

    private static Place PersonalPlace(Turn turn) => new()
    {
        Channel = turn.In.Channel,
        Kind = PlaceKind.Personal,
        MemberId = turn.From.Id,
        Address = turn.In.Address,
    };

    private static bool TakesPlace(Reply reply) => reply.ReplacesCard || reply.FormErrors is { Count: > 0 };

    private async Task SendAsync(OutgoingMessage message)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var result = await channel.SendAsync(message with { Attempt = attempt }, CancellationToken.None);
            if (result is not SendResult.Retry retry)
            {
                return;
            }

            LogAgain(retry.Reason);
            var wait = retry.After ?? TimeSpan.FromSeconds(1 << attempt);
            await Task.Delay(wait < LongestWait ? wait : LongestWait, clock);
        }
    }

    [LoggerMessage(2041, LogLevel.Warning, "What follows a press could not be sent yet: {Reason}")]
    private partial void LogAgain(string reason);
}
