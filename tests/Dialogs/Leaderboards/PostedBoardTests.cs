using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Dialogs.Leaderboards;

/// <summary>A board that Raj, a manager, had posted in #sales every Friday at 16:00 in New York, from Monday, 23 November 2026, 10:00 on.</summary>
public sealed class PostedBoardTests : IAsyncDisposable
{
    private const string Team = "team";
    private const string Sales = "C0SALES";
    private const string November = "Referrals in November: Maria in front with 1. Team 1 of 10 this month.";
    private const string December = "Referrals in December: nothing yet.";
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly Sender Raj = new("U-raj", "Raj", TimeZone: "America/New_York", Locale: "en-US", IsAdmin: true, IsGuest: false);
    private static readonly Sender Maria = new("U-maria", "Maria", TimeZone: "America/New_York", Locale: "en-US", IsGuest: false);
    private static readonly Sender Tom = new("U-tom", "Tom", TimeZone: "America/New_York", Locale: "en-US", IsGuest: false);
    private static readonly PlaceRoster Everybody = new() { Name = "sales", Members = [Raj, Maria, Tom] };
    private readonly TemporaryStore store = TemporaryStore.Open();
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
    private readonly RecordingChannel channel = new("fake", canWhisper: true);
    private readonly List<RunningBot> bots = [];
    private int turns;

    public async ValueTask DisposeAsync()
    {
        foreach (RunningBot bot in bots)
        {
            await bot.DisposeAsync();
        }

        await store.DisposeAsync();
    }

    [Fact]
    public async Task ComesEveryWeekInTheChannel()
    {
        await PostAsync();

        Assert.Equal(
            [("2026-11-27T16:00", Sales, November), ("2026-12-04T16:00", Sales, December)],
            await LiveUntilAsync("2026-12-07T00:00"));
    }

    [Fact]
    public async Task ComesOnceAfterWeeksOfDowntime()
    {
        await PostAsync();
        await bots[0].DisposeAsync();
        bots.Clear();
        clock.Set(At("2026-12-16T10:30").ToDateTimeOffset());
        await store.RestartAsync();
        await StartAsync(store.Store);
        await bots[0].KeepAppointmentsAsync();

        // The board that was meant, of November; then the next one, of December.
        Assert.Equal([("2026-12-16T10:30", Sales, "Referrals in November: Maria in front with 1. Team 1 of 10.")], Take());
        Assert.Equal([("2026-12-18T16:00", Sales, December)], await LiveUntilAsync("2026-12-19T00:00"));
    }

    [Fact]
    public async Task WhatIsLateDoesNotComeAtNight()
    {
        await PostAsync();
        await bots[0].DisposeAsync();
        bots.Clear();
        clock.Set(At("2026-11-27T22:30").ToDateTimeOffset());
        await store.RestartAsync();
        await StartAsync(store.Store);
        await bots[0].KeepAppointmentsAsync();

        Assert.Empty(Take());
        Assert.Equal([("2026-11-28T09:00", Sales, November)], await LiveUntilAsync("2026-12-01T00:00"));
    }

    [Fact]
    public async Task ComesOnceFromThreeBotsOnOneStore()
    {
        var shared = new UnreliableStore(store.Store, isShared: true);
        await PostAsync(shared, shared, shared);
        foreach (string friday in (string[])["2026-11-27T16:00", "2026-12-04T16:00"])
        {
            clock.Set(At(friday).ToDateTimeOffset());
            await Task.WhenAll(bots.Select(bot => bot.BeatAsync()));
            for (int look = 0; look < 3; look++)
            {
                await Task.WhenAll(bots.Select(bot => bot.Schedule.RunDueAsync(CancellationToken.None)));
                await Task.WhenAll(bots.Select(bot => bot.WhenStillAsync()));
            }
        }

        Assert.Equal([November, December], Take().Where(message => message.Where == Sales).Select(message => message.Text));
    }

    [Fact]
    public async Task FollowsAChannelThatWasRenamed()
    {
        await PostAsync();
        channel.Rosters[Sales] = Everybody with { Name = "sales-emea" };
        await LiveUntilAsync("2026-11-28T00:00");

        Assert.Equal("sales-emea", Assert.Single(await new BoardStore(new Workspace(store.Store, Team)).ListAsync(CancellationToken.None)).Place.Name);
        Assert.Equal(
            ["Stopped. I post no board in #sales-emea any more. “Leaderboard” shows it whenever you like."],
            await SayAsync(Raj, "D-U-raj", "stop posting the leaderboard in #sales-emea"));
    }

