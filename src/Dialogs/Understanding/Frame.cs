using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Understanding;

/// <summary>
/// What was understood of one message: an intent and its slots. A slot that was not said is null.
/// </summary>
public sealed record Frame
{
    /// <summary>What the sender wants.</summary>
    public required Intent Intent { get; init; }

    /// <summary>Who made the referral.</summary>
    public Party? Source { get; init; }

    /// <summary>Who was referred, or, of a referral given, who needs help.</summary>
    public Party? Prospect { get; init; }

    /// <summary>Of a referral given: who can help.</summary>
    public Party? Receiver { get; init; }

    /// <summary>The person, or else the company, that the message is about.</summary>
    public string? Subject { get; init; }

    /// <summary>How the prospect was introduced.</summary>
    public Introduction? Introduction { get; init; }

    /// <summary>How far the referral has come.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The way a contact was touched or thanked.</summary>
    public TouchMethod? Method { get; init; }

    /// <summary>The value moment reported.</summary>
    public Moment? Moment { get; init; }

    /// <summary>What came of an ask.</summary>
    public AskOutcome? Outcome { get; init; }

    /// <summary>What the business is worth.</summary>
    public Money? Value { get; init; }

    /// <summary>What the prospect needs, what was promised, or what to be reminded of, in the sender's words.</summary>
    public string? Need { get; init; }

    /// <summary>Why it was lost or declined, in the sender's words.</summary>
    public string? Reason { get; init; }

    /// <summary>The day on which it happened.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>When to act.</summary>
    public When? Due { get; init; }

    /// <summary>The period asked about, both ends inclusive.</summary>
    public DateInterval? Period { get; init; }

    /// <summary>Whose: <c>me</c>, <c>team</c>, or a member's name.</summary>
    public string? Person { get; init; }

    /// <summary>Whose referrals are handed over: a member's name.</summary>
    public string? From { get; init; }

    /// <summary>Which referrals to list; one of the contract's filters (<c>open</c>, <c>needThanks</c> ...).</summary>
    public string? Filter { get; init; }

    /// <summary>Which figure; one of the contract's metrics (<c>received</c>, <c>conversion</c> ...).</summary>
    public string? Metric { get; init; }

    /// <summary>How often: <c>day</c>, <c>week</c>, <c>month</c> or <c>quarter</c>.</summary>
    public string? Every { get; init; }

    /// <summary>Days of the week, Monday first; null where none were said.</summary>
    public IReadOnlyList<IsoDayOfWeek>? Days { get; init; }

    /// <summary>A time of day.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>An IANA time zone id.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The channel to post to, without its sign.</summary>
    public string? Channel { get; init; }

    /// <summary>True when a schedule is to end.</summary>
    public bool? Off { get; init; }

    /// <summary>True when nudges as a whole are paused.</summary>
    public bool? All { get; init; }

    /// <summary>How many.</summary>
    public int? Count { get; init; }

    /// <summary>A part of the ideal customer profile (<c>industry</c>, <c>geography</c> ...).</summary>
    public string? Category { get; init; }

    /// <summary>The new text of a field or a part of the profile.</summary>
    public string? Text { get; init; }

    /// <summary>The field to correct (<c>name</c>, <c>value</c> ...).</summary>
    public string? Field { get; init; }

    /// <summary>The role to give.</summary>
    public Role? Role { get; init; }

    /// <summary>What help is wanted about, lower case.</summary>
    public string? Topic { get; init; }
}

/// <summary>A person or company as the sender named them.</summary>
public sealed record Party
{
    /// <summary>The person's name.</summary>
    public string? Name { get; init; }

    /// <summary>The company's name.</summary>
    public string? Company { get; init; }

    /// <summary>The person's job title.</summary>
    public string? Title { get; init; }

    /// <summary>An e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>A phone number: digits, with a leading <c>+</c> where it had one.</summary>
    public string? Phone { get; init; }
}
