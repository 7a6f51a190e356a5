using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>Something that a member asked to be reminded of. Its row goes when it is done.</summary>
public sealed record Reminder
{
    /// <summary>The id, unique in the workspace.</summary>
    public required string Id { get; init; }

    /// <summary>Who asked.</summary>
    public required string MemberId { get; init; }

    /// <summary>What of, in the member's words: "call Dana Fox".</summary>
    public required string Text { get; init; }

    /// <summary>Whom it is about, where that is somebody known.</summary>
    public Person? About { get; init; }

    /// <summary>When, on the member's calendar and clock; a day alone means that day's digest.</summary>
    public required When Due { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant AskedAt { get; init; }

    /// <summary>Counts the changes, so that an undo can tell whether it was changed since.</summary>
    public int Version { get; init; }
}
