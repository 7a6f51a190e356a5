using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// Exchanges the client secret for a token
/// (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#first-case-access-token-request-with-a-shared-secret).
/// </summary>
internal sealed partial class ClientSecretSource(HttpClient http, TeamsOptions options, TimeProvider clock, ILogger<ClientSecretSource> log) : ITokenSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<IssuedToken?> IssueAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var alarm = clock.CreateTimer(_ => patience.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.TokenUrl)
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"),
                new("client_id", options.AppId),
                new("client_secret", options.AppPassword),
                new("scope", options.Scope),
            ]),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            var answer = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(patience.Token), TeamsJson.Default.TokenAnswer);
            if (response.IsSuccessStatusCode && answer is { AccessToken: { Length: > 0 } token })
            {
                return new IssuedToken(token, clock.GetUtcNow().AddSeconds(answer.ExpiresIn));
            }

            LogRefused(options.TokenUrl.Host, (int)response.StatusCode, answer?.Error);
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnavailable(options.TokenUrl.Host, e.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(2011, LogLevel.Error, "{Host} gives no token for sending to Teams: status {Status}, {Error}. Check Teams:AppId, Teams:AppPassword and Teams:TenantId")]
    private partial void LogRefused(string host, int status, string? error);

    [LoggerMessage(2012, LogLevel.Error, "{Host} cannot be reached for a token for sending to Teams: {Error}")]
    private partial void LogUnavailable(string host, string error);
}

/// <summary>The token endpoint's answer.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("error")] string? Error);
