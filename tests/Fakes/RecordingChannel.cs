using System.Collections.Concurrent;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Fakes;

/// <summary>A channel that keeps what it is given, and answers as a test tells it.</summary>
internal sealed class RecordingChannel(string name, bool canWhisper) : IChannel, IChannelRoster
{
    private readonly ConcurrentQueue<OutgoingMessage> sent = [];

    public string Name => name;

    public bool CanWhisper => canWhisper;

    string IChannelRoster.Channel => name;

    /// <summary>Who is where, by the conversation's id; of other places nothing is told.</summary>
    public ConcurrentDictionary<string, PlaceRoster> Rosters { get; } = new();

    public Func<OutgoingMessage, SendResult> Answer { get; set; } = message => new SendResult.Sent(message.Id);

    /// <summary>Before this ends, the platform does not answer.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    /// <summary>What the platform took, in order; taken out.</summary>
    public IReadOnlyList<OutgoingMessage> TakeSent()
    {
        var taken = new List<OutgoingMessage>();
        while (sent.TryDequeue(out OutgoingMessage? message))
        {
            taken.Add(message);
        }

        return taken;
    }

    public ValueTask<PlaceRoster?> ReadAsync(string workspace, Place place, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Rosters.GetValueOrDefault(place.ConversationId ?? ""));

    public ValueTask<Sender?> FindAsync(string workspace, Place place, string memberId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Rosters.Values.SelectMany(roster => roster.Members).FirstOrDefault(member => member.Id == memberId));

    public async ValueTask<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        await Until;
        SendResult result = Answer(message);
        if (result is SendResult.Sent)
        {
            sent.Enqueue(message);
        }

        return result;
    }
}
