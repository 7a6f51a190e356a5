using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Tests.Fakes;

/// <summary>One call that the bot made.</summary>
/// <param name="Method">The method, or <c>response_url</c>.</param>
/// <param name="Token">The bearer token.</param>
/// <param name="Arguments">The arguments, from JSON or a form.</param>
/// <param name="Authorization">The whole header, where it is no bearer token.</param>
internal sealed record SlackCall(string Method, string? Token, JsonElement Arguments, string? Authorization = null);

/// <summary>Answers a call instead of the usual answer.</summary>
internal delegate Task SlackFault(HttpContext context);

/// <summary>A small Slack: records what it is asked, answers as the documentation shows, and fails on demand.</summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    public const string Team = "T0TEST";
    public const string BotUser = "U0BOT";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<SlackCall> calls = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SlackFault>> faults = new();
    private readonly ConcurrentDictionary<string, string> users = new();
    private readonly SemaphoreSlim arrived = new(0);
    private readonly ConcurrentQueue<JsonElement> posted = new();
    private int stamps;

    private FakeSlack(WebApplication app) => this.app = app;

    /// <summary>Where the Web API is.</summary>
    public string ApiUrl => app.Urls.Single() + "/api/";

    /// <summary>The calls so far, oldest first.</summary>
    public IReadOnlyList<SlackCall> Calls => [.. calls];

    /// <summary>Socket Mode connections, each when it was made.</summary>
    public System.Threading.Channels.Channel<FakeSocket> Sockets { get; } = System.Threading.Channels.Channel.CreateUnbounded<FakeSocket>();

    public static async Task<FakeSlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeSlack(app);
        app.UseWebSockets();
        app.MapPost("/api/{method}", fake.AnswerAsync);
        app.MapPost("/upload/{id}", fake.TakeFileAsync);
        app.MapPost("/response/{id}", context => fake.AnswerAsync(context, "response_url"));
        app.Map("/link", fake.ConnectAsync);
        await app.StartAsync();
        return fake;
    }

    /// <summary>An address that takes answers.</summary>
    public string ResponseUrl(string id) => $"{app.Urls.Single()}/response/{id}";

    /// <summary>The calls of one method.</summary>
    public IReadOnlyList<SlackCall> CallsOf(string method) => [.. calls.Where(call => call.Method == method)];

    /// <summary>Describes a member.</summary>
    public void Know(string id, string user) => users[id] = user;

    /// <summary>Lets the next call of a method fail.</summary>
    public void Fail(string method, SlackFault fault) => faults.GetOrAdd(method, _ => new()).Enqueue(fault);

    /// <summary>Lets the next call of a method answer an error.</summary>
    public void Fail(string method, string error, int status = 200) =>
        Fail(method, context => WriteAsync(context, status, $$"""{"ok":false,"error":"{{error}}"}"""));

    /// <summary>Waits until a method was called so many times.</summary>
    public async Task<SlackCall> WaitForAsync(string method, int count = 1)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (CallsOf(method) is var found && found.Count >= count)
            {
                return found[count - 1];
            }

            await arrived.WaitAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        arrived.Dispose();
    }

    public static async Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(json);
    }

    private Task AnswerAsync(HttpContext context) => AnswerAsync(context, (string)context.Request.RouteValues["method"]!);

    private async Task AnswerAsync(HttpContext context, string method)
    {
        var arguments = await ArgumentsAsync(context.Request);
        var token = context.Request.Headers.Authorization.ToString();
        var isBearer = token.StartsWith("Bearer ", StringComparison.Ordinal);
        calls.Enqueue(new SlackCall(method, isBearer ? token["Bearer ".Length..] : null, arguments, isBearer ? null : token));
        if (faults.TryGetValue(method, out var waiting) && waiting.TryDequeue(out var fault))
        {
            await fault(context);
        }
        else
        {
            await WriteAsync(context, 200, Answer(method, arguments));
        }

        arrived.Release();
    }

    /// <summary>What Slack answers when all is well. Posting is remembered, for those who look whether it happened.</summary>
    public string Answer(string method, JsonElement arguments)
    {
        switch (method)
        {
            case "auth.test":
                return $$"""{"ok":true,"team_id":"{{Team}}","user_id":"{{BotUser}}","bot_id":"B0BOT"}""";
            case "users.info":
                var id = arguments.GetProperty("user").GetString()!;
                return users.TryGetValue(id, out var user) ? $$$"""{"ok":true,"user":{{{user}}}}""" : """{"ok":false,"error":"user_not_found"}""";
            case "conversations.open":
                return $$$"""{"ok":true,"channel":{"id":"D{{{arguments.GetProperty("users").GetString()}}}"}}""";
            case "files.getUploadURLExternal":
                return $$"""{"ok":true,"upload_url":"{{app.Urls.Single()}}/upload/1","file_id":"F1"}""";
            case "conversations.info":
                return """{"ok":true,"channel":{"name":"sales"}}""";
            case "conversations.history":
                return $$"""{"ok":true,"messages":[{{string.Join(',', posted)}}]}""";
            case "apps.connections.open":
                return $$"""{"ok":true,"url":"{{app.Urls.Single().Replace("http", "ws", StringComparison.Ordinal)}}/link"}""";
            case "chat.postMessage":
                var stamp = $"1795000000.{Interlocked.Increment(ref stamps):D6}";
                posted.Enqueue(JsonSerializer.SerializeToElement(new { ts = stamp, metadata = arguments.GetProperty("metadata") }));
                return JsonSerializer.Serialize(new { ok = true, channel = arguments.GetProperty("channel").GetString(), ts = stamp });
            case "response_url":
                return "ok";
            default:
                return """{"ok":true}""";
        }
    }

    private async Task TakeFileAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        calls.Enqueue(new SlackCall("upload", context.Request.Headers.Authorization.FirstOrDefault(), JsonSerializer.SerializeToElement(await reader.ReadToEndAsync())));
        if (faults.TryGetValue("upload", out var waiting) && waiting.TryDequeue(out var fault))
        {
            await fault(context);
        }
    }

    private async Task ConnectAsync(HttpContext context)
    {
        var socket = await context.WebSockets.AcceptWebSocketAsync();
        var connection = new FakeSocket(socket);
        await Sockets.Writer.WriteAsync(connection);
        await connection.ReadAsync();
    }

    private static async Task<JsonElement> ArgumentsAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return JsonSerializer.SerializeToElement(form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        }

        return await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
    }
}

/// <summary>Slack's end of a Socket Mode connection.</summary>
internal sealed class FakeSocket(WebSocket socket)
{
    private readonly System.Threading.Channels.Channel<JsonElement> frames = System.Threading.Channels.Channel.CreateUnbounded<JsonElement>();

    public Task SendAsync(string json) => socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>What the bot sent next.</summary>
    public async Task<JsonElement> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await frames.Reader.ReadAsync(limit.Token);
    }

    public void Break() => socket.Abort();

    /// <summary>Waits until the bot has gone.</summary>
    public Task ClosedAsync() => frames.Reader.Completion.WaitAsync(TimeSpan.FromSeconds(30));

    public async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: WebSocketMessageType.Text } part)
            {
                frames.Writer.TryWrite(JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, part.Count)));
            }
        }
        catch (WebSocketException)
        {
            // The bot went away.
        }

        frames.Writer.TryComplete();
    }
}
