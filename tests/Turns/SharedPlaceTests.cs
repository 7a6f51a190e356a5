using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Turns;

/// <summary>A shared place on a platform that cannot whisper: what is for one member alone is said in the personal chat.</summary>
public sealed class SharedPlaceTests : IAsyncLifetime
{
    private static readonly Place Group = new() { Channel = "loud", ConversationId = "C1", Kind = PlaceKind.Group, Address = "address" };
    private static readonly Place Chat = new() { Channel = "loud", ConversationId = "D1", Kind = PlaceKind.Personal, MemberId = "U1" };
    private readonly TemporaryStore store = TemporaryStore.Open();
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
    private readonly RecordingChannel channel = new("loud", canWhisper: false);
    private RunningBot bot = null!;
    private int turns;

    public async Task InitializeAsync() => bot = await RunningBot.StartAsync(store.Store, clock, channel);

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task TheAnswerGoesToThePersonalChatAndThenItIsSaidThatItIsThere()
    {
        IReadOnlyList<OutgoingMessage> sent = await TakeAsync(Group, new Said("my referrals"));

        Assert.Equal([PlaceKind.Personal, PlaceKind.Group], sent.Select(message => message.To.Kind));
        Assert.Equal((null, "U1", "address"), (sent[0].To.ConversationId, sent[0].To.MemberId, sent[0].To.Address));
        Assert.Equal(("C1", ChannelWords.AnsweredInPersonalChat), (sent[1].To.ConversationId, sent[1].Reply.Text));
    }

    [Fact]
    public async Task APersonalChatThatIsKnownIsUsed()
    {
        await TakeAsync(Chat, new Said("hello"));

        Assert.Equal("D1", (await TakeAsync(Group, new Said("my referrals")))[0].To.ConversationId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AQuestionAskedForThereIsAnsweredWhereItIsShownOrThere(bool isAnsweredThere)
    {
        await TakeAsync(Chat, new Said("hello"));
        Assert.Equal("Nice. Who did Kim Lee (Acme) introduce you to? A name and company is plenty.", (await TakeAsync(Group, new Said("log referral from Kim Lee at Acme")))[0].Reply.Text);

        IReadOnlyList<OutgoingMessage> sent = await TakeAsync(isAnsweredThere ? Group : Chat, new Said("dana fox at globex, by email"));

        Assert.StartsWith("Logged, with thanks owed to Kim.", sent[0].Reply.Text, StringComparison.Ordinal);
        Assert.Equal("D1", sent[0].To.ConversationId);
    }

    [Fact]
    public async Task AQuestionIsNotLostWhereThePersonalChatWasNotOpenedYet()
    {
        await TakeAsync(Group, new Said("log referral from Kim Lee at Acme"));

        IReadOnlyList<OutgoingMessage> sent = await TakeAsync(Chat, new Said("dana fox at globex, by email"));

        Assert.StartsWith("Logged, with thanks owed to Kim.", Assert.Single(sent).Reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeSaidInPersonIsToldOnceWhereItWasAskedFor()
    {
        channel.Answer = message => message.To.Kind == PlaceKind.Personal ? new SendResult.Gone("403 ForbiddenOperationException") : new SendResult.Sent(message.Id);

        OutgoingMessage told = Assert.Single(await TakeAsync(Group, new Said("log referral from Kim Lee at Acme")));

        Assert.Equal(("C1", ChannelWords.NoPersonalChat), (told.To.ConversationId, told.Reply.Text));
        channel.Answer = message => new SendResult.Sent(message.Id);
        Assert.StartsWith("Logged", (await TakeAsync(Chat, new Said("dana fox at globex, by email")))[0].Reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChatThatIsGoneIsOpenedAnew()
    {
        await TakeAsync(Chat, new Said("hello"));
        channel.Answer = message => message.To.ConversationId == "D1" ? new SendResult.Gone("404 ConversationNotFound") : new SendResult.Sent(message.Id);

        await TakeAsync(Group, new Said("my referrals"));

        Assert.Equal((null, "U1"), (await TakeAsync(Group, new Said("my referrals"))) is [var first, ..] ? (first.To.ConversationId, first.To.MemberId) : default);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhoIsToldInTheResponseIsNotToldBeforeEverybody(bool arrives)
    {
        channel.Answer = message => arrives || message.To.Kind != PlaceKind.Personal ? new SendResult.Sent(message.Id) : new SendResult.Gone("403");

        await bot.Inbox.PreviewAsync(Turn(Group, new Said("my referrals")), TimeSpan.FromMinutes(1), CancellationToken.None);
        await bot.WhenStillAsync();

        OutgoingMessage only = Assert.Single(channel.TakeSent());
        Assert.Equal(arrives ? "U1" : null, only.To.MemberId);
    }

    [Fact]
    public async Task AGuestIsRefusedWhereTheyAre()
    {
        Turn turn = Turn(Group, new Said("my referrals"));
        await bot.Inbox.AcceptAsync(turn with { From = turn.From with { IsGuest = true } }, CancellationToken.None);
        await bot.WhenStillAsync();

        OutgoingMessage refusal = Assert.Single(channel.TakeSent());
        Assert.Equal("C1", refusal.To.ConversationId);
        Assert.StartsWith("You are a guest here.", refusal.Reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnInstallationIsGreetedOnceHoweverOftenItIsToldAndTheNextOneAgain(bool isShared)
    {
        Place place = isShared ? Group : Chat;
        Assert.Single(await TakeAsync(place, new Joined()));
        Assert.Empty(await TakeAsync(place, new Joined()));
        Assert.Empty(await TakeAsync(place, new Left()));

        Assert.Single(await TakeAsync(place, new Joined()));
        Assert.Empty(await TakeAsync(place, new Joined()));
    }

    private async Task<IReadOnlyList<OutgoingMessage>> TakeAsync(Place place, TurnContent content)
    {
        await bot.Inbox.AcceptAsync(Turn(place, content), CancellationToken.None);
        await bot.WhenStillAsync();
        return channel.TakeSent();
    }

    private Turn Turn(Place place, TurnContent content) => new()
    {
        Id = $"T{++turns}",
        Workspace = "fake-team",
        From = new Sender("U1", "Maria", IsGuest: false),
        In = place,
        Content = content,
        At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
    };
}
