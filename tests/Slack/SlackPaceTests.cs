using ReferralBot.Bot.Slack;
using ReferralBot.Bot.Turns;

namespace ReferralBot.Tests.Slack;

public sealed class SlackPaceTests
{
    private readonly SlackClock clock = new();

    [Fact]
    public void TakesFiveMessagesAtOnceAndThenOneASecond()
    {
        var pace = new SlackPace(clock);
        for (var message = 0; message < 5; message++)
        {
            Assert.Null(pace.TakeMessage("T1", "C1"));
        }

        Assert.Equal(TimeSpan.FromSeconds(1), pace.TakeMessage("T1", "C1"));
        Assert.Null(pace.TakeMessage("T1", "C2"));
        Assert.Null(pace.TakeMessage("T2", "C1"));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(pace.TakeMessage("T1", "C1"));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.TakeMessage("T1", "C1"));
    }

    [Fact]
    public void OnlyTheMethodThatWasToldToRestRests()
    {
        var pace = new SlackPace(clock);
        pace.Rest("T1", "chat.postMessage", TimeSpan.FromSeconds(30));
        pace.Rest("T1", "chat.postMessage", TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.FromSeconds(30), pace.RestOf("T1", "chat.postMessage"));
        Assert.Null(pace.RestOf("T1", "chat.update"));
        Assert.Null(pace.RestOf("T2", "chat.postMessage"));
        clock.Now += TimeSpan.FromSeconds(30);
        Assert.Null(pace.RestOf("T1", "chat.postMessage"));
    }

    [Fact]
    public void WhatIsRememberedIsBoundedAndAges()
    {
        var recent = new Recent<string>(2, TimeSpan.FromMinutes(1), clock);
        recent.Set("a", "1");
        recent.Set("b", "2");
        recent.Set("c", "3");

        Assert.Equal((null, "2", "3"), (recent.Find("a"), recent.Find("b"), recent.Find("c")));
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Null(recent.Find("c"));
        Assert.Equal("new", recent.GetOrAdd("c", _ => "new"));
    }
}
