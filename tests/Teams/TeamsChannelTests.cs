using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ReferralBot.Bot.Teams;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Teams;

public sealed class TeamsChannelTests
{
    private const string Chat = "/_connector/v3/conversations/a%3A1chat/activities";

    [Fact]
    public async Task AMessageIsPostedWithATokenOfTheBotsOwn()
    {
        await using var bot = await TeamsBot.StartAsync();
        Assert.Equal(new SendResult.Sent("id-1"), await SendAsync(bot, Message(bot)));
        var call = Assert.Single(bot.Connector.Calls);
        Assert.Equal(("POST", Chat, "Bearer token-1", "application/json; charset=utf-8"), (call.Method, call.Path, call.Authorization, call.ContentType));
        Assert.Equal(
            "grant_type=client_credentials&client_id=22222222-2222-4222-8222-222222222222&client_secret=a+client+secret&scope=https%3A%2F%2Fapi.botframework.com%2F.default",
            Assert.Single(bot.Tokens.TokenForms));
    }

    [Fact]
    public async Task ManyMessagesShareOneToken()
    {
        await using var bot = await TeamsBot.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(bot, Message(bot)).AsTask()));
        Assert.Equal(20, bot.Connector.Calls.Count);
        Assert.Single(bot.Tokens.TokenForms);
    }

    [Fact]
    public async Task ATokenIsFetchedAgainBeforeItExpires()
    {
        await using var bot = await TeamsBot.StartAsync();
        await SendAsync(bot, Message(bot));
        bot.Clock.Now += TimeSpan.FromMinutes(57);
        await SendAsync(bot, Message(bot));
        bot.Clock.Now += TimeSpan.FromMinutes(2);
        await SendAsync(bot, Message(bot));
        Assert.Equal(["Bearer token-1", "Bearer token-1", "Bearer token-2"], bot.Connector.Calls.Select(call => call.Authorization));
    }

    [Fact]
    public async Task ARefusedTokenIsFetchedAgainOnce()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(401);
        Assert.Equal(new SendResult.Sent("id-2"), await SendAsync(bot, Message(bot)));
        bot.Connector.Then(401, "BotNotRegistered").Then(401, "BotNotRegistered");
        Assert.Equal(new SendResult.Refused("401 BotNotRegistered"), await SendAsync(bot, Message(bot)));
        Assert.Equal(["Bearer token-1", "Bearer token-2", "Bearer token-2", "Bearer token-3"], bot.Connector.Calls.Select(call => call.Authorization));
    }

    [Fact]
    public async Task WithoutATokenNothingIsSentAndTheLogNamesTheSettings()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Tokens.Refusal = "invalid_client";
        Assert.Equal(new SendResult.Retry(TimeSpan.FromSeconds(30), false, "no token"), await SendAsync(bot, Message(bot)));
        Assert.Empty(bot.Connector.Calls);
        Assert.Contains("Error: 127.0.0.1 gives no token for sending to Teams: status 401, invalid_client. Check Teams:AppId, Teams:AppPassword and Teams:TenantId", bot.Log.Lines);
    }

    [Theory]
    [InlineData(429, "Throttled", "7", 7, false)]
    [InlineData(412, "PreconditionFailed", null, null, false)]
    [InlineData(500, "ServiceError", null, null, false)]
    [InlineData(502, null, null, null, false)]
    [InlineData(503, null, null, null, false)]
    [InlineData(503, null, "3", 3, false)]
    [InlineData(504, null, null, null, true)]
    [InlineData(408, null, null, null, true)]
    [InlineData(429, "Throttled", "Sun, 22 Nov 2026 09:00:05 GMT", 5, false)]
    [InlineData(429, "Throttled", "Sun, 22 Nov 2026 08:00:00 GMT", 0, false)]
    public async Task WhatMayPassIsTriedAgainAsTeamsAsks(int status, string? code, string? retryAfter, int? seconds, bool mayHaveBeenSent)
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(status, code, retryAfter is null ? [] : [("Retry-After", retryAfter), ("MS-CV", "cv.1")]);
        Assert.Equal(
            new SendResult.Retry(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, mayHaveBeenSent, $"{status} {code}".Trim()),
            await SendAsync(bot, Message(bot)));
    }

    [Theory]
    [InlineData(403, "BotDisabledByAdmin")]
    [InlineData(403, "ConversationBlockedByUser")]
    [InlineData(403, "ForbiddenOperationException")]
    [InlineData(403, "MessageWritesBlocked")]
    [InlineData(404, "ConversationNotFound")]
    public async Task APlaceThatIsGoneIsSaidToBe(int status, string code)
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(status, code);
        Assert.Equal(new SendResult.Gone($"{status} {code}"), await SendAsync(bot, Message(bot)));
    }

    [Theory]
    [InlineData(400, "BadArgument")]
    [InlineData(403, "NotEnoughPermissions")]
    [InlineData(403, "InvalidBotApiHost")]
    [InlineData(413, "MessageSizeTooBig")]
    public async Task AMessageThatIsRefusedIsNotTriedAgain(int status, string code)
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(status, code);
        Assert.Equal(new SendResult.Refused($"{status} {code}"), await SendAsync(bot, Message(bot)));
    }

    [Fact]
    public async Task ARosterThatDoesNotKnowTheBotYetIsGivenTime()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(403, "BotNotInConversationRoster").Then(403, "BotNotInConversationRoster");
        Assert.Equal(new SendResult.Retry(TimeSpan.FromSeconds(5), false, "403 BotNotInConversationRoster"), await SendAsync(bot, Message(bot)));
        Assert.Equal(new SendResult.Gone("403 BotNotInConversationRoster"), await SendAsync(bot, Message(bot) with { Attempt = 3 }));
    }

    [Fact]
    public async Task ARedirectIsNotFollowed()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(307, null, ("Location", bot.Connector.ServiceUrl + "/elsewhere"));
        Assert.Equal(new SendResult.Refused("307"), await SendAsync(bot, Message(bot)));
        Assert.Single(bot.Connector.Calls);
    }

    [Fact]
    public async Task AnAnswerThatNeverComesMayHaveBeenTaken()
    {
        await using var bot = await TeamsBot.StartAsync();
        await SendAsync(bot, Message(bot));
        bot.Clock.Hurry = 100;
        bot.Connector.Then(http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted));
        Assert.Equal(new SendResult.Retry(null, true, "Timeout"), await SendAsync(bot, Message(bot)));
    }

    [Fact]
    public async Task AConnectionThatBreaksMayHaveCarriedTheMessage()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        var retry = Assert.IsType<SendResult.Retry>(await SendAsync(bot, Message(bot)));
        Assert.Equal((null, true), (retry.After, retry.MayHaveBeenSent));
    }

    [Fact]
    public async Task WithoutAConnectionNothingWasSent()
    {
        await using var bot = await TeamsBot.StartAsync(("Teams:AllowedServiceUrls:1", "http://127.0.0.1:9/"));
        var message = Message(bot);
        Assert.Equal(
            new SendResult.Retry(null, false, "ConnectionError"),
            await SendAsync(bot, message with { To = message.To with { Address = new TeamsAddress("http://127.0.0.1:9/", "28:bot", "T").Write() } }));
    }

    [Fact]
    public async Task AnAddressThatIsNotAllowedIsNeverCalled()
    {
        await using var bot = await TeamsBot.StartAsync();
        var message = Message(bot);
        Assert.Equal(
            new SendResult.Refused("403 ServiceUrlNotAllowed"),
            await SendAsync(bot, message with { To = message.To with { Address = new TeamsAddress("https://evil.trafficmanager.net/", "28:bot", "T").Write() } }));
        Assert.Empty(bot.Tokens.TokenForms);
    }

    [Fact]
    public async Task ACardIsChangedInItsPlace()
    {
        await using var bot = await TeamsBot.StartAsync();
        Assert.Equal(new SendResult.Sent("card-1"), await SendAsync(bot, Message(bot) with { CardAddress = "card-1" }));
        var call = Assert.Single(bot.Connector.Calls);
        Assert.Equal(("PUT", Chat + "/card-1"), (call.Method, call.Path));
    }

    [Fact]
    public async Task AChangeIsTheSameTwice()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(502);
        Assert.Equal(new SendResult.Retry(null, false, "502"), await SendAsync(bot, Message(bot) with { CardAddress = "card-1" }));
    }

    [Theory]
    [InlineData(404, "ActivityNotFoundInConversation")]
    [InlineData(404, null)]
    [InlineData(403, null)]
    [InlineData(400, "BadSyntax")]
    [InlineData(405, null)]
    public async Task WhatWouldChangeACardThatCannotBeChangedComesAsAMessage(int status, string? code)
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(status, code);
        Assert.Equal(new SendResult.Sent("id-2"), await SendAsync(bot, Message(bot) with { CardAddress = "card-1" }));
        Assert.Equal([("PUT", Chat + "/card-1"), ("POST", Chat)], bot.Connector.Calls.Select(call => (call.Method, call.Path)));
    }

    [Fact]
    public async Task APersonalChatIsOpenedFirst()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(async http => await http.Response.WriteAsJsonAsync(new { id = "a:1new" }));
        var message = Message(bot);
        var to = message.To with { ConversationId = null };
        Assert.Equal(
            new SendResult.Sent("id-2", to with { ConversationId = "a:1new" }),
            await SendAsync(bot, message with { To = to }));
        Assert.Equal(["/_connector/v3/conversations", "/_connector/v3/conversations/a%3A1new/activities"], bot.Connector.Calls.Select(call => call.Path));
        Assert.Equal(
            """{"bot":{"id":"28:22222222-2222-4222-8222-222222222222"},"isGroup":false,"tenantId":"11111111-1111-4111-8111-111111111111","members":[{"id":"29:maria"}],"channelData":{"tenant":{"id":"11111111-1111-4111-8111-111111111111"}}}""",
            JsonSerializer.Serialize(bot.Connector.Calls[0].Body));
    }

    [Fact]
    public async Task AChatThatCannotBeOpenedIsSaidSo()
    {
        await using var bot = await TeamsBot.StartAsync();
        var message = Message(bot) with { To = Message(bot).To with { ConversationId = null } };
        bot.Connector.Then(403, "ForbiddenOperationException").Then(503);
        Assert.Equal(new SendResult.Gone("403 ForbiddenOperationException"), await SendAsync(bot, message));
        Assert.Equal(new SendResult.Retry(null, false, "503"), await SendAsync(bot, message));
        Assert.Equal(new SendResult.Refused("no conversation and no member"), await SendAsync(bot, message with { To = message.To with { MemberId = null } }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    [InlineData("{}")]
    public async Task SomebodyNeverWrittenToIsReachedThroughTheTenant(string? address)
    {
        await using var bot = await TeamsBot.StartAsync();
        var to = Message(bot).To with { ConversationId = null, Address = address };
        await SendAsync(bot, Message(bot) with { To = to });
        Assert.Equal("/_connector/teams/v3/conversations", bot.Connector.Calls[0].Path);
        Assert.Equal(FakeTokenService.TenantId, bot.Connector.Calls[0].Body.GetProperty("tenantId").GetString());
    }

    [Fact]
    public async Task InThePlaygroundNoTokenIsSent()
    {
        await using var bot = await TeamsBot.StartUnconfiguredAsync("Development");
        Assert.IsType<SendResult.Sent>(await SendAsync(bot, Message(bot)));
        Assert.Equal("", Assert.Single(bot.Connector.Calls).Authorization);
        Assert.Empty(bot.Tokens.TokenForms);
    }

    [Fact]
    public async Task AMembersAddressIsLookedUp()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(async http => await http.Response.WriteAsJsonAsync(new { id = "29:maria", name = "Maria", email = "maria@contoso.com", objectId = "3333" })).Then(404, "MemberNotFoundInConversation");
        Assert.Equal(
            new TeamsMember("29:maria", "Maria", "maria@contoso.com", null, null, "3333", null),
            await bot.Client.GetMemberAsync(bot.Connector.ServiceUrl, "a:1chat", "29:maria", CancellationToken.None));
        Assert.Equal("/_connector/v3/conversations/a%3A1chat/members/29%3Amaria", bot.Connector.Calls[0].Path);
        Assert.Null(await bot.Client.GetMemberAsync(bot.Connector.ServiceUrl, "a:1chat", "29:x", CancellationToken.None));
    }

    private static ValueTask<SendResult> SendAsync(TeamsBot bot, OutgoingMessage message) => bot.Channel.SendAsync(message, CancellationToken.None);

    private static OutgoingMessage Message(TeamsBot bot) => new()
    {
        Id = "o1",
        Workspace = "teams-" + FakeTokenService.TenantId,
        To = new Place
        {
            Channel = "teams",
            ConversationId = "a:1chat",
            Kind = PlaceKind.Personal,
            MemberId = "29:maria",
            Address = new TeamsAddress(bot.Connector.ServiceUrl, "28:" + FakeTokenService.AppId, FakeTokenService.TenantId).Write(),
        },
        Reply = new Reply { Text = "Saved", Card = new AdaptiveCard { FallbackText = "Saved", Body = [new TextBlock("Saved")] } },
    };
}
