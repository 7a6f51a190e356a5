using ReferralBot.Bot.Slack;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Slack;

/// <summary>Messages on their way to Slack, and what its answers mean for them.</summary>
public sealed class SlackChannelTests : IAsyncLifetime
{
    private static readonly Form TheForm = new(
        "Edit the referral",
        [new InputText("prospect", "Prospect") { Value = "Dana" }],
        new ActionExecute("Save", "referral.save", new Dictionary<string, string> { ["id"] = "r1" }));

    private SlackHost host = null!;

    public async Task InitializeAsync() => host = await SlackHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task PostsInADirectMessage()
    {
        var result = await SendAsync(Personal("D1"));

        Assert.Equal(new SendResult.Sent("D1:1795000000.000001"), result);
        var call = Assert.Single(host.Slack.CallsOf("chat.postMessage"));
        Assert.Equal("xoxb-test", call.Token);
        Assert.Equal(("D1", "Hello &lt;!channel&gt;"), (call.Arguments.GetProperty("channel").GetString(), call.Arguments.GetProperty("text").GetString()));
        Assert.Equal("Hello <!channel>", call.Arguments.GetProperty("blocks")[0].GetProperty("elements")[0].GetProperty("elements")[0].GetProperty("text").GetString());
        Assert.False(call.Arguments.GetProperty("unfurl_links").GetBoolean());
        Assert.False(call.Arguments.TryGetProperty("thread_ts", out _));
    }

    [Fact]
    public async Task OpensADirectMessageOnceAndTellsWhichItIs()
    {
        var first = await SendAsync(Personal(null));
        await SendAsync(Personal(null), "2");

        Assert.Equal(new SendResult.Sent("DU1:1795000000.000001", Personal("DU1")), first);
        Assert.Single(host.Slack.CallsOf("conversations.open"));
    }

    [Fact]
    public async Task AnswersInTheThreadWhileItIsFresh()
    {
        var place = Personal("D1") with { Address = Address(thread: "1795000000.000009") };
        await SendAsync(place);
        host.Clock.Now += TimeSpan.FromMinutes(31);
        await SendAsync(place, "2");

        Assert.Equal(["1795000000.000009", null], host.Slack.CallsOf("chat.postMessage").Select(Thread));
    }

    [Fact]
    public async Task WhispersInAChannel()
    {
        var result = await SendAsync(Channel(), whisperTo: "U1");

        Assert.Equal(new SendResult.Sent(), result);
        var call = Assert.Single(host.Slack.CallsOf("chat.postEphemeral"));
        Assert.Equal(("C1", "U1"), (call.Arguments.GetProperty("channel").GetString(), call.Arguments.GetProperty("user").GetString()));
    }

