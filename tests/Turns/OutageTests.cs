using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Turns;

/// <summary>A store that fails, is slow, or loses its answers on the way back: nothing is told to be kept that is not, and nothing is answered twice.</summary>
public sealed class OutageTests : IAsyncDisposable
{
    private const string Team = "fake-team";
    private readonly TemporaryStore file = TemporaryStore.Open();
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
    private readonly RecordingChannel channel = new("fake", canWhisper: true);

    public async ValueTask DisposeAsync() => await file.DisposeAsync();

    [Fact]
    public async Task WhatCouldNotBeKeptIsRefusedAndAnsweredOnceWhenItComesAgain()
    {
        var store = new UnreliableStore(file.Store, isShared: false) { Plan = (_, _) => CommitFault.Fails };
        await using RunningBot bot = await RunningBot.StartAsync(store, clock, channel);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => bot.Inbox.AcceptAsync(Said("T1"), CancellationToken.None).AsTask());
        store.Plan = (_, _) => CommitFault.None;
        await bot.Inbox.AcceptAsync(Said("T1"), CancellationToken.None);
        await bot.Inbox.AcceptAsync(Said("T1"), CancellationToken.None);
        await bot.WhenStillAsync();

        Assert.Single(channel.TakeSent());
        Assert.Empty(await WaitingAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatWasKeptAlthoughTheStoreDidNotSaySoIsAnsweredOnce(bool isShared)
    {
        bool isFaulty = true;
        var store = new UnreliableStore(file.Store, isShared);
        store.Plan = (partition, writes) => isFaulty && partition == Team && writes.Any(IsSeen) ? CommitFault.LosesAnswer : CommitFault.None;
        await using RunningBot bot = await RunningBot.StartAsync(store, clock, channel);

        Task accepted = bot.Inbox.AcceptAsync(Said("T1"), CancellationToken.None).AsTask();
        if (isShared)
        {
            // It was stored to wait before, so that it may be acknowledged; the answer is tried again.
            await accepted;
        }
        else
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => accepted);
        }

        isFaulty = false;
        await bot.Inbox.AcceptAsync(Said("T1"), CancellationToken.None);
        await bot.WhenStillAsync();

        Assert.Single(channel.TakeSent());
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task ATurnWhoseStoringWasNotConfirmedIsAnsweredOnceWhenItComesAgain()
    {
        bool isFaulty = true;
        var store = new UnreliableStore(file.Store, isShared: true);
        store.Plan = (partition, writes) => isFaulty && partition == Team && writes.Any(write => RowKeys.IsWaitingTurn(write.RowKey)) ? CommitFault.LosesAnswer : CommitFault.None;
        await using RunningBot bot = await RunningBot.StartAsync(store, clock, channel);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => bot.Inbox.AcceptAsync(Said("T1"), CancellationToken.None).AsTask());
        Assert.Single(await WaitingAsync());
        isFaulty = false;
        await bot.Inbox.AcceptAsync(Said("T1"), CancellationToken.None);
        await bot.WhenStillAsync();

        Assert.Single(channel.TakeSent());
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task AnAnswerThatIsNotReadyInTimeIsStoredBeforeThePlatformIsToldSoAndOutlivesACrash()
    {
        var slow = new TaskCompletionSource();
        var store = new UnreliableStore(file.Store, isShared: false);
        await using RunningBot bot = await RunningBot.StartAsync(store, clock, channel);
        store.ReadsAfter = slow.Task;

        Assert.Null(await bot.Inbox.AnswerAsync(Said("T1"), TimeSpan.Zero, CancellationToken.None));
        Assert.Single(await WaitingAsync());

        await using RunningBot afterCrash = await RunningBot.StartAsync(file.Store, clock, channel);
        await afterCrash.WhenStillAsync();
        Assert.Single(channel.TakeSent());

        slow.SetResult();
        await bot.WhenStillAsync();
        Assert.Empty(channel.TakeSent());
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task AnAnswerThatWasWaitedForInTheResponseGoesThroughTheChannelWhenTheStoreFailed()
    {
        bool isFaulty = true;
        var store = new UnreliableStore(file.Store, isShared: true);
        store.Plan = (_, writes) => isFaulty && writes.Any(IsSeen) ? CommitFault.Fails : CommitFault.None;
        await using RunningBot bot = await RunningBot.StartAsync(store, clock, channel);

        Assert.Null(await bot.Inbox.AnswerAsync(Said("T1"), TimeSpan.FromMinutes(1), CancellationToken.None));
        isFaulty = false;
        await bot.WhenStillAsync();

        Assert.StartsWith("Hello.", Assert.Single(channel.TakeSent()).Reply.Text, StringComparison.Ordinal);
    }

    private static bool IsSeen(RowWrite write) => write.RowKey.StartsWith(RowKeys.AllSeen, StringComparison.Ordinal);

    private Turn Said(string id) => new()
    {
        Id = id,
        Workspace = Team,
        From = new Sender("U1", "Maria", IsGuest: false),
        In = new Place { Channel = "fake", ConversationId = "D1", Kind = PlaceKind.Personal, MemberId = "U1" },
        Content = new Said("hello"),
        At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
    };

    private async Task<IReadOnlyList<TableRow>> WaitingAsync() =>
        await file.Store.QueryAsync(Team, RowRange.Prefix(RowKeys.AllWaiting), 1000, CancellationToken.None);
}
