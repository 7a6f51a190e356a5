using System.Text.Json;
using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Turns;

/// <summary>Several bots on one store: each turn is answered once and in order, and what a dead one leaves is taken over.</summary>
public sealed class InstancesTests : IAsyncDisposable
{
    private const string Team = "fake-team";
    private static readonly SendResult HeldUp = new SendResult.Retry(TimeSpan.FromDays(1), MayHaveBeenSent: false, "429");
    private readonly TemporaryStore file = TemporaryStore.Open();
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
    private readonly RecordingChannel ofOne = new("fake", canWhisper: true);
    private readonly RecordingChannel ofTwo = new("fake", canWhisper: true);

    public async ValueTask DisposeAsync() => await file.DisposeAsync();

    [Fact]
    public async Task ATurnDeliveredToTwoBotsIsAnsweredByOne()
    {
        await using RunningBot one = await StartAsync(ofOne);
        await using RunningBot two = await StartAsync(ofTwo);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).Inbox.AcceptAsync(Said("T1", "hello"), CancellationToken.None).AsTask()));
        await StillAsync(one, two);

        Assert.Single(ofOne.TakeSent().Concat(ofTwo.TakeSent()));
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task AnEarlierTurnThatADeadBotLeftIsAnsweredBeforeTheNext()
    {
        var store = new UnreliableStore(file.Store, isShared: true);
        await using RunningBot one = await RunningBot.StartAsync(store, clock, ofOne);
        store.Queried = (_, _) => clock.Advance(TimeSpan.FromSeconds(0.5));
        Turn left = Said("T1", "hello");
        await file.Store.CommitAsync(
            Team,
            [RowWrite.Insert(RowKeys.WaitingTurn("D1", left.At, left.Id), JsonSerializer.SerializeToUtf8Bytes(left, ConversationJson.Default.Turn))],
            CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(1));
        await one.Inbox.AcceptAsync(Said("T2", "thanks"), CancellationToken.None);
        await StillAsync(one);

        IReadOnlyList<OutgoingMessage> sent = ofOne.TakeSent();
        Assert.Equal([true, false], sent.Select(message => message.Reply.Text.StartsWith("Hello.", StringComparison.Ordinal)));
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task AnEarlierTurnThatCannotBeReadDoesNotStopTheNext()
    {
        var store = new UnreliableStore(file.Store, isShared: true);
        await using RunningBot one = await RunningBot.StartAsync(store, clock, ofOne);
        store.Queried = (_, _) => clock.Advance(TimeSpan.FromSeconds(0.5));
        TableRow left = await LeaveAsync(RowKeys.WaitingTurn("D1", Instant.FromDateTimeOffset(clock.GetUtcNow()), "T1"), "of a later version"u8.ToArray());

        clock.Advance(TimeSpan.FromSeconds(1));
        await one.Inbox.AcceptAsync(Said("T2", "hello"), CancellationToken.None);
        await StillAsync(one);

        Assert.StartsWith("Hello.", Assert.Single(ofOne.TakeSent()).Reply.Text, StringComparison.Ordinal);
        Assert.Equal(left.RowKey, Assert.Single(await WaitingAsync()).RowKey);
    }

    [Fact]
    public async Task AnAnswerThatADeadBotLeftHoldsTheConversationBackOnce()
    {
        var store = new UnreliableStore(file.Store, isShared: true);
        await using RunningBot one = await RunningBot.StartAsync(store, clock, ofOne);
        await LeaveAsync(RowKeys.WaitingMessage("D1", "0000000000000000001-dead"), "an answer"u8.ToArray());
        store.Queried = (_, _) => clock.Advance(TimeSpan.FromSeconds(0.5));
        await one.Inbox.AcceptAsync(Said("T1", "hello"), CancellationToken.None);
        await StillAsync(one);

        // From here on no time passes, in which the next could wait.
        store.Queried = (_, _) => { };
        await one.Inbox.AcceptAsync(Said("T2", "hello"), CancellationToken.None);
        await StillAsync(one);

        Assert.Equal(2, ofOne.TakeSent().Count);
    }

    [Fact]
    public async Task ATurnWaitsForTheAnswerThatAnotherBotHasOnItsWay()
    {
        await using RunningBot one = await StartAsync(ofOne);
        await using RunningBot two = await StartAsync(ofTwo);
        var sending = new TaskCompletionSource<SendResult>();
        ofOne.Until = sending.Task;
        await one.Inbox.AcceptAsync(Said("T1", "hello"), CancellationToken.None);
        await WaitUntilAsync(async () => (await WaitingAsync()).Any(row => !RowKeys.IsWaitingTurn(row.RowKey)));

        clock.Advance(TimeSpan.FromSeconds(1));
        await two.Inbox.AcceptAsync(Said("T2", "hello"), CancellationToken.None);
        Assert.Empty(ofTwo.TakeSent());

        sending.SetResult(new SendResult.Sent());
        await StillAsync(one, two);
        Assert.Single(ofOne.TakeSent());
        Assert.Single(ofTwo.TakeSent());
    }

    [Fact]
    public async Task WhatADeadBotLeftIsTakenOverAfterThirtySecondsAndSentOnce()
    {
        ofOne.Answer = _ => HeldUp;
        await using RunningBot one = await StartAsync(ofOne);
        await using RunningBot two = await StartAsync(ofTwo);
        await two.BeatAsync();
        await one.Inbox.AcceptAsync(Said("T1", "hello"), CancellationToken.None);
        await WaitUntilAsync(async () => (await WaitingAsync()).Any(row => !RowKeys.IsWaitingTurn(row.RowKey)));

        // From here on, one stands still.
        await BeatForAsync(two, 25);
        Assert.Empty(ofTwo.TakeSent());
        await BeatForAsync(two, 10);
        await two.WhenStillAsync();

        OutgoingMessage message = Assert.Single(ofTwo.TakeSent());
        Assert.True(message.MayHaveBeenSent);
        Assert.Empty(await WaitingAsync());
        Assert.Single(await file.Store.QueryAsync(RowKeys.InstancesPartition, RowRange.All, 10, CancellationToken.None));
    }

    [Fact]
    public async Task WhatADeadBotLeftIsTakenOverThoughTheStoreGoesAwayMeanwhile()
    {
        var store = new UnreliableStore(file.Store, isShared: true);
        ofOne.Answer = _ => HeldUp;
        await using RunningBot one = await StartAsync(ofOne);
        await using RunningBot two = await RunningBot.StartAsync(store, clock, ofTwo);
        await two.BeatAsync();
        await one.Inbox.AcceptAsync(Said("T1", "hello"), CancellationToken.None);
        await WaitUntilAsync(async () => (await WaitingAsync()).Any(row => !RowKeys.IsWaitingTurn(row.RowKey)));
        Task beatWithoutStore = Task.CompletedTask;
        store.Queried = (partition, _) =>
        {
            if (partition == Team && beatWithoutStore == Task.CompletedTask)
            {
                store.Plan = (_, _) => CommitFault.Fails;
                beatWithoutStore = two.BeatAsync();
                store.Plan = (_, _) => CommitFault.None;
            }
        };

        await BeatForAsync(two, 35);
        await two.WhenStillAsync();

        Assert.NotSame(Task.CompletedTask, beatWithoutStore);
        Assert.Single(ofTwo.TakeSent());
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task ABotThatStoodStillDoesNotSendWhatWasTakenOver()
    {
        await using RunningBot two = await StartAsync(ofTwo);
        await using RunningBot one = await StartAsync(ofOne);
        await two.BeatAsync();
        clock.Advance(TimeSpan.FromSeconds(20));

        // One has not renewed its row for 20 seconds, so that it holds its answer back.
        await one.Inbox.AcceptAsync(Said("T1", "hello"), CancellationToken.None);
        await WaitUntilAsync(async () => (await WaitingAsync()).Any(row => !RowKeys.IsWaitingTurn(row.RowKey)));
        await BeatForAsync(two, 15);
        await two.WhenStillAsync();
        Assert.Single(ofTwo.TakeSent());

        await one.BeatAsync();
        await one.WhenStillAsync();
        Assert.Empty(ofOne.TakeSent());
    }

    [Fact]
    public async Task ABotThatStoodStillSendsWhatNobodyTookOver()
    {
        await using RunningBot one = await StartAsync(ofOne);
        clock.Advance(TimeSpan.FromSeconds(20));
        await one.Inbox.AcceptAsync(Said("T1", "hello"), CancellationToken.None);
        await WaitUntilAsync(async () => (await WaitingAsync()).Any(row => !RowKeys.IsWaitingTurn(row.RowKey)));
        Assert.Empty(ofOne.TakeSent());

        await one.BeatAsync();
        await StillAsync(one);
        Assert.Single(ofOne.TakeSent());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task NobodyIsTakenForDeadWhenTheClockJumps(int hours)
    {
        ofOne.Answer = _ => HeldUp;
        await using RunningBot one = await StartAsync(ofOne);
        await using RunningBot two = await StartAsync(ofTwo);
        await two.BeatAsync();
        await one.Inbox.AcceptAsync(Said("T1", "hello"), CancellationToken.None);
        await WaitUntilAsync(async () => (await WaitingAsync()).Any(row => !RowKeys.IsWaitingTurn(row.RowKey)));

        clock.Jump(TimeSpan.FromHours(hours));
        await BeatForAsync(two, 20);
        await two.WhenStillAsync();

        Assert.Empty(ofTwo.TakeSent());
        Assert.Single(await WaitingAsync());
    }

    [Fact]
    public async Task NobodyIsTakenForDeadWhileTheStoreIsAway()
    {
        var store = new UnreliableStore(file.Store, isShared: true);
        ofOne.Answer = _ => HeldUp;
        await using RunningBot one = await StartAsync(ofOne);
        await using RunningBot two = await RunningBot.StartAsync(store, clock, ofTwo);
        await two.BeatAsync();
        await one.Inbox.AcceptAsync(Said("T1", "hello"), CancellationToken.None);
        await WaitUntilAsync(async () => (await WaitingAsync()).Any(row => !RowKeys.IsWaitingTurn(row.RowKey)));

        store.Plan = (_, _) => CommitFault.Fails;
        await BeatForAsync(two, 60);
        store.Plan = (_, _) => CommitFault.None;
        await BeatForAsync(two, 20);
        await one.BeatAsync();
        await BeatForAsync(two, 20);
        await two.WhenStillAsync();

        Assert.Empty(ofTwo.TakeSent());
    }

    [Fact]
    public async Task AllBotsSeeTheSameOrderOfWhoGoesFirstAndADeadOneIsNotInIt()
    {
        var store = new UnreliableStore(file.Store, isShared: true);
        Instances[] bots = [.. Enumerable.Range(0, 3).Select(_ => new Instances(store, clock))];
        foreach (Instances bot in bots.Concat(bots))
        {
            await bot.BeatAsync(CancellationToken.None);
        }

        string[] things = [.. Enumerable.Range(0, 40).Select(i => $"conversation {i}")];
        Assert.All(things, thing => Assert.Equal([0, 1, 2], bots.Select(bot => bot.RankFor(thing)).Order()));
        Assert.Equal(3, things.Select(thing => Array.FindIndex(bots, bot => bot.RankFor(thing) == 0)).Distinct().Count());

        for (int i = 0; i < 8; i++)
        {
            clock.Advance(Instances.Every);
            await bots[0].BeatAsync(CancellationToken.None);
            await bots[1].BeatAsync(CancellationToken.None);
        }

        Assert.All(things, thing => Assert.Equal([0, 1], bots[..2].Select(bot => bot.RankFor(thing)).Order()));
    }

    [Fact]
    public async Task ABotThatLeavesNothingIsForgotten()
    {
        await using (RunningBot one = await StartAsync(ofOne))
        {
            await one.Inbox.AcceptAsync(Said("T1", "hello"), CancellationToken.None);
            await StillAsync(one);
            Assert.Single(await file.Store.QueryAsync(RowKeys.InstancesPartition, RowRange.All, 10, CancellationToken.None));
        }

        Assert.Empty(await file.Store.QueryAsync(RowKeys.InstancesPartition, RowRange.All, 10, CancellationToken.None));
    }

    private Task<RunningBot> StartAsync(RecordingChannel channel) => RunningBot.StartAsync(new UnreliableStore(file.Store, isShared: true), clock, channel);

    private async Task BeatForAsync(RunningBot bot, int seconds)
    {
        for (int i = 0; i < seconds; i += 5)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await bot.BeatAsync();
        }
    }

    private Turn Said(string id, string text) => new()
    {
        Id = id,
        Workspace = Team,
        From = new Sender("U1", "Maria", IsGuest: false),
        In = new Place { Channel = "fake", ConversationId = "D1", Kind = PlaceKind.Personal, MemberId = "U1" },
        Content = new Said(text),
        At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
    };

    /// <summary>Leaves a row as a bot would that is no more.</summary>
    private async Task<TableRow> LeaveAsync(string key, byte[] data)
    {
        await file.Store.CommitAsync(Team, [RowWrite.Insert(key, data)], CancellationToken.None);
        return (await file.Store.GetAsync(Team, key, CancellationToken.None))!;
    }

    private async Task<IReadOnlyList<TableRow>> WaitingAsync() =>
        await file.Store.QueryAsync(Team, RowRange.Prefix(RowKeys.AllWaiting), 1000, CancellationToken.None);

    private static Task StillAsync(params IReadOnlyList<RunningBot> bots) => Task.WhenAll(bots.Select(bot => bot.WhenStillAsync()));

    private static async Task WaitUntilAsync(Func<Task<bool>> happened)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await happened())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
