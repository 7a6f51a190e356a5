using System.Net;
using System.Text.Json.Nodes;

namespace ReferralBot.Tests.Teams;

public sealed class TokenTests
{
    public static TheoryData<string, string> WrongTokens => new()
    {
        { "signed with another key", "401" },
        { "signed with another key under a known id", "401" },
        { "no signature", "401" },
        { "the public key as a shared secret", "401" },
        { "another audience", "401" },
        { "no audience", "401" },
        { "another issuer", "401" },
        { "no issuer", "401" },
        { "expired", "401" },
        { "no expiry", "401" },
        { "not valid yet", "401" },
        { "no service URL", "401" },
        { "another service URL", "403" },
        { "key without endorsements", "403" },
    };

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task AWrongTokenIsRefusedAndNothingIsStored(string what, string status)
    {
        await using var bot = await TeamsBot.StartAsync();
        var answer = await bot.PostAsync(bot.Message("log referral from Kim").ToJsonString(), WrongToken(bot, what));
        Assert.Equal(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), (int)answer.StatusCode);
        Assert.Empty(bot.Inbox.Turns);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic eDp5")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer a.b.c.d.e")]
    [InlineData("Bearer \u007f")]
    [InlineData("bearer eyJhbGciOiJSUzI1NiJ9.e30.AA")]
    public async Task WhatIsNoTokenIsRefused(string? authorization)
    {
        await using var bot = await TeamsBot.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Endpoint) { Content = new StringContent("{}") };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        var answer = await bot.SendAsync(request);
        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task AGoodTokenServesManyMessagesAndItsKeysAreFetchedOnce()
    {
        await using var bot = await TeamsBot.StartAsync();
        var token = bot.GoodToken();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("hello").ToJsonString(), token)).StatusCode);
        }

        Assert.Equal(3, bot.Inbox.Turns.Count);
        Assert.Equal(1, bot.Tokens.Fetches);
    }

    [Fact]
    public async Task ARememberedTokenIsRefusedOnceItHasExpired()
    {
        await using var bot = await TeamsBot.StartAsync();
        var token = bot.GoodToken();
        var message = bot.Message("hello").ToJsonString();
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(message, token)).StatusCode);
        bot.Clock.Now += TimeSpan.FromMinutes(64);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(message, token)).StatusCode);
        bot.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(message, token)).StatusCode);
    }

    [Fact]
    public async Task ARememberedTokenIsGoodForItsOwnServiceUrlOnly()
    {
        await using var bot = await TeamsBot.StartAsync();
        var token = bot.GoodToken();
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("hello").ToJsonString(), token)).StatusCode);
        var turned = bot.Message("hello");
        turned["serviceUrl"] = "https://smba.trafficmanager.net/amer/";
        Assert.Equal(HttpStatusCode.Forbidden, (await bot.PostAsync(turned.ToJsonString(), token)).StatusCode);
        Assert.Single(bot.Inbox.Turns);
    }

    [Fact]
    public async Task AServiceUrlOutsideTheListIsRefusedEvenWithItsToken()
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Message("hello");
        activity["serviceUrl"] = "https://evil.trafficmanager.net/";
        var answer = await bot.PostAsync(activity.ToJsonString(), bot.Tokens.Sign("https://evil.trafficmanager.net/", bot.Clock.Now));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task AnotherTenantIsRefused()
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Message("hello");
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "99999999-9999-4999-8999-999999999999" } };
        Assert.Equal(HttpStatusCode.Forbidden, (await bot.PostAsync(activity)).StatusCode);
        Assert.Empty(bot.Inbox.Turns);
    }

    [Fact]
    public async Task AMultiTenantBotKeepsTenantsApart()
    {
        await using var bot = await TeamsBot.StartAsync(("Teams:AppType", "MultiTenant"), ("Teams:TenantId", null));
        await bot.PostAsync(bot.Message("hello"));
        var other = bot.Message("hello");
        other["channelData"]!["tenant"]!["id"] = "99999999-9999-4999-8999-99999999999A";
        await bot.PostAsync(other);
        Assert.Equal(
            ["teams-" + FakeTokenService.TenantId, "teams-99999999-9999-4999-8999-99999999999a"],
            bot.Inbox.Turns.Select(turn => turn.Workspace));
    }

    [Fact]
    public async Task AnUnknownKeyIsLookedForButNotAgainAndAgain()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.PostAsync(bot.Message("hello"));
        var stranger = FakeTokenService.UnpublishedKey;
        for (var i = 0; i < 5; i++)
        {
            var token = bot.Tokens.Sign(bot.Connector.ServiceUrl, bot.Clock.Now, kid: $"invented-{i}", key: stranger);
            Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync("{}", token)).StatusCode);
        }

        Assert.Equal(1, bot.Tokens.Fetches);
        bot.Clock.Now += TimeSpan.FromSeconds(4);
        await bot.PostAsync("{}", bot.Tokens.Sign(bot.Connector.ServiceUrl, bot.Clock.Now, kid: "invented", key: stranger));
        Assert.Equal(2, bot.Tokens.Fetches);
    }

    [Fact]
    public async Task ANewKeyIsFoundAndAWithdrawnOneIsGoodForNothing()
    {
        await using var bot = await TeamsBot.StartAsync();
        var old = bot.GoodToken();
        var message = bot.Message("hello").ToJsonString();
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(message, old)).StatusCode);

        bot.Tokens.Keys["new"] = (FakeTokenService.UnpublishedKey, ["msteams"]);
        bot.Tokens.Keys.Remove("good");
        bot.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(message, bot.Tokens.Sign(bot.Connector.ServiceUrl, bot.Clock.Now, kid: "new"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(message, old)).StatusCode);
    }

    [Fact]
    public async Task WithoutKeysNothingIsJudgedAndTeamsIsAskedToComeAgain()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Tokens.IsDown = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.PostAsync(bot.Message("hello"))).StatusCode);
        Assert.Empty(bot.Inbox.Turns);

        bot.Tokens.IsDown = false;
        bot.Clock.Now += TimeSpan.FromSeconds(4);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("hello"))).StatusCode);
    }

    [Fact]
    public async Task KeysServeOnWhileTheyCannotBeFetchedAgain()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.PostAsync(bot.Message("hello"));
        bot.Tokens.IsDown = true;
        bot.Clock.Now += TimeSpan.FromDays(4);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("hello"))).StatusCode);
        bot.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.PostAsync(bot.Message("hello"))).StatusCode);
    }

    [Fact]
    public async Task WithoutSettingsEverybodyIsRefusedAndTheLogSaysWhy()
    {
        await using var bot = await TeamsBot.StartUnconfiguredAsync("Production");
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(bot.Message("hello").ToJsonString(), token: null)).StatusCode);
        Assert.Contains("Warning: Refused a request to the Teams endpoint with 401: Teams is off: Teams:AppId is not set", bot.Log.Lines);
        Assert.Equal(new Bot.Turns.ChannelStatus("Teams", false, "Teams:AppId is not set"), bot.Status);
    }

    [Fact]
    public async Task InDevelopmentThePlaygroundOnThisMachineIsServed()
    {
        await using var bot = await TeamsBot.StartUnconfiguredAsync("Development");
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("hello").ToJsonString(), token: null)).StatusCode);
        Assert.False(Assert.Single(bot.Inbox.Turns).From.IsGuest);

        var away = bot.Message("hello");
        away["serviceUrl"] = "https://smba.trafficmanager.net/amer/";
        Assert.Equal(HttpStatusCode.Forbidden, (await bot.PostAsync(away.ToJsonString(), token: null)).StatusCode);
        Assert.Single(bot.Inbox.Turns);
    }

    [Theory]
    [InlineData("Authorization", "Bearer x")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Host", "bot.example")]
    public async Task InDevelopmentWhatMayComeFromElsewhereIsRefused(string header, string value)
    {
        await using var bot = await TeamsBot.StartUnconfiguredAsync("Development");
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Endpoint) { Content = new StringContent(bot.Message("hello").ToJsonString(), null, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.SendAsync(request)).StatusCode);
        Assert.Empty(bot.Inbox.Turns);
    }

    private static string WrongToken(TeamsBot bot, string what)
    {
        var url = bot.Connector.ServiceUrl;
        var now = bot.Clock.Now;
        var stranger = FakeTokenService.UnpublishedKey;
        return what switch
        {
            "signed with another key" => bot.Tokens.Sign(url, now, kid: "nobody's", key: stranger),
            "signed with another key under a known id" => bot.Tokens.Sign(url, now, key: stranger),
            "no signature" => bot.Tokens.Sign(url, now, alg: "none"),
            "the public key as a shared secret" => bot.Tokens.Sign(url, now, alg: "HS256"),
            "another audience" => bot.Tokens.Sign(url, now, claims => claims["aud"] = "99999999-9999-4999-8999-999999999999"),
            "no audience" => bot.Tokens.Sign(url, now, claims => claims.Remove("aud")),
            "another issuer" => bot.Tokens.Sign(url, now, claims => claims["iss"] = $"https://sts.windows.net/{FakeTokenService.TenantId}/"),
            "no issuer" => bot.Tokens.Sign(url, now, claims => claims.Remove("iss")),
            "expired" => bot.Tokens.Sign(url, now.AddMinutes(-66)),
            "no expiry" => bot.Tokens.Sign(url, now, claims => claims.Remove("exp")),
            "not valid yet" => bot.Tokens.Sign(url, now, claims => claims["nbf"] = now.AddMinutes(6).ToUnixTimeSeconds()),
            "no service URL" => bot.Tokens.Sign(url, now, claims => claims.Remove("serviceurl")),
            "another service URL" => bot.Tokens.Sign("https://evil.example/", now),
            "key without endorsements" => bot.Tokens.Sign(url, now, kid: "unendorsed"),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }
}
