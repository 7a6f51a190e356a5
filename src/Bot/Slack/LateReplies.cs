using System.Threading.Channels;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Sends what is known only when an HTTP answer has to go out at once: the reply to a submitted form, and that nothing could be
/// saved. These are in no outbox, so that they are tried a few times and then dropped; a stop lets them go out first.
/// </summary>
internal sealed partial class LateReplies(SlackChannel channel, TimeProvider time, ILogger<LateReplies> logger) : BackgroundService
{
    private const int MostWaiting = 1000;
    private const int MostAttempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Channel<OutgoingMessage> waiting =
        Channel.CreateBounded<OutgoingMessage>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Answers a turn soon.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="name">Tells this answer from others to the same turn.</param>
    /// <param name="reply">The answer.</param>
    public void Answer(Turn turn, string name, Reply reply) => waiting.Writer.TryWrite(new OutgoingMessage
    {
        Id = $"{turn.Id}:{name}",
        Workspace = turn.Workspace,
        To = turn.In,
        Reply = reply,
        WhisperTo = turn.In.Kind == PlaceKind.Personal || reply.IsPublic ? null : turn.From.Id,
        CardAddress = reply.ReplacesCard ? turn.CardAddress : null,
    });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var stop = stoppingToken.Register(() => waiting.Writer.TryComplete());
        await Parallel.ForEachAsync(
            waiting.Reader.ReadAllAsync(CancellationToken.None),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (message, _) => await TrySendAsync(message, stoppingToken));
    }

    /// <summary>One reply that cannot be rendered must not keep the others back.</summary>
    private async Task TrySendAsync(OutgoingMessage message, CancellationToken stoppingToken)
    {
        try
        {
            await SendAsync(message, stoppingToken);
        }
        catch (Exception bug)
        {
            Failed(logger, bug, message.Id);
        }
    }

    private async Task SendAsync(OutgoingMessage message, CancellationToken stoppingToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var result = await channel.SendAsync(message with { Attempt = attempt }, CancellationToken.None);
            if (result is not SendResult.Retry retry)
            {
                return;
            }

            if (attempt + 1 == MostAttempts || stoppingToken.IsCancellationRequested)
            {
                Dropped(logger, message.Id, retry.Reason);
                return;
            }

            message = message with { MayHaveBeenSent = message.MayHaveBeenSent || retry.MayHaveBeenSent };
            // A stop cuts the wait short and leaves one more attempt.
            await Task.Delay(retry.After ?? Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(3021, LogLevel.Error, "The late reply {Message} could not be sent")]
    private static partial void Failed(ILogger logger, Exception bug, string message);

    [LoggerMessage(3020, LogLevel.Warning, "Dropped the late reply {Message}: {Reason}")]
    private static partial void Dropped(ILogger logger, string message, string reason);
}
