using ReferralBot.Bot.Teams;

namespace ReferralBot.Tests.Teams;

public sealed class SendPaceTests
{
    private readonly SetClock _clock = new();

    [Fact]
    public void AConversationGetsSevenASecondAndEightInTwo()
    {
        var pace = new SendPace(_clock);
        Assert.All(Enumerable.Range(0, 7), _ => Assert.Equal(TimeSpan.Zero, pace.Take("T", "a")));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Take("T", "a"));
        Assert.Equal(TimeSpan.Zero, pace.Take("T", "b"));
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(TimeSpan.Zero, pace.Take("T", "a"));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Take("T", "a"));
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(TimeSpan.Zero, pace.Take("T", "a"));
    }

    [Theory]
    [InlineData(250, 60, 30)]
    [InlineData(1900, 1800, 3600)]
    public void LongerWindowsCountToo(int everyMilliseconds, int sends, int seconds)
    {
        var pace = new SendPace(_clock);
        var start = _clock.Now;
        for (var i = 0; i < sends; i++)
        {
            while (pace.Take("T", "a") is var wait && wait > TimeSpan.Zero)
            {
                _clock.Now += wait;
            }

            _clock.Now += TimeSpan.FromMilliseconds(everyMilliseconds);
        }

        Assert.Equal(start.AddSeconds(seconds), _clock.Now + pace.Take("T", "a"));
    }

    [Fact]
    public void ATenantGetsFiftyASecond()
    {
        var pace = new SendPace(_clock);
        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(TimeSpan.Zero, pace.Take("T", $"c{i}")));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Take("T", "another"));
        Assert.Equal(TimeSpan.Zero, pace.Take("U", "another"));
    }
}
