using NodaTime;

namespace ReferralBot.Dialogs.Understanding;

/// <summary>
/// A frame together with how sure the reader is of it.
/// </summary>
/// <param name="Frame">The likeliest reading.</param>
/// <param name="Certainty">Whether to act on it, to ask, or to offer the nearest commands.</param>
/// <param name="Others">Other readings worth offering, likeliest first; empty when the first is certain.</param>
public sealed record Reading(Frame Frame, Certainty Certainty, IReadOnlyList<Frame> Others);

/// <summary>How sure the reader is.</summary>
public enum Certainty
{
    /// <summary>Act on it, with undo at hand.</summary>
    Certain,
    /// <summary>Ask first, offering the readings.</summary>
    Doubtful,
    /// <summary>Not understood.</summary>
    None,
}

/// <summary>What the reader may know beside the text.</summary>
public sealed record ReadingContext
{
    /// <summary>The sender's wall-clock time.</summary>
    public required LocalDateTime Now { get; init; }

    /// <summary>The culture in which dates and money are read: <c>en-US</c> or <c>en-GB</c>.</summary>
    public string Locale { get; init; } = "en-US";

    /// <summary>The workspace's currency, for amounts that name none.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Known people who may be meant; at least those with a word of the text in their name or company.</summary>
    public IReadOnlyList<KnownPerson> People { get; init; } = [];
}

/// <summary>A person whom the workspace knows.</summary>
/// <param name="Name">The full name as it is kept.</param>
/// <param name="Company">The company, or null.</param>
/// <param name="IsMember">True for a member of the team, false for a source, client or prospect.</param>
public sealed record KnownPerson(string Name, string? Company, bool IsMember);
