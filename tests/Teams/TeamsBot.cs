using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReferralBot.Bot.Teams;
using ReferralBot.Bot.Turns;

namespace ReferralBot.Tests.Teams;

/// <summary>The Teams channel in a host of its own, between a fake token service and a fake connector.</summary>
internal sealed class TeamsBot : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly WebApplication app;
    private LoopbackServer? server;

    private TeamsBot(WebApplication app, FakeTokenService tokens, FakeConnector connector, SetClock clock, RecordingInbox inbox, LogLines log)
    {
        this.app = app;
        Tokens = tokens;
        Connector = connector;
        Clock = clock;
        Inbox = inbox;
        Log = log;
    }

    public FakeTokenService Tokens { get; }

    public FakeConnector Connector { get; }

    public SetClock Clock { get; }

    public RecordingInbox Inbox { get; }

    public LogLines Log { get; }

    public TeamsChannel Channel => app.Services.GetRequiredService<TeamsChannel>();

    public ConnectorClient Client => app.Services.GetRequiredService<ConnectorClient>();

    public ChannelStatus Status => app.Services.GetRequiredService<ChannelStatus>();

    public string Endpoint => server!.Url + "api/messages";

    /// <summary>A configured bot.</summary>
    public static Task<TeamsBot> StartAsync(params (string Name, string? Value)[] settings) => StartAsync("Production", isConfigured: true, settings);

    /// <summary>A bot without settings.</summary>
    public static Task<TeamsBot> StartUnconfiguredAsync(string environment) => StartAsync(environment, isConfigured: false, []);

    /// <summary>Posts an activity with a good token.</summary>
    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => PostAsync(activity.ToJsonString(), GoodToken());

    public async Task<HttpResponseMessage> PostAsync(string body, string? token, string contentType = "application/json") =>
        await PostAsync(Encoding.UTF8.GetBytes(body), token, contentType);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string? token, string? contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new ByteArrayContent(body) };
        if (contentType is not null)
        {
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        return await SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request);

    public string GoodToken() => Tokens.Sign(Connector.ServiceUrl, Clock.Now);

    /// <summary>A message of the personal chat as Teams posts it.</summary>
    public JsonObject Message(string? text) => new()
    {
        ["type"] = "message",
        ["id"] = "1776827520098",
        ["timestamp"] = "2026-11-22T08:59:59.123Z",
        ["localTimezone"] = "Europe/Berlin",
        ["channelId"] = "msteams",
        ["serviceUrl"] = Connector.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = "29:maria", ["name"] = "Maria Silva", ["aadObjectId"] = "33333333-3333-4333-8333-333333333330" },
        ["recipient"] = new JsonObject { ["id"] = "28:" + FakeTokenService.AppId, ["name"] = "ReferralBot" },
        ["conversation"] = new JsonObject { ["id"] = "a:1chat", ["conversationType"] = "personal", ["tenantId"] = FakeTokenService.TenantId },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeTokenService.TenantId } },
        ["locale"] = "en-GB",
        ["text"] = text,
    };

    /// <summary>A pressed <c>Action.Execute</c>.</summary>
    public JsonObject Invoke(JsonNode? data)
    {
        var activity = Message(null);
        activity["type"] = "invoke";
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = "1776827520000";
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "ignored", ["data"] = data }, ["trigger"] = "manual" };
        return activity;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server!.DisposeAsync();
        await Tokens.DisposeAsync();
        await Connector.DisposeAsync();
    }

    private static async Task<TeamsBot> StartAsync(string environment, bool isConfigured, (string Name, string? Value)[] settings)
    {
        var tokens = await FakeTokenService.StartAsync();
        var connector = await FakeConnector.StartAsync();
        var clock = new SetClock();
        var inbox = new RecordingInbox();
        var log = new LogLines();
        var builder = LoopbackServer.CreateBuilder(environment);
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Configuration.AddInMemoryCollection(Settings(tokens, connector, isConfigured, settings));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<ITurnInbox>(inbox);
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        var app = builder.Build();
        app.MapTeams();
        var bot = new TeamsBot(app, tokens, connector, clock, inbox, log);
        bot.server = await LoopbackServer.StartAsync(app);
        return bot;
    }

    private static Dictionary<string, string?> Settings(FakeTokenService tokens, FakeConnector connector, bool isConfigured, (string Name, string? Value)[] settings)
    {
        var all = new Dictionary<string, string?>();
        if (isConfigured)
        {
            all["Teams:AppId"] = FakeTokenService.AppId;
            all["Teams:TenantId"] = FakeTokenService.TenantId;
            all["Teams:AppPassword"] = "a client secret";
            all["Teams:OpenIdMetadataUrl"] = tokens.MetadataUrl;
            all["Teams:TokenUrl"] = tokens.TokenUrl;
            all["Teams:AllowedServiceUrls:0"] = connector.ServiceUrl;
        }

        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all;
    }
}
