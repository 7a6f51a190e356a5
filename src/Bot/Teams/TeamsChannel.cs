using System.Net;
using System.Text.Json;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>Writes to Teams.</summary>
internal sealed class TeamsChannel(ConnectorClient connector, TeamsFiles files, SendPace pace, TeamsOptions options) : IChannel
{
    /// <summary>While a bot is being installed, the roster may not know it yet: how often that is tried again before the place counts as gone.</summary>
    private const int PatienceWithRoster = 3;

    /// <inheritdoc/>
    public string Name => ActivityReader.Channel;

    /// <inheritdoc/>
    public bool CanWhisper => false;

    /// <inheritdoc/>
    public async ValueTask<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (AddressOf(message) is not { } address)
        {
            return new SendResult.Refused("no address");
        }

        if (Wait(message, address) is { } wait)
        {
            return new SendResult.Retry(wait, MayHaveBeenSent: false, "paced");
        }

        Place? opened = null;
        if (message.To.ConversationId is not { } conversationId)
        {
            var opening = await OpenAsync(message, address, cancellationToken);
            if (opening is not SendResult.Sent { Opened: { ConversationId: { } id } place })
            {
                return opening;
            }

            opened = place;
            conversationId = id;
        }

        var (activity, later) = await WriteAsync(message, address, conversationId, cancellationToken);
        if (later is not null)
        {
            return later;
        }

        if (message.CardAddress is { } card && opened is null)
        {
            var put = Judge(await connector.PutAsync(address.ServiceUrl, conversationId, card, activity, cancellationToken), message, card, opened: null, isRepeatable: true);
            if (put is not SendResult.Refused)
            {
                return put;
            }

            // The member deleted the card, or it cannot be changed: what there is to say comes as a new message.
        }

