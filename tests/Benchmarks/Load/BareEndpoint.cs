using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Benchmarks.Load;

/// <summary>
/// What a bot costs before it does anything: an endpoint that parses the same activity and posts an answer of the same
/// size. It checks nobody, stores nothing and understands nothing.
/// </summary>
internal static class BareEndpoint
{
    /// <summary>The command that serves it: a process of its own, so that it can be measured like the bot.</summary>
    public const string CommandName = "bare";

    /// <summary>Serves until the process ends. The arguments: the channel, the platform's address, the bytes of an answer.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (root, answerBytes) = (new Uri(arguments[1]), int.Parse(arguments[2], CultureInfo.InvariantCulture));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", Environment.GetEnvironmentVariable("Urls"));
        var application = builder.Build();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "load");
        if (arguments[0] == "slack")
        {
            application.MapPost("/slack/events", request => AnswerEventAsync(request, http, root, answerBytes));
        }
        else
        {
            application.MapPost("/api/messages", request => AnswerActivityAsync(request, http, answerBytes));
        }

        await application.RunAsync();
        return 0;
    }

    private static async Task AnswerActivityAsync(HttpContext request, HttpClient http, int answerBytes)
    {
        var activity = (await request.Request.ReadFromJsonAsync(BareJson.Default.BareActivity))!;
        var answer = new BareActivity { Type = "message", Text = Padded(activity.Text, answerBytes), ReplyToId = activity.Id };
        var address = $"{activity.ServiceUrl}v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id)}/activities";
        using var posted = await http.PostAsJsonAsync(address, answer, BareJson.Default.BareActivity);
        await posted.Content.ReadFromJsonAsync(BareJson.Default.BareResource);
        request.Response.StatusCode = (int)posted.StatusCode < 300 ? StatusCodes.Status200OK : StatusCodes.Status502BadGateway;
    }

    private static async Task AnswerEventAsync(HttpContext request, HttpClient http, Uri root, int answerBytes)
    {
        var envelope = (await request.Request.ReadFromJsonAsync(BareJson.Default.BareEnvelope))!;
        var answer = new BareMessage(envelope.Event.Channel, Padded(envelope.Event.Text, answerBytes));
        using var posted = await http.PostAsJsonAsync($"{root}api/chat.postMessage", answer, BareJson.Default.BareMessage);
        await posted.Content.ReadFromJsonAsync(BareJson.Default.BareResource);
        request.Response.StatusCode = (int)posted.StatusCode < 300 ? StatusCodes.Status200OK : StatusCodes.Status502BadGateway;
    }

    private static string Padded(string? text, int bytes)
    {
        const int Frame = 60;
        return (text ?? "").PadRight(Math.Max(0, bytes - Frame), '.');
    }
}

/// <summary>The parts of an activity that an answer needs.</summary>
internal sealed record BareActivity
{
    /// <summary>What kind it is.</summary>
    public required string Type { get; init; }

    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>What is said.</summary>
    public string? Text { get; init; }

    /// <summary>Where answers go.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>What it answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Who said it.</summary>
    public BareParty? From { get; init; }

    /// <summary>Where.</summary>
    public BareParty? Conversation { get; init; }

    /// <summary>What the channel adds.</summary>
    public JsonElement? ChannelData { get; init; }
}

/// <summary>A person or a conversation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
internal sealed record BareParty(string Id, string? Name = null);

/// <summary>An event of Slack in its envelope.</summary>
/// <param name="TeamId">The workspace.</param>
/// <param name="EventId">The event's id.</param>
/// <param name="Event">The event.</param>
internal sealed record BareEnvelope([property: JsonPropertyName("team_id")] string TeamId, [property: JsonPropertyName("event_id")] string EventId, BareEvent Event);

/// <summary>A message event.</summary>
/// <param name="Type">What kind it is.</param>
/// <param name="Channel">Where.</param>
/// <param name="User">Who.</param>
/// <param name="Text">What is said.</param>
internal sealed record BareEvent(string Type, string Channel, string User, string? Text);

/// <summary>A message to Slack.</summary>
/// <param name="Channel">Where.</param>
/// <param name="Text">What is said.</param>
internal sealed record BareMessage(string Channel, string Text);

/// <summary>What the platform answers.</summary>
/// <param name="Id">The id of what it made.</param>
internal sealed record BareResource(string? Id);

/// <summary>The wire JSON of the bare endpoint.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BareActivity))]
[JsonSerializable(typeof(BareEnvelope))]
[JsonSerializable(typeof(BareMessage))]
[JsonSerializable(typeof(BareResource))]
internal sealed partial class BareJson : JsonSerializerContext;
