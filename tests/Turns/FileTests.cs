using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Turns;

/// <summary>What a reply promises is made when it is sent, for whom it was promised.</summary>
public sealed class FileTests : IAsyncLifetime
{
    private const string Team = "fake-team";
    private static readonly Place Personal = new() { Channel = "fake", Kind = PlaceKind.Personal, ConversationId = "D1", MemberId = "U1" };
    private static readonly ReplyFile Export = new("referrals.csv", "export", new Dictionary<string, string> { ["of"] = "Maria" });
    private readonly TemporaryStore store = TemporaryStore.Open();
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public async Task InitializeAsync()
    {
        var workspace = new Workspace(store.Store, Team);
        new MemberStore(workspace).Save(new Member { Id = "U1", Name = "Maria", TimeZone = "UTC", Locale = "en-US" });
        Assert.True((await workspace.CommitAsync(CancellationToken.None)).IsCommitted);
    }

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task TheChannelGetsTheContentAsTheRowsAreNow()
    {
        OutgoingMessage sent = await SendAsync(Message(Personal, Export));
        Assert.Equal("Maria's export of Maria, 2026-11-23T09:00:00Z", System.Text.Encoding.UTF8.GetString(sent.File!.Bytes.Span));
    }

    [Theory]
    [InlineData("export", "U1", "secret")]
    [InlineData("export", "U-nobody", "Maria")]
    [InlineData("another", "U1", "Maria")]
    public async Task WhoMayNotHaveAFileHearsSo(string kind, string member, string of)
    {
        OutgoingMessage sent = await SendAsync(Message(Personal with { MemberId = member }, Export with { Kind = kind, Request = new Dictionary<string, string> { ["of"] = of } }));
        Assert.Null(sent.File);
        Assert.Equal(new Reply { Text = ChannelWords.NoSuchFile }, sent.Reply);
    }

    [Fact]
    public async Task NoFileGoesWhereOthersReadAlong()
    {
        OutgoingMessage sent = await SendAsync(Message(new Place { Channel = "fake", Kind = PlaceKind.Channel, ConversationId = "C1" }, Export));
        Assert.Equal(new Reply { Text = ChannelWords.NoSuchFile }, sent.Reply);
    }

    [Fact]
    public async Task WhileTheStoreIsAwayTheFileWaits()
    {
        var channel = new ChannelWithFiles(new RecordingChannel("fake", canWhisper: true), store.Store, [new AwayMaker()], clock);
        Assert.Equal(new SendResult.Retry(null, false, "away"), await channel.SendAsync(Message(Personal, Export), CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AFileAskedForInAChannelGoesToThePersonalChat(bool canWhisper)
    {
        using var metrics = new TurnMetrics();
        using var outbox = new Outbox(store.Store, new Instances(store.Store, clock), [new RecordingChannel("fake", canWhisper)], metrics, clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<Outbox>.Instance);
        var turn = new Turn
        {
            Id = "1",
            Workspace = Team,
            From = new Sender("U1", IsGuest: false),
            In = new Place { Channel = "fake", Kind = PlaceKind.Channel, ConversationId = "C1" },
            Content = new Said("export"),
            At = Instant.FromUtc(2026, 11, 23, 9, 0),
        };

        IReadOnlyList<OutgoingMessage> messages = outbox.Plan(turn, new Reply { Text = "Here.", File = Export, IsPublic = true });

        OutgoingMessage message = Assert.Single(messages);
        Assert.Equal((null, "U1", "Here.", turn.In), (message.To.ConversationId, message.To.MemberId, message.Reply.Text, message.AskedIn));
    }

    private async Task<OutgoingMessage> SendAsync(OutgoingMessage message)
    {
        var recording = new RecordingChannel("fake", canWhisper: true);
        await new ChannelWithFiles(recording, store.Store, [new ExportMaker()], clock).SendAsync(message, CancellationToken.None);
        return Assert.Single(recording.TakeSent());
    }

    private static OutgoingMessage Message(Place to, ReplyFile file) => new() { Id = "1", Workspace = Team, To = to, Reply = new Reply { Text = "Here.", File = file } };

    private sealed class ExportMaker : FileMaker
    {
        public override string Kind => "export";

        public override ValueTask<FileContent?> MakeAsync(FileContext context, IReadOnlyDictionary<string, string> request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(request["of"] == "secret" ? null : new FileContent("text/csv", System.Text.Encoding.UTF8.GetBytes($"{context.Member.Name}'s export of {request["of"]}, {context.Now}")));
    }

    private sealed class AwayMaker : FileMaker
    {
        public override string Kind => "export";

        public override ValueTask<FileContent?> MakeAsync(FileContext context, IReadOnlyDictionary<string, string> request, CancellationToken cancellationToken) =>
            throw new StoreUnavailableException("away", new IOException());
    }
}
