using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Dialogs.Referrals;

public sealed class ReferralListTests : IAsyncDisposable
{
    private readonly TemporaryStore store = TemporaryStore.Open();
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
    private readonly RecordingChannel channel = new("fake", canWhisper: true);
    private int turns;

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public void NoTwoReferralsHaveTheSameButton()
    {
        var today = new LocalDate(2026, 11, 23);
        Referral[] referrals = [Logged("Kim", today), Logged("Kim", today), Logged("Tom", today), Logged("Kim", today.PlusDays(-1))];

        Assert.Equal(
            ["Open Dana (1)", "Open Dana (2)", "Open Dana, from Tom", "Open Dana, yesterday, Sun, Nov 22"],
            ReferralCard.OpenButtons(referrals, new Speech("en-US"), today).Select(button => button.Title));
    }

    [Fact]
    public async Task ALongListGoesOnWithTheNextOnes()
    {
        await using RunningBot bot = await RunningBot.StartAsync(store.Store, clock, channel);
        string[] companies = ["Alpha", "Bravo", "Delta", "Foxtrot", "Hotel", "Juliett", "Kilo", "Lima", "Oscar", "Papa", "Quebec", "Romeo", "Sierra"];
        foreach (string company in companies)
        {
            await SayAsync(bot, new Said($"log referral from Kim Lee at Acme: Dana Fox at {company}, by email"));
        }

        Reply first = await SayAsync(bot, new Said("my referrals"));
        var next = Assert.IsType<ActionExecute>(first.Card!.Actions[^1]);
        Reply second = await SayAsync(bot, new Pressed(next.Verb, next.Data, new Dictionary<string, string>()));

        Assert.Equal("Show the next 3", next.Title);
        Assert.Equal(13, companies.Count(company => Lines(first).Concat(Lines(second)).Count(line => line.Contains($"({company})", StringComparison.Ordinal)) == 1));
        Assert.DoesNotContain(second.Card!.Actions, action => action.Title.StartsWith("Show the next", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Lines(Reply reply) => reply.Card!.Body.OfType<TextBlock>().Select(text => text.Text);

    private static Referral Logged(string source, LocalDate on) => new()
    {
        Id = $"{source}{on}",
        RepId = "U1",
        Source = new Person(source, source, null),
        Prospect = new Person("dana", "Dana Fox", "Globex"),
        ReceivedOn = on,
        LoggedAt = Instant.FromUtc(2026, 11, 23, 9, 0),
        ChangedAt = Instant.FromUtc(2026, 11, 23, 9, 0),
    };

    private async Task<Reply> SayAsync(RunningBot bot, TurnContent content)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        await bot.Inbox.AcceptAsync(
            new Turn
            {
                Id = $"T{++turns}",
                Workspace = "team",
                From = new Sender("U1", "Maria", IsGuest: false),
                In = new Place { Channel = channel.Name, ConversationId = "D1", Kind = PlaceKind.Personal, MemberId = "U1" },
                Content = content,
                At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            },
            CancellationToken.None);
        await bot.WhenStillAsync();
        return channel.TakeSent()[0].Reply;
    }
}
