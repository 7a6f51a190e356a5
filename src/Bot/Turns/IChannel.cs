using System.Text.Json.Serialization;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Turns;

/// <summary>A platform that carries replies. It renders, sends and tells how that went; who waits and when is not its business.</summary>
internal interface IChannel
{
    /// <summary>The name that <see cref="Place.Channel"/> carries.</summary>
    string Name { get; }

    /// <summary>Whether a message in a shared place can be shown to one member alone (Slack's ephemeral messages).</summary>
    bool CanWhisper { get; }

    /// <summary>Sends one message. Refusals and outages of the platform are values; an exception is a bug.</summary>
    ValueTask<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>A message on its way out.</summary>
public sealed record OutgoingMessage
{
    /// <summary>The id under which it stands in the outbox.</summary>
    public required string Id { get; init; }

    /// <summary>The workspace it belongs to.</summary>
    public required string Workspace { get; init; }

    /// <summary>Where to. A personal place without a conversation id is opened first.</summary>
    public required Place To { get; init; }

    /// <summary>What. Its <see cref="Reply.Then"/> is a message of its own by now.</summary>
    public required Reply Reply { get; init; }

    /// <summary>The content of <see cref="Reply.File"/>, made anew for each attempt.</summary>
    [JsonIgnore]
    public FileContent? File { get; init; }

    /// <summary>In a shared place: the only member who may see it; null for everybody.</summary>
    public string? WhisperTo { get; init; }

    /// <summary>The card it takes the place of, in the channel's own form; null for a new message.</summary>
    public string? CardAddress { get; init; }

    /// <summary>For what is said in the personal chat to somebody who asked in a shared place: that place, where it is told how sending went. Null otherwise.</summary>
    public Place? AskedIn { get; init; }

    /// <summary>True where the member was told already to look into the personal chat, so that only a failure is news.</summary>
    public bool IsPointedOut { get; init; }

    /// <summary>The bot that is to send it, of those that share the store; null where none has taken it yet.</summary>
    public string? Owner { get; init; }

    /// <summary>How often it was tried before.</summary>
    public int Attempt { get; init; }

    /// <summary>True when an earlier attempt may have reached the platform although its answer was lost.</summary>
    public bool MayHaveBeenSent { get; init; }
}

/// <summary>How sending went.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The platform has it.</summary>
    /// <param name="CardAddress">How to change the message later, in the channel's own form; null where it cannot be.</param>
    /// <param name="Opened">The personal place that was opened for it, to be kept; null where none was.</param>
    public sealed record Sent(string? CardAddress = null, Place? Opened = null) : SendResult;

    /// <summary>To be tried again.</summary>
    /// <param name="After">How long the platform asks to wait; null to back off as usual.</param>
    /// <param name="MayHaveBeenSent">True when the platform may have taken it at this attempt although no answer came.</param>
    /// <param name="Reason">Status and error code, for the log.</param>
    public sealed record Retry(TimeSpan? After, bool MayHaveBeenSent, string Reason) : SendResult;

    /// <summary>The place is gone for the bot (uninstalled, blocked, archived, deleted): nothing more is sent there until it is joined again.</summary>
    /// <param name="Reason">The platform's error code.</param>
    public sealed record Gone(string Reason) : SendResult;

    /// <summary>This message is refused and never will be taken; others to the same place may be.</summary>
    /// <param name="Reason">The platform's error code.</param>
    public sealed record Refused(string Reason) : SendResult;
}
