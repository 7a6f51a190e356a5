using ReferralBot.Bot.Terminal;

namespace ReferralBot.Tests.Terminal;

public sealed class ChatClockTests
{
    private readonly ChatClock clock = new(new StoppedClock());
    private readonly List<string> fired = [];

    [Fact]
    public void FiresWhatIsDueInOrderAndKeepsTheRest()
    {
        using var late = Timer("late", TimeSpan.FromHours(2));
        using var early = Timer("early", TimeSpan.FromHours(1));
        using var never = Timer("never", TimeSpan.FromHours(5));

        clock.Advance(TimeSpan.FromHours(3));
        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(["early 12:00", "late 12:00"], fired);
    }

    [Fact]
    public void APeriodicTimerFiresOnceForEachMove()
    {
        using var tick = Timer("tick", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        clock.Advance(TimeSpan.FromHours(3));
        clock.Advance(TimeSpan.FromSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(["tick 12:00", "tick 12:01"], fired);
    }

    [Fact]
    public void ATimerCanBeChangedAndStopped()
    {
        using var moved = Timer("moved", TimeSpan.FromHours(9));
        using var stopped = Timer("stopped", TimeSpan.FromHours(1));
        var gone = Timer("gone", TimeSpan.FromHours(1));

        moved.Change(TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        gone.Dispose();
        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(["moved 10:00"], fired);
    }

    [Fact]
    public async Task ADelayEndsWhenTheClockMoves()
    {
        var delay = Task.Delay(TimeSpan.FromDays(2), clock);

        clock.Advance(TimeSpan.FromDays(1));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromDays(1));

        await delay;
    }

    [Fact]
    public void ElapsedTimeFollows()
    {
        var start = clock.GetTimestamp();

        clock.Advance(TimeSpan.FromMinutes(90));

        Assert.Equal(TimeSpan.FromMinutes(90), clock.GetElapsedTime(start));
    }

    private ITimer Timer(string name, TimeSpan due, TimeSpan? period = null) =>
        clock.CreateTimer(_ => fired.Add($"{name} {clock.GetUtcNow():HH:mm}"), null, due, period ?? Timeout.InfiniteTimeSpan);
}
