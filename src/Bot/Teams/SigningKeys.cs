using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ReferralBot.Bot.Teams;

/// <summary>The keys with which the Bot Connector signs, fetched when they are needed and kept.</summary>
internal sealed partial class SigningKeys(HttpClient http, TeamsOptions options, TimeProvider clock, ILogger<SigningKeys> log)
{
    /// <summary>The age from which keys are fetched again, while the old ones still serve. The connector's page asks for a day at most.</summary>
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);

    /// <summary>The age from which keys no longer count, when they could not be fetched again.</summary>
    private static readonly TimeSpan TrustFor = TimeSpan.FromDays(5);

    /// <summary>The least time between two fetches, so that tokens with invented key ids cannot cause many.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private KeySet? keys;
    private Task<KeySet?>? fetch;
    private DateTimeOffset fetchedLast;

    /// <summary>The keys; null when they cannot be had now.</summary>
    public ValueTask<KeySet?> CurrentAsync(CancellationToken cancellationToken)
    {
        var keys = this.keys;
        var age = keys is null ? TimeSpan.MaxValue : clock.GetUtcNow() - keys.FetchedAt;
        if (age > TrustFor)
        {
            return new(FetchOnceAsync().WaitAsync(cancellationToken));
        }

        if (age > RefreshAfter)
        {
            _ = FetchOnceAsync();
        }

        return new(keys);
    }

    /// <summary>The keys after one that was unknown was asked for: fetched again unless that was done a moment ago. Null when they cannot be had.</summary>
    public Task<KeySet?> RefreshedAsync(CancellationToken cancellationToken) => FetchOnceAsync().WaitAsync(cancellationToken);

    private Task<KeySet?> FetchOnceAsync()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var isRecent = now - fetchedLast < Pause;
            if (fetch is not null && (!fetch.IsCompleted || isRecent))
            {
                return fetch;
            }

            fetchedLast = now;
            return fetch = FetchAsync();
        }
    }

    private async Task<KeySet?> FetchAsync()
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            var metadata = OpenIdConnectConfiguration.Create(await http.GetStringAsync(options.OpenIdMetadataUrl, patience.Token));
            if (!Uri.TryCreate(metadata.JwksUri, UriKind.Absolute, out var keysUrl) || !AllowedServiceUrls.IsSafe(keysUrl) || string.IsNullOrEmpty(metadata.Issuer))
            {
                LogUnusable(options.OpenIdMetadataUrl.Host, "issuer or jwks_uri");
                return null;
            }

            var keys = JsonWebKeySet.Create(await http.GetStringAsync(keysUrl, patience.Token));
            var signing = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
            foreach (var key in keys.Keys.Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && !string.IsNullOrEmpty(key.Kid)))
            {
                signing[key.Kid] = new SigningKey(key, ReadEndorsements(key));
            }

            LogFetched(options.OpenIdMetadataUrl.Host, signing.Count);
            return this.keys = new KeySet(metadata.Issuer, signing.ToFrozenDictionary(StringComparer.Ordinal), clock.GetUtcNow());
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or ArgumentException or JsonException)
        {
            LogUnavailable(options.OpenIdMetadataUrl.Host, e.GetType().Name, (int?)(e as HttpRequestException)?.StatusCode);
            return null;
        }
    }

    /// <summary>The channels for which a key is good, in Microsoft's own member of the key.</summary>
    private static FrozenSet<string> ReadEndorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToFrozenSet(StringComparer.Ordinal)
            : [];

    [LoggerMessage(2001, LogLevel.Information, "Fetched {Count} signing keys from {Host}")]
    private partial void LogFetched(string host, int count);

    [LoggerMessage(2002, LogLevel.Error, "Signing keys cannot be fetched from {Host}: {Error} {Status}")]
    private partial void LogUnavailable(string host, string error, int? status);

    [LoggerMessage(2003, LogLevel.Error, "The OpenID metadata of {Host} lacks a usable {Member}")]
    private partial void LogUnusable(string host, string member);
}

/// <summary>The keys of one fetch.</summary>
/// <param name="Issuer">Who must have issued a token signed with one of them.</param>
/// <param name="ById">The keys by key id.</param>
/// <param name="FetchedAt">When.</param>
internal sealed record KeySet(string Issuer, FrozenDictionary<string, SigningKey> ById, DateTimeOffset FetchedAt);

/// <summary>A key and the channels it vouches for.</summary>
internal sealed record SigningKey(JsonWebKey Key, FrozenSet<string> Endorsements);