    [Fact]
    public async Task ARenamedChannelIsCalledByItsNewNameAtOnce()
    {
        await PostAsync();
        await SayAsync(Raj, Sales, "celebrate wins");
        await TakeAsync(Raj, Sales, new PlaceChanged(IsGone: false), name: "deals");

        var workspace = new Workspace(store.Store, Team);
        Assert.Equal("deals", Assert.Single(await new BoardStore(workspace).ListAsync(CancellationToken.None)).Place.Name);
        Assert.Equal("deals", Assert.Single(await new CelebrationStore(workspace).ListAsync(CancellationToken.None)).Place.Name);
        Assert.Equal(
            ["Stopped. I post no board in #deals any more. “Leaderboard” shows it whenever you like."],
            await SayAsync(Raj, "D-U-raj", "stop posting the leaderboard in #deals"));
    }

    [Fact]
    public async Task AChannelIsFoundByItsIdWhereItsNameIsNotTold()
    {
        channel.Rosters[Sales] = Everybody;
        await StartAsync(store.Store);
        await SayAsync(Raj, Sales, "hello");

        Assert.StartsWith("I would post this in #sales every Friday", Assert.Single(await SayAsync(Raj, "D-U-raj", $"post the leaderboard in #{Sales} every Friday at 4pm")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsNotInAChannelDoesNotLearnWhetherThereIsOne()
    {
        channel.Rosters[Sales] = Everybody with { Members = [Raj] };
        await StartAsync(store.Store);
        await SayAsync(Raj, Sales, "hello");

        Assert.Equal(
            await SayAsync(Tom, "D-U-tom", "post the leaderboard in #nosuch every Friday at 4pm"),
            await SayAsync(Tom, "D-U-tom", "post the leaderboard in #sales every Friday at 4pm"));
    }

    [Fact]
    public async Task WhereTheBotIsNoMemberItSaysThatItHasToBeInvited()
    {
        channel.Rosters[Sales] = new PlaceRoster { Name = "sales", IsGone = true };
        await StartAsync(store.Store);

        Assert.Equal(
            ["I am not in this channel, so I can't see who is. Add me here first (in Slack: /invite @ReferralBot), and then ask again."],
            await SayAsync(Maria, Sales, "leaderboard"));
        Assert.Equal(
            ["I am not in this channel, so I can't see who is. Add me here first (in Slack: /invite @ReferralBot), and then ask again."],
            await SayAsync(Maria, Sales, "are we on track"));
    }

    [Fact]
    public async Task StopsWhereTheChannelIsArchivedAndTellsWhoSetItUp()
    {
        await PostAsync();
        channel.Rosters[Sales] = new PlaceRoster { Name = "sales", IsGone = true };

        Assert.Equal([("2026-11-27T16:00", "D-U-raj", Stopped)], await LiveUntilAsync("2026-12-12T00:00"));
        Assert.Empty(await new BoardStore(new Workspace(store.Store, Team)).ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task StopsWhereThePlatformTakesNothingMoreAndTellsWhoSetItUp()
    {
        await PostAsync();
        channel.Answer = message => message.To.ConversationId == Sales ? new SendResult.Gone("is_archived") : new SendResult.Sent(message.Id);

        Assert.Equal([("2026-11-27T16:00", "D-U-raj", Stopped)], await LiveUntilAsync("2026-12-12T00:00"));
        Assert.Empty(await new BoardStore(new Workspace(store.Store, Team)).ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task IsLeftOutWhereNobodyTellsWhoIsThereAndComesTheWeekAfter()
    {
        await PostAsync();
        channel.Rosters.Clear();
        Assert.Empty(await LiveUntilAsync("2026-11-30T00:00"));

        channel.Rosters[Sales] = Everybody;
        Assert.Equal([("2026-12-04T16:00", Sales, December)], await LiveUntilAsync("2026-12-07T00:00"));
    }

    [Theory]
    [InlineData(false, "🎉 Maria won Dana Fox (Globex), $45,000! It began with an introduction by Kim Lee (Acme).")]
    [InlineData(true, "🎉 Maria won a referral! It began with an introduction.")]
    public async Task OutsidersReadNoNamesOfClients(bool isShared, string expected)
    {
        channel.Rosters[Sales] = Everybody with { IsShared = isShared };
        await StartAsync(store.Store);
        await SayAsync(Raj, Sales, "celebrate wins with amounts and names");
        await SayAsync(Maria, "D-U-maria", "Kim Lee at Acme introduced me to Dana Fox at Globex, by email");
        await SayAsync(Maria, "D-U-maria", "Globex closed for 45k");

        Assert.Equal([(Sales, expected)], (await LiveUntilAsync("2026-11-23T12:00")).Select(message => (message.Where, message.Text)));
    }

    [Fact]
    public async Task AWinIsCelebratedLaterWhereNobodyTellsNowWhoIsThere()
    {
        await StartAsync(store.Store);
        await SayAsync(Raj, Sales, "celebrate wins");
        await SayAsync(Maria, "D-U-maria", "Kim Lee at Acme introduced me to Dana Fox at Globex, by email");
        await SayAsync(Maria, "D-U-maria", "Globex closed for 45k");
        Assert.Empty(await LiveUntilAsync("2026-11-23T11:00"));

        channel.Rosters[Sales] = Everybody;
        Assert.Equal([(Sales, "🎉 Maria won a referral! It began with an introduction.")], (await LiveUntilAsync("2026-11-23T14:00")).Select(message => (message.Where, message.Text)));
    }

    [Fact]
    public async Task AWinIsCelebratedOnceWhereAnotherChannelDoesNotTellWhoIsThere()
    {
        channel.Rosters[Sales] = Everybody;
        await StartAsync(store.Store);
        await SayAsync(Raj, Sales, "celebrate wins");
        var workspace = new Workspace(store.Store, Team);
        new CelebrationStore(workspace).Save(new(new Place { Channel = channel.Name, ConversationId = "C-other", Kind = PlaceKind.Channel }, "America/New_York", Raj.Id));
        await workspace.CommitAsync(CancellationToken.None);
        await SayAsync(Maria, "D-U-maria", "Kim Lee at Acme introduced me to Dana Fox at Globex, by email");
        await SayAsync(Maria, "D-U-maria", "Globex closed for 45k");

        Assert.Equal([Sales], (await LiveUntilAsync("2026-11-24T08:00")).Select(message => message.Where));
        Assert.DoesNotContain(await store.Store.QueryAsync(Team, ReferralBot.Storage.Tables.RowRange.Prefix("appointment|win|"), 10, CancellationToken.None), _ => true);
    }

    [Fact]
    public async Task TheMonthsBestComeLaterOnTheDayWhereNobodyTellsNowWhoIsThere()
    {
        await StartAsync(store.Store);
        foreach (Sender member in (Sender[])[Raj, Maria])
        {
            await SayAsync(member, "D-" + member.Id, "pause all nudges");
        }

        await SayAsync(Raj, "D-U-raj", "stop the weekly brief");
        await SayAsync(Raj, Sales, "celebrate wins");
        await SayAsync(Maria, "D-U-maria", "Kim Lee at Acme introduced me to Dana Fox at Globex, by email");
        Assert.Empty(await LiveUntilAsync("2026-12-01T11:00"));

        channel.Rosters[Sales] = Everybody;
        Assert.Equal([(Sales, "The best in November")], (await LiveUntilAsync("2026-12-01T14:00")).Select(message => (message.Where, message.Text)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(true, null)]
    public async Task CelebrationsEndWhereTheChannelIsArchivedAndWhoSwitchedThemOnIsTold(bool rosterTells, string? name = "sales")
    {
        await StartAsync(store.Store);
        channel.Rosters[Sales] = Everybody;
        await SayAsync(Raj, "D-U-raj", "hello");
        await TakeAsync(Raj, Sales, new Said("celebrate wins"), name);
        clock.Advance(TimeSpan.FromMinutes(5));
        channel.TakeSent();
        await SayAsync(Maria, "D-U-maria", "Kim Lee at Acme introduced me to Dana Fox at Globex, by email");
        await SayAsync(Maria, "D-U-maria", "Globex closed for 45k");
        channel.Rosters[Sales] = rosterTells ? new PlaceRoster { Name = "sales", IsGone = true } : Everybody;
        channel.Answer = message => message.To.ConversationId == Sales ? new SendResult.Gone("is_archived") : new SendResult.Sent(message.Id);

        const string Ended = "I stopped celebrating wins in #sales: the channel is archived or gone, or I am no longer in it. “Celebrate wins” starts it elsewhere, said in the channel that is to see them.";
        Assert.Equal([("D-U-raj", Ended)], (await LiveUntilAsync("2026-11-25T12:00")).Where(message => message.Where == "D-U-raj").Select(message => (message.Where, message.Text)));
        Assert.Empty(await new CelebrationStore(new Workspace(store.Store, Team)).ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task AManagersAnswerStaysBetweenThemWhereOutsidersRead()
    {
        channel.Rosters[Sales] = Everybody with { IsShared = true };
        await StartAsync(store.Store);
        await SayAsync(Maria, "D-U-maria", "Kim Lee at Acme introduced me to Dana Fox at Globex, by email");
        channel.TakeSent();

        await TakeAsync(Raj, Sales, new Said("who has thanks overdue"));

        Assert.All(channel.TakeSent(), message => Assert.True(message.To.Kind == PlaceKind.Personal || message.WhisperTo == Raj.Id));
    }

    private const string Stopped = "I stopped posting the leaderboard in #sales: the channel is archived or gone, or I am no longer in it. “Post the leaderboard in #channel every Friday at 4pm” starts it elsewhere.";

    /// <summary>Raj has the board posted, and Maria receives a referral.</summary>
    private async Task PostAsync(params IReadOnlyList<ReferralBot.Storage.Tables.ITableStore> stores)
    {
        channel.Rosters[Sales] = Everybody;
        await StartAsync(stores is [] ? [store.Store] : [.. stores]);
        foreach (Sender member in (Sender[])[Raj, Maria, Tom])
        {
            await SayAsync(member, "D-" + member.Id, "pause all nudges");
        }

        await SayAsync(Raj, "D-U-raj", "stop the weekly brief");
        await SayAsync(Maria, "D-U-maria", "Kim Lee at Acme introduced me to Dana Fox at Globex, by email");
        await SayAsync(Raj, Sales, "hello");
        await SayAsync(Raj, "D-U-raj", "post the leaderboard in #sales every Friday at 4pm");
        Assert.Equal(
            ["Good. I post the board in #sales every Friday at 4:00 PM (New York time). Next board Fri, Nov 27 at 4:00 PM. “Stop posting the leaderboard” ends it."],
            await SayAsync(Raj, "D-U-raj", "yes"));
    }

    private async Task StartAsync(params IReadOnlyList<ReferralBot.Storage.Tables.ITableStore> stores)
    {
        foreach (ReferralBot.Storage.Tables.ITableStore one in stores)
        {
            bots.Add(await RunningBot.StartAsync(one, clock, channel));
        }
    }

    private async Task<IReadOnlyList<string>> SayAsync(Sender from, string conversation, string text)
    {
        await TakeAsync(from, conversation, new Said(text));
        return [.. channel.TakeSent().Select(message => message.Reply.Text)];
    }

    private async Task TakeAsync(Sender from, string conversation, TurnContent content, string? name = "sales")
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        turns++;
        await bots[0].Inbox.AcceptAsync(
            new Turn
            {
                Id = "T" + turns.ToString(CultureInfo.InvariantCulture),
                Workspace = Team,
                From = from,
                In = conversation == Sales
                    ? new Place { Channel = channel.Name, ConversationId = Sales, Kind = PlaceKind.Channel, Name = name }
                    : new Place { Channel = channel.Name, ConversationId = conversation, Kind = PlaceKind.Personal, MemberId = from.Id },
                Content = content,
                At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            },
            CancellationToken.None);
        await bots[0].WhenStillAsync();
    }

    /// <summary>Lives on to a moment in New York; returns when, where and what was sent meanwhile.</summary>
    private async Task<IReadOnlyList<(string At, string Where, string Text)>> LiveUntilAsync(string local)
    {
        var sent = new List<(string, string, string)>();
        Instant until = At(local);
        while (await bots[0].Schedule.NextAsync(CancellationToken.None) is { } next && next < until)
        {
            clock.Set((next > Instant.FromDateTimeOffset(clock.GetUtcNow()) ? next.ToDateTimeOffset() : clock.GetUtcNow()));
            await bots[0].KeepAppointmentsAsync();
            sent.AddRange(Take());
        }

        clock.Set(until.ToDateTimeOffset());
        await bots[0].KeepAppointmentsAsync();
        return [.. sent, .. Take()];
    }

    private IReadOnlyList<(string At, string Where, string Text)> Take() =>
        [.. channel.TakeSent().Select(message => (Pattern.Format(Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(NewYork).LocalDateTime), message.To.ConversationId ?? "", message.Reply.Text))];

    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private static Instant At(string local) => NewYork.AtLeniently(Pattern.Parse(local).Value).ToInstant();
}
