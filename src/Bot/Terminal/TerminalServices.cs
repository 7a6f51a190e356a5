using ReferralBot.Bot.Turns;

namespace ReferralBot.Bot.Terminal;

/// <summary>Sets the terminal up.</summary>
internal static class TerminalServices
{
    /// <summary>Adds the terminal as a channel, and its clock as the clock of everything.</summary>
    public static IServiceCollection AddTerminal(this IServiceCollection services, TerminalWindow window)
    {
        var clock = new ChatClock(TimeProvider.System);
        return services
            .AddSingleton(clock)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(window)
            .AddSingleton<TerminalScreen>()
            .AddSingleton<TerminalRoster>()
            .AddSingleton<IChannelRoster>(provider => provider.GetRequiredService<TerminalRoster>())
            .AddSingleton(new TerminalFiles(Environment.CurrentDirectory))
            .AddSingleton<IChannel, TerminalChannel>()
            .AddSingleton<IStillness, ChatStillness>()
            .AddSingleton<Chat>();
    }
}
