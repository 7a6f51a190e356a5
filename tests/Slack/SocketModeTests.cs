using System.Text.Json;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Slack;

/// <summary>Deliveries over Socket Mode.</summary>
public sealed class SocketModeTests : IAsyncLifetime
{
    private const string Hello = """{"type":"hello","num_connections":1}""";
    private SlackHost host = null!;
    private FakeSocket socket = null!;

    public async Task InitializeAsync()
    {
        host = await SlackHost.StartAsync(socketMode: true);
        socket = await NextSocketAsync();
        await socket.SendAsync(Hello);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task AnEnvelopeIsAcknowledgedOnceItsTurnIsKept()
    {
        await socket.SendAsync(Event("e1", "hi"));

        Assert.Equal("""{"envelope_id":"e1"}""", (await socket.NextAsync()).GetRawText());
        Assert.Equal("hi", Assert.IsType<Said>(Assert.Single(host.Inbox.Turns).Content).Text);
        Assert.Equal("xapp-test", Assert.Single(host.Slack.CallsOf("apps.connections.open")).Token);
    }

    [Fact]
    public async Task WhatIsNotKeptIsNotAcknowledged()
    {
        host.Inbox.IsAway = true;
        await socket.SendAsync("""{"type":"slash_commands","envelope_id":"e1","payload":{"team_id":"T0TEST","user_id":"U1","channel_id":"C1","command":"/referral","text":"x","trigger_id":"1.2.a"}}""");
        await host.Slack.WaitForAsync("chat.postEphemeral");
        host.Inbox.IsAway = false;
        await socket.SendAsync(Event("e2", "hi"));

        Assert.Equal("e2", (await socket.NextAsync()).GetProperty("envelope_id").GetString());
    }

    [Fact]
    public async Task TheLastDeliveryThatCannotBeKeptIsAnswered()
    {
        host.Inbox.IsAway = true;
        await socket.SendAsync(Event("e1", "hi", retry: 2));
        await socket.SendAsync(Event("e1", "hi", retry: 3));

        var call = await host.Slack.WaitForAsync("chat.postMessage");
        Assert.Equal(ChannelWords.NothingSaved, call.Arguments.GetProperty("text").GetString());
        host.Inbox.IsAway = false;
        await socket.SendAsync(Event("e2", "hi"));
        Assert.Equal("e2", (await socket.NextAsync()).GetProperty("envelope_id").GetString());
        Assert.Single(host.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task ACommandComesAsJson()
    {
        await socket.SendAsync("""{"type":"slash_commands","envelope_id":"e1","accepts_response_payload":true,"payload":{"team_id":"T0TEST","user_id":"U1","channel_id":"C1","command":"/referral","text":"my referrals","trigger_id":"1.2.a"}}""");

        Assert.Equal("""{"envelope_id":"e1"}""", (await socket.NextAsync()).GetRawText());
        Assert.Equal("my referrals", Assert.IsType<Said>(Assert.Single(host.Inbox.Turns).Content).Text);
    }

    [Fact]
    public async Task TheMistakesOfAFormGoInTheAcknowledgement()
    {
        host.Inbox.Answer = _ => new Reply { Text = "Not yet", FormErrors = new Dictionary<string, string> { ["day"] = "That day is over." } };
        await socket.SendAsync("""
            {"type":"interactive","envelope_id":"e1","accepts_response_payload":true,"payload":{"type":"view_submission","team":{"id":"T0TEST"},"user":{"id":"U1"},"trigger_id":"1.2.a",
             "view":{"private_metadata":"{\"v\":\"a.b\",\"d\":{},\"p\":\"D1\",\"k\":0}","blocks":[{"type":"input","block_id":"b2","element":{"action_id":"day"}}],"state":{"values":{}}}}}
            """);

        Assert.Equal(
            """{"envelope_id":"e1","payload":{"response_action":"errors","errors":{"b2":"That day is over."}}}""",
            (await socket.NextAsync()).GetRawText());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"type":"of_tomorrow"}""")]
    [InlineData("""{"type":"events_api"}""")]
    [InlineData("""{"type":"interactive","envelope_id":7,"payload":"x"}""")]
    public async Task AnUnreadableFrameHarmsNothing(string frame)
    {
        await socket.SendAsync(frame);
        await socket.SendAsync(Event("e2", "hi"));

        Assert.Equal("e2", (await socket.NextAsync()).GetProperty("envelope_id").GetString());
    }

    [Fact]
    public async Task ARefreshOpensTheNextConnectionWhileTheOldOneStillDelivers()
    {
        await socket.SendAsync("""{"type":"disconnect","reason":"refresh_requested"}""");
        var next = await NextSocketAsync();
        await next.SendAsync(Hello);
        await socket.SendAsync(Event("e1", "by the old one"));
        Assert.Equal("e1", (await socket.NextAsync()).GetProperty("envelope_id").GetString());
        await next.SendAsync(Event("e2", "by the new one"));

        Assert.Equal("e2", (await next.NextAsync()).GetProperty("envelope_id").GetString());
    }

    [Fact]
    public async Task ABrokenConnectionIsFollowedByAnother()
    {
        socket.Break();
        var next = await NextSocketAsync();
        await next.SendAsync(Hello);
        await next.SendAsync(Event("e1", "hi"));

        Assert.Equal("e1", (await next.NextAsync()).GetProperty("envelope_id").GetString());
    }

    [Fact]
    public async Task SocketModeSwitchedOffIsTheEnd()
    {
        await socket.SendAsync("""{"type":"disconnect","reason":"link_disabled"}""");
        await socket.ClosedAsync();

        Assert.Single(host.Slack.CallsOf("apps.connections.open"));
        Assert.Equal("Socket Mode was switched off in the Slack app's settings", host.Get<ReferralBot.Bot.Slack.SocketMode>().Ended);
    }

    [Fact]
    public async Task NothingIsTakenByHttp()
    {
        var answer = await host.PostEventAsync("""{"type":"url_verification","challenge":"x"}""");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Event(string envelope, string text, int retry = 0) => JsonSerializer.Serialize(new
    {
        type = "events_api",
        envelope_id = envelope,
        accepts_response_payload = false,
        retry_attempt = retry,
        payload = JsonSerializer.Deserialize<JsonElement>(SlackHost.Envelope($$"""{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"{{text}}","ts":"1.0","event_ts":"1.0"}""")),
    });

    private async Task<FakeSocket> NextSocketAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await host.Slack.Sockets.Reader.ReadAsync(limit.Token);
    }
}
