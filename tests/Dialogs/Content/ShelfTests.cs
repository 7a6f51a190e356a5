using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Dialogs.Content;

public sealed class ShelfTests : IAsyncDisposable
{
    private readonly TemporaryStore store = TemporaryStore.Open();
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
    private readonly RecordingChannel channel = new("fake", canWhisper: true);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData("share: Plain thing, https://example.com/p, for CTOs", "Plain thing", "https://example.com/p", "CTOs")]
    [InlineData("share: Plain thing (https://example.com/p) for CTOs and plants.", "Plain thing", "https://example.com/p", "CTOs plants")]
    [InlineData("share: Handbook (2nd edition): https://example.com/p?a=1&b=2; CTOs", "Handbook (2nd edition)", "https://example.com/p?a=1&b=2", "CTOs")]
    [InlineData("share: Plain thing https://example.com/p", "Plain thing", "https://example.com/p", "")]
    public async Task AnItemHasItsTitleItsAddressAndItsTagsWithoutWhatStandsBetween(string text, string title, string link, string tags)
    {
        await using RunningBot bot = await RunningBot.StartAsync(store.Store, clock, channel);
        await bot.Inbox.AcceptAsync(
            new Turn
            {
                Id = "T1",
                Workspace = "team",
                From = new Sender("U-olga", "Olga", IsAdmin: true, IsGuest: false),
                In = new Place { Channel = channel.Name, ConversationId = "D1", Kind = PlaceKind.Personal, MemberId = "U-olga" },
                Content = new Said(text),
                At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            },
            CancellationToken.None);
        await bot.WhenStillAsync();

        ContentItem item = Assert.Single(await new ShelfStore(new Workspace(store.Store, "team")).NewestAsync(10, CancellationToken.None));
        Assert.Equal((title, link, tags), (item.Title, item.Link, string.Join(' ', item.Tags)));
    }
}
