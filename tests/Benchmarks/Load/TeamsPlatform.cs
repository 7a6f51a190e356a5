using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReferralBot.Benchmarks.Load;

/// <summary>Teams: signs tokens with a key of its own, and takes activities as the connector does.</summary>
/// <param name="tenants">How many tenants the members belong to.</param>
internal sealed class TeamsPlatform(int tenants) : Platform
{
    private const string AppId = "22222222-2222-4222-8222-222222222222";
    private const string Issuer = "https://api.botframework.com";
    private const string KeyId = "load";
    private const string ConversationPrefix = "a:load-";

    private readonly RSA key = RSA.Create(2048);
    private string? token;
    private long activities;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> SettingsFor(Uri root) => new Dictionary<string, string>
    {
        ["Teams__AppId"] = AppId,
        ["Teams__AppType"] = "MultiTenant",
        ["Teams__AppPassword"] = "load",
        ["Teams__OpenIdMetadataUrl"] = $"{root}metadata",
        ["Teams__TokenUrl"] = $"{root}token",
        ["Teams__AllowedServiceUrls"] = root.AbsoluteUri,
    };

    /// <inheritdoc/>
    public override byte[] Deliver(Message message, Uri bot, Uri root)
    {
        var member = message.Conversation;
        var tenant = TenantOf(member);
        var at = message.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var activity = $$"""
            {"type":"message","id":"{{message.At.ToUnixTimeMilliseconds()}}-{{message.Number}}","text":"{{message.Text}}","textFormat":"plain","from":{"id":"29:1load-{{member:000000000}}","name":"Rep {{MessageMix.Surname(member)[1..]}}","aadObjectId":"33333333-3333-4333-8333-{{member:000000000000}}"},"recipient":{"id":"28:{{AppId}}","name":"ReferralBot"},"conversation":{"id":"{{ConversationPrefix}}{{member:000000000}}","conversationType":"personal","tenantId":"{{tenant}}"},"timestamp":"{{at}}","localTimestamp":"{{at}}","localTimezone":"Europe/Berlin","locale":"en-US","serviceUrl":"{{root}}","channelId":"msteams","entities":[{"type":"clientInfo","locale":"en-US","country":"US","platform":"Windows","timezone":"Europe/Berlin"}],"channelData":{"tenant":{"id":"{{tenant}}"} } }
            """;
        return Post(bot, "/api/messages", Encoding.UTF8.GetBytes(activity), ("Authorization", "Bearer " + (token ??= Sign(root))));
    }

    /// <inheritdoc/>
    public override async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (path.StartsWith("/v3/conversations/", StringComparison.Ordinal))
        {
            await TakeAsync(http, path.Split('/'));
            return;
        }

        await WriteAsync(http, 200, path switch
        {
            "/metadata" => $$"""{"issuer":"{{Issuer}}","jwks_uri":"http://{{http.Request.Host}}/keys","id_token_signing_alg_values_supported":["RS256"]}""",
            "/keys" => Keys(),
            "/token" => """{"token_type":"Bearer","expires_in":3599,"access_token":"load"}""",
            _ => "{}",
        });
    }

    /// <summary>Takes a message, or tells about a member.</summary>
    private async Task TakeAsync(HttpContext http, string[] path)
    {
        var body = await ReadAsync(http);
        if (path is [_, _, _, _, "members", var member])
        {
            await WriteAsync(http, 200, $$"""{"id":"{{member}}","name":"Rep","aadObjectId":"{{member}}","email":"rep@load.example","userPrincipalName":"rep@load.example","tenantId":"{{TenantOf(int.Parse(member.Split('-')[^1], CultureInfo.InvariantCulture))}}","userRole":"user"}""");
            return;
        }

        await WriteAsync(http, http.Request.Method == HttpMethods.Put ? 200 : 201, $$"""{"id":"{{Interlocked.Increment(ref activities)}}"}""");
        if (!body.Span.StartsWith("{\"type\":\"typing\""u8) && path[3].StartsWith(ConversationPrefix, StringComparison.Ordinal))
        {
            Answered?.Invoke(int.Parse(path[3].AsSpan(ConversationPrefix.Length), CultureInfo.InvariantCulture), body);
        }
    }

    private string TenantOf(int member) => $"11111111-1111-4111-8111-{member % tenants:000000000000}";

    private string Keys()
    {
        var key = this.key.ExportParameters(includePrivateParameters: false);
        return $$"""{"keys":[{"kty":"RSA","use":"sig","kid":"{{KeyId}}","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}","endorsements":["msteams"]}]}""";
    }

    private string Sign(Uri root)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = AppId,
            NotBefore = now.AddMinutes(-1),
            IssuedAt = now,
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object> { ["serviceurl"] = root.AbsoluteUri },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        });
    }
}
