using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// Checks the token of every request as the connector's page lists it
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot):
/// signature, issuer, audience, lifetime. A token seen before is known by its hash until it expires.
/// </summary>
internal sealed class ChannelTokens(SigningKeys keys, TeamsOptions options, TimeProvider clock)
{
    private const string Scheme = "Bearer ";
    private const int MostRemembered = 1000;
    private const int LongestToken = 16 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler handler = new();
    private readonly ConcurrentDictionary<TokenHash, Remembered> remembered = new();

    /// <summary>What the value of an Authorization header is worth.</summary>
    public async ValueTask<TokenVerdict> CheckAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || authorization.Length > LongestToken)
        {
            return new TokenVerdict.Refused("no bearer token");
        }

        if (await keys.CurrentAsync(cancellationToken) is not { } known)
        {
            return TokenVerdict.Unavailable.Instance;
        }

        // After new keys have come every token is checked again, so that a withdrawn key is good for nothing.
        var hash = TokenHash.Of(authorization.AsSpan(Scheme.Length));
        if (this.remembered.TryGetValue(hash, out var remembered) && remembered.Keys == known && clock.GetUtcNow() < remembered.Until)
        {
            return remembered.Verdict;
        }

        return await VerifyAsync(authorization[Scheme.Length..], hash, known, cancellationToken);
    }

    private async ValueTask<TokenVerdict> VerifyAsync(string token, TokenHash hash, KeySet known, CancellationToken cancellationToken)
    {
        if (ReadToken(token) is not { } jwt || jwt.Alg != SecurityAlgorithms.RsaSha256 || string.IsNullOrEmpty(jwt.Kid))
        {
            return new TokenVerdict.Refused("not a token signed with RS256");
        }

        if (!known.ById.ContainsKey(jwt.Kid))
        {
            if (await keys.RefreshedAsync(cancellationToken) is not { } refreshed)
            {
                return TokenVerdict.Unavailable.Instance;
            }

            known = refreshed;
        }

        if (!known.ById.TryGetValue(jwt.Kid, out var key))
        {
            return new TokenVerdict.Refused("unknown key");
        }

        var result = await handler.ValidateTokenAsync(jwt, Rules(known.Issuer, key));
        if (!result.IsValid)
        {
            return new TokenVerdict.Refused(result.Exception.GetType().Name);
        }

        var serviceUrl = jwt.Claims.FirstOrDefault(claim => claim.Type.Equals("serviceurl", StringComparison.OrdinalIgnoreCase))?.Value;
        if (string.IsNullOrEmpty(serviceUrl))
        {
            return new TokenVerdict.Refused("no serviceurl claim");
        }

        var verdict = new TokenVerdict.Trusted(serviceUrl, key.Endorsements);
        Remember(hash, new Remembered(verdict, known, jwt.ValidTo + Skew));
        return verdict;
    }

    private static JsonWebToken? ReadToken(string token)
    {
        try
        {
            return new JsonWebToken(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private TokenValidationParameters Rules(string issuer, SigningKey key) => new()
    {
        ValidIssuer = issuer,
        ValidAudience = options.AppId,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKey = key.Key,
        LifetimeValidator = IsInTime,
    };

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters rules)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires + Skew > now && (notBefore is null || notBefore - Skew <= now);
    }

    private void Remember(TokenHash hash, Remembered entry)
    {
        if (remembered.Count >= MostRemembered)
        {
            remembered.Clear();
        }

        remembered[hash] = entry;
    }

    private sealed record Remembered(TokenVerdict.Trusted Verdict, KeySet Keys, DateTimeOffset Until);

    private readonly record struct TokenHash(UInt128 First, UInt128 Second)
    {
        public static TokenHash Of(ReadOnlySpan<char> token)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(token.Length));
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(token, bytes)), hash);
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
            return MemoryMarshal.Read<TokenHash>(hash);
        }
    }
}
