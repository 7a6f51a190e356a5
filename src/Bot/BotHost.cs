using Microsoft.Extensions.Logging.Console;
using ReferralBot.Bot.Slack;
using ReferralBot.Bot.Teams;
using ReferralBot.Bot.Terminal;
using ReferralBot.Bot.Turns;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot;

/// <summary>Puts the bot together, for serving and for the terminal.</summary>
internal static partial class BotHost
{
    private const string DefaultUrls = "http://localhost:3978";

    public static WebApplication BuildServer(string[] arguments)
    {
        WebApplicationBuilder builder = CreateBuilder(arguments);
        builder.WebHost.UseUrls(builder.Configuration["Urls"] is { Length: > 0 } urls ? urls : DefaultUrls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(builder.Configuration, TimeProvider.System);
        builder.Services.AddTurns(builder.Configuration);
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        builder.Services.AddSlack(builder.Configuration);

        WebApplication app = builder.Build();
        _ = app.Services.GetRequiredService<ITableStore>();
        app.MapTeams();
        app.MapSlack();
        app.MapHealth();
        app.Lifetime.ApplicationStarted.Register(() => Announce(app));
        return app;
    }

    /// <summary>The bot in a terminal: the same store and dialogs, and the terminal as its only channel.</summary>
    public static IHost BuildChat(string[] arguments, TerminalWindow window)
    {
        WebApplicationBuilder builder = CreateBuilder(arguments);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddStorage(builder.Configuration, TimeProvider.System);
        builder.Services.AddTurns(builder.Configuration);
        builder.Services.AddTerminal(window);
        builder.Services.AddSingleton<IWireView, TeamsWireView>();
        builder.Services.AddSingleton<IWireView, SlackWireView>();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        _ = app.Services.GetRequiredService<ITableStore>();
        return app;
    }

    /// <summary>
    /// A debug build, as <c>dotnet run</c> makes it, is for trying the bot on one's own machine; a release build is for production,
    /// where nothing is served without credentials. The usual variables decide where they are set.
    /// </summary>
    private static string EnvironmentName =>
        Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
#if DEBUG
        ?? Environments.Development;
#else
        ?? Environments.Production;
#endif

    /// <summary>The settings, for commands that start no bot.</summary>
    public static IConfiguration ReadSettings() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();

    /// <summary>Settings come from <c>appsettings.json</c> beside the program, the environment and the command line, in this order.</summary>
    private static WebApplicationBuilder CreateBuilder(string[] arguments)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = arguments,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = EnvironmentName,
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);

        // It would log each request, and make an Activity with ids for it, which nobody reads; errors at start are thrown as well.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        return builder;
    }

    private static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz/live", () => Results.Text("live"));
        app.MapGet("/healthz/ready", async (ITableStore store, CancellationToken cancellationToken) =>
        {
            StoreHealth health = await store.CheckAsync(cancellationToken).ConfigureAwait(false);
            string? trouble = health.IsReady ? app.Services.GetService<SocketMode>()?.Ended : health.Reason;
            return trouble is null ? Results.Text("ready") : Results.Text(trouble, statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static void Announce(WebApplication app)
    {
        ILogger logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("ReferralBot");
        string channels = string.Join("; ", app.Services.GetServices<ChannelStatus>().Select(status => $"{status.Name} is {(status.IsOn ? "on" : "off")} ({status.Reason})"));
        LogStarted(logger, string.Join(", ", app.Urls), app.Services.GetRequiredService<ITableStore>().Location, channels);
    }

    [LoggerMessage(1, LogLevel.Information, "ReferralBot listens on {Urls}; the store is {Store}; {Channels}.")]
    private static partial void LogStarted(ILogger logger, string urls, string store, string channels);
}
