using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ReferralBot.Benchmarks.Load;

/// <summary>The bot as it is shipped: published from the sources into a folder of its own, and removed at the end.</summary>
internal sealed class PublishedBot : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-published-");

    private PublishedBot()
    {
    }

    /// <summary>Where it is.</summary>
    public string Folder => Path.Combine(folder.FullName, "app");

    /// <summary>Publishes it.</summary>
    /// <exception cref="InvalidOperationException">The sources do not build; the compiler has said why.</exception>
    public static async Task<PublishedBot> PublishAsync(CancellationToken cancellationToken)
    {
        var bot = new PublishedBot();
        string[] arguments = ["publish", Path.Combine(Root(), "src", "Bot"), "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--artifacts-path", Path.Combine(bot.folder.FullName, "build"), "--output", bot.Folder, "--verbosity", "quiet", "--nologo", "-p:RunAnalyzers=false"];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        await publish.WaitForExitAsync(cancellationToken);
        return publish.ExitCode == 0 ? bot : throw new InvalidOperationException("The bot cannot be published.");
    }

    /// <summary>How the bot in a folder is started: a native executable, or assemblies for the runtime where it was published for no platform.</summary>
    public static ProcessStartInfo StartIn(string folder, params string[] arguments)
    {
        var program = Path.Combine(folder, "ReferralBot.Bot");
        var assembly = program + ".dll";
        return File.Exists(assembly) ? new ProcessStartInfo("dotnet", [assembly, .. arguments]) : new ProcessStartInfo(program, arguments);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReferralBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The sources are not above this program; name a published bot by --bot.");
    }
}
