using System.Diagnostics;

namespace ReferralBot.Benchmarks.Load;

/// <summary>Matches what the bot sends with who waits for it. A conversation waits for one answer at a time.</summary>
internal sealed class Answers
{
    private readonly TaskCompletionSource<long>?[] waiting;
    private long count;
    private long bytes;

    /// <summary>Listens to a platform.</summary>
    public Answers(Platform platform, int conversations)
    {
        waiting = new TaskCompletionSource<long>?[conversations];
        platform.Answered = Take;
    }

    /// <summary>How many messages the bot has sent.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>Their bodies together, in bytes.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>The next message into a conversation: the timestamp of its arrival.</summary>
    public Task<long> NextIn(int conversation)
    {
        var waiting = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref this.waiting[conversation], waiting);
        return waiting.Task;
    }

    private void Take(int conversation, ReadOnlyMemory<byte> body)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref count);
        Interlocked.Add(ref bytes, body.Length);
        Interlocked.Exchange(ref waiting[conversation], null)?.TrySetResult(now);
    }
}
