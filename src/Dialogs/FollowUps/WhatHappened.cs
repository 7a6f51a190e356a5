using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// What is known of one member's relations with people, as far as anything may still be owed: what follow-ups are
/// derived from.
/// </summary>
public sealed record WhatHappened
{
    /// <summary>The member.</summary>
    public required string MemberId { get; init; }

    /// <summary>The zone in which the member's days are counted.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The member's day.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>The member's referrals with something left to do with the prospect or to say to the source.</summary>
    public IReadOnlyList<Referral> Referrals { get; init; } = [];

    /// <summary>The referrals that the member gave and whose people are still to be asked how it went.</summary>
    public IReadOnlyList<GivenReferral> Given { get; init; } = [];

    /// <summary>What the member asked to be reminded of.</summary>
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    /// <summary>When anybody was last in touch with a prospect whose referral stands still, by the contact's id.</summary>
    public IReadOnlyDictionary<string, Instant> LastTouches { get; init; } = new Dictionary<string, Instant>();

    /// <summary>The moments, asks and promises with which the member still has something to do.</summary>
    public IReadOnlyList<ContactEvent> Events { get; init; } = [];

    /// <summary>The ids of those of them for which it is not the time to ask.</summary>
    public IReadOnlySet<string> HeldBack { get; init; } = new HashSet<string>();

    /// <summary>The ids of those of them before which something is to be given, because the contact was only asked so far.</summary>
    public IReadOnlySet<string> GiveFirst { get; init; } = new HashSet<string>();

    /// <summary>The contacts that the member keeps in touch with and who have not heard from anybody for long.</summary>
    public IReadOnlyList<Contact> Kept { get; init; } = [];

    /// <summary>What there is to talk about with those of them who waited longest, by the contact's id.</summary>
    public IReadOnlyDictionary<string, Talk> Talks { get; init; } = new Dictionary<string, Talk>();

    /// <summary>The member's day of a moment.</summary>
    public LocalDate DayOf(Instant moment) => moment.InZone(Zone).Date;
}

/// <summary>What there is to talk about with a contact.</summary>
/// <param name="Referral">The newest referral that they made to the member; null where there is none.</param>
/// <param name="Moment">The newest value moment with them.</param>
public sealed record Talk(Referral? Referral, ValueMoment? Moment);
