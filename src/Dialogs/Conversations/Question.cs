using NodaTime;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>
/// What the bot asked a member and still waits to hear, with what is known so far. Kept with the conversation, so that a
/// restart forgets nothing.
/// </summary>
public sealed record Question
{
    /// <summary>How long an answer is waited for.</summary>
    private static readonly Duration Lifetime = Duration.FromDays(1);

    /// <summary>The verb of the dialog that takes the answer, typed or pressed.</summary>
    public required string Verb { get; init; }

    /// <summary>When it was asked.</summary>
    public required Instant AskedAt { get; init; }

    /// <summary>The question itself, to be asked again.</summary>
    public required Reply Ask { get; init; }

    /// <summary>What was understood so far.</summary>
    public required Frame Draft { get; init; }

    /// <summary>
    /// Whether it only asks which of several things is meant. Another command drops such a question; one that belongs to
    /// something half said is asked again, so that it is not lost.
    /// </summary>
    public bool IsChoice { get; init; }

    /// <summary>Where the question is which of several readings was meant: the others beside the draft.</summary>
    public IReadOnlyList<Frame> Others { get; init; } = [];

    /// <summary>Whether no answer is waited for any more.</summary>
    public bool IsOver(Instant now) => now - AskedAt >= Lifetime;

    /// <summary>What was decided so far, in the dialog's own words.</summary>
    public IReadOnlyDictionary<string, string> Decided { get; init; } = new Dictionary<string, string>();
}
