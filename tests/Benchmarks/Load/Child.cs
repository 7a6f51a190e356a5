using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ReferralBot.Benchmarks.Load;

/// <summary>A server in a process of its own: the bot, or the bare endpoint.</summary>
internal sealed class Child : IDisposable
{
    private const int FirstPort = 21_000;
    private const int FirstConnectionPort = 22_000;

    private readonly Process process;
    private readonly Task log;

    private Child(Process process, Uri address, Task log) => (this.process, Address, this.log) = (process, address, log);

    /// <summary>Whether it is the bare endpoint, which answers with what it was told.</summary>
    public bool IsBare { get; private init; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The processor time it has taken.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The memory it has resident, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts the bot as it is shipped.</summary>
    public static Child StartBot(LoadOptions options, Platform platform, Uri root, BotFolder folder, Uri? address = null)
    {
        var settings = new Dictionary<string, string>(platform.SettingsFor(root)) { ["Storage__Sqlite__Path"] = folder.Store };
        return Start(PublishedBot.StartIn(options.Bot), settings, folder, address ?? FreeAddress());
    }

    /// <summary>Starts the bare endpoint.</summary>
    public static Child StartBare(LoadOptions options, Uri root, int answerBytes, BotFolder folder, Uri? address = null)
    {
        string[] arguments = [BareEndpoint.CommandName, options.Channel, root.AbsoluteUri, answerBytes.ToString(CultureInfo.InvariantCulture)];
        return Start(new ProcessStartInfo("dotnet", [typeof(Child).Assembly.Location, .. arguments]), new Dictionary<string, string>(), folder, address ?? FreeAddress(), isBare: true);
    }

    /// <summary>Ends it at once, as SIGKILL does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
        log.GetAwaiter().GetResult();
    }

    /// <summary>True when it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>How it ended, for people.</summary>
    public string Ending => HasExited ? $"The server ended by itself with exit code {process.ExitCode}. Its log tells why." : "The server takes nothing any more. Its log tells why.";

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private static Child Start(ProcessStartInfo start, Dictionary<string, string> settings, BotFolder folder, Uri address, bool isBare = false)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["Urls"] = address.AbsoluteUri;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        return new Child(process, address, LogAsync(process, folder.Log)) { IsBare = isBare };
    }

    private static async Task LogAsync(Process process, string path)
    {
        await using var log = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await using var errors = new FileStream(path + ".errors", FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(log), process.StandardError.BaseStream.CopyToAsync(errors));
    }

    /// <summary>
    /// A port below those that connections get by themselves: while a killed server is away, one of the senders' own connections
    /// could get the server's port, or connect to itself, and the server could not start again.
    /// </summary>
    private static Uri FreeAddress()
    {
        while (true)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(FirstPort, FirstConnectionPort));
                listener.Start();
                return new Uri($"http://{listener.LocalEndpoint}/");
            }
            catch (SocketException)
            {
                // Somebody listens there.
            }
        }
    }
}
