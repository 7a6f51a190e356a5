using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Slack;

/// <summary>The workspaces that installed the app, each a row in its own partition of the store.</summary>
internal sealed partial class SlackInstallations(ITableStore store, SlackOptions options, TimeProvider time, ILogger<SlackInstallations> logger)
{
    private const int MostTries = 5;

    // Another bot on the same store may have taken the farewell, or a newer installation.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly Recent<SlackBot?> known = new(10_000, Kept, time);
    private readonly TokenSeal seal = new(options.ClientSecret!);

    /// <summary>The bot in a workspace; null where the app is not installed.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read now.</exception>
    public async ValueTask<SlackBot?> FindAsync(string team, CancellationToken cancellationToken)
    {
        if (known.Find(team) is { } bot)
        {
            return bot;
        }

        var found = Open(await ReadAsync(new Workspace(store, SlackId.Workspace(team)), cancellationToken));
        known.Set(team, found);
        return found;
    }

    /// <summary>Keeps an installation, in place of an earlier one.</summary>
    /// <exception cref="StoreUnavailableException">It could not be kept.</exception>
    public async ValueTask AddAsync(SlackBot bot, string installedBy, CancellationToken cancellationToken)
    {
        var installation = new SlackInstallation(bot.Team, bot.UserId, seal.Close(bot.Team, bot.Token), installedBy, Now);
        await ChangeAsync(bot.Team, (workspace, _) => workspace.Put(Key, installation, SlackJson.Default.SlackInstallation), cancellationToken);
        known.Set(bot.Team, bot);
        Installed(logger, bot.Team);
    }

    /// <summary>Forgets an installation; false where it is younger than the farewell, which is then about an earlier one.</summary>
    /// <exception cref="StoreUnavailableException">It could not be forgotten.</exception>
    public async ValueTask<bool> RemoveAsync(string team, Instant leftAt, CancellationToken cancellationToken)
    {
        var isGone = true;
        await ChangeAsync(
            team,
            (workspace, installation) =>
            {
                // Slack dates its events by the second.
                isGone = installation is null || installation.InstalledAt <= leftAt + Duration.FromSeconds(1);
                if (isGone)
                {
                    workspace.Delete(Key);
                }
            },
            cancellationToken);
        if (isGone)
        {
            known.Set(team, null);
            Uninstalled(logger, team);
        }

        return isGone;
    }

    private static string Key => RowKeys.Installation(SlackChannel.ChannelName);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private async ValueTask ChangeAsync(string team, Action<Workspace, SlackInstallation?> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var workspace = new Workspace(store, SlackId.Workspace(team));
            change(workspace, await ReadAsync(workspace, cancellationToken));
            if ((await workspace.CommitAsync(cancellationToken)).IsCommitted)
            {
                return;
            }
        }

        throw new InvalidOperationException("An installation met other changes again and again.");
    }

    private static ValueTask<SlackInstallation?> ReadAsync(Workspace workspace, CancellationToken cancellationToken) =>
        workspace.GetAsync(Key, SlackJson.Default.SlackInstallation, cancellationToken);

    private SlackBot? Open(SlackInstallation? installation)
    {
        if (installation is null)
        {
            return null;
        }

        if (seal.Open(installation.Team, installation.SealedToken) is not { } token)
        {
            Sealed(logger, installation.Team);
            return null;
        }

        return new SlackBot(installation.Team, installation.BotUserId, token);
    }

    [LoggerMessage(3070, LogLevel.Information, "Slack workspace {Team} installed the app")]
    private static partial void Installed(ILogger logger, string team);

    [LoggerMessage(3071, LogLevel.Information, "Slack workspace {Team} removed the app")]
    private static partial void Uninstalled(ILogger logger, string team);

    [LoggerMessage(3072, LogLevel.Error, "The token of Slack workspace {Team} was encrypted with another Slack:ClientSecret: it has to install the app again")]
    private static partial void Sealed(ILogger logger, string team);
}
