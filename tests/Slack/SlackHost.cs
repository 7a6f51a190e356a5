using System.Buffers;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReferralBot.Bot.Slack;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Slack;

/// <summary>A clock that stands until it is set.</summary>
internal sealed class SlackClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>An inbox that keeps turns in memory and answers as it is told.</summary>
internal sealed class RecordingInbox : ITurnInbox
{
    private readonly ConcurrentQueue<Turn> turns = new();

    public IReadOnlyList<Turn> Turns => [.. turns];

    public bool IsAway { get; set; }

    public Func<Turn, Reply?> Answer { get; set; } = _ => null;

    public TimeSpan? Limit { get; private set; }

    public ValueTask AcceptAsync(Turn turn, CancellationToken cancellationToken)
    {
        Keep(turn);
        return ValueTask.CompletedTask;
    }

    public ValueTask<Reply?> AnswerAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken)
    {
        Limit = limit;
        Keep(turn);
        return new(Answer(turn));
    }

    public async ValueTask<Preview> PreviewAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken) => new(await AnswerAsync(turn, limit, cancellationToken));

    private void Keep(Turn turn)
    {
        if (IsAway)
        {
            throw new StoreUnavailableException("away", new IOException());
        }

        turns.Enqueue(turn);
    }
}

/// <summary>The Slack channel in a host of its own, beside a small Slack.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication app;

    private readonly TemporaryStore? store;

    private SlackHost(WebApplication app, FakeSlack slack, SlackClock clock, TemporaryStore? store)
    {
        this.app = app;
        this.store = store;
        Slack = slack;
        Clock = clock;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectCallback = ConnectAsync }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    /// <summary>Connections that were opened to the host so far.</summary>
    public int Connections { get; private set; }

    public FakeSlack Slack { get; }

    public SlackClock Clock { get; }

    public HttpClient Client { get; }

    public RecordingInbox Inbox => (RecordingInbox)app.Services.GetRequiredService<ITurnInbox>();

    public IChannel Channel => app.Services.GetRequiredService<IChannel>();

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <param name="socketMode">Slack is called, instead of calling.</param>
    /// <param name="whileAway">Slack is away at first.</param>
    /// <param name="installable">Workspaces install the app; there is no token at first.</param>
    public static async Task<SlackHost> StartAsync(bool socketMode = false, bool whileAway = false, bool installable = false)
    {
        var store = installable ? TemporaryStore.Open() : null;
        var slack = await FakeSlack.StartAsync();
        if (whileAway)
        {
            slack.Fail("auth.test", "internal_error", 500);
        }

        var clock = new SlackClock();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:SigningSecret"] = socketMode ? null : Secret,
            ["Slack:BotToken"] = installable ? null : "xoxb-test",
            ["Slack:ClientId"] = installable ? "123.456" : null,
            ["Slack:ClientSecret"] = installable ? "a client secret" : null,
            ["Slack:AppToken"] = socketMode ? "xapp-test" : null,
            ["Slack:ApiUrl"] = slack.ApiUrl,
            ["Slack:ResponseUrlHosts"] = "127.0.0.1",
        });
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<ITurnInbox, RecordingInbox>();
        if (store is not null)
        {
            builder.Services.AddSingleton(store.Store);
        }

        builder.Services.AddSlack(builder.Configuration);
        var app = builder.Build();
        app.MapSlack();
        await app.StartAsync();
        if (!installable)
        {
            await slack.WaitForAsync("auth.test");
        }

        return new SlackHost(app, slack, clock, store);
    }

    public Task<HttpResponseMessage> PostEventAsync(string json, string? retry = null) =>
        PostAsync("/slack/events", Encoding.UTF8.GetBytes(json), "application/json", request =>
        {
            if (retry is not null)
            {
                request.Headers.Add("X-Slack-Retry-Num", retry);
            }
        });

    /// <summary>An event in its envelope.</summary>
    public Task<HttpResponseMessage> PostInnerEventAsync(string inner, string team = FakeSlack.Team, string? retry = null) =>
        PostEventAsync(Envelope(inner, team), retry);

    public static string Envelope(string inner, string team = FakeSlack.Team) =>
        $$"""{"type":"event_callback","team_id":"{{team}}","event_id":"Ev1","event_time":1795000000,"event":{{inner}}}""";

    public Task<HttpResponseMessage> PostCommandAsync(params (string Name, string Value)[] fields) => PostFormAsync("/slack/commands", fields);

    public Task<HttpResponseMessage> PostInteractionAsync(string payload) => PostFormAsync("/slack/interactivity", [("payload", payload)]);

    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body, string? contentType, Action<HttpRequestMessage>? change = null)
    {
        var stamp = Clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Add("X-Slack-Request-Timestamp", stamp);
        request.Headers.Add("X-Slack-Signature", SlackSignature.Sign(Encoding.UTF8.GetBytes(Secret), stamp, new ReadOnlySequence<byte>(body)));
        change?.Invoke(request);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Slack.DisposeAsync();
        if (store is not null)
        {
            await store.DisposeAsync();
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        Connections++;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task<HttpResponseMessage> PostFormAsync(string path, (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await PostAsync(path, await form.ReadAsByteArrayAsync(), "application/x-www-form-urlencoded");
    }
}
