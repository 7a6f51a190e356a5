using System.Runtime.CompilerServices;
using System.Text.Json;
using ReferralBot.Bot.Slack;

namespace ReferralBot.Tests.Slack;

/// <summary>The Slack app manifest, by its documented limits (https://docs.slack.dev/reference/app-manifest).</summary>
public sealed class SlackManifestTests
{
    private readonly JsonElement manifest = Read();

    [Fact]
    public void AsksForNoScopeMoreThanIsUsed() => Assert.Equal(
        [
            "app_mentions:read", // mentions in channels
            "channels:read", // names and changes of public channels
            "chat:write", // answers
            "commands", // /referral
            "files:write", // exports
            "groups:read", // names and changes of private channels
            "im:history", // direct messages, and whether a lost answer arrived
            "im:write", // the first direct message to a member
            "users:read", // names and time zones
            "users:read.email", // managers by address
        ],
        Texts(manifest.GetProperty("oauth_config").GetProperty("scopes").GetProperty("bot")));

    [Fact]
    public void AWorkspaceThatInstallsTheAppIsAskedForTheSame()
    {
        var oauth = manifest.GetProperty("oauth_config");
        Assert.Equal(Texts(oauth.GetProperty("scopes").GetProperty("bot")), SlackInstall.Scopes);
        Assert.Equal(["/slack/oauth_redirect"], Texts(oauth.GetProperty("redirect_urls")).Select(url => new Uri(url)).Select(url => url.Scheme == "https" ? url.AbsolutePath : url.ToString()));
    }

    [Fact]
    public void AsksForNoTokenOfAUser() => Assert.False(manifest.GetProperty("oauth_config").GetProperty("scopes").TryGetProperty("user", out _));

    [Fact]
    public void SubscribesToTheEventsThatAreRead() => Assert.Equal(
        [
            "app_mention", "app_uninstalled", "channel_archive", "channel_deleted", "channel_left", "channel_rename", "channel_unarchive",
            "group_archive", "group_deleted", "group_left", "group_rename", "group_unarchive", "member_joined_channel", "message.im",
            "team_join", "tokens_revoked", "user_change",
        ],
        Texts(manifest.GetProperty("settings").GetProperty("event_subscriptions").GetProperty("bot_events")));

    [Fact]
    public void NamesTheAddressesThatAreMapped()
    {
        var command = Assert.Single(manifest.GetProperty("features").GetProperty("slash_commands").EnumerateArray());
        var settings = manifest.GetProperty("settings");

        Assert.Equal(
            ["/slack/commands", "/slack/events", "/slack/interactivity"],
            new[] { command.GetProperty("url"), settings.GetProperty("event_subscriptions").GetProperty("request_url"), settings.GetProperty("interactivity").GetProperty("request_url") }
                .Select(url => new Uri(url.GetString()!))
                .Select(url => url.Scheme == "https" ? url.AbsolutePath : url.ToString()));
    }

    [Fact]
    public void IsWithinTheLimits()
    {
        var display = manifest.GetProperty("display_information");
        Within(display, "name", 35);
        Within(display, "description", 140);
        Assert.Matches("^#[0-9a-f]{6}$", display.GetProperty("background_color").GetString()!);
        Within(manifest.GetProperty("features").GetProperty("bot_user"), "display_name", 80);
        var command = manifest.GetProperty("features").GetProperty("slash_commands")[0];
        Within(command, "command", 32);
        Within(command, "description", 2000);
        Within(command, "usage_hint", 1000);
        Assert.StartsWith("/", command.GetProperty("command").GetString());
        // Without it mentioned members come as bare names.
        Assert.True(command.GetProperty("should_escape").GetBoolean());
    }

    [Fact]
    public void LetsMembersWriteToTheBot()
    {
        var home = manifest.GetProperty("features").GetProperty("app_home");

        Assert.True(home.GetProperty("messages_tab_enabled").GetBoolean());
        Assert.False(home.GetProperty("messages_tab_read_only_enabled").GetBoolean());
        Assert.True(manifest.GetProperty("settings").GetProperty("interactivity").GetProperty("is_enabled").GetBoolean());
        Assert.False(manifest.GetProperty("settings").GetProperty("token_rotation_enabled").GetBoolean());
        Assert.False(manifest.GetProperty("settings").GetProperty("org_deploy_enabled").GetBoolean());
    }

    private static void Within(JsonElement element, string name, int longest) =>
        Assert.InRange(SlackText.Length(element.GetProperty(name).GetString()!), 1, longest);

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);

    private static JsonElement Read([CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "manifest", "slack", "manifest.json");
        return JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(path));
    }
}
