namespace ReferralBot.Bot.Terminal;

/// <summary>The chat's own clock: it runs on from another clock and can be moved ahead, so that weeks can be tried in minutes.</summary>
/// <param name="system">The clock it runs on from.</param>
internal sealed class ChatClock(TimeProvider system) : TimeProvider
{
    private readonly TimeProvider _system = system;
    private readonly Lock _lock = new();
    private readonly HashSet<ChatTimer> _waiting = [];
    private TimeSpan _ahead;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _system.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _system.GetUtcNow() + Ahead;

    /// <inheritdoc/>
    public override long GetTimestamp() => (_system.GetElapsedTime(0) + Ahead).Ticks;

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
        lock (_lock)
        {
            _ahead += by;
            var now = GetTimestamp();
            due = [.. _waiting.Where(timer => timer.Due <= now).OrderBy(timer => timer.Due)];
            later = [.. _waiting.Where(timer => timer.Due > now)];
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
            lock (_lock)
            {
                return _ahead;
            }
        }
    }

    private sealed class ChatTimer : ITimer
    {
        private readonly ChatClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _inner;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public ChatTimer(ChatClock clock, TimerCallback callback, object? state)
        {
            (_clock, _callback, _state) = (clock, callback, state);
            _inner = clock._system.CreateTimer(static timer => ((ChatTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        /// <summary>When it fires, as a timestamp of the chat's clock.</summary>
        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._lock)
            {
                _period = period;
                Await(dueTime);
            }

            return _inner.Change(dueTime, period);
        }

        /// <summary>Tells the inner timer how long is left, if it is awaited.</summary>
        public void Rearm()
        {
            lock (_clock._lock)
            {
                if (_clock._waiting.Contains(this))
                {
                    _inner.Change(TimeSpan.FromTicks(Math.Max(0, Due - _clock.GetTimestamp())), _period);
                }
            }
        }

        /// <summary>Calls back, unless that was done since it became due.</summary>
        public void Fire()
        {
            lock (_clock._lock)
            {
                if (!_clock._waiting.Contains(this))
                {
                    return;
                }

                Await(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);
            }

            _callback(_state);
        }

        public void Dispose()
        {
            lock (_clock._lock)
            {
                _clock._waiting.Remove(this);
            }

            _inner.Dispose();
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
                _clock._waiting.Remove(this);
                return;
            }

            Due = _clock.GetTimestamp() + dueTime.Ticks;
            _clock._waiting.Add(this);
        }
    }
}
