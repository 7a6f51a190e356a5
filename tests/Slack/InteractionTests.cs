using System.Net;
using System.Text.Json;
using NodaTime;
using ReferralBot.Bot.Slack;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Slack;

/// <summary>Commands, buttons and modals as Slack posts them.</summary>
public sealed class InteractionTests : IAsyncLifetime
{
    private SlackHost host = null!;

    public async Task InitializeAsync() => host = await SlackHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task ACommandIsSaidAndAnsweredLater()
    {
        var answer = await CommandAsync(("text", "status of R&amp;D"));

        Assert.Equal((HttpStatusCode.OK, 0L), (answer.StatusCode, answer.Content.Headers.ContentLength));
        var turn = Assert.Single(host.Inbox.Turns);
        Assert.Equal("11.22.aa", turn.Id);
        Assert.Equal("slack-T0TEST", turn.Workspace);
        Assert.Equal("status of R&D", Assert.IsType<Said>(turn.Content).Text);
        Assert.Equal(Instant.FromUnixTimeSeconds(1_795_000_000), turn.At);
        Assert.Equal(("C1", PlaceKind.Channel, "sales"), (turn.In.ConversationId, turn.In.Kind, turn.In.Name));
        Assert.Equal($$"""{"u":"{{host.Slack.ResponseUrl("1")}}","t":"11.22.aa","m":"U1","at":1795000000000}""", turn.In.Address);
    }

    [Fact]
    public async Task ARedeliveredCommandKeepsItsTime()
    {
        await CommandAsync(("text", "help"));
        host.Clock.Now += TimeSpan.FromMinutes(1);
        await CommandAsync(("text", "help"));

        Assert.Equal(host.Inbox.Turns[0].At, host.Inbox.Turns[1].At);
    }

    [Fact]
    public async Task ABareCommandAsksForHelp()
    {
        await CommandAsync();

        Assert.Equal("help", Assert.IsType<Said>(Assert.Single(host.Inbox.Turns).Content).Text);
    }

    [Theory]
    [InlineData("DU1", PlaceKind.Personal)]
    [InlineData("D0OTHERS", PlaceKind.Group)]
    public async Task ACommandInADirectMessageIsPersonalWithTheBotAlone(string channel, PlaceKind expected)
    {
        await CommandAsync(("channel_id", channel), ("channel_name", "directmessage"));

        var place = Assert.Single(host.Inbox.Turns).In;
        Assert.Equal((channel, expected, (string?)null), (place.ConversationId, place.Kind, place.Name));
    }

    [Fact]
    public async Task AResponseUrlOfAnotherHostIsNotUsed()
    {
        await CommandAsync(("response_url", "https://evil.example/x"));

        Assert.Equal("""{"t":"11.22.aa","m":"U1","at":1795000000000}""", Assert.Single(host.Inbox.Turns).In.Address);
    }

