using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// Calls the Bot Connector, and nothing else: an address that is not allowed is never called, and never sees the token
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference).
/// </summary>
internal sealed partial class ConnectorClient(HttpClient http, AllowedServiceUrls allowed, SendingToken? token, TimeProvider clock, ILogger<ConnectorClient> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Posts a message to a conversation.</summary>
    public Task<ConnectorResult> PostAsync(string serviceUrl, string conversationId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, serviceUrl, $"v3/conversations/{Uri.EscapeDataString(conversationId)}/activities", activity, cancellationToken);

    /// <summary>Puts a message in the place of another.</summary>
    public Task<ConnectorResult> PutAsync(string serviceUrl, string conversationId, string activityId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Put, serviceUrl, $"v3/conversations/{Uri.EscapeDataString(conversationId)}/activities/{Uri.EscapeDataString(activityId)}", activity, cancellationToken);

    /// <summary>Opens a personal chat; the same member gives the same conversation each time.</summary>
    public Task<ConnectorResult> OpenAsync(string serviceUrl, ReadOnlyMemory<byte> conversation, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, serviceUrl, "v3/conversations", conversation, cancellationToken);

    /// <summary>A member of a conversation, with the e-mail address; null when there is none or Teams does not tell now.</summary>
    public async Task<TeamsMember?> GetMemberAsync(string serviceUrl, string conversationId, string memberId, CancellationToken cancellationToken)
    {
        var path = $"v3/conversations/{Uri.EscapeDataString(conversationId)}/members/{Uri.EscapeDataString(memberId)}";
        var result = await CallAsync(HttpMethod.Get, serviceUrl, path, ReadOnlyMemory<byte>.Empty, cancellationToken);
        return result is ConnectorResult.Done(var body) ? Parse(body, TeamsJson.Default.TeamsMember) : null;
    }

    /// <summary>A page of a conversation's members, as many as Teams gives at once.</summary>
    public Task<ConnectorResult> GetMembersAsync(string serviceUrl, string conversationId, string? continuationToken, CancellationToken cancellationToken)
    {
        var path = $"v3/conversations/{Uri.EscapeDataString(conversationId)}/pagedmembers?pageSize=500";
        return CallAsync(HttpMethod.Get, serviceUrl, continuationToken is null ? path : $"{path}&continuationToken={Uri.EscapeDataString(continuationToken)}", ReadOnlyMemory<byte>.Empty, cancellationToken);
    }

    /// <summary>The channels of a team; null when Teams does not tell now.</summary>
    public async Task<IReadOnlyList<TeamsChannelInfo?>?> GetChannelsAsync(string serviceUrl, string teamId, CancellationToken cancellationToken)
    {
        var result = await CallAsync(HttpMethod.Get, serviceUrl, $"v3/teams/{Uri.EscapeDataString(teamId)}/conversations", ReadOnlyMemory<byte>.Empty, cancellationToken);
        return result is ConnectorResult.Done(var body) ? Parse(body, TeamsJson.Default.TeamsChannelList)?.Conversations : null;
    }

    private async Task<ConnectorResult> CallAsync(HttpMethod method, string serviceUrl, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (allowed.Allow(serviceUrl) is not { } root)
        {
            LogNotAllowed(method.Method);
            return new ConnectorResult.Failed(HttpStatusCode.Forbidden, "ServiceUrlNotAllowed", null);
        }

        var address = new Uri(root, path);
        var header = token is null ? null : await token.GetAsync(cancellationToken);
        if (token is not null && header is null)
        {
            return new ConnectorResult.NoToken();
        }

        var result = await CallOnceAsync(method, address, body, header, cancellationToken);
        if (result is ConnectorResult.Failed { Status: HttpStatusCode.Unauthorized } && header is not null)
        {
            token!.Forget(header);
            header = await token.GetAsync(cancellationToken);
            return header is null ? new ConnectorResult.NoToken() : await CallOnceAsync(method, address, body, header, cancellationToken);
        }

        return result;
    }

    private async Task<ConnectorResult> CallOnceAsync(HttpMethod method, Uri address, ReadOnlyMemory<byte> body, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var alarm = clock.CreateTimer(_ => patience.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = authorization;
        if (!body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = Json;
        }

        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(patience.Token);
            if (response.IsSuccessStatusCode)
            {
                return new ConnectorResult.Done(answer);
            }

            var code = Parse(answer, TeamsJson.Default.ConnectorAnswer)?.Error?.Code;
            LogFailed(method.Method, address.Host, (int)response.StatusCode, code, Trace(response));
            return new ConnectorResult.Failed(response.StatusCode, code, RetryAfter(response));
        }
        catch (HttpRequestException e)
        {
            // Before the connection stands nothing was sent; afterwards nobody knows.
            var mayHaveArrived = e.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
            return Broken(mayHaveArrived, e.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Broken(true, "Timeout");
        }

        ConnectorResult.Broken Broken(bool mayHaveArrived, string reason)
        {
            LogBroken(method.Method, address.Host, reason);
            return new ConnectorResult.Broken(mayHaveArrived, reason);
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    private static string? Trace(HttpResponseMessage response) =>
        response.Headers.TryGetValues("MS-CV", out var values) ? values.FirstOrDefault() : null;

    /// <summary>Reads an answer; null where it is none.</summary>
    public static T? Parse<T>(byte[] body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(2021, LogLevel.Warning, "Teams answered {Method} at {Host} with {Status} {Code}, MS-CV {Trace}")]
    private partial void LogFailed(string method, string host, int status, string? code, string? trace);

    [LoggerMessage(2022, LogLevel.Warning, "{Method} to {Host} got no answer: {Error}")]
    private partial void LogBroken(string method, string host, string error);

    [LoggerMessage(2023, LogLevel.Error, "{Method} was not sent: the service URL is not among Teams:AllowedServiceUrls")]
    private partial void LogNotAllowed(string method);
}
