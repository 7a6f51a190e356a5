using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Benchmarks.Load;

/// <summary>Serves a platform's stand-in on a port of its own.</summary>
internal sealed class PlatformServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private PlatformServer(WebApplication application, Uri root) => (this.application, Root) = (application, root);

    /// <summary>Its address, with a slash at its end.</summary>
    public Uri Root { get; }

    /// <summary>Starts serving.</summary>
    public static async Task<PlatformServer> StartAsync(Platform platform)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        var application = builder.Build();
        application.Run(platform.AnswerAsync);
        await application.StartAsync();
        return new PlatformServer(application, new Uri(application.Urls.Single() + "/"));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => application.DisposeAsync();
}
