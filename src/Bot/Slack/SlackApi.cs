using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Calls Slack's Web API and response URLs. Slack answers 200 to nearly everything: success is the field <c>ok</c>
/// (https://docs.slack.dev/apis/web-api).
/// </summary>
internal sealed partial class SlackApi(HttpClient http, SlackOptions options, SlackPace pace, ILogger<SlackApi> logger)
{
    /// <summary>The name under which response URLs share a rest.</summary>
    public const string ResponseUrl = "response_url";

    private const string Upload = "upload_url";

    /// <summary>How long a call may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private const int LargestAnswer = 4 * 1024 * 1024;

    // Slack's HTTP client libraries use this when an answer 429 does not say how long to wait.
    private static readonly TimeSpan UsualRest = TimeSpan.FromSeconds(30);

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>The one client of the channel: connections are kept, redirects are not followed, since they would carry the token elsewhere.</summary>
    public static HttpClient NewClient() =>
        new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        })
        {
            Timeout = Timeout,
            MaxResponseContentBufferSize = LargestAnswer,
        };

    /// <summary>Calls a method that takes JSON.</summary>
    public ValueTask<ApiAnswer> PostAsync(SlackBot bot, string method, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        CallAsync(bot.Team, method, Bearer(bot.Token), JsonContent(json), cancellationToken);

    /// <summary>Calls a method that takes a message. Should Slack refuse what is in it, it goes once more as plain text: less is better than nothing.</summary>
    public ValueTask<ApiAnswer> SayAsync(SlackBot bot, string method, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        SayAsync(method, message, body => PostAsync(bot, method, body, cancellationToken));

    /// <summary>Calls a method that reads: those take forms alone.</summary>
    public ValueTask<ApiAnswer> ReadAsync(SlackBot bot, string method, IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancellationToken) =>
        CallAsync(bot.Team, method, Bearer(bot.Token), new FormUrlEncodedContent(arguments), cancellationToken);

    /// <summary>Asks whose token <c>Slack:BotToken</c> is.</summary>
    public ValueTask<ApiAnswer> TestAsync(CancellationToken cancellationToken) =>
        CallAsync("", "auth.test", Bearer(options.BotToken!), new FormUrlEncodedContent([]), cancellationToken);

    /// <summary>Exchanges the code of an installation for the workspace's token.</summary>
    public ValueTask<ApiAnswer> ExchangeAsync(string code, CancellationToken cancellationToken)
    {
        var client = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.ClientId}:{options.ClientSecret}"));
        return CallAsync("", "oauth.v2.access", new AuthenticationHeaderValue("Basic", client), new FormUrlEncodedContent([new("code", code)]), cancellationToken);
    }

    /// <summary>Puts a file's bytes where <c>files.getUploadURLExternal</c> said. The token stays at home: the address is enough.</summary>
    public async ValueTask<ApiAnswer> UploadAsync(Uri url, FileContent file, CancellationToken cancellationToken)
    {
        if (!IsSlack(url))
        {
            return new ApiAnswer.No("upload_url is not of Slack");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(file.Bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(file.MediaType);
        return await SendAsync("", Upload, request, cancellationToken);
    }

    /// <summary>Slack's own hosts, and the one of the Web API.</summary>
    private bool IsSlack(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps && url.Host.EndsWith(".slack.com", StringComparison.OrdinalIgnoreCase)) || (url.Scheme == options.ApiUrl.Scheme && url.Authority == options.ApiUrl.Authority);

    /// <summary>Asks for the address of a Socket Mode connection, with the app's own token.</summary>
    public ValueTask<ApiAnswer> OpenConnectionAsync(CancellationToken cancellationToken) =>
        CallAsync("", "apps.connections.open", Bearer(options.AppToken!), new FormUrlEncodedContent([]), cancellationToken);

    /// <summary>Answers by a response URL, which needs neither token nor membership; once more as plain text where Slack refuses what is in the message.</summary>
    public ValueTask<ApiAnswer> RespondAsync(Uri responseUrl, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        SayAsync(ResponseUrl, message, body => PostAsync(responseUrl, body, cancellationToken));

    private async ValueTask<ApiAnswer> SayAsync(string method, ReadOnlyMemory<byte> message, Func<ReadOnlyMemory<byte>, ValueTask<ApiAnswer>> send)
    {
        var answer = await send(message);
        if (answer is not ApiAnswer.No { Error: var error } || !SlackErrors.IsAboutContent(error))
        {
            return answer;
        }

        SentPlain(logger, method, error);
        return await send(SlackBodies.WithoutBlocks(message));
    }

    private async ValueTask<ApiAnswer> PostAsync(Uri responseUrl, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        if (pace.RestOf("", ResponseUrl) is { } rest)
        {
            return new ApiAnswer.Later(rest, false, "ratelimited");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, responseUrl) { Content = JsonContent(json) };
        return await SendAsync("", ResponseUrl, request, cancellationToken);
    }

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    private async ValueTask<ApiAnswer> CallAsync(string team, string method, AuthenticationHeaderValue authorization, HttpContent content, CancellationToken cancellationToken)
    {
        if (pace.RestOf(team, method) is { } rest)
        {
            return new ApiAnswer.Later(rest, false, "ratelimited");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiUrl, method)) { Content = content };
        request.Headers.Authorization = authorization;
        return await SendAsync(team, method, request, cancellationToken);
    }

    private async ValueTask<ApiAnswer> SendAsync(string team, string method, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await ReachAsync(team, method, request, cancellationToken);
        switch (answer)
        {
            case ApiAnswer.No no:
                Refused(logger, method, no.Error);
                break;
            case ApiAnswer.Later later:
                Failed(logger, method, later.Reason);
                break;
            default:
                break;
        }

        return answer;
    }

    private async ValueTask<ApiAnswer> ReachAsync(string team, string method, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return await ReadAsync(team, method, response, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            // Where no connection came about, nothing was sent.
            var neverSent = failure.HttpRequestError is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;
            return new ApiAnswer.Later(null, !neverSent, failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ApiAnswer.Later(null, true, "timeout");
        }
    }

    private async ValueTask<ApiAnswer> ReadAsync(string team, string method, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            var rest = response.Headers.RetryAfter?.Delta ?? UsualRest;
            pace.Rest(team, method, rest);
            return new ApiAnswer.Later(rest, false, "ratelimited");
        }

        if ((int)response.StatusCode >= 500)
        {
            var isUntouched = response.StatusCode == HttpStatusCode.ServiceUnavailable;
            return new ApiAnswer.Later(response.Headers.RetryAfter?.Delta, !isUntouched, $"HTTP {(int)response.StatusCode}");
        }

        if (method == ResponseUrl)
        {
            return await ReadResponseUrlAsync(response, cancellationToken);
        }

        if (method == Upload)
        {
            return response.IsSuccessStatusCode ? new ApiAnswer.Done(default) : new ApiAnswer.No($"HTTP {(int)response.StatusCode}");
        }

        var body = await ParseAsync(response, cancellationToken);
        if (body.Is("ok"))
        {
            return new ApiAnswer.Done(body);
        }

        return body.Text("error") switch
        {
            null => new ApiAnswer.Later(null, true, $"HTTP {(int)response.StatusCode} without an answer"),
            "ratelimited" or "rate_limited" => new ApiAnswer.Later(UsualRest, false, "ratelimited"),
            // "Some aspect of the operation may have succeeded": https://docs.slack.dev/reference/methods/chat.postMessage
            "internal_error" or "fatal_error" or "request_timeout" => new ApiAnswer.Later(null, true, body.Text("error")!),
            "service_unavailable" or "team_added_to_org" => new ApiAnswer.Later(null, false, body.Text("error")!),
            { } error => new ApiAnswer.No(error),
        };
    }

    /// <summary>A response URL answers <c>ok</c> in plain text, or 404 when it is used up or too old.</summary>
    private static async ValueTask<ApiAnswer> ReadResponseUrlAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ParseAsync(response, cancellationToken);
        if (response.IsSuccessStatusCode && body.At("ok").ValueKind != JsonValueKind.False)
        {
            return new ApiAnswer.Done(default);
        }

        return new ApiAnswer.No(body.Text("error") ?? (response.StatusCode == HttpStatusCode.NotFound ? "expired_url" : $"HTTP {(int)response.StatusCode}"));
    }

    private static async ValueTask<JsonElement> ParseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static ReadOnlyMemoryContent JsonContent(ReadOnlyMemory<byte> json) => new(json) { Headers = { ContentType = Json } };

    [LoggerMessage(3001, LogLevel.Warning, "Slack refused {Method}: {Error}")]
    private static partial void Refused(ILogger logger, string method, string error);

    [LoggerMessage(3003, LogLevel.Error, "Slack refused the content of a message to {Method} ({Error}); it goes as plain text")]
    private static partial void SentPlain(ILogger logger, string method, string error);

    [LoggerMessage(3002, LogLevel.Warning, "Slack did not take {Method}: {Reason}")]
    private static partial void Failed(ILogger logger, string method, string reason);
}
