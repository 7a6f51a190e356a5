using System.Net;
using System.Text;
using ReferralBot.Bot.Slack;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Slack;

/// <summary>Workspaces that install the app themselves, each with a token of its own.</summary>
public sealed class SlackInstallTests : IAsyncLifetime
{
    private const string Hello = """{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"hello","ts":"1795000000.000100","event_ts":"1795000000.000100"}""";
    private SlackHost host = null!;

    public async Task InitializeAsync() => host = await SlackHost.StartAsync(installable: true);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task TheConsentPageIsAskedForWhatTheManifestAsksFor()
    {
        using var begun = await host.Client.GetAsync("/slack/install");

        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var page = begun.Headers.Location!;
        Assert.Equal(new Uri(new Uri(host.Slack.ApiUrl), "/oauth/v2/authorize").AbsoluteUri, page.GetLeftPart(UriPartial.Path));
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(page.Query);
        Assert.Equal(["client_id", "scope", "state"], query.Keys.Order());
        Assert.Equal(("123.456", string.Join(',', SlackInstall.Scopes)), (query["client_id"].ToString(), query["scope"].ToString()));
        var cookie = begun.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith($"slack-install-state={query["state"]};", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryWorkspaceIsServedWithItsOwnTokenAndItsInstallerIsGreeted()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await host.PostInnerEventAsync(Hello, "T0ONE")).StatusCode);

        await InstallAsync("T0ONE", "xoxb-one");
        await InstallAsync("T0TWO", "xoxb-two");

        Assert.Equal(HttpStatusCode.OK, (await host.PostInnerEventAsync(Hello, "T0ONE")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.PostInnerEventAsync(Hello, "T0TWO")).StatusCode);
        Assert.Equal(["slack-T0ONE", "slack-T0TWO", "slack-T0ONE", "slack-T0TWO"], host.Inbox.Turns.Select(turn => turn.Workspace));
        Assert.Equal(new Joined(), host.Inbox.Turns[0].Content);
        Assert.Equal(SlackPlaces.Personal("U0INSTALLER", null), host.Inbox.Turns[0].In);

