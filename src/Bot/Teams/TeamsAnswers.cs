using System.Collections.Concurrent;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>What goes back to a member at once: in the response to a press, or when nothing could be stored.</summary>
internal sealed partial class TeamsAnswers(TeamsChannel channel, TimeProvider clock, ILogger<TeamsAnswers> log)
{
    private const int MostRemembered = 1000;
    private static readonly TimeSpan NoticePause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> noticed = new(StringComparer.Ordinal);

    /// <summary>
    /// The response to a press. A card in it takes the place of the one that was pressed, for this member and until the
    /// chat is loaded again; the message itself is changed through the outbox. What is to stand beside the card, or not
    /// to be read by everybody there, is only announced.
    /// </summary>
    public static ReadOnlyMemory<byte> Write(Turn turn, Preview preview) => preview.Reply switch
    {
        null => ReplyWriter.WriteTextAnswer(preview.IsUnderWay ? ChannelWords.StillWorking : ChannelWords.AlreadyDone),
        var reply when turn.In.Kind != PlaceKind.Personal && !reply.IsForAll => ReplyWriter.WriteTextAnswer(ChannelWords.AnsweredInPersonalChat),
        var reply when reply.ReplacesCard => ReplyWriter.WriteCardAnswer(reply),
        _ => ReplyWriter.WriteTextAnswer(ChannelWords.AnsweredBelow),
    };

    /// <summary>
    /// Tells a member that the store could not keep what was said; at most once a minute in a conversation, since Teams
    /// delivers it again. Without a store there is no outbox: when this does not arrive, nothing else will.
    /// </summary>
    public async Task TellNothingSavedAsync(Turn turn)
    {
        var now = clock.GetUtcNow();
        if (turn.Content is not (Said or Pressed) || turn.In.ConversationId is not { } place
            || (noticed.TryGetValue(place, out var last) && now - last < NoticePause))
        {
            return;
        }

        if (noticed.Count >= MostRemembered)
        {
            noticed.Clear();
        }

        noticed[place] = now;
        var result = await channel.SendAsync(
            new OutgoingMessage { Id = turn.Id, Workspace = turn.Workspace, To = turn.In, Reply = new Reply { Text = ChannelWords.NothingSaved } },
            CancellationToken.None);
        if (result is not SendResult.Sent)
        {
            LogNotTold(result.GetType().Name);
        }
    }

    [LoggerMessage(2041, LogLevel.Warning, "A member could not be told that nothing was saved: {Result}")]
    private partial void LogNotTold(string result);
}
