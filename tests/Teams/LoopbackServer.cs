using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ReferralBot.Tests.Teams;

/// <summary>A web server on a free port of this machine.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackServer(WebApplication app) => this.app = app;

    /// <summary>The root, with a closing slash.</summary>
    public string Url { get; private set; } = "";

    public static async Task<LoopbackServer> StartAsync(Func<HttpContext, Task> handle)
    {
        var app = CreateBuilder().Build();
        app.Run(context => handle(context));
        return await new LoopbackServer(app).StartAsync();
    }

    /// <summary>A builder with nothing but a web server: no settings, no files that are watched.</summary>
    public static WebApplicationBuilder CreateBuilder(string environment = "Production")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        return builder;
    }

    public static Task<LoopbackServer> StartAsync(WebApplication app) => new LoopbackServer(app).StartAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task<LoopbackServer> StartAsync()
    {
        await app.StartAsync();
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";
        return this;
    }
}
