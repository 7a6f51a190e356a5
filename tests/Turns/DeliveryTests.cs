using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Turns;

/// <summary>Nothing is lost and nothing is doubled between a platform's request and the answer.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private const string Team = "fake-team";
    private const string Hello = "hello";
    private readonly TemporaryStore store = TemporaryStore.Open();
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
    private readonly RecordingChannel channel = new("fake", canWhisper: true);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task TheSameTurnDeliveredTenTimesAtOnceIsAnsweredOnce()
    {
        await using RunningBot bot = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => bot.Inbox.AcceptAsync(Said("T1", Hello), CancellationToken.None).AsTask()));
        await bot.WhenStillAsync();

        Assert.Single(channel.TakeSent());
    }

    [Fact]
    public async Task TheSameTurnAfterARestartIsLeftOut()
    {
        await using (RunningBot bot = await StartAsync())
        {
            await bot.Inbox.AcceptAsync(Said("T1", Hello), CancellationToken.None);
            await bot.WhenStillAsync();
        }

        await store.RestartAsync();
        await using RunningBot again = await StartAsync();

        await again.Inbox.AcceptAsync(Said("T1", Hello), CancellationToken.None);
        await again.WhenStillAsync();
        Assert.Single(channel.TakeSent());
    }

    [Fact]
    public async Task ATurnStoredBeforeACrashIsAnsweredAfterTheRestart()
    {
        // What the inbox had committed when the process was killed, before anything else happened.
        Turn turn = Said("T1", Hello);
        await store.Store.CommitAsync(
            Team,
            [RowWrite.Insert(RowKeys.WaitingTurn("D1", turn.At, turn.Id), System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(turn, ConversationJson.Default.Turn))],
            CancellationToken.None);

        await using RunningBot bot = await StartAsync();
        await bot.WhenStillAsync();

        Assert.Single(channel.TakeSent());
        Assert.Empty(await WaitingRowsAsync());
    }

    [Fact]
    public async Task AMessageNotConfirmedBeforeACrashIsSentAfterTheRestart()
    {
        int attempts = 0;
        channel.Answer = _ =>
        {
            attempts++;
            return new SendResult.Retry(TimeSpan.FromDays(1), MayHaveBeenSent: false, "429");
        };
        await using (RunningBot bot = await StartAsync())
        {
            await bot.Inbox.AcceptAsync(Said("T1", Hello), CancellationToken.None);
            await WaitUntilAsync(() => Task.FromResult(attempts > 0));
        }

        channel.Answer = message => new SendResult.Sent(message.Id);
        await store.RestartAsync();
        await using RunningBot again = await StartAsync();
        await again.WhenStillAsync();

        Assert.True(Assert.Single(channel.TakeSent()).MayHaveBeenSent);
        Assert.Empty(await WaitingRowsAsync());
    }

    [Fact]
    public async Task TurnsOfOneConversationAreAnsweredInTheirOrder()
    {
        await using RunningBot bot = await StartAsync();

        for (int i = 0; i < 50; i++)
        {
            await bot.Inbox.AcceptAsync(Said($"T{i}", i % 2 == 0 ? "thanks" : Hello), CancellationToken.None);
        }

        await bot.WhenStillAsync();
        IReadOnlyList<OutgoingMessage> sent = channel.TakeSent();
        Assert.Equal(50, sent.Count);
        Assert.All(sent.Index(), one => Assert.Equal(one.Index % 2 == 0, one.Item.Reply.Card is null));
    }

    [Fact]
    public async Task APlatformThatAsksToWaitHoldsUpNobodyElse()
    {
        channel.Answer = message => message.To.ConversationId == "D1"
            ? new SendResult.Retry(TimeSpan.FromDays(1), MayHaveBeenSent: false, "429")
            : new SendResult.Sent();
        await using RunningBot bot = await StartAsync();

        await bot.Inbox.AcceptAsync(Said("T1", Hello), CancellationToken.None);
        await bot.Inbox.AcceptAsync(Said("T2", Hello, "D2"), CancellationToken.None);

        await WaitUntilAsync(async () => (await WaitingRowsAsync()).Count == 1);
        Assert.Equal("D2", Assert.Single(channel.TakeSent()).To.ConversationId);
    }

    [Fact]
    public async Task WhatMayHaveBeenSentIsRepeatedOnceAtMost()
    {
        int attempts = 0;
        channel.Answer = _ =>
        {
            attempts++;
            return new SendResult.Retry(TimeSpan.Zero, MayHaveBeenSent: true, "504");
        };
        await using RunningBot bot = await StartAsync();

        await bot.Inbox.AcceptAsync(Said("T1", Hello), CancellationToken.None);
        await bot.WhenStillAsync();

        Assert.Equal(2, attempts);
        Assert.Empty(await WaitingRowsAsync());
    }

    [Fact]
    public async Task WhatMayHaveBeenSentIsRepeatedForAsLongAsThePlatformRefusesTheRepetition()
    {
        var answers = new Queue<SendResult>([
            new SendResult.Retry(TimeSpan.Zero, MayHaveBeenSent: true, "504"),
            .. Enumerable.Repeat(new SendResult.Retry(TimeSpan.Zero, MayHaveBeenSent: false, "503"), 20),
        ]);
        channel.Answer = message => answers.TryDequeue(out SendResult? answer) ? answer : new SendResult.Sent(message.Id);
        await using RunningBot bot = await StartAsync();

        await bot.Inbox.AcceptAsync(Said("T1", Hello), CancellationToken.None);
        await bot.WhenStillAsync();

        Assert.True(Assert.Single(channel.TakeSent()).MayHaveBeenSent);
    }

    [Fact]
    public async Task AMemberWhomThePlatformRefusesIsKnownToBeUnreachableUntilTheyWrite()
    {
        channel.Answer = _ => new SendResult.Gone("ConversationBlockedByUser");
        await using RunningBot bot = await StartAsync();
        await bot.Inbox.AcceptAsync(Said("T1", Hello), CancellationToken.None);
        await bot.WhenStillAsync();
        Assert.Equal("ConversationBlockedByUser", (await MemberAsync())!.Unreachable);

        channel.Answer = _ => new SendResult.Sent();
        await bot.Inbox.AcceptAsync(Said("T2", Hello), CancellationToken.None);
        await bot.WhenStillAsync();
        Assert.Null((await MemberAsync())!.Unreachable);
    }

    [Fact]
    public async Task AnAnswerThatIsWaitedForIsGivenThereAndNotSent()
    {
        await using RunningBot bot = await StartAsync();

        Reply? reply = await bot.Inbox.AnswerAsync(Said("T1", Hello), TimeSpan.FromMinutes(1), CancellationToken.None);
        await bot.WhenStillAsync();

        Assert.StartsWith("Hello.", reply!.Text, StringComparison.Ordinal);
        Assert.Empty(channel.TakeSent());
    }

    [Fact]
    public async Task AnAnswerThatIsPreviewedIsSentToo()
    {
        await using RunningBot bot = await StartAsync();

        Preview preview = await bot.Inbox.PreviewAsync(Said("T1", Hello), TimeSpan.FromMinutes(1), CancellationToken.None);
        Preview again = await bot.Inbox.PreviewAsync(Said("T1", Hello), TimeSpan.FromMinutes(1), CancellationToken.None);
        await bot.WhenStillAsync();

        Assert.Equal(new Preview(null, IsUnderWay: false), again);
        Assert.Equal(preview.Reply!.Text, Assert.Single(channel.TakeSent()).Reply.Text);
    }

    [Fact]
    public async Task NothingOfATurnIsKeptOnceItIsAnsweredButThatItWasSeen()
    {
        await using RunningBot bot = await StartAsync();
        await bot.Inbox.AcceptAsync(Said("T1", "a secret that nobody should keep"), CancellationToken.None);
        await bot.WhenStillAsync();

        IReadOnlyList<TableRow> rows = await store.Store.QueryAsync(Team, new RowRange(" ", "~~"), 1000, CancellationToken.None);
        Assert.DoesNotContain(rows, row => System.Text.Encoding.UTF8.GetString(row.Data.Span).Contains("secret", StringComparison.Ordinal));
        Assert.Single(rows, row => row.RowKey.StartsWith(RowKeys.AllSeen, StringComparison.Ordinal));
    }

    private Task<RunningBot> StartAsync() => RunningBot.StartAsync(store.Store, clock, channel);

    private Turn Said(string id, string text, string conversation = "D1") => new()
    {
        Id = id,
        Workspace = Team,
        From = new Sender("U1", "Maria", IsGuest: false),
        In = new Place { Channel = "fake", ConversationId = conversation, Kind = PlaceKind.Personal, MemberId = "U1" },
        Content = new Said(text),
        At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
    };

    private async Task<Member?> MemberAsync() => await new MemberStore(new Workspace(store.Store, Team)).GetAsync("U1", CancellationToken.None);

    private Task<IReadOnlyList<TableRow>> WaitingRowsAsync() => RowsAsync(RowKeys.AllWaiting);

    private async Task<IReadOnlyList<TableRow>> RowsAsync(string prefix) =>
        await store.Store.QueryAsync(Team, RowRange.Prefix(prefix), 1000, CancellationToken.None);

    /// <summary>Waits for what another thread does, and fails when it does not.</summary>
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
