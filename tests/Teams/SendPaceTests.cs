using ReferralBot.Bot.Teams;

namespace ReferralBot.Tests.Teams;

public sealed class SendPaceTests
{
    private readonly SetClock clock = new();

    [Fact]
    public void AConversationGetsSevenASecondAndEightInTwo()
    {
        var pace = new SendPace(clock);
        Assert.All(Enumerable.Range(0, 7), _ => Assert.Equal(TimeSpan.Zero, pace.Take("T", "a")));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Take("T", "a"));
        Assert.Equal(TimeSpan.Zero, pace.Take("T", "b"));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(TimeSpan.Zero, pace.Take("T", "a"));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Take("T", "a"));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(TimeSpan.Zero, pace.Take("T", "a"));
    }

    [Theory]
    [InlineData(250, 60, 30)]
    [InlineData(1900, 1800, 3600)]
    public void LongerWindowsCountToo(int everyMilliseconds, int sends, int seconds)
    {
        var pace = new SendPace(clock);
        var start = clock.Now;
        for (var i = 0; i < sends; i++)
        {
            while (pace.Take("T", "a") is var wait && wait > TimeSpan.Zero)
            {
                clock.Now += wait;
            }

            clock.Now += TimeSpan.FromMilliseconds(everyMilliseconds);
        }

        Assert.Equal(start.AddSeconds(seconds), clock.Now + pace.Take("T", "a"));
    }

    [Fact]
    public void ATenantGetsFiftyASecond()
    {
        var pace = new SendPace(clock);
        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(TimeSpan.Zero, pace.Take("T", $"c{i}")));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Take("T", "another"));
        Assert.Equal(TimeSpan.Zero, pace.Take("U", "another"));
    }
}
