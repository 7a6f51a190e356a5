using Microsoft.Extensions.Options;

namespace ReferralBot.Bot.Slack;

/// <summary>How the Slack channel is set up: the settings under <c>Slack:</c>, checked.</summary>
internal sealed record SlackOptions
{
    private const string Section = "Slack";

    /// <summary>Proves that a request comes from Slack; null where HTTP is not used.</summary>
    public string? SigningSecret { get; init; }

    /// <summary>The token of one workspace (<c>xoxb-…</c>); null where workspaces install the app themselves.</summary>
    public string? BotToken { get; init; }

    /// <summary>The token that opens Socket Mode connections (<c>xapp-…</c>); null where Slack calls by HTTP.</summary>
    public string? AppToken { get; init; }

    /// <summary>The app's client id, with which workspaces install it; null where they cannot.</summary>
    public string? ClientId { get; init; }

    /// <summary>The client's secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Where the Web API is; ends in a slash.</summary>
    public Uri ApiUrl { get; init; } = new("https://slack.com/api/");

    /// <summary>
    /// The hosts that a response URL may name. A loopback host listed here may be spoken to without TLS, so that a
    /// stand-in can take Slack's place.
    /// </summary>
    public IReadOnlyList<string> ResponseUrlHosts { get; init; } = ["hooks.slack.com"];

    /// <summary>Slack's consent page.</summary>
    public Uri AuthorizeUrl => new(ApiUrl, "../oauth/v2/authorize");

    /// <summary>Whether the channel is on.</summary>
    public bool IsOn => BotToken is not null || ClientId is not null;

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="OptionsValidationException">One is missing or wrong: the message is one line that names it and its valid values.</exception>
    public static SlackOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var options = new SlackOptions
        {
            SigningSecret = TextOf(section["SigningSecret"]),
            BotToken = TextOf(section["BotToken"]),
            AppToken = TextOf(section["AppToken"]),
            ClientId = TextOf(section["ClientId"]),
            ClientSecret = TextOf(section["ClientSecret"]),
        };
        if (TextOf(section["ApiUrl"]) is { } url)
        {
            options = options with { ApiUrl = ApiUrlOf(url) };
        }

        if (HostsOf(section.GetSection("ResponseUrlHosts")) is { Count: > 0 } hosts)
        {
            options = options with { ResponseUrlHosts = hosts };
        }

        options.Check();
        return options;
    }

    /// <summary>Names the settings without telling them.</summary>
    public override string ToString() => nameof(SlackOptions);

    /// <summary>Whether a response URL leads to Slack, so that names and figures may be sent there.</summary>
    public bool Trusts(Uri responseUrl) =>
        responseUrl.IsAbsoluteUri
        && ResponseUrlHosts.Contains(responseUrl.Host, StringComparer.OrdinalIgnoreCase)
        && (responseUrl.Scheme == Uri.UriSchemeHttps || (responseUrl.Scheme == Uri.UriSchemeHttp && responseUrl.IsLoopback));

    /// <summary>A response URL, or null where it is none that may be used.</summary>
    public string? Trusted(string? responseUrl) =>
        Uri.TryCreate(responseUrl, UriKind.Absolute, out var url) && Trusts(url) ? responseUrl : null;

    /// <summary>Nothing set is off; anything set must be enough to receive and to answer.</summary>
    private void Check()
    {
        if (SigningSecret is null && BotToken is null && AppToken is null && ClientId is null && ClientSecret is null)
        {
            return;
        }

        if ((ClientId is null) != (ClientSecret is null))
        {
            throw Wrong(ClientId is null ? "ClientId" : "ClientSecret", "Client ID and Client Secret under Basic Information of the Slack app, both of them, or neither where Slack:BotToken names the only workspace");
        }

        if (BotToken is null ? ClientId is null : !BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
        {
            throw Wrong("BotToken", "the Bot User OAuth Token of the Slack app, which starts with xoxb-, or Slack:ClientId and Slack:ClientSecret for workspaces that install the app themselves");
        }

        if (AppToken is not null && !AppToken.StartsWith("xapp-", StringComparison.Ordinal))
        {
            throw Wrong("AppToken", "an app-level token with the scope connections:write, which starts with xapp-, or nothing where Slack calls by HTTP");
        }

        // A request checked against an empty secret could be forged by anybody.
        if (SigningSecret is null && AppToken is null)
        {
            throw Wrong("SigningSecret", "the Signing Secret under Basic Information of the Slack app, or set Slack:AppToken to use Socket Mode");
        }
    }

    private static Uri ApiUrlOf(string value)
    {
        var withSlash = value.EndsWith('/') ? value : value + "/";
        return Uri.TryCreate(withSlash, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : throw Wrong("ApiUrl", "an absolute https address such as https://slack.com/api/ (http for loopback alone)");
    }

    /// <summary>A list, or one value with commas, as environment variables hold it.</summary>
    private static List<string> HostsOf(IConfigurationSection section)
    {
        var values = section.GetChildren().Select(child => child.Value).Append(section.Value);
        var hosts = values
            .SelectMany(value => (value ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToList();
        return hosts.TrueForAll(host => Uri.CheckHostName(host) != UriHostNameType.Unknown)
            ? hosts
            : throw Wrong("ResponseUrlHosts", "host names without scheme, port or path, such as hooks.slack.com");
    }

    private static string? TextOf(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static OptionsValidationException Wrong(string setting, string valid) =>
        new(Section, typeof(SlackOptions), [$"{Section}:{setting} is missing or wrong. Valid: {valid}."]);
}
