using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Help;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Dialogs.Help;

public sealed class ShowHelpTests : IAsyncDisposable
{
    private readonly TemporaryStore store = TemporaryStore.Open();
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData("help")]
    [InlineData("")]
    public async Task InAChannelHelpIsForWhoeverAsksAlsoByAMentionAlone(string text)
    {
        OutgoingMessage help = Assert.Single(await SayAsync(new RecordingChannel("fake", canWhisper: true), text));

        Assert.StartsWith(ShowHelp.InOneSentence, help.Reply.Text, StringComparison.Ordinal);
        Assert.Equal("U1", help.WhisperTo);
    }

    [Fact]
    public async Task WhereNobodyCanBeWhisperedToHelpGoesToThePersonalChat()
    {
        IReadOnlyList<OutgoingMessage> sent = await SayAsync(new RecordingChannel("fake", canWhisper: false), "");

        Assert.Equal(ChannelWords.AnsweredInPersonalChat, sent.Single(message => message.To.ConversationId == "C1").Reply.Text);
        Assert.StartsWith(ShowHelp.InOneSentence, sent.Single(message => message.To.MemberId == "U1").Reply.Text, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<OutgoingMessage>> SayAsync(RecordingChannel channel, string text)
    {
        await using RunningBot bot = await RunningBot.StartAsync(store.Store, clock, channel);
        await bot.Inbox.AcceptAsync(
            new Turn
            {
                Id = "T1",
                Workspace = "team",
                From = new Sender("U1", "Maria", IsGuest: false),
                In = new Place { Channel = channel.Name, ConversationId = "C1", Kind = PlaceKind.Channel, Name = "sales" },
                Content = new Said(text),
                At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            },
            CancellationToken.None);
        await bot.WhenStillAsync();
        return channel.TakeSent();
    }
}
