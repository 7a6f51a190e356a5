using System.Collections.Concurrent;
using System.Text;

namespace ReferralBot.Benchmarks.Load;

/// <summary>Counts the answers to each message, by the name that the message and its answer share.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<long, int> _answers = new();
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _waiting = new();

    /// <summary>Listens to a platform.</summary>
    public Ledger(Platform platform) => platform.Answered = Take;

    /// <summary>How often a message was answered.</summary>
    public int AnswersTo(long number) => _answers.GetValueOrDefault(number);

    /// <summary>Ends when the message has been answered.</summary>
    public Task WhenAnswered(long number)
    {
        var waiting = _waiting.GetOrAdd(number, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
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
            _answers.AddOrUpdate(number, 1, static (_, count) => count + 1);
            if (_waiting.TryRemove(number, out var waiting))
            {
                waiting.TrySetResult();
            }
        }
    }
}
