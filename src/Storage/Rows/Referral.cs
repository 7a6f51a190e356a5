using System.Text.Json.Serialization;
using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>A prospect introduced to a rep, or, until the introduction comes, a lead.</summary>
public sealed record Referral : IRecord<Referral>
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The member who has it: who received it, or to whom it was handed over since.</summary>
    public required string RepId { get; init; }

    /// <summary>Who made it.</summary>
    public required Person Source { get; init; }

    /// <summary>Who was introduced.</summary>
    public required Person Prospect { get; init; }

    /// <summary>How; null while nobody said.</summary>
    public Introduction? Introduction { get; init; }

    /// <summary>How far it has come.</summary>
    public Stage Stage { get; init; }

    /// <summary>What the business is worth.</summary>
    public Money? Value { get; init; }

    /// <summary>What the prospect needs, in the rep's words.</summary>
    public string? Need { get; init; }

    /// <summary>Why it was lost or declined, in the rep's words.</summary>
    public string? Reason { get; init; }

    /// <summary>The day on which it was received, on the rep's calendar; of a lead that became a referral, the day on which it did.</summary>
    public required LocalDate ReceivedOn { get; init; }

    /// <summary>When it became a referral, as it was said; null while it is a lead.</summary>
    public Instant? CountsSince { get; init; }

    /// <summary>True when the source was a client on the day on which it was received.</summary>
    public bool IsFromClient { get; init; }

    /// <summary>The last day on which thanks come within a working day; null where nobody noted it.</summary>
    public LocalDate? ThankBy { get; init; }

    /// <summary>The members that it went through before <see cref="RepId"/>, oldest first; empty while the first has it.</summary>
    public IReadOnlyList<HandOver> HandOvers { get; init; } = [];

    /// <summary>When the rep means to act next.</summary>
    public When? ActBy { get; init; }

    /// <summary>How and when the source was thanked; null when not yet.</summary>
    public Thanks? Thanks { get; init; }

    /// <summary>True when the rep said that no thanks are owed for this one.</summary>
    public bool IsThanksWaived { get; init; }

    /// <summary>When the source was last told how it went; null when not yet.</summary>
    public Told? Told { get; init; }

    /// <summary>What has happened to it, oldest first.</summary>
    public IReadOnlyList<StageChange> History { get; init; } = [];

    /// <summary>When it was logged.</summary>
    public required Instant LoggedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required Instant ChangedAt { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public int HighestVersion { get; init; }

    /// <summary>True for an introduction: only these count in any figure. A name or a promise alone is a lead.</summary>
    [JsonIgnore]
    public bool Counts => Introduction is Rows.Introduction.Email or Rows.Introduction.Meeting or Rows.Introduction.Call or Rows.Introduction.Chat;

    /// <summary>True while there is something left to do with the prospect.</summary>
    [JsonIgnore]
    public bool IsOpen => Stage is not (Stage.Won or Stage.Lost or Stage.Declined);

    /// <summary>True while the source waits for thanks.</summary>
    [JsonIgnore]
    public bool OwesThanks => Thanks is null && !IsThanksWaived;

    /// <summary>True while the prospect can be contacted and was not. Where nobody said how they were introduced, they count as introduced here.</summary>
    [JsonIgnore]
    public bool IsToContact => Stage is Stage.Introduced or Stage.Reopened && Introduction is not (Rows.Introduction.Promised or Rows.Introduction.NameOnly);

    /// <summary>The newest step that the source would like to hear of and was not told; null where there is none.</summary>
    [JsonIgnore]
    public StageChange? Untold
    {
        get
        {
            StageChange? news = null;
            foreach (StageChange step in History)
            {
                news = step.Stage switch
                {
                    Stage.Meeting or Stage.Won or Stage.Lost or Stage.Declined => step,
                    Stage.Reopened => null,
                    _ => news,
                };
            }

            return news is not null && (Told is null || Told.At < news.At) ? news : null;
        }
    }

    /// <inheritdoc/>
    public Referral WithVersion(int version, int highest) => this with { Version = version, HighestVersion = highest };
}

/// <summary>A contact as a referral names it, so that a list of referrals needs no further look-up.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Name">The person's name, or null for a company alone.</param>
/// <param name="Company">The company's name.</param>
public sealed record Person(string ContactId, string? Name, string? Company)
{
    /// <summary>The job title.</summary>
    public string? Title { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; init; }
}

/// <summary>That a source was thanked.</summary>
/// <param name="On">The day.</param>
/// <param name="Method">How; null when not said.</param>
public sealed record Thanks(LocalDate On, TouchMethod? Method);

/// <summary>That a source was told how it went.</summary>
/// <param name="On">The day.</param>
/// <param name="At">When that was said: news that came later is still to be told.</param>
/// <param name="Method">How; null when not said, or when the rep said that it need not be told.</param>
public sealed record Told(LocalDate On, Instant At, TouchMethod? Method);

/// <summary>A step of a referral.</summary>
/// <param name="Stage">Where it came to.</param>
/// <param name="On">The day, as the rep said it.</param>
/// <param name="By">The member who said so.</param>
/// <param name="At">When it was said.</param>
public sealed record StageChange(Stage Stage, LocalDate On, string By, Instant At);
