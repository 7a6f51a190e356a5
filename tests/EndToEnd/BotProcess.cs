using System.Diagnostics;
using ReferralBot.Bot.Turns;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>The bot as it is shipped, in a process of its own that can be killed.</summary>
internal sealed class BotProcess : IDisposable
{
    private static readonly HttpClient Http = new();
    private readonly Process process;
    private readonly Task log;

    private BotProcess(Process process, Uri address, Task log) => (this.process, Address, this.log) = (process, address, log);

    public Uri Address { get; }

    /// <summary>Starts it at an address of its own.</summary>
    /// <param name="logPath">Where its log is added to.</param>
    /// <param name="settings">Its settings, as environment variables.</param>
    public static BotProcess Start(string logPath, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var address = new Uri($"http://127.0.0.1:{Azurite.FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [typeof(IChannel).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Urls"] = address.AbsoluteUri;
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        return new BotProcess(process, address, LogAsync(process, logPath));
    }

    /// <summary>What <c>healthz/ready</c> answers, once anything does.</summary>
    public async Task<(int Status, string Body)> ReadyAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await Http.GetAsync(new Uri(Address, "healthz/ready"), patience.Token);
                return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(patience.Token));
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            }
        }
    }

    /// <summary>Ends it at once, as SIGKILL does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
        log.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private static async Task LogAsync(Process process, string path)
    {
        await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null), process.StandardError.BaseStream.CopyToAsync(file));
    }
}
