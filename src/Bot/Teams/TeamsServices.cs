using System.Net;
using ReferralBot.Bot.Turns;

namespace ReferralBot.Bot.Teams;

/// <summary>Puts the Teams channel into the host.</summary>
internal static class TeamsServices
{
    /// <summary>Adds the channel, off or on as the settings say.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is missing or wrong; the message names it.</exception>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var options = TeamsOptions.Read(configuration, environment);
        var http = CreateHttp();
        services.AddSingleton(options);
        services.AddSingleton(options.ServiceUrls);
        services.AddSingleton(StatusOf(options));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SigningKeys>(provider, http));
        services.AddSingleton<ChannelTokens>();
        services.AddSingleton<TeamsDoor>();
        services.AddSingleton<SendPace>();
        services.AddSingleton<TeamsAnswers>();
        services.AddSingleton<TeamsEndpoint>();
        services.AddSingleton(provider => CreateConnector(provider, http, options));
        services.AddSingleton<IChannelRoster, TeamsRoster>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TeamsFiles>(provider, http));
        services.AddSingleton<TeamsChannel>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<TeamsChannel>());
        return services;
    }

    /// <summary>Serves <c>POST /api/messages</c>.</summary>
    public static IEndpointConventionBuilder MapTeams(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", routes.ServiceProvider.GetRequiredService<TeamsEndpoint>().HandleAsync);

    private static ConnectorClient CreateConnector(IServiceProvider provider, HttpClient http, TeamsOptions options)
    {
        var clock = provider.GetRequiredService<TimeProvider>();
        ITokenSource? source = !options.IsConfigured ? null
            : options.AppPassword is not null ? ActivatorUtilities.CreateInstance<ClientSecretSource>(provider, http)
            : ActivatorUtilities.CreateInstance<CredentialSource>(provider, CredentialSource.Create(options));
        var token = source is null ? null : new SendingToken(source, clock);
        return new ConnectorClient(http, options.ServiceUrls, token, clock, provider.GetRequiredService<ILogger<ConnectorClient>>());
    }

    /// <summary>One client for everything that the channel calls. A redirect is never followed: the token would go with it.</summary>
    private static HttpClient CreateHttp() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = DecompressionMethods.All,
        EnableMultipleHttp2Connections = true,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    private static ChannelStatus StatusOf(TeamsOptions options) => options switch
    {
        { IsConfigured: true } => new ChannelStatus("Teams", IsOn: true, $"app {options.AppId}, {options.AppType}"),
        { ServesPlayground: true } => new ChannelStatus("Teams", IsOn: true, "Agents Playground on this machine only; Teams:AppId is not set"),
        _ => new ChannelStatus("Teams", IsOn: false, "Teams:AppId is not set"),
    };
}
