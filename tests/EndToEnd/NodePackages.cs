using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>
/// Packages of npm that tests need, installed once into a folder of the user's local application data and kept there.
/// </summary>
internal static class NodePackages
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Installed = new();

    /// <summary>Why tests that need Node cannot run here; null where they can.</summary>
    public static string? WhyMissing { get; } = Find("node") is null || Find("npm") is null
        ? "Needs Node and npm, which are not on the PATH: install Node 20 or later."
        : null;

    /// <summary>The full path of node.</summary>
    public static string Node => Find("node") ?? throw new InvalidOperationException(WhyMissing);

    /// <summary>Installs packages, each as NAME@VERSION, and answers the folder that holds their node_modules.</summary>
    public static Task<string> InstallAsync(params string[] packages) =>
        Installed.GetOrAdd(string.Join(' ', packages), all => new Lazy<Task<string>>(() => InstallOnceAsync(all, packages))).Value;

    private static async Task<string> InstallOnceAsync(string all, string[] packages)
    {
        string cache = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } data ? data : Path.GetTempPath(),
            "ReferralBot.Tests");
        string folder = Path.Combine(cache, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16]);
        if (Directory.Exists(folder))
        {
            return folder;
        }

        // Elsewhere first: half an installation must not be taken for one, nor two test runs disturb each other.
        string halfDone = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(halfDone);
        await RunNpmAsync(["install", "--prefix", halfDone, "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", .. packages]);
        try
        {
            Directory.Move(halfDone, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(halfDone, recursive: true);
        }

        return folder;
    }

    private static async Task RunNpmAsync(string[] arguments)
    {
        using Process npm = Process.Start(new ProcessStartInfo(Find("npm")!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string[] output = await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm {string.Join(' ', arguments)} failed:\n{string.Concat(output)}");
        }
    }

    private static string? Find(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }
}

/// <summary>A test that is shown as skipped, with the reason, where Node is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodePackages.WhyMissing;
}

/// <summary>A test with data that is shown as skipped, with the reason, where Node is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodePackages.WhyMissing;
}
