using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>A conversation that the bot can write to.</summary>
public sealed record Place
{
    /// <summary>The channel that carries it: <c>teams</c>, <c>slack</c> or <c>terminal</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The platform's id of the conversation, thread included; null for a personal chat that was not opened yet.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Who can read what is written there.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>For a personal chat: the platform's id of the member.</summary>
    public string? MemberId { get; init; }

    /// <summary>The name of the channel or group, where the platform tells it.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// What the channel needs beside the id to write there (a service URL, a response URL, a thread), in the channel's
    /// own form. Nobody else reads it.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>For a shared place: when the bot said hello there after it was added; null when not yet.</summary>
    public Instant? GreetedAt { get; init; }
}

/// <summary>Who can read what is written in a place.</summary>
public enum PlaceKind
{
    /// <summary>One member and the bot.</summary>
    Personal,
    /// <summary>The people of a group chat.</summary>
    Group,
    /// <summary>The members of a team's channel.</summary>
    Channel,
}
