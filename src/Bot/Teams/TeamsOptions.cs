using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace ReferralBot.Bot.Teams;

/// <summary>The settings under <c>Teams</c>, checked once at the start.</summary>
internal sealed record TeamsOptions
{
    private const string PublicMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>The Microsoft app id of the bot; null when Teams is not configured.</summary>
    public string? AppId { get; init; }

    /// <summary>The only tenant whose members are served; null when every tenant that installs the bot is.</summary>
    public string? TenantId { get; init; }

    /// <summary>How the bot is registered.</summary>
    public TeamsAppType AppType { get; init; }

    /// <summary>The client secret, for the types that have one.</summary>
    public string? AppPassword { get; init; }

    /// <summary>The path of a PFX or PEM file with certificate and key, in place of the client secret.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>Where the keys and the issuer of incoming tokens are described.</summary>
    public required Uri OpenIdMetadataUrl { get; init; }

    /// <summary>Where tokens for sending come from.</summary>
    public required Uri TokenUrl { get; init; }

    /// <summary>The service URLs that may be written to.</summary>
    public required AllowedServiceUrls ServiceUrls { get; init; }

    /// <summary>True when requests without a token are served for the Agents Playground: in Development, from loopback, and only while nothing is configured.</summary>
    public bool ServesPlayground { get; init; }

    /// <summary>True when an app id and a credential are set.</summary>
    public bool IsConfigured => AppId is not null;

    /// <summary>
    /// What tokens for sending are asked for. The clouds of governments and of China have their own
    /// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication).
    /// </summary>
    public string Scope => OpenIdMetadataUrl.Host switch
    {
        "login.botframework.azure.us" => "https://api.botframework.us/.default",
        "login.botframework.azure.cn" => "https://api.botframework.azure.cn/.default",
        _ => "https://api.botframework.com/.default",
    };

    /// <summary>The tenant of the bot's own registration, in which its tokens are issued.</summary>
    public string TokenTenant => AppType == TeamsAppType.MultiTenant ? "botframework.com" : TenantId!;

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="OptionsValidationException">One is missing or wrong; the message names it and the valid values.</exception>
    public static TeamsOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = configuration.GetSection("Teams");
        var appId = Guid(settings, "AppId");
        var appType = ReadAppType(settings);
        var tenantId = Guid(settings, "TenantId");
        var isPlayground = appId is null && environment.IsDevelopment();
        var options = new TeamsOptions
        {
            AppId = appId,
            TenantId = tenantId,
            AppType = appType,
            AppPassword = Text(settings, "AppPassword"),
            CertificatePath = Text(settings, "CertificatePath"),
            OpenIdMetadataUrl = Url(settings, "OpenIdMetadataUrl", PublicMetadata),
            TokenUrl = Url(settings, "TokenUrl", $"https://login.microsoftonline.com/{(appType == TeamsAppType.MultiTenant ? "botframework.com" : tenantId)}/oauth2/v2.0/token"),
            ServiceUrls = isPlayground ? AllowedServiceUrls.LoopbackOnly() : ReadServiceUrls(settings),
            ServesPlayground = isPlayground,
        };
        if (options.IsConfigured)
        {
            options.CheckCredential();
        }
        else if (settings["AppPassword"] is not null || settings["CertificatePath"] is not null)
        {
            throw Wrong("AppId", "is missing although a credential is set. Set it to the bot's Microsoft app id, a GUID.");
        }

        return options;
    }

    /// <summary>The certificate with its private key.</summary>
    /// <exception cref="OptionsValidationException">The file is missing, unreadable or has no private key.</exception>
    public X509Certificate2 LoadCertificate()
    {
        const string Valid = "Set it to a PFX file without password or a PEM file that holds the certificate and its private key.";
        try
        {
            var isPem = Path.GetExtension(CertificatePath!).Equals(".pem", StringComparison.OrdinalIgnoreCase);
            var certificate = isPem
                ? X509Certificate2.CreateFromPemFile(CertificatePath!)
                : X509CertificateLoader.LoadPkcs12FromFile(CertificatePath!, password: null);
            return certificate.HasPrivateKey ? certificate : throw Wrong("CertificatePath", $"names a file without a private key. {Valid}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Wrong("CertificatePath", $"cannot be read ({e.GetType().Name}). {Valid}");
        }
    }

    private void CheckCredential()
    {
        if (AppType != TeamsAppType.MultiTenant && TenantId is null)
        {
            throw Wrong("TenantId", $"is missing. Set it to your tenant's id, a GUID; it is needed with Teams:AppType {AppType}.");
        }

        if (AppType == TeamsAppType.UserAssignedMsi)
        {
            if (AppPassword is not null || CertificatePath is not null)
            {
                throw Wrong(AppPassword is null ? "CertificatePath" : "AppPassword", "is set, but a managed identity has none. Remove it, or set Teams:AppType to SingleTenant or MultiTenant.");
            }

            return;
        }

        if ((AppPassword is null) == (CertificatePath is null))
        {
            throw Wrong("AppPassword", AppPassword is null
                ? "is missing. Set it to the app registration's client secret, or set Teams:CertificatePath, or use Teams:AppType UserAssignedMsi."
                : "and Teams:CertificatePath are both set. Keep one of them.");
        }

        if (CertificatePath is not null)
        {
            LoadCertificate().Dispose();
        }
    }

    private static TeamsAppType ReadAppType(IConfigurationSection settings) => Text(settings, "AppType") switch
    {
        null => TeamsAppType.SingleTenant,
        var name when Enum.TryParse<TeamsAppType>(name, ignoreCase: true, out var type) && Enum.IsDefined(type) && !char.IsAsciiDigit(name[0]) => type,
        _ => throw Wrong("AppType", $"is not known. Valid values: {string.Join(", ", Enum.GetNames<TeamsAppType>())}."),
    };

    private static AllowedServiceUrls ReadServiceUrls(IConfigurationSection settings)
    {
        var section = settings.GetSection("AllowedServiceUrls");
        var listed = section.GetChildren().Select(child => child.Value ?? "")
            .Concat((section.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        return listed.Count == 0
            ? AllowedServiceUrls.PublicClouds()
            : AllowedServiceUrls.Create(listed) ?? throw Wrong("AllowedServiceUrls", "is wrong. Each must be an absolute https address without query, such as https://smba.trafficmanager.net/; http only to this machine.");
    }

    private static string? Guid(IConfigurationSection settings, string name) => Text(settings, name) switch
    {
        null => null,
        var text when System.Guid.TryParseExact(text, "D", out var id) => id.ToString("D"),
        _ => throw Wrong(name, "is not valid. It must be a GUID such as 00000000-0000-0000-0000-000000000000."),
    };

    private static Uri Url(IConfigurationSection settings, string name, string otherwise) =>
        Uri.TryCreate(Text(settings, name) ?? otherwise, UriKind.Absolute, out var url) && AllowedServiceUrls.IsSafe(url)
            ? url
            : throw Wrong(name, "is not valid. It must be an absolute https address; http only to this machine.");

    private static string? Text(IConfigurationSection settings, string name) =>
        string.IsNullOrWhiteSpace(settings[name]) ? null : settings[name]!.Trim();

    private static OptionsValidationException Wrong(string name, string why) =>
        new("Teams", typeof(TeamsOptions), [$"Teams:{name} {why}"]);
}
