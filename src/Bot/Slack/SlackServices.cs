using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using ReferralBot.Bot.Turns;

namespace ReferralBot.Bot.Slack;

/// <summary>Puts the Slack channel into the host.</summary>
internal static class SlackServices
{
    /// <summary>Adds the channel where its settings are there, and its status in any case. <see cref="ITurnInbox"/> is added by others.</summary>
    /// <exception cref="OptionsValidationException">A setting is missing or wrong; the message is one line.</exception>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        var options = SlackOptions.Read(configuration);
        services.AddSingleton(options);
        services.AddSingleton(StatusOf(options));
        if (!options.IsOn)
        {
            return services;
        }

        services.AddSingleton<SlackPace>();
        services.AddSingleton(provider => new SlackApi(
            SlackApi.NewClient(),
            options,
            provider.GetRequiredService<SlackPace>(),
            provider.GetRequiredService<ILogger<SlackApi>>()));
        services.AddSingleton(provider => new SlackWorkspaces(provider.GetService<SlackIdentity>(), provider.GetService<SlackInstallations>()));
        services.AddSingleton<DirectMessages>();
        services.AddSingleton<MemberProfiles>();
        services.AddSingleton<SlackPlaces>();
        services.AddSingleton<FirstSeen>();
        services.AddSingleton<EventReader>();
        services.AddSingleton<CommandReader>();
        services.AddSingleton<InteractionReader>();
        services.AddSingleton<FormAnswers>();
        services.AddSingleton<SlackReceiver>();
        services.AddSingleton<IChannelRoster, SlackRoster>();
        services.AddSingleton<SlackFiles>();
        services.AddSingleton<SlackChannel>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<SlackChannel>());
        services.AddBackground<LateReplies>();
        if (options.BotToken is not null)
        {
            services.AddBackground<SlackIdentity>();
        }

        if (options.ClientId is not null)
        {
            services.AddSingleton<SlackInstallations>();
            services.AddSingleton<SlackInstall>();
        }

        if (options.SigningSecret is not null)
        {
            services.AddSingleton<SlackEndpoints>();
        }

        if (options.AppToken is not null)
        {
            services.AddBackground<SocketMode>();
        }

        return services;
    }

    /// <summary>Maps the addresses that Slack calls, where requests can be told from forged ones.</summary>
    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<SlackEndpoints>() is { } endpoints)
        {
            routes.MapPost("/slack/events", endpoints.EventsAsync);
            routes.MapPost("/slack/commands", endpoints.CommandsAsync);
            routes.MapPost("/slack/interactivity", endpoints.InteractivityAsync);
        }

        if (routes.ServiceProvider.GetService<SlackInstall>() is { } install)
        {
            routes.MapGet("/slack/install", install.Begin);
            routes.MapGet("/slack/oauth_redirect", (Delegate)install.EndAsync);
        }

        return routes;
    }

    private static ChannelStatus StatusOf(SlackOptions options)
    {
        if (!options.IsOn)
        {
            return new ChannelStatus("Slack", false, "neither Slack:BotToken nor Slack:ClientId is set");
        }

        var way = options switch
        {
            { AppToken: not null, SigningSecret: not null } => "Socket Mode, and HTTP at /slack/...",
            { AppToken: not null } => "Socket Mode",
            _ => "HTTP at /slack/...",
        };
        return new ChannelStatus("Slack", true, options.ClientId is null ? way : way + "; installed at /slack/install");
    }

    private static void AddBackground<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TService>(this IServiceCollection services)
        where TService : BackgroundService
    {
        services.AddSingleton<TService>();
        services.AddHostedService(provider => provider.GetRequiredService<TService>());
    }
}
