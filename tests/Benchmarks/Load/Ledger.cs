using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace ReferralBot.Benchmarks.Load;

/// <summary>Counts the answers to each message, by the name that the message and its answer share.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<long, ConcurrentQueue<long>> answers = new();
    private readonly ConcurrentDictionary<long, TaskCompletionSource> waiting = new();

    /// <summary>Listens to a platform.</summary>
    public Ledger(Platform platform) => platform.Answered = Take;

    /// <summary>How often a message was answered.</summary>
    public int AnswersTo(long number) => answers.TryGetValue(number, out var times) ? times.Count : 0;

    /// <summary>When the platform took the answers to a message, as timestamps.</summary>
    public IReadOnlyList<long> TimesOf(long number) => answers.TryGetValue(number, out var times) ? [.. times] : [];

    /// <summary>Ends when the message has been answered.</summary>
    public Task WhenAnswered(long number)
    {
        var waiting = this.waiting.GetOrAdd(number, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (AnswersTo(number) > 0)
        {
            waiting.TrySetResult();
        }

        return waiting.Task;
    }

    private void Take(int conversation, ReadOnlyMemory<byte> body)
    {
        foreach (var number in MessageMix.NumbersIn(Encoding.UTF8.GetString(body.Span)))
        {
            answers.GetOrAdd(number, static _ => new ConcurrentQueue<long>()).Enqueue(Stopwatch.GetTimestamp());
            if (this.waiting.TryRemove(number, out var waiting))
            {
                waiting.TrySetResult();
            }
        }
    }
}
