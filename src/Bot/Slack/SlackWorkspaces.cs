using NodaTime;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Slack;

/// <summary>The workspaces served: the one of <c>Slack:BotToken</c>, and those that installed the app.</summary>
/// <param name="own">Tells the workspace of the token; null where none is set.</param>
/// <param name="installations">The installations; null where the app cannot be installed.</param>
internal sealed class SlackWorkspaces(SlackIdentity? own, SlackInstallations? installations)
{
    /// <summary>The bot in a workspace. <c>IsKnown</c> is false where nobody can tell now, so that it has to be asked again.</summary>
    public async ValueTask<(SlackBot? Bot, bool IsKnown)> FindAsync(string team, CancellationToken cancellationToken)
    {
        var mine = own is null ? null : await own.AskAsync(cancellationToken);
        if (mine?.Team == team)
        {
            return (mine, true);
        }

        try
        {
            var installed = installations is null ? null : await installations.FindAsync(team, cancellationToken);
            return (installed, IsKnown: installed is not null || own is null || mine is not null);
        }
        catch (StoreUnavailableException)
        {
            return (null, false);
        }
    }

    /// <summary>A workspace removed the app. False where it has installed it again since, so that nothing is to be done.</summary>
    /// <exception cref="StoreUnavailableException">It could not be forgotten.</exception>
    public async ValueTask<bool> LeaveAsync(string team, Instant at, CancellationToken cancellationToken) =>
        installations is null || await installations.RemoveAsync(team, at, cancellationToken);
}
