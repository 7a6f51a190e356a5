using System.Text.Json;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Takes verified deliveries, by HTTP or Socket Mode, and hands their turns to the inbox. Slack hears of success only when the turn
/// is kept.
/// </summary>
internal sealed partial class SlackReceiver(
    ITurnInbox inbox,
    SlackWorkspaces workspaces,
    EventReader events,
    CommandReader commands,
    InteractionReader interactions,
    FormAnswers forms,
    LateReplies late,
    TimeProvider time,
    ILogger<SlackReceiver> logger)
{
    /// <summary>The number of the last time that Slack delivers an event again (https://docs.slack.dev/apis/events-api).</summary>
    public const int LastRetry = 3;

    /// <summary>Takes an event.</summary>
    /// <param name="envelope">The body.</param>
    /// <param name="isLastTry">True when Slack does not deliver it again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<SlackAnswer> EventAsync(JsonElement envelope, bool isLastTry, CancellationToken cancellationToken)
    {
        switch (envelope.Text("type"))
        {
            case "event_callback":
                var (turn, answer) = await ReadAsync(TeamOf(envelope), bot => events.ReadAsync(envelope, bot, cancellationToken), cancellationToken);
                return turn is not null ? await TakeAsync(turn, isLastTry, cancellationToken)
                    // A farewell comes as two events, the second from a workspace that is not served any more.
                    : answer.Status == StatusCodes.Status403Forbidden && envelope.At("event").Text("type") is "app_uninstalled" or "tokens_revoked" ? SlackAnswer.Accepted
                    : answer;
            case "url_verification":
                return envelope.Text("challenge") is { } challenge
                    ? SlackAnswer.Plain(StatusCodes.Status200OK, challenge)
                    : SlackAnswer.BadRequest("challenge is missing");
            case "app_rate_limited":
                EventsHeldBack(logger);
                return SlackAnswer.Accepted;
            case null:
                return SlackAnswer.BadRequest("type is missing");
            default:
                return SlackAnswer.Accepted;
        }
    }

    /// <summary>Takes a slash command. Its answer comes later, by its response URL.</summary>
    /// <param name="field">Its fields, by name; null for one that is missing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<SlackAnswer> CommandAsync(Func<string, string?> field, CancellationToken cancellationToken)
    {
        var (turn, answer) = await ReadAsync(field("team_id"), bot => commands.ReadAsync(field, bot, cancellationToken), cancellationToken);
        return turn is null ? answer : await KeepAsync(turn, isLastTry: true, cancellationToken);
    }

    /// <summary>Takes a pressed button, or a submitted form, which is answered at once.</summary>
    public async ValueTask<SlackAnswer> InteractionAsync(JsonElement payload, CancellationToken cancellationToken)
    {
        var received = time.GetTimestamp();
        var team = payload.At("team").Text("id") ?? payload.At("user").Text("team_id");
        var (turn, answer) = await ReadAsync(team, bot => interactions.ReadAsync(payload, bot, cancellationToken), cancellationToken);
        if (turn is null)
        {
            return answer;
        }

        return payload.Text("type") == "view_submission"
            ? await forms.AnswerAsync(turn, payload.At("view"), received)
            : await KeepAsync(turn, isLastTry: true, cancellationToken);
    }

    /// <summary>What comes from a workspace that is not served is refused, and nothing is taken while nobody can tell which are.</summary>
    private async ValueTask<(Turn? Turn, SlackAnswer Answer)> ReadAsync(string? team, Func<SlackBot, ValueTask<Incoming>> read, CancellationToken cancellationToken)
    {
        if (team is null)
        {
            return (null, SlackAnswer.BadRequest("the team is missing"));
        }

        if (!SlackId.IsValid(team))
        {
            return (null, SlackAnswer.BadRequest("the team is wrong"));
        }

        var (bot, isKnown) = await workspaces.FindAsync(team, cancellationToken);
        if (bot is null && !isKnown)
        {
            return (null, SlackAnswer.Unavailable);
        }

        if (bot is null)
        {
            AnotherWorkspace(logger);
            return (null, SlackAnswer.Forbidden("another workspace"));
        }

        var incoming = await read(bot);
        return incoming.Problem is { } problem ? (null, SlackAnswer.BadRequest(problem)) : (incoming.Turn, SlackAnswer.Accepted);
    }

    /// <summary>In a channel shared with another organisation the event's team may be theirs, and ours is the context.</summary>
    private static string? TeamOf(JsonElement envelope) =>
        (envelope.Is("is_ext_shared_channel") ? envelope.Text("context_team_id") : null) ?? envelope.Text("team_id");

    /// <summary>Takes an event; the farewell of a whole workspace takes its token away first.</summary>
    private async ValueTask<SlackAnswer> TakeAsync(Turn turn, bool isLastTry, CancellationToken cancellationToken)
    {
        if (turn is not { Content: Left, In: { MemberId: null, ConversationId: null } })
        {
            return await KeepAsync(turn, isLastTry, cancellationToken);
        }

        try
        {
            return await workspaces.LeaveAsync(SlackId.TeamOf(turn.Workspace), turn.At, cancellationToken) ? await KeepAsync(turn, isLastTry, cancellationToken) : SlackAnswer.Accepted;
        }
        catch (StoreUnavailableException failure)
        {
            NotKept(logger, failure, turn.Id);
            return SlackAnswer.Unavailable;
        }
    }

    private async ValueTask<SlackAnswer> KeepAsync(Turn turn, bool isLastTry, CancellationToken cancellationToken)
    {
        try
        {
            await inbox.AcceptAsync(turn, cancellationToken);
        }
        catch (StoreUnavailableException failure)
        {
            NotKept(logger, failure, turn.Id);
            if (isLastTry && turn.Content is Said or Pressed)
            {
                late.Answer(turn, "unsaved", new Reply { Text = ChannelWords.NothingSaved });
            }

            return SlackAnswer.Unavailable;
        }

        events.Kept(turn);
        return SlackAnswer.Accepted;
    }

    [LoggerMessage(3030, LogLevel.Warning, "Slack holds back events: more than 30,000 in an hour")]
    private static partial void EventsHeldBack(ILogger logger);

    [LoggerMessage(3031, LogLevel.Warning, "Refused a delivery for another Slack workspace")]
    private static partial void AnotherWorkspace(ILogger logger);

    [LoggerMessage(3032, LogLevel.Error, "Turn {Turn} could not be kept")]
    private static partial void NotKept(ILogger logger, Exception failure, string turn);
}
