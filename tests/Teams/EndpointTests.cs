using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Bot.Teams;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Teams;

public sealed class EndpointTests
{
    private static readonly JsonNode Press = JsonNode.Parse("""{"pressed":{"verb":"referral.thanked","data":{"id":"r1"}},"how":"note"}""")!;

    [Fact]
    public async Task AMessageIsStoredAndThenAnsweredWith200AndNothing()
    {
        await using var bot = await TeamsBot.StartAsync();
        var answer = await bot.PostAsync(bot.Message("log referral from Kim"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        Assert.Equal(new Said("log referral from Kim"), Assert.Single(bot.Inbox.Turns).Content);
    }

    [Theory]
    [InlineData(null, 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/jsonp", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/json", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("APPLICATION/JSON;charset=UTF-8", 200)]
    public async Task OnlyJsonInUtf8IsRead(string? contentType, int status)
    {
        await using var bot = await TeamsBot.StartAsync();
        var answer = await bot.PostAsync(Encoding.UTF8.GetBytes(bot.Message("hello").ToJsonString()), bot.GoodToken(), contentType);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message","timestamp":"yesterday"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    public async Task WhatIsNoActivityIsABadRequest(string body)
    {
        await using var bot = await TeamsBot.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync(body, bot.GoodToken())).StatusCode);
        Assert.Empty(bot.Inbox.Turns);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatIsTooLargeIsNotRead(bool tellsLength)
    {
        await using var bot = await TeamsBot.StartAsync();
        var body = Encoding.UTF8.GetBytes(bot.Message(new string('x', 256 * 1024)).ToJsonString());
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = !tellsLength;
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + bot.GoodToken());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await bot.SendAsync(request)).StatusCode);
        Assert.Empty(bot.Inbox.Turns);

        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("hello").ToJsonString(), bot.GoodToken())).StatusCode);
        Assert.Single(bot.Inbox.Turns);
    }

    [Fact]
    public async Task ALongMessageIsTaken()
    {
        await using var bot = await TeamsBot.StartAsync();
        var text = string.Concat(Enumerable.Repeat("👩‍👩‍👧 ß", 4000)).Trim();
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message(text))).StatusCode);
        Assert.Equal(new Said(text), Assert.Single(bot.Inbox.Turns).Content);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("from")]
    [InlineData("recipient")]
    [InlineData("conversation")]
    [InlineData("timestamp")]
    [InlineData("type")]
    public async Task AMessageWithoutWhatItMustHaveIsABadRequest(string member)
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Message("hello");
        activity.Remove(member);
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync(activity)).StatusCode);
        activity[member] = null;
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync(activity)).StatusCode);
        Assert.Empty(bot.Inbox.Turns);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageDelete")]
    [InlineData("somethingNew")]
    public async Task UnknownActivitiesAreTakenAndLeft(string type)
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Message("hello");
        activity["type"] = type;
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(activity)).StatusCode);
        Assert.Empty(bot.Inbox.Turns);
    }

    [Fact]
    public async Task AnInvokeThatIsNotOfferedIsAnswered501()
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Invoke(Press.DeepClone());
        activity["name"] = "composeExtension/query";
        Assert.Equal(HttpStatusCode.NotImplemented, (await bot.PostAsync(activity)).StatusCode);
    }

    [Fact]
    public async Task WhenNothingCanBeStoredTeamsComesAgainAndTheMemberHearsOfItOnce()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Inbox.IsDown = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.PostAsync(bot.Message("hello"))).StatusCode);
        var call = await bot.Connector.NextCallAsync();
        Assert.Equal("/_connector/v3/conversations/a%3A1chat/activities", call.Path);
        Assert.Equal("I can't save anything at the moment, so nothing was changed. Please send that again in a minute.", call.Body.GetProperty("text").GetString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.PostAsync(bot.Message("hello"))).StatusCode);
        Assert.Single(bot.Connector.Calls);
    }

    [Fact]
    public async Task APressIsAnsweredInTheResponse()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Inbox.Answer = new Reply { Text = "Thanked Kim", ReplacesCard = true, Card = new AdaptiveCard { FallbackText = "Thanked Kim", Body = [new TextBlock("Thanked Kim (note)")] } };
        var answer = await bot.PostAsync(bot.Invoke(Press.DeepClone()));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","version":"1.2","fallbackText":"Thanked Kim","body":[{"type":"TextBlock","text":"Thanked Kim (note)","wrap":true}]}}""",
            await answer.Content.ReadAsStringAsync());
        var press = Assert.IsType<Pressed>(Assert.Single(bot.Inbox.Turns).Content);
        Assert.Equal("referral.thanked", press.Verb);
        Assert.Equal([KeyValuePair.Create("id", "r1")], press.Data);
        Assert.Equal([KeyValuePair.Create("how", "note")], press.Inputs);
        Assert.Equal("1776827520000", press.CardAddress);
    }

    [Fact]
    public async Task AnAnswerBesideTheCardIsAnnounced()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Inbox.Answer = new Reply { Text = "Two lines to Kim" };
        var answer = await bot.PostAsync(bot.Invoke(Press.DeepClone()));
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Answered below."}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task InASharedPlaceAPrivateAnswerStaysOutOfTheResponse()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Inbox.Answer = new Reply { Text = "Thanked Kim", ReplacesCard = true };
        var press = bot.Invoke(Press.DeepClone());
        press["conversation"] = new JsonObject { ["id"] = "19:x@thread.tacv2;messageid=1", ["conversationType"] = "channel", ["isGroup"] = true };
        var answer = await bot.PostAsync(press);
        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"I've answered you in our personal chat, so that names stay between us."}""",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task AnAnswerThatIsNotReadyIsAnnounced()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Inbox.IsSlow = true;
        var answer = await bot.PostAsync(bot.Invoke(Press.DeepClone()));
        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"I have it and am still working on it. The answer follows here."}""",
            await answer.Content.ReadAsStringAsync());
        Assert.Empty(bot.Connector.Calls);
    }

    [Fact]
    public async Task APressThatWasAnsweredBeforeIsSaidToBeDone()
    {
        await using var bot = await TeamsBot.StartAsync();
        var answer = await bot.PostAsync(bot.Invoke(Press.DeepClone()));
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"That's done already."}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"pressed":"x"}""")]
    [InlineData("""{"pressed":{"verb":7}}""")]
    [InlineData("""{"pressed":{"verb":"\ud800"}}""")]
    public async Task APressWithForgedDataIsAPressOfNothing(string data)
    {
        await using var bot = await TeamsBot.StartAsync();
        var body = bot.Invoke(null).ToJsonString().Replace("\"data\":null", "\"data\":" + data, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(body, bot.GoodToken())).StatusCode);
        Assert.Equal(PressedData.Unknown, Assert.Single(bot.Inbox.Turns).Content);
    }

    [Fact]
    public async Task WhenAPressCannotBeStoredTheResponseSaysSo()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Inbox.IsDown = true;
        var answer = await bot.PostAsync(bot.Invoke(Press.DeepClone()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(
            """{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"NotSaved","message":"I can't save anything at the moment, so nothing was changed. Please send that again in a minute."}}""",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task TheLogHasNothingPersonal()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.PostAsync(bot.Message("my confidential text"));
        await bot.PostAsync(bot.Message("my confidential text").ToJsonString()[..^1], bot.GoodToken());
        bot.Inbox.IsDown = true;
        await bot.PostAsync(bot.Message("my confidential text"));
        await bot.Connector.NextCallAsync();
        foreach (var secret in new[] { "confidential", "Maria", "29:maria", "a client secret", "eyJ", "token-1" })
        {
            Assert.DoesNotContain(bot.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task AnyBytesGetACleanStatus()
    {
        await using var bot = await TeamsBot.StartAsync();
        var token = bot.GoodToken();
        Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(body => IsClean(bot.PostAsync(body, token))));
        Assert.DoesNotContain(bot.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnyActivityWithAMemberOfAnotherKindGetsACleanStatus()
    {
        await using var bot = await TeamsBot.StartAsync();
        var token = bot.GoodToken();
        string[] kinds = ["null", "7", "\"\"", "\"x\"", "[]", "[null]", "[{}]", "{}", "{\"id\":null}", "{\"action\":{\"data\":{\"pressed\":{\"verb\":\"v\",\"data\":[]}}}}", "true", "1e999", "\"\\u0000\""];
        foreach (var activity in new[] { bot.Message("hello"), bot.Invoke(Press.DeepClone()), Install(bot) })
        {
            foreach (var member in activity.Select(pair => pair.Key).ToList())
            {
                foreach (var kind in kinds)
                {
                    var changed = activity.DeepClone().AsObject();
                    changed[member] = "@";
                    Assert.True(IsClean(bot.PostAsync(changed.ToJsonString().Replace("\"@\"", kind, StringComparison.Ordinal), token)), $"{member}: {kind}");
                }
            }
        }

        Assert.DoesNotContain(bot.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private static JsonObject Install(TeamsBot bot)
    {
        var activity = bot.Message(null);
        activity["type"] = "conversationUpdate";
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:" + FakeTokenService.AppId });
        return activity;
    }

    private static bool IsClean(Task<HttpResponseMessage> answer) => (int)answer.GetAwaiter().GetResult().StatusCode is 200 or (>= 400 and < 500) or 501;
}