        await SendAsync("slack-T0ONE");
        await SendAsync("slack-T0TWO");
        Assert.Equal(["xoxb-one", "xoxb-two"], host.Slack.CallsOf("chat.postMessage").Select(call => call.Token));
        Assert.Equal(["xoxb-one", "xoxb-two", "xoxb-one", "xoxb-two"], host.Slack.CallsOf("users.info").Select(call => call.Token));
    }

    [Fact]
    public async Task TheExchangeProvesWhoTheAppIs()
    {
        await InstallAsync("T0ONE", "xoxb-one");
        var call = Assert.Single(host.Slack.CallsOf("oauth.v2.access"));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("123.456:a client secret")), call.Authorization);
        Assert.Equal("""{"code":"c1"}""", call.Arguments.GetRawText());
    }

    [Fact]
    public async Task TheTokenIsNotReadableInTheStore()
    {
        await InstallAsync("T0ONE", "xoxb-one");
        var row = await host.Get<ITableStore>().GetAsync("slack-T0ONE", RowKeys.Installation("slack"), CancellationToken.None);
        Assert.DoesNotContain("xoxb", Encoding.UTF8.GetString(row!.Data.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another state", null)]
    [InlineData(null, "another state")]
    [InlineData(null, "")]
    [InlineData("", null)]
    public async Task AStateThatThisBrowserWasNotGivenInstallsNothing(string? state, string? cookie)
    {
        var begun = await BeginAsync();
        var (status, _) = await EndAsync($"code=c1&state={state ?? begun}", cookie ?? begun);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Empty(host.Slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task AStateIsGoodOnceAndForTenMinutes()
    {
        Answer("T0ONE", "xoxb-one");
        var begun = await BeginAsync();
        Assert.Equal(HttpStatusCode.OK, (await EndAsync($"code=c1&state={begun}", begun)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await EndAsync($"code=c1&state={begun}", begun)).Status);

        var late = await BeginAsync();
        host.Clock.Now += TimeSpan.FromMinutes(10);
        Assert.Equal(HttpStatusCode.BadRequest, (await EndAsync($"code=c1&state={late}", late)).Status);
        Assert.Single(host.Slack.CallsOf("oauth.v2.access"));
    }

    [Theory]
    [InlineData("error=access_denied", null, HttpStatusCode.OK, InstallationWords.Declined)]
    [InlineData("error=<b>", null, HttpStatusCode.OK, "Slack says &lt;b&gt;")]
    [InlineData("", null, HttpStatusCode.BadRequest, InstallationWords.NotBegunHere)]
    [InlineData("code=c1", """{"ok":false,"error":"invalid_code"}""", HttpStatusCode.BadGateway, "Slack says invalid_code")]
    [InlineData("code=c1", """{"ok":true,"is_enterprise_install":true}""", HttpStatusCode.BadRequest, InstallationWords.OneWorkspaceAtATime)]
    [InlineData("code=c1", """{"ok":true,"scope":"chat:write,commands"}""", HttpStatusCode.BadRequest, "im:history")]
    [InlineData("code=c1", """{"ok":true,"scope":"*"}""", HttpStatusCode.BadGateway, "too little")]
    public async Task WhateverElseComesBackInstallsNothingAndSaysWhy(string query, string? answer, HttpStatusCode status, string said)
    {
        if (answer is not null)
        {
            host.Slack.Fail("oauth.v2.access", context => FakeSlack.WriteAsync(context, 200, answer.Replace("*", string.Join(',', SlackInstall.Scopes), StringComparison.Ordinal)));
        }

        var begun = await BeginAsync();
        var (was, page) = await EndAsync($"{query}&state={begun}", begun);

        Assert.Equal(status, was);
        Assert.Contains(said.Contains('&', StringComparison.Ordinal) ? said : WebUtility.HtmlEncode(said), page, StringComparison.Ordinal);
        Assert.Empty(host.Inbox.Turns);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.PostInnerEventAsync(Hello, "T0ONE")).StatusCode);
    }

    [Fact]
    public async Task AFarewellTakesTheTokenAwayAndItsSecondEventIsTakenToo()
    {
        await InstallAsync("T0ONE", "xoxb-one");
        host.Clock.Now += TimeSpan.FromMinutes(1);

        Assert.Equal(HttpStatusCode.OK, (await FarewellAsync(host.Clock.Now)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await FarewellAsync(host.Clock.Now)).StatusCode);

        Assert.Equal(new Left(), host.Inbox.Turns[^1].Content);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.PostInnerEventAsync(Hello, "T0ONE")).StatusCode);
        Assert.Equal(new SendResult.Refused("not_installed"), await SendAsync("slack-T0ONE"));
        Assert.Null(await host.Get<ITableStore>().GetAsync("slack-T0ONE", RowKeys.Installation("slack"), CancellationToken.None));
    }

    [Fact]
    public async Task AFarewellFromBeforeDoesNotTakeAFreshInstallationAway()
    {
        var before = host.Clock.Now - TimeSpan.FromMinutes(1);
        await InstallAsync("T0ONE", "xoxb-one");
        Assert.Equal(HttpStatusCode.OK, (await FarewellAsync(before)).StatusCode);
        Assert.IsType<SendResult.Sent>(await SendAsync("slack-T0ONE"));
    }

    [Fact]
    public void ATokenOpensWithTheSameSecretForTheSameWorkspaceAlone()
    {
        var seal = new TokenSeal("secret");
        var closed = seal.Close("T1", "xoxb-one");
        Assert.NotEqual(closed, seal.Close("T1", "xoxb-one"));
        Assert.Equal("xoxb-one", new TokenSeal("secret").Open("T1", closed));
        Assert.Null(seal.Open("T2", closed));
        Assert.Null(new TokenSeal("another").Open("T1", closed));
        Assert.Null(seal.Open("T1", "no base64"));
        Assert.Null(seal.Open("T1", "c2hvcnQ="));
    }

    private async Task InstallAsync(string team, string token)
    {
        Answer(team, token);
        var begun = await BeginAsync();
        var (status, page) = await EndAsync($"code=c1&state={begun}", begun);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(WebUtility.HtmlEncode(InstallationWords.Done($"Name of {team} & <co>")), page, StringComparison.Ordinal);
    }

    private void Answer(string team, string token) => host.Slack.Fail("oauth.v2.access", context => FakeSlack.WriteAsync(
        context,
        200,
        $$$"""{"ok":true,"access_token":"{{{token}}}","scope":"{{{string.Join(',', SlackInstall.Scopes)}}}","bot_user_id":"U0BOT","team":{"id":"{{{team}}}","name":"Name of {{{team}}} & <co>"},"enterprise":null,"is_enterprise_install":false,"authed_user":{"id":"U0INSTALLER"}}"""));

    private async Task<string> BeginAsync()
    {
        using var begun = await host.Client.GetAsync("/slack/install");
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(begun.Headers.Location!.Query)["state"]!;
    }

    private async Task<(HttpStatusCode Status, string Page)> EndAsync(string query, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/slack/oauth_redirect?" + query);
        request.Headers.Add("Cookie", "slack-install-state=" + cookie);
        using var response = await host.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> FarewellAsync(DateTimeOffset at) => host.PostEventAsync(
        $$$"""{"type":"event_callback","team_id":"T0ONE","event_id":"Ev9","event_time":{{{at.ToUnixTimeSeconds()}}},"event":{"type":"app_uninstalled"}}""");

    private ValueTask<SendResult> SendAsync(string workspace) => host.Channel.SendAsync(
        new OutgoingMessage { Id = "1", Workspace = workspace, To = SlackPlaces.Personal("U1", "D1"), Reply = new Reply { Text = "hello" } },
        CancellationToken.None);
}
