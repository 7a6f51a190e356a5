using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Turns;

public sealed class RostersTests
{
    private static readonly Place Sales = new() { Channel = "fake", ConversationId = "C-sales", Kind = PlaceKind.Channel };
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task AnAnswerIsKeptForAMomentAndForEachWorkspace()
    {
        var platform = new Platform { Roster = new PlaceRoster { Name = "sales" } };
        var rosters = new Rosters([platform], clock);
        Assert.Equal("sales", await NameAsync(rosters, "a"));
        Assert.Equal("sales", await NameAsync(rosters, "a"));
        Assert.Equal("sales", await NameAsync(rosters, "b"));
        Assert.Equal(2, platform.Questions);

        platform.Roster = new PlaceRoster { Name = "renamed" };
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("renamed", await NameAsync(rosters, "a"));
    }

    [Fact]
    public async Task WhatThePlatformDidNotTellIsAskedAgainSoon()
    {
        var platform = new Platform();
        var rosters = new Rosters([platform], clock);
        Assert.Null(await NameAsync(rosters, "a"));
        Assert.Null(await NameAsync(rosters, "a"));
        Assert.Equal(1, platform.Questions);

        platform.Roster = new PlaceRoster { Name = "sales" };
        clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("sales", await NameAsync(rosters, "a"));
    }

    [Fact]
    public async Task NobodyTellsOfAChannelThatIsOff() => Assert.Null(await NameAsync(new Rosters([], clock), "a"));

    private static async Task<string?> NameAsync(Rosters rosters, string workspace) => (await rosters.ReadAsync(workspace, Sales, CancellationToken.None))?.Name;

    private sealed class Platform : IChannelRoster
    {
        private int questions;

        public string Channel => "fake";

        public int Questions => questions;

        public PlaceRoster? Roster { get; set; }

        public ValueTask<PlaceRoster?> ReadAsync(string workspace, Place place, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref questions);
            return ValueTask.FromResult(Roster);
        }

        public ValueTask<Sender?> FindAsync(string workspace, Place place, string memberId, CancellationToken cancellationToken) => ValueTask.FromResult<Sender?>(null);
    }
}
