using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Benchmarks.Load;

/// <summary>A stand-in for a platform: writes the requests that it would send to a bot, and answers the bot's own.</summary>
internal abstract class Platform
{
    /// <summary>Called when the bot has sent a message: the conversation's number, and the request's body. By then the answer is under way.</summary>
    public Action<int, ReadOnlyMemory<byte>>? Answered { get; set; }

    /// <summary>The settings with which a bot serves this platform.</summary>
    /// <param name="root">The platform's address, with a slash at its end.</param>
    public abstract IReadOnlyDictionary<string, string> SettingsFor(Uri root);

    /// <summary>The request that delivers a message to the bot.</summary>
    /// <param name="message">The message.</param>
    /// <param name="bot">The bot's address.</param>
    /// <param name="root">The platform's address.</param>
    public abstract byte[] Deliver(Message message, Uri bot, Uri root);

    /// <summary>Answers a request of the bot.</summary>
    public abstract Task AnswerAsync(HttpContext http);

    /// <summary>The stand-in for a channel.</summary>
    public static Platform For(LoadOptions options) => options.Channel switch
    {
        "slack" => new SlackPlatform(),
        _ => new TeamsPlatform(options.Workspaces),
    };

    /// <summary>An HTTP/1.1 request that leaves the connection open.</summary>
    protected static byte[] Post(Uri bot, string path, byte[] body, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var head = new StringBuilder(512).Append(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: {bot.Authority}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append("\r\n");
        var request = new byte[head.Length + body.Length];
        Encoding.ASCII.GetBytes(head.ToString(), request);
        body.CopyTo(request, head.Length);
        return request;
    }

    /// <summary>Answers with JSON.</summary>
    protected static Task WriteAsync(HttpContext http, int status, string json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = Encoding.UTF8.GetByteCount(json);
        return http.Response.WriteAsync(json);
    }

    /// <summary>Reads a request's body.</summary>
    protected static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http)
    {
        using var body = new MemoryStream((int)(http.Request.ContentLength ?? 1024));
        await http.Request.Body.CopyToAsync(body);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
