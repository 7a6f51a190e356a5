using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using ReferralBot.Bot.Teams;

namespace ReferralBot.Tests.Teams;

public sealed class TeamsOptionsTests
{
    private const string App = FakeTokenService.AppId;
    private const string Tenant = FakeTokenService.TenantId;

    [Fact]
    public void WithoutSettingsTeamsIsOff()
    {
        var options = Read("Production");
        Assert.False(options.IsConfigured);
        Assert.False(options.ServesPlayground);
    }

    [Fact]
    public void WithoutSettingsInDevelopmentOnlyThisMachineIsServed()
    {
        var options = Read("Development");
        Assert.True(options.ServesPlayground);
        Assert.NotNull(options.ServiceUrls.Allow("http://127.0.0.1:56150/_connector"));
        Assert.Null(options.ServiceUrls.Allow("https://smba.trafficmanager.net/amer/"));
    }

    [Fact]
    public void WithSettingsThePlaygroundIsNotServedWithoutToken() =>
        Assert.False(Read("Development", ("AppId", App), ("TenantId", Tenant), ("AppPassword", "secret")).ServesPlayground);

    [Fact]
    public void DefaultsAreThePublicClouds()
    {
        var options = Read("Production", ("AppId", App), ("TenantId", Tenant), ("AppPassword", "secret"));
        Assert.Equal("https://login.botframework.com/v1/.well-known/openidconfiguration", options.OpenIdMetadataUrl.AbsoluteUri);
        Assert.Equal($"https://login.microsoftonline.com/{Tenant}/oauth2/v2.0/token", options.TokenUrl.AbsoluteUri);
        Assert.Equal("https://api.botframework.com/.default", options.Scope);
        Assert.Equal(TeamsAppType.SingleTenant, options.AppType);
    }

    [Fact]
    public void AMultiTenantBotGetsItsTokensFromTheConnectorsTenant() =>
        Assert.Equal(
            "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token",
            Read("Production", ("AppId", App), ("AppType", "multitenant"), ("AppPassword", "secret")).TokenUrl.AbsoluteUri);

    [Theory]
    [InlineData("https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://api.botframework.us/.default")]
    [InlineData("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration", "https://api.botframework.azure.cn/.default")]
    public void OtherCloudsHaveTheirOwnScope(string metadata, string scope) =>
        Assert.Equal(scope, Read("Production", ("AppId", App), ("TenantId", Tenant), ("AppPassword", "secret"), ("OpenIdMetadataUrl", metadata)).Scope);

    [Theory]
    [InlineData("AppId", "my bot", "Teams:AppId is not valid. It must be a GUID such as 00000000-0000-0000-0000-000000000000.")]
    [InlineData("TenantId", "contoso", "Teams:TenantId is not valid. It must be a GUID such as 00000000-0000-0000-0000-000000000000.")]
    [InlineData("TenantId", null, "Teams:TenantId is missing. Set it to your tenant's id, a GUID; it is needed with Teams:AppType SingleTenant.")]
    [InlineData("AppType", "Both", "Teams:AppType is not known. Valid values: SingleTenant, UserAssignedMsi, MultiTenant.")]
    [InlineData("AppType", "1", "Teams:AppType is not known. Valid values: SingleTenant, UserAssignedMsi, MultiTenant.")]
    [InlineData("AppType", "UserAssignedMsi", "Teams:AppPassword is set, but a managed identity has none. Remove it, or set Teams:AppType to SingleTenant or MultiTenant.")]
    [InlineData("AppPassword", " ", "Teams:AppPassword is missing. Set it to the app registration's client secret, or set Teams:CertificatePath, or use Teams:AppType UserAssignedMsi.")]
    [InlineData("CertificatePath", "bot.pfx", "Teams:AppPassword and Teams:CertificatePath are both set. Keep one of them.")]
    [InlineData("OpenIdMetadataUrl", "http://example.com/x", "Teams:OpenIdMetadataUrl is not valid. It must be an absolute https address; http only to this machine.")]
    [InlineData("TokenUrl", "login", "Teams:TokenUrl is not valid. It must be an absolute https address; http only to this machine.")]
    [InlineData("AllowedServiceUrls", "https://a.example/, ftp://b.example/", "Teams:AllowedServiceUrls is wrong. Each must be an absolute https address without query, such as https://smba.trafficmanager.net/; http only to this machine.")]
    public void AWrongSettingIsNamedWithTheValidValues(string name, string? value, string message)
    {
        var settings = new Dictionary<string, string?> { ["AppId"] = App, ["TenantId"] = Tenant, ["AppPassword"] = "secret", [name] = value };
        var wrong = Assert.Throws<OptionsValidationException>(() => Read("Production", [.. settings.Select(pair => (pair.Key, pair.Value))]));
        Assert.Equal(message, wrong.Message);
    }

