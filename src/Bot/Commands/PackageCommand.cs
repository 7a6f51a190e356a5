using System.CommandLine;
using ReferralBot.Bot.Teams;

namespace ReferralBot.Bot.Commands;

/// <summary><c>package</c>: writes the app package that is uploaded to Teams.</summary>
internal static class PackageCommand
{
    /// <summary>The command; the app id comes from its option or from the settings.</summary>
    public static Command Create(IConfiguration configuration)
    {
        var appId = new Option<string?>("--app-id") { Description = "The bot's Microsoft app id, a GUID. Otherwise the setting Teams:AppId." };
        var path = new Option<string>("--out") { Description = "The file to write.", DefaultValueFactory = _ => "referralbot-teams.zip" };
        var command = new Command("package", "Write the app package (zip) to upload to Teams, with the configured app id.") { appId, path };
        command.SetAction(parsed => Run(
            parsed.GetValue(appId) ?? configuration["Teams:AppId"],
            parsed.GetValue(path)!,
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string? appId, string path, TextWriter output, TextWriter error)
    {
        if (string.IsNullOrWhiteSpace(appId))
        {
            error.WriteLine("Teams:AppId is not set. Set it (environment: Teams__AppId) or give --app-id, to the bot's Microsoft app id, a GUID.");
            return 1;
        }

        if (!Guid.TryParseExact(appId.Trim(), "D", out var id) || id == Guid.Empty)
        {
            error.WriteLine("Teams:AppId is not valid. It must be a GUID such as 1b4e28ba-2fa1-4ad2-9f0c-7a3de1c2b0aa.");
            return 1;
        }

        try
        {
            File.WriteAllBytes(path, AppPackage.Create(id));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error.WriteLine($"--out: {path} cannot be written: {e.Message}");
            return 1;
        }

        output.WriteLine($"Wrote {Path.GetFullPath(path)} for app {id:D}.");
        if (AppPackage.HasSampleDeveloper)
        {
            output.WriteLine("Its developer name and addresses are samples: set yours in manifest/teams/manifest.json before you publish it.");
        }

        return 0;
    }
}
