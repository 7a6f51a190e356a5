using ReferralBot.Bot.Nudges;
using ReferralBot.Dialogs;
using ReferralBot.Dialogs.Schedules;

namespace ReferralBot.Bot.Turns;

/// <summary>Puts the inbox, the worker and the outbox into the host.</summary>
internal static class TurnServices
{
    /// <summary>Adds what takes turns in, has them answered and sends the answers.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        string[] managers = configuration.GetSection("Managers").Get<string[]>() ?? [];
        foreach (ScheduledTask task in DialogServices.Tasks())
        {
            services.AddSingleton(task);
        }

        return services
            .AddSingleton(DialogServices.CreateRouter(managers))
            .AddSingleton<TurnMetrics>()
            .AddSingleton<Outbox>()
            .AddSingleton<TurnWorker>()
            .AddSingleton<IStillness>(provider => provider.GetRequiredService<TurnWorker>())
            .AddSingleton<ITurnInbox, TurnInbox>()
            .AddHostedService(provider => provider.GetRequiredService<TurnWorker>())
            .AddSingleton<ScheduleRunner>()
            .AddSingleton<ISchedule>(provider => provider.GetRequiredService<ScheduleRunner>())
            .AddHostedService(provider => provider.GetRequiredService<ScheduleRunner>())
            .AddHostedService<SeenTurnSweeper>();
    }
}
