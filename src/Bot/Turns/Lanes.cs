namespace ReferralBot.Bot.Turns;

/// <summary>
/// Work in order within a lane, and many lanes at once. A lane exists only while it has work, so that a million
/// conversations cost nothing while they are quiet.
/// </summary>
/// <param name="work">Does one item; returns how long to wait before doing it again, or null when it is done. It does not throw.</param>
/// <param name="atOnce">How many items are worked on at the same time; one that waits does not count.</param>
/// <param name="time">The clock by which waits are measured.</param>
internal sealed class Lanes<T>(Func<T, Task<TimeSpan?>> work, int atOnce, TimeProvider time) : IDisposable
{
    private readonly Dictionary<string, Queue<T>> lanes = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim slots = new(atOnce);
    private readonly CancellationTokenSource stopping = new();
    private TaskCompletionSource? still;
    private int count;
    private volatile bool isLeft;

    /// <summary>Adds an item at the end of its lane.</summary>
    public void Enqueue(string lane, T item)
    {
        lock (lanes)
        {
            count++;
            if (lanes.TryGetValue(lane, out Queue<T>? waiting))
            {
                waiting.Enqueue(item);
                return;
            }

            lanes.Add(lane, new Queue<T>());
        }

        ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.This.RunAsync(state.Lane, state.Item), (This: this, Lane: lane, Item: item), preferLocal: false);
    }

    /// <summary>Returns when no lane has work.</summary>
    public Task WhenStillAsync()
    {
        lock (lanes)
        {
            return count == 0 ? Task.CompletedTask : (still ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Ends the waits: what waited stays undone, for whoever takes it up.</summary>
    public void Stop() => stopping.Cancel();

    /// <summary>Whether something stayed undone when it was stopped.</summary>
    public bool IsLeft => isLeft;

    /// <inheritdoc/>
    public void Dispose()
    {
        slots.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync(string lane, T item)
    {
        while (true)
        {
            while (await WorkAsync(item).ConfigureAwait(false) is { } delay)
            {
                await Task.Delay(delay, time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (stopping.IsCancellationRequested)
                {
                    isLeft = true;
                    break;
                }
            }

            lock (lanes)
            {
                count--;
                if (count == 0)
                {
                    still?.SetResult();
                    still = null;
                }

                if (!lanes[lane].TryDequeue(out item!))
                {
                    lanes.Remove(lane);
                    return;
                }
            }
        }
    }

    private async Task<TimeSpan?> WorkAsync(T item)
    {
        await slots.WaitAsync().ConfigureAwait(false);
        try
        {
            return await work(item).ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }
}
