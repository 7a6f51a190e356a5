using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Dialogs.Roles;

public sealed class PeopleTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private readonly TemporaryStore store = TemporaryStore.Open();
    private readonly FakeClock clock = new(Start);
    private readonly RecordingChannel channel = new("fake", canWhisper: true);
    private int turns;

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData("log referral from Kim Lee at Acme: Dana Fox at Globex, by email", true)]
    [InlineData("tell me about Dana Fox", true)]
    [InlineData("my referrals", true)]
    [InlineData("my referrals", null)]
    public async Task AGuestGetsNoNamesAndNeitherDoesSomebodyOfWhomNobodyTells(string text, bool? isGuest)
    {
        await using RunningBot bot = await RunningBot.StartAsync(store.Store, clock, channel);

        await TakeAsync(bot, new Sender("U-guest", "Gus", IsGuest: isGuest), new Said(text));

        Assert.Equal(
            ["You are a guest here. What I keep are names of our contacts, which stay inside the organisation, so please ask a colleague who belongs to it."],
            channel.TakeSent().Select(message => message.Reply.Text));
    }

    [Fact]
    public async Task AMemberIsServedWhileThePlatformTellsNothing()
    {
        await using RunningBot bot = await RunningBot.StartAsync(store.Store, clock, channel);
        await TakeAsync(bot, new Sender("U-tom", "Tom", IsGuest: false), new Said("hello"));
        channel.TakeSent();

        await TakeAsync(bot, new Sender("U-tom"), new Said("my referrals"));

        Assert.StartsWith("You have no", Assert.Single(channel.TakeSent()).Reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoWasUnmadeWhileTheyChoseIsRefusedLikeEverybody()
    {
        await using RunningBot bot = await RunningBot.StartAsync(store.Store, clock, channel);
        var olga = new Sender("U-olga", "Olga", IsAdmin: true, IsGuest: false);
        foreach (Sender one in (Sender[])[olga, new("U-ann", "Ann Lee", IsAdmin: true, IsGuest: false), new("U-tom1", "Tom Fox", IsGuest: false), new("U-tom2", "Tom Ray", IsGuest: false)])
        {
            await TakeAsync(bot, one, new Said("hello"));
        }

        await TakeAsync(bot, olga, new Said("make Tom a manager"));
        channel.TakeSent();

        await TakeAsync(bot, olga with { IsAdmin = false }, new Said("Tom Fox"));

        Assert.StartsWith("Roles are handed out by managers and admins.", Assert.Single(channel.TakeSent()).Reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsMentionedIsMadeAManagerBeforeTheyEverWrote()
    {
        channel.Rosters["D-U-olga"] = new PlaceRoster { Members = [new Sender("U-maria", "Maria Lopez", IsGuest: false)] };
        await using RunningBot bot = await RunningBot.StartAsync(store.Store, clock, channel);

        await TakeAsync(bot, new Sender("U-olga", "Olga", IsAdmin: true, IsGuest: false), new Said("make Maria Lopez a manager") { Mentions = [new Mention("U-maria", "Maria Lopez")] });

        Assert.Equal(Role.Manager, (await new MemberStore(new Workspace(store.Store, "team")).GetAsync("U-maria", CancellationToken.None))?.Role);
    }

    [Fact]
    public async Task ABotThatIsMentionedIsMadeNothing()
    {
        await using RunningBot bot = await RunningBot.StartAsync(store.Store, clock, channel);

        await TakeAsync(bot, new Sender("U-olga", "Olga", IsAdmin: true, IsGuest: false), new Said("make otherbot a manager") { Mentions = [new Mention("U-otherbot", "otherbot")] });

        Assert.Equal(
            ["otherbot is nobody I can work with: a bot, a guest, or somebody who has left. If that is wrong, ask me again in a minute."],
            channel.TakeSent().Select(message => message.Reply.Text));
        Assert.Null(await new MemberStore(new Workspace(store.Store, "team")).GetAsync("U-otherbot", CancellationToken.None));
    }

    [Fact]
    public async Task ManagersHearWhatIsOpenWithSomebodyWhoLeft()
    {
        await using RunningBot bot = await RunningBot.StartAsync(store.Store, clock, channel);
        await TakeAsync(bot, new Sender("U-olga", "Olga", IsAdmin: true, IsGuest: false), new Said("hello"));
        await TakeAsync(bot, new Sender("U-tom", "Tom", IsGuest: false), new Said("log referral from Kim Lee at Acme: Dana Fox at Globex, by email"));
        channel.TakeSent();

        await TakeAsync(bot, new Sender("U-tom", "Tom", IsGuest: false), new MemberChanged(IsGone: true));

        OutgoingMessage offer = Assert.Single(channel.TakeSent());
        Assert.Equal(("U-olga", "Tom has left. 1 referral is still open or owed thanks. Shall a colleague look after it?"), (offer.To.MemberId, offer.Reply.Text));
    }

    private async Task TakeAsync(RunningBot bot, Sender from, TurnContent content)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        await bot.Inbox.AcceptAsync(
            new Turn
            {
                Id = $"T{++turns}",
                Workspace = "team",
                From = from,
                In = new Place { Channel = channel.Name, ConversationId = "D-" + from.Id, Kind = PlaceKind.Personal, MemberId = from.Id },
                Content = content,
                At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            },
            CancellationToken.None);
        await bot.WhenStillAsync();
    }
}
