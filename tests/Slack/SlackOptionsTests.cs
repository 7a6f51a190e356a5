using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReferralBot.Bot.Slack;
using ReferralBot.Bot.Turns;

namespace ReferralBot.Tests.Slack;

public sealed class SlackOptionsTests
{
    [Fact]
    public void IsOffWithoutSettings() =>
        Assert.Equal(new ChannelStatus("Slack", false, "neither Slack:BotToken nor Slack:ClientId is set"), StatusOf([]));

    [Fact]
    public void IsOnByHttp() =>
        Assert.Equal(
            new ChannelStatus("Slack", true, "HTTP at /slack/..."),
            StatusOf([("BotToken", "xoxb-1"), ("SigningSecret", "s")]));

    [Fact]
    public void IsOnBySocketMode() =>
        Assert.Equal(new ChannelStatus("Slack", true, "Socket Mode"), StatusOf([("BotToken", "xoxb-1"), ("AppToken", "xapp-1"), ("SigningSecret", " ")]));

    [Fact]
    public void IsOnForWorkspacesThatInstallIt() =>
        Assert.Equal(
            new ChannelStatus("Slack", true, "HTTP at /slack/...; installed at /slack/install"),
            StatusOf([("ClientId", "1.2"), ("ClientSecret", "c"), ("SigningSecret", "s")]));

    [Theory]
    [InlineData("SigningSecret", "", "Slack:SigningSecret is missing or wrong. Valid: the Signing Secret under Basic Information of the Slack app, or set Slack:AppToken to use Socket Mode.")]
    [InlineData("BotToken", "", "Slack:BotToken is missing or wrong. Valid: the Bot User OAuth Token of the Slack app, which starts with xoxb-, or Slack:ClientId and Slack:ClientSecret for workspaces that install the app themselves.")]
    [InlineData("BotToken", "xoxp-1", "Slack:BotToken is missing or wrong. Valid: the Bot User OAuth Token of the Slack app, which starts with xoxb-, or Slack:ClientId and Slack:ClientSecret for workspaces that install the app themselves.")]
    [InlineData("ClientId", "1.2", "Slack:ClientSecret is missing or wrong. Valid: Client ID and Client Secret under Basic Information of the Slack app, both of them, or neither where Slack:BotToken names the only workspace.")]
    [InlineData("ClientSecret", "s", "Slack:ClientId is missing or wrong. Valid: Client ID and Client Secret under Basic Information of the Slack app, both of them, or neither where Slack:BotToken names the only workspace.")]
    [InlineData("AppToken", "xoxb-1", "Slack:AppToken is missing or wrong. Valid: an app-level token with the scope connections:write, which starts with xapp-, or nothing where Slack calls by HTTP.")]
    [InlineData("ApiUrl", "http://slack.example/api/", "Slack:ApiUrl is missing or wrong. Valid: an absolute https address such as https://slack.com/api/ (http for loopback alone).")]
    [InlineData("ApiUrl", "slack.com", "Slack:ApiUrl is missing or wrong. Valid: an absolute https address such as https://slack.com/api/ (http for loopback alone).")]
    [InlineData("ResponseUrlHosts", "https://hooks.slack.com/", "Slack:ResponseUrlHosts is missing or wrong. Valid: host names without scheme, port or path, such as hooks.slack.com.")]
    public void AWrongSettingStopsTheStart(string name, string value, string expected)
    {
        var settings = new Dictionary<string, string> { ["BotToken"] = "xoxb-1", ["SigningSecret"] = "s", [name] = value };

        var failure = Assert.Throws<OptionsValidationException>(() => StatusOf([.. settings.Select(setting => (setting.Key, setting.Value))]));

        Assert.Equal(expected, failure.Message);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/actions/T1/1/x", true)]
    [InlineData("https://HOOKS.slack.com/actions", true)]
    [InlineData("http://hooks.slack.com/actions", false)]
    [InlineData("https://hooks.slack.com.evil.example/", false)]
    [InlineData("https://evil.example/hooks.slack.com", false)]
    [InlineData("https://hooks.slack.com@evil.example/", false)]
    [InlineData("http://127.0.0.1:4390/response", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("not an address", false)]
    [InlineData(null, false)]
    public void TrustsSlacksResponseUrlsAlone(string? url, bool isTrusted) =>
        Assert.Equal(isTrusted ? url : null, Read([("BotToken", "xoxb-1"), ("SigningSecret", "s")]).Trusted(url));

    [Fact]
    public void TrustsAStandInThatIsNamed()
    {
        var options = Read([("BotToken", "xoxb-1"), ("SigningSecret", "s"), ("ResponseUrlHosts", "127.0.0.1, stand-in.example")]);

        Assert.NotNull(options.Trusted("http://127.0.0.1:4390/response"));
        Assert.NotNull(options.Trusted("https://stand-in.example/x"));
        Assert.Null(options.Trusted("http://stand-in.example/x"));
        Assert.Null(options.Trusted("https://hooks.slack.com/x"));
    }

    [Fact]
    public void ReadsHostsFromAList() =>
        Assert.Equal(["a.example", "b.example"], Read([("BotToken", "xoxb-1"), ("SigningSecret", "s"), ("ResponseUrlHosts:0", "a.example"), ("ResponseUrlHosts:1", "b.example")]).ResponseUrlHosts);

    private static ChannelStatus StatusOf((string Name, string Value)[] settings)
    {
        using var provider = new ServiceCollection().AddSlack(Configuration(settings)).BuildServiceProvider();
        return provider.GetRequiredService<ChannelStatus>();
    }

    private static SlackOptions Read((string Name, string Value)[] settings) => SlackOptions.Read(Configuration(settings));

    private static IConfigurationRoot Configuration((string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Slack:" + setting.Name, (string?)setting.Value)))
        .Build();
}
