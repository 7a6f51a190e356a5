using System.Diagnostics;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>A few lines of JavaScript with packages of npm: JSON in, JSON out.</summary>
internal static class NodeScript
{
    public static async Task<string> RunAsync(string script, string input, params string[] packages)
    {
        using var node = Process.Start(new ProcessStartInfo(NodePackages.Node, ["-e", script])
        {
            WorkingDirectory = await NodePackages.InstallAsync(packages),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        try
        {
            await node.StandardInput.WriteAsync(input);
            node.StandardInput.Close();
        }
        catch (IOException)
        {
            // The script ended before it read; its error tells why.
        }

        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return (await output).Trim();
    }
}
