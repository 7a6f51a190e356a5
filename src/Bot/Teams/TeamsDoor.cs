using System.Net;

namespace ReferralBot.Bot.Teams;

/// <summary>Decides who may come in: first by the request, then by whether what it carries fits its token.</summary>
internal sealed class TeamsDoor(TeamsOptions options, ChannelTokens tokens)
{
    private const string ChannelId = "msteams";

    /// <summary>What the request alone is worth.</summary>
    public async ValueTask<Entry> EnterAsync(HttpContext http)
    {
        if (!options.IsConfigured)
        {
            return options.ServesPlayground && IsPlayground(http)
                ? new Entry(StatusCodes.Status200OK, "", null)
                : new Entry(StatusCodes.Status401Unauthorized, "Teams is off: Teams:AppId is not set", null);
        }

        return await tokens.CheckAsync(http.Request.Headers.Authorization, http.RequestAborted) switch
        {
            TokenVerdict.Trusted caller => new Entry(StatusCodes.Status200OK, "", caller),
            TokenVerdict.Refused(var why) => new Entry(StatusCodes.Status401Unauthorized, why, null),
            _ => new Entry(StatusCodes.Status503ServiceUnavailable, "no signing keys", null),
        };
    }

    /// <summary>Why an activity does not fit its token and the settings; null when it does.</summary>
    public string? WhyNot(Entry entry, Activity activity)
    {
        if (activity.ChannelId != ChannelId || entry.Caller?.Endorsements.Contains(ChannelId) == false)
        {
            return "channelId";
        }

        // The token is issued for one service URL, so that a stolen one cannot turn answers elsewhere.
        if (entry.Caller is { } caller && !SameUrl(caller.ServiceUrl, activity.ServiceUrl))
        {
            return "serviceurl claim";
        }

        if (options.ServiceUrls.Allow(activity.ServiceUrl) is null)
        {
            return "serviceUrl is not allowed";
        }

        return options.TenantId is { } only && !only.Equals(ActivityReader.TenantOf(activity), StringComparison.OrdinalIgnoreCase)
            ? "tenant"
            : null;
    }

    /// <summary>
    /// Only the machine itself: connected from loopback, under a loopback name, not forwarded by a tunnel or proxy,
    /// and without a token, which could not be checked.
    /// </summary>
    private static bool IsPlayground(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && http.Request.Headers is { Authorization.Count: 0 } headers
        && !headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("Forwarded");

    private static bool SameUrl(string claim, string? serviceUrl) =>
        serviceUrl is not null && claim.AsSpan().TrimEnd('/').Equals(serviceUrl.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>What a request is worth.</summary>
    /// <param name="Status">200, or what to answer instead.</param>
    /// <param name="Why">Why not, for the log.</param>
    /// <param name="Caller">Whose token it carries; null for the playground.</param>
    internal readonly record struct Entry(int Status, string Why, TokenVerdict.Trusted? Caller);
}
