namespace ReferralBot.Bot.Terminal;

/// <summary>The chat's own clock: it runs on from another clock and can be moved ahead, so that weeks can be tried in minutes.</summary>
/// <param name="system">The clock it runs on from.</param>
internal sealed class ChatClock(TimeProvider system) : TimeProvider
{
    private readonly TimeProvider system = system;
    private readonly Lock gate = new();
    private readonly HashSet<ChatTimer> waiting = [];
    private TimeSpan ahead;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => system.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => system.GetUtcNow() + Ahead;

    /// <inheritdoc/>
    public override long GetTimestamp() => (system.GetElapsedTime(0) + Ahead).Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ChatTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock ahead and fires every timer that is due by then, the earliest first, each once.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ChatTimer[] due;
        ChatTimer[] later;
        lock (gate)
        {
            ahead += by;
            var now = GetTimestamp();
            due = [.. waiting.Where(timer => timer.Due <= now).OrderBy(timer => timer.Due)];
            later = [.. waiting.Where(timer => timer.Due > now)];
        }

        foreach (var timer in later)
        {
            timer.Rearm();
        }

        foreach (var timer in due)
        {
            timer.Fire();
            timer.Rearm();
        }
    }

    private TimeSpan Ahead
    {
        get
        {
            lock (gate)
            {
                return ahead;
            }
        }
    }

    private sealed class ChatTimer : ITimer
    {
        private readonly ChatClock clock;
        private readonly TimerCallback callback;
        private readonly object? state;
        private readonly ITimer inner;
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public ChatTimer(ChatClock clock, TimerCallback callback, object? state)
        {
            (this.clock, this.callback, this.state) = (clock, callback, state);
            inner = clock.system.CreateTimer(static timer => ((ChatTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        /// <summary>When it fires, as a timestamp of the chat's clock.</summary>
        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                Await(dueTime);
            }

            return inner.Change(dueTime, period);
        }

        /// <summary>Tells the inner timer how long is left, if it is awaited.</summary>
        public void Rearm()
        {
            lock (clock.gate)
            {
                if (clock.waiting.Contains(this))
                {
                    inner.Change(TimeSpan.FromTicks(Math.Max(0, Due - clock.GetTimestamp())), period);
                }
            }
        }

        /// <summary>Calls back, unless that was done since it became due.</summary>
        public void Fire()
        {
            lock (clock.gate)
            {
                if (!clock.waiting.Contains(this))
                {
                    return;
                }

                Await(period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan);
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.waiting.Remove(this);
            }

            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Await(TimeSpan dueTime)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                clock.waiting.Remove(this);
                return;
            }

            Due = clock.GetTimestamp() + dueTime.Ticks;
            clock.waiting.Add(this);
        }
    }
}
