using System.Diagnostics;
using System.Text;

namespace ReferralBot.Benchmarks.Load;

/// <summary>Matches what the bot sends with who waits for it. A conversation waits for one answer at a time.</summary>
internal sealed class Answers
{
    private readonly Expected?[] waiting;
    private long count;
    private long bytes;

    /// <summary>Listens to a platform.</summary>
    public Answers(Platform platform, int conversations)
    {
        waiting = new Expected?[conversations];
        platform.Answered = Take;
    }

    /// <summary>How many messages the bot has sent.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>Their bodies together, in bytes.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>The next message into a conversation: the timestamp of its arrival.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="text">What the message has in it; null where anything will do.</param>
    /// <exception cref="InvalidDataException">The message that came lacks it.</exception>
    public Task<long> NextIn(int conversation, string? text = null)
    {
        var next = new Expected(text is null ? [] : Encoding.UTF8.GetBytes(text), new(TaskCreationOptions.RunContinuationsAsynchronously));
        Volatile.Write(ref waiting[conversation], next);
        return next.Arrival.Task;
    }

    private void Take(int conversation, ReadOnlyMemory<byte> body)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref count);
        Interlocked.Add(ref bytes, body.Length);
        if (Interlocked.Exchange(ref waiting[conversation], null) is not { } expected)
        {
            return;
        }

        if (body.Span.IndexOf(expected.Text) >= 0)
        {
            expected.Arrival.TrySetResult(now);
        }
        else
        {
            expected.Arrival.TrySetException(new InvalidDataException($"“{Encoding.UTF8.GetString(expected.Text)}” is not in the answer: {Encoding.UTF8.GetString(body.Span)}"));
        }
    }

    private sealed record Expected(byte[] Text, TaskCompletionSource<long> Arrival);
}
