using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ReferralBot.Storage.AzureTables;
using ReferralBot.Storage.AzureTables.Client;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.EndToEnd;

namespace ReferralBot.Tests.Fakes;

/// <summary>Azurite's table service on a port of its own, in memory or in a folder.</summary>
public sealed class Azurite : IAsyncLifetime
{
    public const string Version = "3.37.0";

    private readonly string? folder;
    private Process? process;

    /// <summary>In memory.</summary>
    public Azurite()
    {
    }

    private Azurite(string folder) => this.folder = folder;

    public int Port { get; } = FreePort();

    public Uri Endpoint => EndpointAt(Port);

    public string ConnectionString => ConnectionStringAt(Port);

    public static Azurite InFolder(string folder) => new(folder);

    /// <summary>The connection string of this or of something that stands before it.</summary>
    public static string ConnectionStringAt(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={TableConnectionStringKey};TableEndpoint={EndpointAt(port)}";

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A store with tables of its own.</summary>
    public ITableStore OpenStore() => OpenStore(NewPrefix());

    /// <summary>A store over the tables of a prefix, which others may have open, too.</summary>
    public ITableStore OpenStore(string prefix) => new AzureTableStore(OpenService(), prefix);

    internal TableServiceClient OpenService() => new(ConnectionString, new TableClientOptions(TimeProvider.System));

    public static string NewPrefix() => "t" + Guid.NewGuid().ToString("N")[..12];

    public async Task InitializeAsync()
    {
        if (NodePackages.WhyMissing is null)
        {
            await StartAsync();
        }
    }

    public async Task StartAsync()
    {
        string packages = await NodePackages.InstallAsync($"azurite@{Version}");
        string main = Path.Combine(packages, "node_modules", "azurite", "dist", "src", "table", "main.js");
        string[] where = folder is null ? ["--inMemoryPersistence"] : ["--location", folder];
        process = Process.Start(new ProcessStartInfo(NodePackages.Node, [main, "--silent", "--disableTelemetry", "--tablePort", $"{Port}", .. where])
        {
            RedirectStandardOutput = true,
        })!;
        string said = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            if (line.Contains("successfully started", StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException("Azurite did not start:\n" + said);
    }

    /// <summary>Asks it to end, so that it saves what it has in its folder.</summary>
    public async Task StopAsync()
    {
        if (process is not null)
        {
            using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
            await kill.WaitForExitAsync();
            await process.WaitForExitAsync();
            process.Dispose();
            process = null;
        }
    }

    public Task DisposeAsync()
    {
        process?.Kill(entireProcessTree: true);
        process?.Dispose();
        return Task.CompletedTask;
    }

    private const string TableConnectionStringKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static Uri EndpointAt(int port) => new($"http://127.0.0.1:{port}/devstoreaccount1");
}

/// <summary>Tests that share one Azurite.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<Azurite>
{
    public const string Name = "Azurite";
}
