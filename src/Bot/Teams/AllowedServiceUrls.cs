using System.Collections.Concurrent;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// The service URLs to which the bot may write, and so may send its token. Hosts are compared whole: everybody can
/// get a name under <c>trafficmanager.net</c>.
/// </summary>
internal sealed class AllowedServiceUrls
{
    private const int MostKnown = 1000;

    private readonly Uri[] bases;
    private readonly bool anyLoopback;

    /// <summary>Those that were found to be allowed: every activity names one, and a tenant has few.</summary>
    private readonly ConcurrentDictionary<string, Uri> known = new(StringComparer.Ordinal);

    private AllowedServiceUrls(Uri[] bases, bool anyLoopback)
    {
        this.bases = bases;
        this.anyLoopback = anyLoopback;
    }

    /// <summary>The hosts of Teams, commercial and of the United States' government.</summary>
    public static AllowedServiceUrls PublicClouds() => Create(
    [
        "https://smba.trafficmanager.net/",
        "https://smba.infra.gcc.teams.microsoft.com/",
        "https://smba.infra.gov.teams.microsoft.us/",
        "https://smba.infra.dod.teams.microsoft.us/",
    ])!;

    /// <summary>This machine, any port.</summary>
    public static AllowedServiceUrls LoopbackOnly() => new([], anyLoopback: true);

    /// <summary>Where first contact is made with somebody whose service URL is not known.</summary>
    public Uri? First => bases is [var first, ..] ? first : null;

    /// <summary>A list of base addresses; null when one of them is not absolute and safe.</summary>
    public static AllowedServiceUrls? Create(IReadOnlyList<string> addresses)
    {
        var bases = new List<Uri>();
        foreach (var address in addresses)
        {
            if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var url) || !IsSafe(url))
            {
                return null;
            }

            bases.Add(WithSlash(url));
        }

        return new AllowedServiceUrls([.. bases], anyLoopback: false);
    }

    /// <summary>True for https, and for http to this machine; never with a user name, a query or a fragment.</summary>
    public static bool IsSafe(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0;

    /// <summary>The service URL with a closing slash when it may be written to; otherwise null.</summary>
    public Uri? Allow(string? serviceUrl)
    {
        if (serviceUrl is null)
        {
            return null;
        }

        if (!known.TryGetValue(serviceUrl, out var url) && (url = Find(serviceUrl)) is not null)
        {
            Remember(serviceUrl, url);
        }

        return url;
    }

    private Uri? Find(string serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) || !IsSafe(url))
        {
            return null;
        }

        url = WithSlash(url);
        return (anyLoopback && url.IsLoopback) || Array.Exists(bases, allowed => IsUnder(allowed, url)) ? url : null;
    }

    private static bool IsUnder(Uri allowed, Uri url) =>
        url.Scheme == allowed.Scheme && url.Host == allowed.Host && url.Port == allowed.Port
        && url.AbsolutePath.StartsWith(allowed.AbsolutePath, StringComparison.Ordinal);

    private void Remember(string serviceUrl, Uri url)
    {
        if (known.Count >= MostKnown)
        {
            known.Clear();
        }

        known[serviceUrl] = url;
    }

    private static Uri WithSlash(Uri url) => url.AbsolutePath.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
}
