using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Benchmarks.Load;

/// <summary>Slack: signs each event, and takes the calls of the Web API.</summary>
internal sealed class SlackPlatform : Platform
{
    private const string Team = "T000LOAD";
    private const int DigitsOfId = 9;

    private static readonly byte[] SigningSecret = "0123456789abcdef0123456789abcdef"u8.ToArray();

    private long messages;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> SettingsFor(Uri root) => new Dictionary<string, string>
    {
        ["Slack__SigningSecret"] = Encoding.ASCII.GetString(SigningSecret),
        ["Slack__BotToken"] = "xoxb-load",
        ["Slack__ApiUrl"] = $"{root}api/",
        ["Slack__ResponseUrlHosts"] = root.Host,
    };

    /// <inheritdoc/>
    public override byte[] Deliver(Message message, Uri bot, Uri root)
    {
        var second = message.At.ToUnixTimeSeconds();
        var ts = $"{second}.{message.Number % 1_000_000:000000}";
        var user = $"U{message.Conversation:000000000}";
        var body = Encoding.UTF8.GetBytes($$"""
            {"token":"load","team_id":"{{Team}}","context_team_id":"{{Team}}","api_app_id":"A000LOAD","event":{"type":"message","user":"{{user}}","ts":"{{ts}}","client_msg_id":"33aec6e4-3f5e-4077-9776-{{message.Number:000000000000}}","text":"{{message.Text}}","team":"{{Team}}","channel":"D{{message.Conversation:000000000}}","event_ts":"{{ts}}","channel_type":"im"},"type":"event_callback","event_id":"Ev{{second}}{{message.Number:00000000}}","event_time":{{second}},"authorizations":[{"enterprise_id":null,"team_id":"{{Team}}","user_id":"U00000BOT","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-load"}
            """);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"v0:{now}:"), .. body];
        var signature = "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(SigningSecret, signed));
        return Post(bot, "/slack/events", body, ("X-Slack-Request-Timestamp", now), ("X-Slack-Signature", signature));
    }

    /// <inheritdoc/>
    public override async Task AnswerAsync(HttpContext http)
    {
        var body = await ReadAsync(http);
        switch (http.Request.Path.Value!.Split('/')[^1])
        {
            case "chat.postMessage" or "chat.update" or "chat.postEphemeral":
                await TakeAsync(http, body);
                break;
            case "users.info":
                await WriteAsync(http, 200, UserNamed($"U{DigitsAfter('U', body, http):000000000}"));
                break;
            case "conversations.open":
                await WriteAsync(http, 200, $$$"""{"ok":true,"channel":{"id":"D{{{DigitsAfter('U', body, http):000000000}}}"}}""");
                break;
            case "auth.test":
                await WriteAsync(http, 200, $$"""{"ok":true,"url":"https://load.slack.com/","team":"Load","user":"referralbot","team_id":"{{Team}}","user_id":"U00000BOT","bot_id":"B00000BOT","is_enterprise_install":false}""");
                break;
            default:
                await WriteAsync(http, 200, """{"ok":true}""");
                break;
        }
    }

    private async Task TakeAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        var conversation = DigitsAfter('D', body, http);
        var number = Interlocked.Increment(ref messages);
        await WriteAsync(http, 200, $$"""{"ok":true,"channel":"D{{conversation:000000000}}","ts":"{{1_700_000_000 + (number / 1_000_000)}}.{{number % 1_000_000:000000}}"}""");
        if (conversation >= 0)
        {
            Answered?.Invoke(conversation, body);
        }
    }

    /// <summary>The number of the first id of a kind in a form, a JSON body or the query; -1 when there is none.</summary>
    private static int DigitsAfter(char kind, ReadOnlyMemory<byte> body, HttpContext http)
    {
        var text = (http.Request.QueryString.Value ?? "") + Encoding.UTF8.GetString(body.Span);
        for (var at = text.IndexOf(kind, StringComparison.Ordinal); at >= 0; at = text.IndexOf(kind, at + 1))
        {
            if (at + DigitsOfId < text.Length && int.TryParse(text.AsSpan(at + 1, DigitsOfId), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }
        }

        return -1;
    }

    private static string UserNamed(string id) => $$"""
        {"ok":true,"user":{"id":"{{id}}","team_id":"{{Team}}","name":"rep","deleted":false,"real_name":"Rep {{id}}","tz":"Europe/Berlin","tz_label":"CET","tz_offset":3600,"is_admin":false,"is_owner":false,"is_bot":false,"is_restricted":false,"is_ultra_restricted":false,"profile":{"real_name":"Rep {{id}}","display_name":"rep","email":"{{id}}@load.example"} } }
        """;
}