    [Theory]
    [InlineData("user_id")]
    [InlineData("channel_id")]
    [InlineData("trigger_id")]
    [InlineData("command")]
    [InlineData("team_id")]
    public async Task ACommandWithoutAFieldIsRefused(string missing)
    {
        var answer = await host.PostCommandAsync([.. Command.Where(field => field.Name != missing)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(host.Inbox.Turns);
    }

    [Fact]
    public async Task ACertificateCheckIsAnsweredAndNothingElseInItIsRead()
    {
        using var body = new FormUrlEncodedContent([new("ssl_check", "1"), .. Command.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        var answer = await host.PostAsync("/slack/commands", await body.ReadAsByteArrayAsync(), "application/x-www-form-urlencoded", request => request.Headers.Remove("X-Slack-Signature"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(host.Inbox.Turns);
    }

    [Fact]
    public async Task WithoutAStoreTheGiverOfACommandIsTold()
    {
        host.Inbox.IsAway = true;
        var answer = await CommandAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var told = await host.Slack.WaitForAsync("response_url");
        Assert.Equal("ephemeral", told.Arguments.GetProperty("response_type").GetString());
        Assert.Equal(ChannelWords.NothingSaved, told.Arguments.GetProperty("text").GetString());
    }

    [Fact]
    public async Task AButtonIsPressed()
    {
        var answer = await host.PostInteractionAsync(Press("""{"type":"message","channel_id":"D1","message_ts":"1795000001.000100","is_ephemeral":false}"""));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var turn = Assert.Single(host.Inbox.Turns);
        Assert.Equal(("11.22.aa", Instant.FromUnixTimeSeconds(1795000002)), (turn.Id, turn.At));
        Assert.Equal(("D1", PlaceKind.Personal, "U1"), (turn.In.ConversationId, turn.In.Kind, turn.In.MemberId));
        var pressed = Assert.IsType<Pressed>(turn.Content);
        Assert.Equal(("referral.thanked", "D1:1795000001.000100"), (pressed.Verb, pressed.CardAddress));
        Assert.Equal(new Dictionary<string, string> { ["id"] = "r1" }, pressed.Data);
        Assert.Equal(new Dictionary<string, string> { ["note"] = "a <b>", ["stage"] = "won", ["day"] = "2026-12-01", ["time"] = "15:00" }, pressed.Inputs);
    }

    [Fact]
    public async Task AnEphemeralCardIsAddressedByItsResponseUrl()
    {
        await host.PostInteractionAsync(Press("""{"type":"message","channel_id":"C1","message_ts":"1795000001.000100","is_ephemeral":true}"""));

        var turn = Assert.Single(host.Inbox.Turns);
        Assert.Equal(host.Slack.ResponseUrl("1"), Assert.IsType<Pressed>(turn.Content).CardAddress);
        Assert.Equal(("C1", PlaceKind.Channel), (turn.In.ConversationId, turn.In.Kind));
    }

    [Theory]
    [InlineData("""{"type":"view_closed","team":{"id":"T0TEST"},"user":{"id":"U1"}}""")]
    [InlineData("""{"type":"shortcut","team":{"id":"T0TEST"},"user":{"id":"U1"},"trigger_id":"1.2.a"}""")]
    [InlineData("""{"type":"block_suggestion","team":{"id":"T0TEST"},"user":{"id":"U1"}}""")]
    [InlineData("""{"type":"block_actions","team":{"id":"T0TEST"},"user":{"id":"U1"},"trigger_id":"1.2.a","actions":[{"type":"button","action_id":"open"}]}""")]
    [InlineData("""{"type":"block_actions","team":{"id":"T0TEST"},"user":{"id":"U1"},"trigger_id":"1.2.a","actions":[{"type":"button","value":"of another app"}]}""")]
    [InlineData("""{"type":"block_actions","team":{"id":"T0TEST"},"user":{"id":"U1"},"trigger_id":"1.2.a","actions":[{"type":"button","value":"{\"v\":null,\"d\":{}}"}]}""")]
    [InlineData("""{"type":"view_submission","team":{"id":"T0TEST"},"user":{"id":"U1"},"trigger_id":"1.2.a","view":{"private_metadata":"of another app"}}""")]
    public async Task WhatIsNotForTheBotIsAcknowledged(string payload)
    {
        var answer = await host.PostInteractionAsync(payload);

        Assert.Equal((HttpStatusCode.OK, 0L), (answer.StatusCode, answer.Content.Headers.ContentLength));
        Assert.Empty(host.Inbox.Turns);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("""{"team":{"id":"T0TEST"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"block_actions","team":{"id":"T0TEST"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"block_actions","team":{"id":"T0OTHER"},"user":{"id":"U1"},"trigger_id":"1.2.a"}""", HttpStatusCode.Forbidden)]
    public async Task OtherPayloadsGetAClearAnswer(string payload, HttpStatusCode expected)
    {
        var answer = await host.PostInteractionAsync(payload);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(host.Inbox.Turns);
    }

    [Fact]
    public async Task ASubmittedFormIsAnsweredWithItsMistakesByBlock()
    {
        host.Inbox.Answer = _ => new Reply { Text = "Not yet", FormErrors = new Dictionary<string, string> { ["day"] = "That day is over.", ["elsewhere"] = "And this." } };
        var answer = await host.PostInteractionAsync(Submission());

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""{"response_action":"errors","errors":{"b2":"That day is over.","prospect":"And this."}}""", await answer.Content.ReadAsStringAsync());
        var pressed = Assert.IsType<Pressed>(Assert.Single(host.Inbox.Turns).Content);
        Assert.Equal(("referral.save", "D1:1.0"), (pressed.Verb, pressed.CardAddress));
        Assert.Equal(new Dictionary<string, string> { ["prospect"] = "Zoë & Co", ["day"] = "2026-12-01" }, pressed.Inputs);
        Assert.InRange(host.Inbox.Limit!.Value, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2.5));
    }

    [Fact]
    public async Task ASubmittedFormClosesAndItsReplyTakesThePlaceOfTheCard()
    {
        host.Inbox.Answer = _ => new Reply { Text = "Saved", ReplacesCard = true };
        var answer = await host.PostInteractionAsync(Submission());

        Assert.Equal((HttpStatusCode.OK, 0L), (answer.StatusCode, answer.Content.Headers.ContentLength));
        var update = await host.Slack.WaitForAsync("chat.update");
        Assert.Equal(
            ("D1", "1.0", "Saved"),
            (update.Arguments.GetProperty("channel").GetString(), update.Arguments.GetProperty("ts").GetString(), update.Arguments.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task TheReplyToAFormIsTriedAgain()
    {
        host.Slack.Fail("chat.postMessage", async context =>
        {
            context.Response.Headers.RetryAfter = "0";
            await Fakes.FakeSlack.WriteAsync(context, 429, "{}");
        });
        host.Inbox.Answer = _ => new Reply { Text = "Saved" };
        await host.PostInteractionAsync(Submission());

        Assert.Equal("D1", (await host.Slack.WaitForAsync("chat.postMessage", 2)).Arguments.GetProperty("channel").GetString());
    }

    [Fact]
    public async Task ASlowSlackDoesNotHoldUpACommand()
    {
        var held = new TaskCompletionSource();
        host.Slack.Fail("conversations.open", async context =>
        {
            await held.Task;
            await Fakes.FakeSlack.WriteAsync(context, 200, "{}");
        });
        var answer = await CommandAsync(("channel_id", "DU1"), ("channel_name", "directmessage"));
        held.SetResult();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(PlaceKind.Group, Assert.Single(host.Inbox.Turns).In.Kind);
    }

    [Fact]
    public async Task AFailureLeavesTheConnectionOpen()
    {
        host.Inbox.Answer = _ => throw new InvalidOperationException("a bug");
        var failed = await host.PostInteractionAsync(Submission());
        host.Inbox.Answer = _ => null;
        var answer = await host.PostInteractionAsync(Submission());

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.OK, 1), (failed.StatusCode, answer.StatusCode, host.Connections));
    }

    [Fact]
    public async Task ASubmittedFormThatTakesLongClosesSilently()
    {
        var answer = await host.PostInteractionAsync(Submission());

        Assert.Equal((HttpStatusCode.OK, 0L), (answer.StatusCode, answer.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task AFormMayFollowAForm()
    {
        host.Inbox.Answer = _ => new Reply { Text = "Next", Form = new Form("Next", [new InputText("more", "More")], new ActionExecute("Go on", "next.save", new Dictionary<string, string>())) };
        var answer = JsonSerializer.Deserialize<JsonElement>(await (await host.PostInteractionAsync(Submission())).Content.ReadAsStringAsync());

        Assert.Equal("update", answer.GetProperty("response_action").GetString());
        var context = FormContext.Read(answer.GetProperty("view").GetProperty("private_metadata").GetString());
        Assert.Equal(("next.save", "D1", "D1:1.0"), (context!.Verb, context.Conversation, context.Card));
    }

    [Fact]
    public async Task WithoutAStoreTheFormStaysOpen()
    {
        host.Inbox.IsAway = true;
        var answer = await host.PostInteractionAsync(Submission());

        Assert.Equal($$$"""{"response_action":"errors","errors":{"prospect":"{{{ChannelWords.NothingSaved}}}"}}""", await answer.Content.ReadAsStringAsync());
    }

    private (string Name, string Value)[] Command =>
    [
        ("team_id", "T0TEST"), ("user_id", "U1"), ("channel_id", "C1"), ("channel_name", "sales"), ("command", "/referral"), ("text", ""),
        ("trigger_id", "11.22.aa"), ("response_url", host.Slack.ResponseUrl("1")),
    ];

    private Task<HttpResponseMessage> CommandAsync(params (string Name, string Value)[] changes) =>
        host.PostCommandAsync([.. Command.Where(field => changes.All(change => change.Name != field.Name)), .. changes]);

    private string Press(string container) => """
        {"type":"block_actions","team":{"id":"T0TEST"},"user":{"id":"U1"},"trigger_id":"11.22.aa","response_url":"URL",
         "container":CONTAINER,"channel":{"id":"C1","name":"sales"},
         "state":{"values":{"b1":{"note":{"type":"plain_text_input","value":"a <b>"}},"b2":{"stage":{"type":"static_select","selected_option":{"value":"won"}}},
                  "b3":{"day":{"type":"datepicker","selected_date":"2026-12-01"}},"b4":{"time":{"type":"timepicker","selected_time":"15:00"}},"b5":{"empty":{"type":"plain_text_input","value":null}}}},
         "actions":[{"type":"button","action_id":"referral.thanked","value":"{\"v\":\"referral.thanked\",\"d\":{\"id\":\"r1\"}}","action_ts":"1795000002.000000"}]}
        """.Replace("URL", host.Slack.ResponseUrl("1")).Replace("CONTAINER", container);

    private static string Submission() => """
        {"type":"view_submission","team":{"id":"T0TEST"},"user":{"id":"U1"},"trigger_id":"11.22.aa",
         "view":{"private_metadata":"{\"v\":\"referral.save\",\"d\":{\"id\":\"r1\"},\"c\":\"D1:1.0\",\"p\":\"D1\",\"k\":0,\"at\":0}",
           "blocks":[{"type":"rich_text","block_id":"b0"},{"type":"input","block_id":"prospect","element":{"type":"plain_text_input","action_id":"prospect"}},{"type":"input","block_id":"b2","element":{"type":"datepicker","action_id":"day"}}],
           "state":{"values":{"prospect":{"prospect":{"type":"plain_text_input","value":"Zoë & Co"}},"b2":{"day":{"type":"datepicker","selected_date":"2026-12-01"}}}}}}
        """;
}
