using System.Net;
using System.Text;
using NodaTime;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Slack;

/// <summary>Events as Slack posts them, and the turns that they become.</summary>
public sealed class EventTests : IAsyncLifetime
{
    private SlackHost host = null!;

    public async Task InitializeAsync()
    {
        host = await SlackHost.StartAsync();
        host.Slack.Know("U1", """{"id":"U1","team_id":"T0TEST","tz":"Europe/Berlin","locale":"en-GB","is_owner":true,"profile":{"display_name":"","real_name":"Kim &amp; Lee","email":"kim@acme.example"}}""");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task ADirectMessageIsSaid()
    {
        var answer = await host.PostInnerEventAsync("""{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"log referral from <@U1> &amp; co","ts":"1795000001.000200","event_ts":"1795000001.000200"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var turn = Assert.Single(host.Inbox.Turns);
        Assert.Equal("D1:1795000001.000200", turn.Id);
        Assert.Equal("slack-T0TEST", turn.Workspace);
        Assert.Equal(new Sender("U1", "Kim & Lee", "kim@acme.example", "Europe/Berlin", "en-GB", IsAdmin: true, IsGuest: false), turn.From);
        Assert.Equal(new Place { Channel = "slack", ConversationId = "D1", Kind = PlaceKind.Personal, MemberId = "U1" }, turn.In);
        Assert.Equal(Instant.FromUnixTimeSeconds(1795000001) + Duration.FromTicks(2000), turn.At);
        var said = Assert.IsType<Said>(turn.Content);
        Assert.Equal("log referral from Kim & Lee & co", said.Text);
        Assert.Equal([new Mention("U1", "Kim & Lee")], said.Mentions);
    }

    [Fact]
    public async Task AMentionIsSaidWithoutTheMention()
    {
        await host.PostInnerEventAsync("""{"type":"app_mention","channel":"C1","user":"U1","text":"<@U0BOT> help","ts":"1795000001.000200","thread_ts":"1795000000.000100","event_ts":"1795000001.000200"}""");

        var turn = Assert.Single(host.Inbox.Turns);
        Assert.Equal("C1:1795000001.000200", turn.Id);
        Assert.Equal("help", Assert.IsType<Said>(turn.Content).Text);
        Assert.Equal(PlaceKind.Channel, turn.In.Kind);
        Assert.Equal("C1", turn.In.ConversationId);
        Assert.Null(turn.In.MemberId);
        Assert.Equal("""{"th":"1795000000.000100","at":1795000000000}""", turn.In.Address);
    }

    [Fact]
    public async Task AnEditNamesWhatItEdits()
    {
        await host.PostInnerEventAsync("""
            {"type":"message","subtype":"message_changed","channel_type":"im","channel":"D1","event_ts":"1795000009.000000",
             "message":{"user":"U1","text":"Globex for 45k","ts":"1795000001.000200","edited":{"user":"U1","ts":"1795000009.000000"}},
             "previous_message":{"user":"U1","text":"Globex for 40k","ts":"1795000001.000200"}}
            """);

        var turn = Assert.Single(host.Inbox.Turns);
        Assert.Equal("D1:1795000001.000200:1795000009.000000", turn.Id);
        Assert.Equal(Instant.FromUnixTimeSeconds(1795000009), turn.At);
        var said = Assert.IsType<Said>(turn.Content);
        Assert.Equal(("Globex for 45k", "D1:1795000001.000200"), (said.Text, said.Edits));
    }

    [Theory]
    [InlineData("""{"type":"message","channel_type":"im","channel":"D1","user":"U0BOT","text":"mine","ts":"1.0","event_ts":"1.0"}""")]
    [InlineData("""{"type":"message","channel_type":"im","channel":"D1","user":"U1","bot_id":"B9","text":"a bot's","ts":"1.0","event_ts":"1.0"}""")]
    [InlineData("""{"type":"message","subtype":"bot_message","channel_type":"im","channel":"D1","bot_id":"B9","text":"a bot's","ts":"1.0","event_ts":"1.0"}""")]
    [InlineData("""{"type":"message","subtype":"message_deleted","channel_type":"im","channel":"D1","ts":"1.0","event_ts":"1.0"}""")]
    [InlineData("""{"type":"message","subtype":"message_changed","channel_type":"im","channel":"D1","event_ts":"1.0","message":{"user":"U1","text":"same","ts":"1.0"},"previous_message":{"text":"same"}}""")]
    [InlineData("""{"type":"message","subtype":"message_changed","channel_type":"im","channel":"D1","event_ts":"1.0","message":{"user":"U0BOT","bot_id":"B0BOT","text":"b","ts":"1.0","edited":{"ts":"2.0"}},"previous_message":{"text":"a"}}""")]
    [InlineData("""{"type":"message","subtype":"channel_join","channel_type":"channel","channel":"C1","user":"U1","text":"joined","ts":"1.0","event_ts":"1.0"}""")]
    [InlineData("""{"type":"message","channel_type":"channel","channel":"C1","user":"U1","text":"not to the bot","ts":"1.0","event_ts":"1.0"}""")]
    [InlineData("""{"type":"app_home_opened","user":"U1","channel":"D1","tab":"messages","event_ts":"1.0"}""")]
    [InlineData("""{"type":"app_home_opened","user":"U1","channel":"D1","tab":"home","event_ts":"1.0"}""")]
    [InlineData("""{"type":"member_joined_channel","user":"U1","channel":"C1","event_ts":"1.0"}""")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":[]},"event_ts":"1.0"}""")]
    [InlineData("""{"type":"user_change","user":{"id":"U7","is_bot":true},"event_ts":"1.0"}""")]
    [InlineData("""{"type":"of_tomorrow","event_ts":"1.0"}""")]
    public async Task WhatIsNotForTheBotIsAcknowledgedAndDropped(string inner)
    {
        var answer = await host.PostInnerEventAsync(inner);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(host.Inbox.Turns);
    }

    [Fact]
    public async Task TheBotJoinsAChannel()
    {
        await host.PostInnerEventAsync("""{"type":"member_joined_channel","user":"U0BOT","channel":"C1","channel_type":"C","inviter":"U1","event_ts":"1795000001.000000"}""");

        var turn = Assert.Single(host.Inbox.Turns);
        Assert.Equal(new Joined(), turn.Content);
        Assert.Equal("U1", turn.From.Id);
        Assert.Equal(new Place { Channel = "slack", ConversationId = "C1", Kind = PlaceKind.Channel, Name = "sales" }, turn.In);
    }

    [Theory]
    [InlineData("""{"type":"channel_rename","channel":{"id":"C1","name":"deals"},"event_ts":"1.0"}""", false, "deals")]
    [InlineData("""{"type":"group_rename","channel":{"id":"C1","name":"deals"},"event_ts":"1.0"}""", false, "deals")]
    [InlineData("""{"type":"channel_unarchive","channel":"C1","user":"U1","event_ts":"1.0"}""", false, null)]
    [InlineData("""{"type":"channel_archive","channel":"C1","user":"U1","event_ts":"1.0"}""", true, null)]
    [InlineData("""{"type":"group_archive","channel":"C1","user":"U1","event_ts":"1.0"}""", true, null)]
    [InlineData("""{"type":"channel_deleted","channel":"C1","event_ts":"1.0"}""", true, null)]
    [InlineData("""{"type":"channel_left","channel":"C1","event_ts":"1.0"}""", true, null)]
    public async Task AChannelChanges(string inner, bool isGone, string? name)
    {
        await host.PostInnerEventAsync(inner);

        var turn = Assert.Single(host.Inbox.Turns);
        Assert.Equal("Ev1", turn.Id);
        Assert.Equal(new PlaceChanged(isGone), turn.Content);
        Assert.Equal(new Place { Channel = "slack", ConversationId = "C1", Kind = PlaceKind.Channel, Name = name }, turn.In);
    }

    [Theory]
    [InlineData("""{"type":"app_uninstalled","event_ts":"1.0"}""")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"bot":["U0BOT"]},"event_ts":"1.0"}""")]
    public async Task TheAppIsUninstalled(string inner)
    {
        await host.PostInnerEventAsync(inner);

        var turn = Assert.Single(host.Inbox.Turns);
        Assert.Equal(new Left(), turn.Content);
        Assert.Equal(new Place { Channel = "slack", Kind = PlaceKind.Personal }, turn.In);
    }

    [Fact]
    public async Task AChangedProfileIsTakenOnce()
    {
        const string Change = """{"type":"user_change","user":{"id":"U2","tz":"Asia/Tokyo","is_restricted":true,"profile":{"display_name":"Tom"}},"event_ts":"1.0"}""";
        await host.PostInnerEventAsync(Change);
        await host.PostInnerEventAsync(Change);

        var turn = Assert.Single(host.Inbox.Turns);
        Assert.Equal(new MemberChanged(IsGone: false), turn.Content);
        Assert.Equal(new Sender("U2", "Tom", TimeZone: "Asia/Tokyo", IsGuest: true), turn.From);
        Assert.Equal("U2", turn.In.MemberId);
    }

    [Fact]
    public async Task AChangedProfileThatWasNotKeptIsTakenAgain()
    {
        const string Change = """{"type":"user_change","user":{"id":"U2","profile":{"display_name":"Tom"}},"event_ts":"1.0"}""";
        host.Inbox.IsAway = true;
        var refused = await host.PostInnerEventAsync(Change);
        host.Inbox.IsAway = false;
        await host.PostInnerEventAsync(Change);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Single(host.Inbox.Turns);
    }

    [Fact]
    public async Task ADeactivatedMemberIsGone()
    {
        await host.PostInnerEventAsync("""{"type":"user_change","user":{"id":"U2","deleted":true,"profile":{}},"event_ts":"1.0"}""");

        Assert.Equal(new MemberChanged(IsGone: true), Assert.Single(host.Inbox.Turns).Content);
    }

    [Fact]
    public async Task AProfileIsAskedOnceAndAMissingOneBlocksNothing()
    {
        host.Slack.Fail("users.info", "internal_error");
        await host.PostInnerEventAsync("""{"type":"message","channel_type":"im","channel":"D2","user":"U9","text":"one","ts":"1.0","event_ts":"1.0"}""");
        await host.PostInnerEventAsync("""{"type":"message","channel_type":"im","channel":"D2","user":"U9","text":"two","ts":"2.0","event_ts":"2.0"}""");

        Assert.Equal([new Sender("U9"), new Sender("U9")], host.Inbox.Turns.Select(turn => turn.From));
        Assert.Single(host.Slack.CallsOf("users.info"));
    }

    [Fact]
    public async Task PeopleOfOtherOrganisationsAreGuests()
    {
        host.Slack.Know("U8", """{"id":"U8","team_id":"T0OTHER","profile":{"real_name":"Eve"}}""");
        await host.PostInnerEventAsync("""{"type":"app_mention","channel":"C1","user":"U8","text":"<@U0BOT> hi","ts":"1.0","event_ts":"1.0"}""");

        Assert.True(Assert.Single(host.Inbox.Turns).From.IsGuest);
    }

    [Fact]
    public async Task AnotherWorkspaceIsRefused()
    {
        var answer = await host.PostInnerEventAsync("""{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"hi","ts":"1.0","event_ts":"1.0"}""", team: "T0OTHER");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("1", answer.Headers.GetValues("X-Slack-No-Retry").Single());
        Assert.Empty(host.Inbox.Turns);
    }

    [Fact]
    public async Task ASharedChannelsEventIsOursByItsContext()
    {
        const string Inner = """{"type":"app_mention","channel":"C1","user":"U1","text":"<@U0BOT> hi","ts":"1.0","event_ts":"1.0"}""";
        var answer = await host.PostEventAsync($$"""{"type":"event_callback","team_id":"T0OTHER","context_team_id":"T0TEST","is_ext_shared_channel":true,"event_id":"Ev1","event":{{Inner}}}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("slack-T0TEST", Assert.Single(host.Inbox.Turns).Workspace);
    }

    [Fact]
    public async Task TheChallengeIsReturned()
    {
        var answer = await host.PostEventAsync("""{"type":"url_verification","challenge":"3eZbrw1a"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("3eZbrw1a", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"type":"app_rate_limited","team_id":"T0TEST","minute_rate_limited":1518467820}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"of_tomorrow"}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"event_callback","team_id":"T0TEST"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","event":{"type":"message"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"event_callback","team_id":"T0TEST","event_id":"../x","event":{"type":"message","event_ts":"1.0"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"event_callback","team_id":"T0TEST","event_id":"Ev1","event":{"type":"message"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"event_callback","team_id":"T0TEST","event_id":"Ev1","event":{"type":"app_mention","event_ts":"1.0"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"event_callback","team_id":"T0TEST","event_id":"Ev1","event":{"type":"message","channel_type":"im","channel":"D1","user":"U/1","ts":"1.0","event_ts":"1.0"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"url_verification"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":7}""", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task OtherBodiesGetAClearAnswer(string body, HttpStatusCode expected)
    {
        var answer = await host.PostEventAsync(body);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(host.Inbox.Turns);
    }

    [Fact]
    public async Task NothingIsTakenWithoutASignature()
    {
        var body = Encoding.UTF8.GetBytes(SlackHost.Envelope("""{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"hi","ts":"1.0","event_ts":"1.0"}"""));
        foreach (var path in new[] { "/slack/events", "/slack/commands", "/slack/interactivity" })
        {
            var type = path == "/slack/events" ? "application/json" : "application/x-www-form-urlencoded";
            var answer = await host.PostAsync(path, body, type, request => request.Headers.Remove("X-Slack-Signature"));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        Assert.Empty(host.Inbox.Turns);
    }

    [Theory]
    [InlineData("/slack/events", "text/plain")]
    [InlineData("/slack/events", null)]
    [InlineData("/slack/events", "application/x-www-form-urlencoded")]
    [InlineData("/slack/commands", "application/json")]
    [InlineData("/slack/interactivity", "application/json")]
    public async Task AnotherContentTypeIsRefused(string path, string? type)
    {
        var answer = await host.PostAsync(path, Encoding.UTF8.GetBytes("{}"), type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task ACharsetIsFine()
    {
        var answer = await host.PostAsync("/slack/events", Encoding.UTF8.GetBytes("""{"type":"of_tomorrow"}"""), "application/json; charset=utf-8");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task AHugeBodyIsRefused()
    {
        var answer = await host.PostAsync("/slack/events", new byte[(1024 * 1024) + 1], "application/json");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task WithoutAStoreSlackIsToldAndAfterTheLastTryTheMember()
    {
        host.Inbox.IsAway = true;
        const string Message = """{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"hi","ts":"1.0","event_ts":"1.0"}""";
        var first = await host.PostInnerEventAsync(Message);
        var last = await host.PostInnerEventAsync(Message, retry: "3");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (first.StatusCode, last.StatusCode));
        Assert.False(last.Headers.Contains("X-Slack-No-Retry"));
        var told = await host.Slack.WaitForAsync("chat.postMessage");
        Assert.Equal(("D1", ChannelWords.NothingSaved), (told.Arguments.GetProperty("channel").GetString(), told.Arguments.GetProperty("text").GetString()));
        Assert.Single(host.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task NothingIsTakenWhileTheWorkspaceIsUnknown()
    {
        await using var slack = await SlackHost.StartAsync(whileAway: true);

        var answer = await slack.PostInnerEventAsync("""{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"hi","ts":"1.0","event_ts":"1.0"}""");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);

        slack.Clock.Now += TimeSpan.FromSeconds(3);
        answer = await slack.PostInnerEventAsync("""{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"hi","ts":"1.0","event_ts":"1.0"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
