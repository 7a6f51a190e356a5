using System.Text.Json.Serialization;
using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>Something that passed between a member and a contact: a moment, an ask, a promise, a touch.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(ValueMoment), "moment")]
[JsonDerivedType(typeof(Ask), "ask")]
[JsonDerivedType(typeof(Promise), "promise")]
[JsonDerivedType(typeof(Touch), "touch")]
public abstract record ContactEvent : IRecord<ContactEvent>
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The member whose it is.</summary>
    public required string RepId { get; init; }

    /// <summary>The contact.</summary>
    public required Person With { get; init; }

    /// <summary>The day on which it happened, on the member's calendar.</summary>
    public required LocalDate On { get; init; }

    /// <summary>When it was logged.</summary>
    public required Instant At { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public int HighestVersion { get; init; }

    /// <summary>The day from which the member is to hear of it; null when nothing is left to do.</summary>
    [JsonIgnore]
    public abstract LocalDate? OwedFrom { get; }

    /// <inheritdoc/>
    public ContactEvent WithVersion(int version, int highest) => this with { Version = version, HighestVersion = highest };
}

/// <summary>A moment at which a client or prospect has felt value: the time to ask.</summary>
public sealed record ValueMoment : ContactEvent
{
    /// <summary>Which moment.</summary>
    public required Moment Moment { get; init; }

    /// <summary>What the business is worth, where it was said.</summary>
    public Money? Value { get; init; }

    /// <summary>What they felt the value of, in the member's words ("the workflow idea").</summary>
    public string? Felt { get; init; }

    /// <summary>The day from which to ask.</summary>
    public required LocalDate AskFrom { get; init; }

    /// <summary>True once they were asked, the member would rather not, or it is too long ago to ask.</summary>
    public bool IsSettled { get; init; }

    /// <inheritdoc/>
    public override LocalDate? OwedFrom => IsSettled ? null : AskFrom;
}

/// <summary>That a contact was asked for a referral.</summary>
public sealed record Ask : ContactEvent
{
    /// <summary>What came of it; null while they have not answered.</summary>
    public AskOutcome? Outcome { get; init; }

    /// <summary>The day on which to ask again, or to remind them of what they promised.</summary>
    public LocalDate? AgainOn { get; init; }

    /// <summary>The referrals that followed.</summary>
    public IReadOnlyList<string> ReferralIds { get; init; } = [];

    /// <summary>True when nothing more is to come of it: asked again since, or the member let it go.</summary>
    public bool IsSettled { get; init; }

    /// <inheritdoc/>
    public override LocalDate? OwedFrom => !IsSettled && Outcome is AskOutcome.Later or AskOutcome.Promised ? AgainOn : null;
}

/// <summary>Something that a member told a contact they would do.</summary>
public sealed record Promise : ContactEvent
{
    /// <summary>What, in the member's words ("send the deck").</summary>
    public required string What { get; init; }

    /// <summary>The day by which it was promised.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>The day on which it was kept; null when not yet.</summary>
    public LocalDate? KeptOn { get; init; }

    /// <summary>The member who made it, where it was handed over since; null while it is theirs.</summary>
    public string? MadeBy { get; init; }

    /// <summary>True when it is no longer wanted.</summary>
    public bool IsDropped { get; init; }

    /// <summary>True while it is owed.</summary>
    [JsonIgnore]
    public bool IsOpen => KeptOn is null && !IsDropped;

    /// <inheritdoc/>
    public override LocalDate? OwedFrom => IsOpen ? DueOn : null;
}

/// <summary>A contact kept with a person.</summary>
public sealed record Touch : ContactEvent
{
    /// <summary>How; null when not said.</summary>
    public TouchMethod? Method { get; init; }

    /// <summary>What it was about, such as the title of an article.</summary>
    public string? What { get; init; }

    /// <inheritdoc/>
    public override LocalDate? OwedFrom => null;
}
