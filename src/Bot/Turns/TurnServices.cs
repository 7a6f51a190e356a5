using ReferralBot.Bot.Nudges;
using ReferralBot.Dialogs;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Schedules;

namespace ReferralBot.Bot.Turns;

/// <summary>Puts the inbox, the worker and the outbox into the host.</summary>
internal static class TurnServices
{
    /// <summary>Adds what takes turns in, has them answered and sends the answers.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        IReadOnlyList<string> managers = ManagersIn(configuration.GetSection("Managers"));
        return services
            .AddSingleton(provider => DialogServices.CreateRouter(managers, provider.GetRequiredService<IRosters>()))
            .AddSingleton<IEnumerable<ScheduledTask>>(provider => DialogServices.Tasks(provider.GetRequiredService<IRosters>()))
            .AddSingleton<IRosters, Rosters>()
            .AddSingleton<IEnumerable<FileMaker>>(DialogServices.Files())
            .AddSingleton<TurnMetrics>()
            .AddSingleton<Instances>()
            .AddSingleton(CreateOutbox)
            .AddSingleton<TurnWorker>()
            .AddSingleton<IStillness>(provider => provider.GetRequiredService<TurnWorker>())
            .AddSingleton<ITurnInbox, TurnInbox>()
            .AddHostedService<StoreUpgrade>()
            .AddHostedService<Takeover>()
            .AddSingleton<ScheduleRunner>()
            .AddSingleton<ISchedule>(provider => provider.GetRequiredService<ScheduleRunner>())
            .AddHostedService(provider => provider.GetRequiredService<ScheduleRunner>())
            .AddHostedService<OldRowSweeper>();
    }

    private static Outbox CreateOutbox(IServiceProvider provider)
    {
        IEnumerable<IChannel> channels = provider.GetServices<IChannel>().Select(channel => ActivatorUtilities.CreateInstance<ChannelWithFiles>(provider, channel));
        return ActivatorUtilities.CreateInstance<Outbox>(provider, channels);
    }

    /// <summary>A list, or one value with commas, as environment variables hold it.</summary>
    private static IReadOnlyList<string> ManagersIn(IConfigurationSection section) =>
    [
        .. section.GetChildren().Select(child => child.Value).Append(section.Value)
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];
}