    [Theory]
    [InlineData("U1", "ephemeral")]
    [InlineData(null, "in_channel")]
    public async Task AnswersACommandWhereTheBotIsNoMember(string? whisperTo, string expected)
    {
        var result = await SendAsync(Channel() with { Address = Address(url: host.Slack.ResponseUrl("1")) }, whisperTo: whisperTo);

        Assert.Equal(new SendResult.Sent(), result);
        var call = Assert.Single(host.Slack.CallsOf("response_url"));
        Assert.Null(call.Token);
        Assert.Equal((expected, false), (call.Arguments.GetProperty("response_type").GetString(), call.Arguments.GetProperty("replace_original").GetBoolean()));
        Assert.Empty(host.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task AUsedResponseUrlGivesWayToAnEphemeralMessage()
    {
        host.Slack.Fail("response_url", "used_url", 404);
        var result = await SendAsync(Channel() with { Address = Address(url: host.Slack.ResponseUrl("1")) }, whisperTo: "U1");

        Assert.Equal(new SendResult.Sent(), result);
        Assert.Single(host.Slack.CallsOf("chat.postEphemeral"));
    }

    [Fact]
    public async Task APressOnAnAnswerIsAnsweredWhereTheBotIsNoMember()
    {
        var result = await SendAsync(Channel() with { Address = Address(url: host.Slack.ResponseUrl("1"), card: "C1:1.0") });

        Assert.Equal(new SendResult.Sent(), result);
        Assert.Equal("in_channel", Assert.Single(host.Slack.CallsOf("response_url")).Arguments.GetProperty("response_type").GetString());
    }

    [Theory]
    [InlineData("U1", "ephemeral")]
    [InlineData(null, "in_channel")]
    public async Task APressInAThreadIsAnsweredThere(string? whisperTo, string expected)
    {
        await SendAsync(Channel() with { Address = Address(url: host.Slack.ResponseUrl("1"), thread: "1795000000.000009", card: "C1:1.0") }, whisperTo: whisperTo);

        var call = Assert.Single(host.Slack.CallsOf("response_url"));
        Assert.Equal(("1795000000.000009", expected), (Thread(call), call.Arguments.GetProperty("response_type").GetString()));
    }

    [Theory]
    [InlineData("U1", "chat.postEphemeral", "not_in_channel")]
    [InlineData("U1", "chat.postEphemeral", "user_not_in_channel")]
    [InlineData(null, "chat.postMessage", "not_in_channel")]
    public async Task WhereNothingReachesTheChannelWhoeverAskedIsAnsweredInPerson(string? whisperTo, string method, string error)
    {
        host.Slack.Fail("response_url", "used_url", 404);
        host.Slack.Fail(method, error);

        Assert.IsType<SendResult.Sent>(await SendAsync(Channel() with { Address = Address(url: host.Slack.ResponseUrl("1"), member: "U1") }, whisperTo: whisperTo));
        Assert.Equal("DU1", host.Slack.CallsOf("chat.postMessage")[^1].Arguments.GetProperty("channel").GetString());
    }

    [Fact]
    public async Task ACommandThatCannotBeAnsweredSaysNothingOfThePlace()
    {
        host.Slack.Fail("response_url", "used_url", 404);
        host.Slack.Fail("chat.postEphemeral", "not_in_channel");
        host.Slack.Fail("conversations.open", "user_disabled");

        Assert.Equal(new SendResult.Refused("user_disabled"), await SendAsync(Channel() with { Address = Address(url: host.Slack.ResponseUrl("1")) }, whisperTo: "U1"));
    }

    [Fact]
    public async Task ReplacesACard()
    {
        var result = await SendAsync(Personal("D1"), card: "D1:1795000000.000007");

        Assert.Equal(new SendResult.Sent("D1:1795000000.000007"), result);
        var call = Assert.Single(host.Slack.CallsOf("chat.update"));
        Assert.Equal(("D1", "1795000000.000007"), (call.Arguments.GetProperty("channel").GetString(), call.Arguments.GetProperty("ts").GetString()));
        Assert.NotEqual(0, call.Arguments.GetProperty("blocks").GetArrayLength());
    }

    [Fact]
    public async Task EveryUpdateHasBlockIdsOfItsOwn()
    {
        await SendAsync(Personal("D1"), "1", card: "D1:1795000000.000007");
        await SendAsync(Personal("D1"), "2", card: "D1:1795000000.000007");
        await SendAsync(Personal("D1"), "2", card: "D1:1795000000.000007");

        var ids = host.Slack.CallsOf("chat.update").Select(call => call.Arguments.GetProperty("blocks")[0].GetProperty("block_id").GetString()).ToList();
        Assert.NotEqual(ids[0], ids[1]);
        Assert.Equal(ids[1], ids[2]);
    }

    [Theory]
    [InlineData("message_not_found")]
    [InlineData("edit_window_closed")]
    [InlineData("cant_update_message")]
    public async Task PostsAnewWhatCannotBeChanged(string error)
    {
        host.Slack.Fail("chat.update", error);

        Assert.Equal(new SendResult.Sent("D1:1795000000.000001"), await SendAsync(Personal("D1"), card: "D1:1.0"));
    }

    [Fact]
    public async Task ReplacesAnEphemeralCard()
    {
        var url = host.Slack.ResponseUrl("7");
        var result = await SendAsync(Channel(), whisperTo: "U1", card: url);

        Assert.Equal(new SendResult.Sent(url), result);
        var call = Assert.Single(host.Slack.CallsOf("response_url"));
        Assert.True(call.Arguments.GetProperty("replace_original").GetBoolean());
        Assert.False(call.Arguments.TryGetProperty("response_type", out _));
    }

    [Fact]
    public async Task ReplacesACardWhereTheBotIsNoMember()
    {
        host.Slack.Fail("chat.update", "not_in_channel");
        var result = await SendAsync(Channel() with { Address = Address(url: host.Slack.ResponseUrl("7"), card: "C1:1.0") }, whisperTo: "U1", card: "C1:1.0");

        Assert.Equal(new SendResult.Sent("C1:1.0"), result);
        Assert.True(Assert.Single(host.Slack.CallsOf("response_url")).Arguments.GetProperty("replace_original").GetBoolean());
    }

    [Fact]
    public async Task ACardThatNothingReachesAnyMoreIsFollowedByAnAnswerInPerson()
    {
        host.Slack.Fail("chat.update", "not_in_channel");
        host.Slack.Fail("chat.postEphemeral", "not_in_channel");

        Assert.IsType<SendResult.Sent>(await SendAsync(Channel(), whisperTo: "U1", card: "C1:1.0"));
        Assert.Equal("DU1", Assert.Single(host.Slack.CallsOf("chat.postMessage")).Arguments.GetProperty("channel").GetString());
    }

    [Fact]
    public async Task OpensAForm()
    {
        var place = Personal("D1") with { Address = Address(trigger: "1.2.a", card: "D1:1.0") };
        var result = await SendAsync(place, form: TheForm);

        Assert.Equal(new SendResult.Sent(), result);
        var call = Assert.Single(host.Slack.CallsOf("views.open"));
        Assert.Equal("1.2.a", call.Arguments.GetProperty("trigger_id").GetString());
        var context = FormContext.Read(call.Arguments.GetProperty("view").GetProperty("private_metadata").GetString());
        Assert.Equal(("referral.save", "r1", "D1:1.0", "D1"), (context!.Verb, context.Data["id"], context.Card, context.Conversation));
    }

    [Theory]
    [InlineData("expired_trigger_id", 0)]
    [InlineData(null, 5)]
    public async Task AFormThatCannotBeOpenedAnyMoreIsAskedForAgain(string? error, int secondsLater)
    {
        if (error is not null)
        {
            host.Slack.Fail("views.open", error);
        }

        var place = Personal("D1") with { Address = Address(trigger: "1.2.a") };
        host.Clock.Now += TimeSpan.FromSeconds(secondsLater);
        var result = await SendAsync(place, form: TheForm);

        Assert.Equal(new SendResult.Sent("D1:1795000000.000001"), result);
        Assert.Equal(ChannelWords.FormExpired, Assert.Single(host.Slack.CallsOf("chat.postMessage")).Arguments.GetProperty("text").GetString());
    }

    [Fact]
    public async Task AFormThatWasAskedForInWordsIsAMessage()
    {
        await SendAsync(Personal("D1"), form: TheForm);

        var blocks = Assert.Single(host.Slack.CallsOf("chat.postMessage")).Arguments.GetProperty("blocks");
        Assert.Equal(["header", "input", "actions"], blocks.EnumerateArray().Select(block => block.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task AFormOpenedByALostAttemptIsOpen()
    {
        host.Slack.Fail("views.open", "exchanged_trigger_id");

        Assert.Equal(new SendResult.Sent(), await SendAsync(Personal("D1") with { Address = Address(trigger: "1.2.a") }, form: TheForm, mayHaveBeenSent: true));
    }

    [Fact]
    public async Task ARateLimitIsObeyedForItsMethodAlone()
    {
        host.Slack.Fail("chat.postMessage", async context =>
        {
            context.Response.Headers.RetryAfter = "30";
            await Fakes.FakeSlack.WriteAsync(context, 429, """{"ok":false,"error":"ratelimited"}""");
        });

        Assert.Equal(new SendResult.Retry(TimeSpan.FromSeconds(30), false, "ratelimited"), await SendAsync(Personal("D1")));
        Assert.Equal(new SendResult.Retry(TimeSpan.FromSeconds(30), false, "ratelimited"), await SendAsync(Personal("D2"), "2"));
        Assert.Equal(new SendResult.Sent("D1:1.0"), await SendAsync(Personal("D1"), "3", card: "D1:1.0"));
        Assert.Single(host.Slack.CallsOf("chat.postMessage"));
        host.Clock.Now += TimeSpan.FromSeconds(30);
        Assert.IsType<SendResult.Sent>(await SendAsync(Personal("D2"), "2"));
    }

    [Fact]
    public async Task TheSixthMessageOfASecondWaits()
    {
        for (var number = 0; number < 5; number++)
        {
            Assert.IsType<SendResult.Sent>(await SendAsync(Personal("D1"), $"{number}"));
        }

        Assert.Equal(new SendResult.Retry(TimeSpan.FromSeconds(1), false, "a message a second"), await SendAsync(Personal("D1"), "5"));
        Assert.IsType<SendResult.Sent>(await SendAsync(Personal("D2"), "6"));
    }

    [Theory]
    [InlineData("internal_error", 200, true, "internal_error")]
    [InlineData("fatal_error", 200, true, "fatal_error")]
    [InlineData("service_unavailable", 200, false, "service_unavailable")]
    [InlineData("x", 500, true, "HTTP 500")]
    [InlineData("x", 503, false, "HTTP 503")]
    public async Task AnOutageIsTriedAgain(string error, int status, bool mayHaveBeenSent, string reason)
    {
        host.Slack.Fail("chat.postMessage", error, status);

        Assert.Equal(new SendResult.Retry(null, mayHaveBeenSent, reason), await SendAsync(Personal("D1")));
    }

    [Fact]
    public async Task AnUpdateMayBeRepeatedFreely()
    {
        host.Slack.Fail("chat.update", "internal_error");

        Assert.Equal(new SendResult.Retry(null, false, "internal_error"), await SendAsync(Personal("D1"), card: "D1:1.0"));
    }

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("is_archived")]
    [InlineData("not_in_channel")]
    public async Task ADeadPlaceIsGone(string error)
    {
        host.Slack.Fail("chat.postMessage", error);

        Assert.Equal(new SendResult.Gone(error), await SendAsync(Channel()));
    }

    [Theory]
    [InlineData("invalid_blocks")]
    [InlineData("msg_blocks_too_long")]
    [InlineData("msg_too_long")]
    public async Task WhatSlackRefusesForItsContentGoesAsPlainText(string error)
    {
        host.Slack.Fail("chat.postMessage", error);

        Assert.Equal(new SendResult.Sent("D1:1795000000.000001"), await SendAsync(Personal("D1")));
        var plain = host.Slack.CallsOf("chat.postMessage")[^1].Arguments;
        Assert.False(plain.TryGetProperty("blocks", out _));
        Assert.Equal(("D1", "Hello &lt;!channel&gt;"), (plain.GetProperty("channel").GetString(), plain.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task AnAnswerByResponseUrlThatIsRefusedGoesAsPlainTextToo()
    {
        host.Slack.Fail("response_url", "invalid_blocks", 400);

        Assert.Equal(new SendResult.Sent(), await SendAsync(Channel() with { Address = Address(url: host.Slack.ResponseUrl("1")) }, whisperTo: "U1"));
        var plain = host.Slack.CallsOf("response_url")[^1].Arguments;
        Assert.False(plain.TryGetProperty("blocks", out _));
        Assert.Equal("ephemeral", plain.GetProperty("response_type").GetString());
    }

    [Fact]
    public async Task AFormThatSlackDoesNotTakeIsAMessage()
    {
        host.Slack.Fail("views.open", "invalid_arguments");

        Assert.Equal(new SendResult.Sent("D1:1795000000.000001"), await SendAsync(Personal("D1") with { Address = Address(trigger: "1.2.a") }, form: TheForm));
    }

    [Fact]
    public async Task WhatIsRefusedAsPlainTextTooIsRefused()
    {
        host.Slack.Fail("chat.postMessage", "msg_too_long");
        host.Slack.Fail("chat.postMessage", "msg_too_long");

        Assert.Equal(new SendResult.Refused("msg_too_long"), await SendAsync(Personal("D1")));
    }

    [Fact]
    public async Task ARefusedMessageIsRefused()
    {
        host.Slack.Fail("chat.postMessage", "missing_scope");

        Assert.Equal(new SendResult.Refused("missing_scope"), await SendAsync(Personal("D1")));
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("account_inactive")]
    [InlineData("token_revoked")]
    [InlineData("team_not_found")]
    public async Task WhatIsWrongWithTheInstallationWaitsForRepairAndIsNoMembersFault(string error)
    {
        host.Slack.Fail("chat.postMessage", error);

        Assert.Equal(new SendResult.Retry(TimeSpan.FromMinutes(5), false, error), await SendAsync(Personal("D1")));
    }

    [Fact]
    public async Task AMessageWhoseAnswerWasLostIsFoundAndNotDoubled()
    {
        host.Slack.Fail("chat.postMessage", context =>
        {
            host.Slack.Answer("chat.postMessage", host.Slack.CallsOf("chat.postMessage")[^1].Arguments);
            context.Abort();
            return Task.CompletedTask;
        });
        var lost = await SendAsync(Personal("D1"), "42");
        var again = await SendAsync(Personal("D1"), "42", mayHaveBeenSent: true);

        Assert.True(Assert.IsType<SendResult.Retry>(lost).MayHaveBeenSent);
        Assert.Equal(new SendResult.Sent("D1:1795000000.000001"), again);
        Assert.Single(host.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task AMessageThatIsNotFoundIsSent()
    {
        Assert.Equal(new SendResult.Sent("D1:1795000000.000001"), await SendAsync(Personal("D1"), mayHaveBeenSent: true));
        Assert.Single(host.Slack.CallsOf("conversations.history"));
    }

    [Fact]
    public async Task NobodyAnsweringIsTriedAgain()
    {
        await host.Slack.DisposeAsync();

        Assert.Equal(new SendResult.Retry(null, false, "ConnectionError"), await SendAsync(Personal("D1")));
    }

    private static string? Thread(Fakes.SlackCall call) => call.Arguments.TryGetProperty("thread_ts", out var thread) ? thread.GetString() : null;

    private static Place Personal(string? channel) => new() { Channel = "slack", ConversationId = channel, Kind = PlaceKind.Personal, MemberId = "U1" };

    private static Place Channel() => new() { Channel = "slack", ConversationId = "C1", Kind = PlaceKind.Channel };

    private string Address(string? url = null, string? trigger = null, string? thread = null, string? card = null, string? member = null) =>
        new SlackAddress { ResponseUrl = url, Trigger = trigger, Thread = thread, Card = card, Member = member, At = host.Clock.Now.ToUnixTimeMilliseconds() }.Write();

    private ValueTask<SendResult> SendAsync(Place to, string id = "1", string? whisperTo = null, string? card = null, Form? form = null, bool mayHaveBeenSent = false) =>
        host.Channel.SendAsync(
            new OutgoingMessage
            {
                Id = id,
                Workspace = "slack-T0TEST",
                To = to,
                Reply = new Reply { Text = "Hello <!channel>", Form = form },
                WhisperTo = whisperTo,
                CardAddress = card,
                MayHaveBeenSent = mayHaveBeenSent,
            },
            CancellationToken.None);
}