        var posted = await connector.PostAsync(address.ServiceUrl, conversationId, activity, cancellationToken);
        return Judge(posted, message, IdIn(posted), opened, isRepeatable: false);
    }

    /// <summary>The activity of a message; a file is handed over first, or is asked about.</summary>
    private async ValueTask<(ReadOnlyMemory<byte> Activity, SendResult? Later)> WriteAsync(OutgoingMessage message, TeamsAddress address, string conversationId, CancellationToken cancellationToken)
    {
        if (message is not { Reply.File: { } promised, File: { } file })
        {
            return (ReplyWriter.WriteActivity(message.Reply, address.BotId, conversationId), null);
        }

        if (promised.Target is null)
        {
            return (ReplyWriter.WriteConsent(message.Reply, promised, file.Bytes.Length, address.BotId, conversationId), null);
        }

        var upload = TeamsUpload.Read(promised.Target);
        // A file that arrived before its message could be sent is there when the message is tried again.
        var mayBeThere = message.Attempt > 0 || message.MayHaveBeenSent;
        var outcome = upload is null ? TeamsFiles.Outcome.Refused : await files.UploadAsync(upload, file, mayBeThere, cancellationToken);
        return outcome switch
        {
            TeamsFiles.Outcome.Done => (ReplyWriter.WriteFile(message.Reply, upload!, promised.Name, address.BotId, conversationId), null),
            TeamsFiles.Outcome.Later => (default, new SendResult.Retry(null, MayHaveBeenSent: false, "file")),
            TeamsFiles.Outcome.Refused => (ReplyWriter.WriteActivity(new Reply { Text = ChannelWords.FileNotTaken(promised.Name) }, address.BotId, conversationId), null),
            _ => throw new NotSupportedException(outcome.ToString()),
        };
    }

    /// <summary>The rates are those of Teams; what runs on this machine has none.</summary>
    private TimeSpan? Wait(OutgoingMessage message, TeamsAddress address)
    {
        if (options.ServiceUrls.Allow(address.ServiceUrl) is not { IsLoopback: false })
        {
            return null;
        }

        var wait = pace.Take(address.TenantId, message.To.ConversationId ?? message.To.MemberId ?? "");
        return wait > TimeSpan.Zero ? wait : null;
    }

    private async ValueTask<SendResult> OpenAsync(OutgoingMessage message, TeamsAddress address, CancellationToken cancellationToken)
    {
        if (message.To.MemberId is not { } memberId)
        {
            return new SendResult.Refused("no conversation and no member");
        }

        var result = await connector.OpenAsync(address.ServiceUrl, ReplyWriter.WriteNewConversation(address, memberId), cancellationToken);
        return result is ConnectorResult.Done
            ? IdIn(result) is { } id
                ? new SendResult.Sent(Opened: message.To with { ConversationId = id, Address = address.Write() })
                : new SendResult.Retry(null, MayHaveBeenSent: false, "no conversation id")
            : Judge(result, message, null, opened: null, isRepeatable: true);
    }

    /// <summary>The address of the place; for somebody never written to, what is known of the tenant.</summary>
    private TeamsAddress? AddressOf(OutgoingMessage message)
    {
        if (TeamsAddress.Read(message.To.Address) is { } address)
        {
            return address;
        }

        const string Prefix = "teams-";
        return options.AppId is { } appId && options.ServiceUrls.First is { } root && message.Workspace.StartsWith(Prefix, StringComparison.Ordinal)
            ? new TeamsAddress(new Uri(root, "teams/").AbsoluteUri, "28:" + appId, message.Workspace[Prefix.Length..])
            : null;
    }

    private static SendResult Judge(ConnectorResult result, OutgoingMessage message, string? cardAddress, Place? opened, bool isRepeatable) => result switch
    {
        ConnectorResult.Done => new SendResult.Sent(cardAddress, opened),
        ConnectorResult.NoToken => new SendResult.Retry(TimeSpan.FromSeconds(30), MayHaveBeenSent: false, "no token"),
        ConnectorResult.Broken broken => new SendResult.Retry(null, broken.MayHaveArrived && !isRepeatable, broken.Reason),
        ConnectorResult.Failed failed => Judge(failed, message, isRepeatable),
        _ => throw new NotSupportedException(result.GetType().Name),
    };

    /// <summary>
    /// The table of status codes of
    /// https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability.
    /// </summary>
    private static SendResult Judge(ConnectorResult.Failed failed, OutgoingMessage message, bool isRepeatable)
    {
        var reason = $"{(int)failed.Status} {failed.Code}".TrimEnd();
        return failed switch
        {
            { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed } =>
                new SendResult.Retry(failed.RetryAfter, MayHaveBeenSent: false, reason),
            // Somebody gave up waiting for an answer: unless asked to come back later, nobody knows.
            { Status: HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout } =>
                new SendResult.Retry(failed.RetryAfter, failed.RetryAfter is null && !isRepeatable, reason),
            // An answer that says it was not done. That can be wrong, but an outage is far more frequent, and must not cost every answer in it.
            { Status: >= HttpStatusCode.InternalServerError } =>
                new SendResult.Retry(failed.RetryAfter, MayHaveBeenSent: false, reason),
            { Code: "BotNotInConversationRoster" } when message.Attempt < PatienceWithRoster =>
                new SendResult.Retry(TimeSpan.FromSeconds(5), MayHaveBeenSent: false, reason),
            { Code: "BotNotInConversationRoster" or "BotDisabledByAdmin" or "ConversationBlockedByUser" or "ForbiddenOperationException" or "MessageWritesBlocked" or "ConversationNotFound" } =>
                new SendResult.Gone(reason),
            _ => new SendResult.Refused(reason),
        };
    }

    private static string? IdIn(ConnectorResult result)
    {
        try
        {
            return result is ConnectorResult.Done { Body: { Length: > 0 } body } ? JsonSerializer.Deserialize(body, TeamsJson.Default.ConnectorAnswer)?.Id : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
