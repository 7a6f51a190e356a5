using System.Collections.Concurrent;
using ReferralBot.Bot.Turns;

namespace ReferralBot.Tests.Fakes;

/// <summary>A channel that keeps what it is given, and answers as a test tells it.</summary>
internal sealed class RecordingChannel(string name, bool canWhisper) : IChannel
{
    private readonly ConcurrentQueue<OutgoingMessage> sent = [];

    public string Name => name;

    public bool CanWhisper => canWhisper;

    public Func<OutgoingMessage, SendResult> Answer { get; set; } = message => new SendResult.Sent(message.Id);

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

    public ValueTask<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        SendResult result = Answer(message);
        if (result is SendResult.Sent)
        {
            sent.Enqueue(message);
        }

        return ValueTask.FromResult(result);
    }
}
