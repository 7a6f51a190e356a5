using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.FollowUps;

/// <summary>Makes what follow-ups are derived from. Monday, 23 November 2026 is the day on which everything begins.</summary>
internal static class History
{
    public static readonly LocalDate Monday = new(2026, 11, 23);
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];

    public static Instant At(LocalDate day, int hour = 10) => Zone.AtStrictly(day.At(new LocalTime(hour, 0))).ToInstant();

    public static Referral Referral(Introduction? how = Introduction.Email, Stage stage = Stage.Introduced, string id = "r1") => new()
    {
        Id = id,
        RepId = "maria",
        Source = new Person("kim", "Kim Lee", "Acme"),
        Prospect = new Person("dana", "Dana Fox", "Globex"),
        Introduction = how,
        Stage = stage,
        ReceivedOn = Monday,
        LoggedAt = At(Monday),
        ChangedAt = At(Monday),
        History = [new StageChange(Stage.Introduced, Monday, "maria", At(Monday))],
    };

    public static Referral Moved(this Referral referral, Stage stage, LocalDate on) => referral with
    {
        Stage = stage,
        ChangedAt = At(on),
        History = [.. referral.History, new StageChange(stage, on, "maria", At(on))],
    };

    public static Referral Thanked(this Referral referral, LocalDate on) => referral with { Thanks = new Thanks(on, TouchMethod.Note), ChangedAt = Instant.Max(referral.ChangedAt, At(on)) };

    public static GivenReferral Given() => new()
    {
        Id = "g1",
        RepId = "maria",
        Prospect = new Person("mike", "Mike Ross", "Acme"),
        Receiver = new Person("dana", "Dana Fox", "Globex"),
        GivenOn = Monday,
        LoggedAt = At(Monday),
    };

    public static WhatHappened Of(params Referral[] referrals) => new()
    {
        MemberId = "maria",
        Zone = Zone,
        Today = Monday,
        Referrals = referrals,
    };

    public static IReadOnlyList<FollowUp> Owes(params Referral[] referrals) => Owed.Derive(Of(referrals), FollowUpRules.Default);

    /// <summary>What is owed, in a line each: kind, person and due day.</summary>
    public static IEnumerable<string> Lines(IEnumerable<FollowUp> owed) =>
        owed.Select(one => FormattableString.Invariant($"{one.Kind} {one.Person?.Name} {one.Due.Date:uuuu-MM-dd}"));
}
