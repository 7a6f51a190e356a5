using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Tests.Teams;

/// <summary>Stands in for the services that sign the channel's tokens and issue the bot's own.</summary>
internal sealed class FakeTokenService : IAsyncDisposable
{
    public const string AppId = "22222222-2222-4222-8222-222222222222";
    public const string TenantId = "11111111-1111-4111-8111-111111111111";
    public const string Issuer = "https://api.botframework.com";

    // Made once: making a key takes longer than a whole test.
    private static readonly RSA[] Made = [RSA.Create(2048), RSA.Create(2048), RSA.Create(2048)];

    private LoopbackServer? server;

    /// <summary>A key that is not published.</summary>
    public static RSA UnpublishedKey => Made[2];

    /// <summary>The keys that are published, by key id, each with the channels it is endorsed for.</summary>
    public Dictionary<string, (RSA Key, string[] Endorsements)> Keys { get; } = new()
    {
        ["good"] = (Made[0], ["msteams", "webchat"]),
        ["unendorsed"] = (Made[1], []),
    };

    /// <summary>True while nothing can be fetched.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches { get; private set; }

    /// <summary>The forms posted for the bot's own tokens.</summary>
    public List<string> TokenForms { get; } = [];

    /// <summary>How long the bot's own tokens last.</summary>
    public int ExpiresIn { get; set; } = 3599;

    /// <summary>What the token endpoint answers when it refuses; null when it does not.</summary>
    public string? Refusal { get; set; }

    public string MetadataUrl => server!.Url + "v1/.well-known/openidconfiguration";

    public string TokenUrl => $"{server!.Url}{TenantId}/oauth2/v2.0/token";

    public static async Task<FakeTokenService> StartAsync()
    {
        var service = new FakeTokenService();
        service.server = await LoopbackServer.StartAsync(service.ServeAsync);
        return service;
    }

    /// <summary>A token as the connector signs it; <paramref name="change"/> may take claims out or put others in.</summary>
    public string Sign(string serviceUrl, DateTimeOffset now, Action<Dictionary<string, object>>? change = null, string kid = "good", string alg = "RS256", RSA? key = null)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = AppId,
            ["nbf"] = now.ToUnixTimeSeconds() - 10,
            ["exp"] = now.ToUnixTimeSeconds() + 3600,
            ["serviceurl"] = serviceUrl,
        };
        change?.Invoke(claims);
        var signed = $"{Part(new { typ = "JWT", alg, kid })}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = alg switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Keys[kid].Key.ExportSubjectPublicKeyInfoPem()), bytes),
            _ => (key ?? Keys[kid].Key).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public async ValueTask DisposeAsync() => await server!.DisposeAsync();

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private async Task ServeAsync(HttpContext http)
    {
        if (IsDown)
        {
            http.Response.StatusCode = 503;
        }
        else if (http.Request.Path == "/v1/.well-known/openidconfiguration")
        {
            await http.Response.WriteAsJsonAsync(new { issuer = Issuer, jwks_uri = server!.Url + "v1/.well-known/keys" });
        }
        else if (http.Request.Path == "/v1/.well-known/keys")
        {
            Fetches++;
            await http.Response.WriteAsJsonAsync(new { keys = Keys.Select(pair => Jwk(pair.Key, pair.Value.Key, pair.Value.Endorsements)) });
        }
        else if (http.Request is { Method: "POST", Path.Value: $"/{TenantId}/oauth2/v2.0/token" })
        {
            await IssueAsync(http);
        }
        else
        {
            http.Response.StatusCode = 404;
        }
    }

    private async Task IssueAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        TokenForms.Add(await reader.ReadToEndAsync());
        if (Refusal is not null)
        {
            http.Response.StatusCode = 401;
            await http.Response.WriteAsJsonAsync(new { error = Refusal });
            return;
        }

        await http.Response.WriteAsJsonAsync(new { token_type = "Bearer", expires_in = ExpiresIn, access_token = $"token-{TokenForms.Count}" });
    }

    private static Dictionary<string, object> Jwk(string kid, RSA key, string[] endorsements)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = kid,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            ["endorsements"] = endorsements,
        };
    }
}
