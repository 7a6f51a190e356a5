using ReferralBot.Storage;
using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>Before the first turn: builds the lists and counters of a store that an older program wrote.</summary>
internal sealed partial class StoreUpgrade(ITableStore store, ILogger<StoreUpgrade> logger) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        int entries = await new ContactLists(store).BuildAsync(cancellationToken).ConfigureAwait(false);
        if (entries > 0)
        {
            LogListed(logger, entries);
        }

        int workspaces = await new FigureRecount(store).BuildAsync(cancellationToken).ConfigureAwait(false);
        if (workspaces > 0)
        {
            LogBuilt(logger, workspaces);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1402, LogLevel.Information, "The lists of contacts' referrals were written anew, {Count} entries, once for this version.")]
    private static partial void LogListed(ILogger logger, int count);

    [LoggerMessage(1401, LogLevel.Information, "The figures of {Count} workspaces were counted, once for this version.")]
    private static partial void LogBuilt(ILogger logger, int count);
}
