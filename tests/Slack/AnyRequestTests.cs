using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ReferralBot.Tests.Slack;

/// <summary>Whatever comes, signed, gets a clear answer and never an unhandled exception.</summary>
public sealed class AnyRequestTests : IAsyncLifetime
{
    private static readonly HttpStatusCode[] Clear = [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden];

    private static readonly string[] Names =
    [
        "type", "team_id", "event_id", "event", "event_ts", "channel_type", "channel", "user", "text", "ts", "subtype", "message", "edited", "bot_id",
        "team", "id", "trigger_id", "actions", "value", "view", "private_metadata", "state", "values", "blocks", "element", "action_id", "block_id",
        "container", "channel_id", "message_ts", "is_ephemeral", "response_url", "selected_option", "thread_ts", "tokens", "bot", "profile", "inviter",
    ];

    private static readonly string[] Values =
    [
        "event_callback", "message", "app_mention", "im", "T0TEST", "Ev1", "D1", "C1", "U1", "U0BOT", "1795000000.000100", "block_actions", "view_submission",
        "message_changed", "member_joined_channel", "channel_rename", "user_change", "tokens_revoked", "1.2.a", "{\\\"v\\\":\\\"a\\\",\\\"d\\\":{}}", "<@U1> &amp;lt;",
        "", "\\ud83d", "\\u0000", "../../x", "https://evil.example/", "view", "99999999999999999999.5",
    ];

    private SlackHost host = null!;

    public async Task InitializeAsync() => host = await SlackHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public void AnyBytes() => Check.One(Some(100), Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        Gen.Elements("/slack/events", "/slack/commands", "/slack/interactivity").ToArbitrary(),
        (body, path) => IsClear(path, body)));

    [Fact]
    public void AnyEvent() => Check.One(Some(300), Prop.ForAll(
        Json(4).ToArbitrary(),
        json => IsClear("/slack/events", Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void AnyInnerEvent() => Check.One(Some(300), Prop.ForAll(
        Json(3).ToArbitrary(),
        json => IsClear("/slack/events", Encoding.UTF8.GetBytes(SlackHost.Envelope(json)))));

    [Fact]
    public void AnyInteraction() => Check.One(Some(300), Prop.ForAll(
        Json(4).ToArbitrary(),
        json => IsClear("/slack/interactivity", Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(json)))));

    [Fact]
    public void AnyForm() => Check.One(Some(200), Prop.ForAll(
        Gen.Elements("team_id", "=", "&", "T0TEST", "user_id=U1", "channel_id=C1", "&command=/x&", "trigger_id=1.2.a", "text=", "%", "%zz", "%ff", "+", "é", "&team_id=T0TEST&", "response_url=x", "ssl_check").ListOf().ToArbitrary(),
        parts => IsClear("/slack/commands", Encoding.UTF8.GetBytes(string.Concat(parts)))));

    private static Config Some(int count) => Config.QuickThrowOnFailure.WithMaxTest(count);

    private bool IsClear(string path, byte[] body)
    {
        var type = path == "/slack/events" ? "application/json" : "application/x-www-form-urlencoded";
        using var answer = Task.Run(() => host.PostAsync(path, body, type)).GetAwaiter().GetResult();
        return Clear.Contains(answer.StatusCode);
    }

    /// <summary>JSON of the names and values that Slack uses, in the wrong places.</summary>
    private static Gen<string> Json(int depth)
    {
        var text = Gen.Elements(Values).Select(value => $"\"{value}\"");
        var plain = Gen.Frequency((6, text), (1, Gen.Elements("null", "true", "7", "-1.5e300", "[]", "{}", "\"" + new string('x', 5000) + "\"")));
        if (depth == 0)
        {
            return plain;
        }

        var member = from name in Gen.Elements(Names) from value in Json(depth - 1) select $"\"{name}\":{value}";
        var members = from count in Gen.Choose(0, 9) from some in member.ListOf(count) select "{" + string.Join(',', some) + "}";
        var items = from count in Gen.Choose(0, 2) from some in Json(depth - 1).ListOf(count) select "[" + string.Join(',', some) + "]";
        return Gen.Frequency((4, members), (1, items), (3, plain));
    }
}
