namespace ReferralBot.Bot.Slack;

/// <summary>
/// Who the bot is by <c>Slack:BotToken</c>: the workspace and its own user id, asked once by <c>auth.test</c>. Slack being away does not
/// stop the start: whoever needs the answer asks again.
/// </summary>
internal sealed partial class SlackIdentity(SlackApi api, SlackOptions options, TimeProvider time, ILogger<SlackIdentity> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim asking = new(1, 1);
    private SlackBot? known;
    private DateTimeOffset askAgainAt;

    /// <summary>The bot, or null while Slack does not tell.</summary>
    public async ValueTask<SlackBot?> AskAsync(CancellationToken cancellationToken)
    {
        if (known is { } bot)
        {
            return bot;
        }

        await asking.WaitAsync(cancellationToken);
        try
        {
            return known ??= time.GetUtcNow() < askAgainAt ? null : await TestAsync(cancellationToken);
        }
        finally
        {
            asking.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        asking.Dispose();
        base.Dispose();
    }

    /// <summary>Asks at the start, so that a wrong token shows in the log at once and the first member does not wait.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = Pause; await AskAsync(stoppingToken) is null; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause, time, stoppingToken);
        }
    }

    private async ValueTask<SlackBot?> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await api.TestAsync(cancellationToken);
        if (answer is ApiAnswer.Done done
            && done.Body.Text("team_id") is { } team && SlackId.IsValid(team)
            && done.Body.Text("user_id") is { } user && SlackId.IsValid(user))
        {
            Known(logger, team, user);
            return new SlackBot(team, user, options.BotToken!);
        }

        askAgainAt = time.GetUtcNow() + Pause;
        if (answer is ApiAnswer.No no)
        {
            TokenRefused(logger, no.Error);
        }

        return null;
    }

    [LoggerMessage(3010, LogLevel.Information, "Slack workspace {Team}, bot user {User}")]
    private static partial void Known(ILogger logger, string team, string user);

    [LoggerMessage(3011, LogLevel.Error, "Slack refuses Slack:BotToken: {Error}")]
    private static partial void TokenRefused(ILogger logger, string error);
}
