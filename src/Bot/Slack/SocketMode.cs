using System.Net.WebSockets;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Keeps a Socket Mode connection to Slack, for bots without a public address
/// (https://docs.slack.dev/apis/events-api/using-socket-mode). A connection that Slack is about to close is followed by the next one
/// before it goes.
/// </summary>
internal sealed partial class SocketMode(SlackApi api, SlackReceiver receiver, TimeProvider time, ILogger<SocketMode> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    /// <summary>What came of trying to connect.</summary>
    private enum Attempt
    {
        Connected,
        Failed,
        Hopeless,
    }

    /// <summary>Why nothing is received until the next start; null while connections are kept.</summary>
    public string? Ended { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Pause;
        var open = new List<(SocketConnection Connection, Task Running)>();
        while (!stoppingToken.IsCancellationRequested)
        {
            var (attempt, connection) = await ConnectAsync(stoppingToken);
            var ending = SocketEnding.Lost;
            if (connection is not null)
            {
                var running = connection.RunAsync(stoppingToken);
                if (await connection.Greeted)
                {
                    pause = Pause;
                    open.ForEach(older => older.Connection.Leave());
                }

                Forget(open);
                open.Add((connection, running));
                ending = await connection.Ending;
            }

            if (attempt == Attempt.Hopeless || ending == SocketEnding.SwitchedOff)
            {
                Ended = attempt == Attempt.Hopeless ? "Slack refuses Slack:AppToken" : "Socket Mode was switched off in the Slack app's settings";
                break;
            }

            if (ending == SocketEnding.Lost)
            {
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }

        open.ForEach(last => last.Connection.Leave());
        await Task.WhenAll(open.Select(last => last.Running));
        Forget(open);
    }

    private static void Forget(List<(SocketConnection Connection, Task Running)> open)
    {
        foreach (var (connection, _) in open.Where(one => one.Running.IsCompleted))
        {
            connection.Dispose();
        }

        open.RemoveAll(one => one.Running.IsCompleted);
    }

    private async Task<(Attempt Attempt, SocketConnection? Connection)> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            switch (await api.OpenConnectionAsync(cancellationToken))
            {
                case ApiAnswer.Done done when Uri.TryCreate(done.Body.Text("url"), UriKind.Absolute, out var url) && IsSafe(url):
                    return (Attempt.Connected, new SocketConnection(await ConnectAsync(url, cancellationToken), receiver, logger));
                case ApiAnswer.No no when IsHopeless(no.Error):
                    Hopeless(logger, no.Error);
                    return (Attempt.Hopeless, null);
                default:
                    return (Attempt.Failed, null);
            }
        }
        catch (WebSocketException failure)
        {
            NotConnected(logger, failure.WebSocketErrorCode.ToString());
            return (Attempt.Failed, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (Attempt.Failed, null);
        }
    }

    private static async Task<ClientWebSocket> ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(10);
            socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(20);
            await socket.ConnectAsync(url, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsSafe(Uri url) => url.Scheme == Uri.UriSchemeWss || (url.Scheme == Uri.UriSchemeWs && url.IsLoopback);

    private static bool IsHopeless(string error) => error
        is "not_authed" or "invalid_auth" or "account_inactive" or "token_revoked" or "token_expired" or "user_removed_from_team"
        or "team_disabled" or "not_allowed_token_type" or "missing_scope" or "forbidden_team" or "no_permission";

    [LoggerMessage(3060, LogLevel.Error, "Slack refuses Slack:AppToken ({Error}): Socket Mode stops until the next start")]
    private static partial void Hopeless(ILogger logger, string error);

    [LoggerMessage(3062, LogLevel.Warning, "Slack's Socket Mode address does not answer: {Error}")]
    private static partial void NotConnected(ILogger logger, string error);
}