    [Fact]
    public void ASecretWithoutAnAppIdIsAMistake()
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read("Production", ("AppPassword", "secret")));
        Assert.Equal("Teams:AppId is missing although a credential is set. Set it to the bot's Microsoft app id, a GUID.", wrong.Message);
    }

    [Fact]
    public void ACertificateThatCannotBeReadStopsTheStart()
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read("Production", ("AppId", App), ("TenantId", Tenant), ("CertificatePath", "/no/such.pfx")));
        Assert.StartsWith("Teams:CertificatePath cannot be read (", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".pfx")]
    [InlineData(".pem")]
    public void ACertificateWithItsKeyIsLoaded(string ending)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ending);
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        try
        {
            File.WriteAllBytes(path, ending == ".pfx"
                ? made.Export(X509ContentType.Pfx)
                : System.Text.Encoding.ASCII.GetBytes(made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()));
            using var loaded = Read("Production", ("AppId", App), ("TenantId", Tenant), ("CertificatePath", path)).LoadCertificate();
            Assert.Equal(made.Thumbprint, loaded.Thumbprint);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/1111/", true)]
    [InlineData("https://smba.trafficmanager.net/teams", true)]
    [InlineData("https://SMBA.trafficmanager.net/teams/", true)]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams", true)]
    [InlineData("http://smba.trafficmanager.net/teams/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/teams/", false)]
    [InlineData("https://evil.trafficmanager.net/teams/", false)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net/?x=1", false)]
    [InlineData("https://smba.trafficmanager.net/#x", false)]
    [InlineData("http://127.0.0.1:3979/", false)]
    [InlineData("//smba.trafficmanager.net/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void OnlyTeamsOwnHostsAreWrittenTo(string? serviceUrl, bool isAllowed) =>
        Assert.Equal(isAllowed, AllowedServiceUrls.PublicClouds().Allow(serviceUrl) is not null);

    [Fact]
    public void WhatWasAllowedOrRefusedStaysSoHoweverOftenAndAmongHowManyItIsAsked()
    {
        const int Many = 2500;
        var allowed = AllowedServiceUrls.Create(["https://proxy.example/teams"])!;
        for (var round = 0; round < 2; round++)
        {
            Assert.Null(allowed.Allow("https://proxy.example/teamsters/"));
            Assert.Equal(
                Enumerable.Range(0, Many).Select(tenant => $"https://proxy.example/teams/{tenant}/"),
                Enumerable.Range(0, Many).Select(tenant => allowed.Allow($"https://proxy.example/teams/{tenant}")?.AbsoluteUri));
        }

        Assert.Null(AllowedServiceUrls.Create(["https://other.example/"])!.Allow("https://proxy.example/teams/1"));
    }

    [Theory]
    [InlineData("https://proxy.example/teams/x/", true)]
    [InlineData("https://proxy.example/teams", true)]
    [InlineData("https://proxy.example/teamsters/", false)]
    [InlineData("https://proxy.example/", false)]
    public void AnAllowedPathCountsToItsWholeSegments(string serviceUrl, bool isAllowed) =>
        Assert.Equal(isAllowed, AllowedServiceUrls.Create(["https://proxy.example/teams"])!.Allow(serviceUrl) is not null);

    private static TeamsOptions Read(string environment, params (string Name, string? Value)[] settings) => TeamsOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create("Teams:" + one.Name, one.Value))).Build(),
        new HostingEnvironment { EnvironmentName = environment });
}
