using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;
using static ReferralBot.Tests.Dialogs.FollowUps.History;

namespace ReferralBot.Tests.Dialogs.FollowUps;

public sealed class DigestPlanTests
{
    private static readonly LocalDate Day = Monday.PlusDays(1);

    [Fact]
    public void ShowsWhatIsDueAndNothingElse() =>
        Assert.Equal(["ThankSource r1", "ContactProspect r1"], Shown(Plan([Referral()], [])));

    [Fact]
    public void ShowsFiveAtMostAndCountsTheRest()
    {
        DigestPlan plan = Plan([.. Enumerable.Range(0, 7).Select(i => Referral(id: $"r{i}").Moved(Stage.Won, Monday))], []);

        Assert.Equal(5, plan.Items.Count);
        Assert.Equal(["r5", "r6"], plan.Rest.Select(one => one.From));
    }

    [Fact]
    public void LeavesOutWhatIsDismissedPutOffOrStopped()
    {
        Referral[] four = [.. Enumerable.Range(0, 3).Select(i => Referral(id: $"r{i}").Moved(Stage.Won, Monday)), Referral(Introduction.Promised, id: "r3").Thanked(Monday) with { ActBy = new When(Monday) }];
        var marks = new Dictionary<string, NudgeMark>
        {
            ["ThankSource|r0|"] = new() { IsDismissed = true },
            ["ThankSource|r1|"] = new() { SnoozedUntil = At(Day, 11) },
            ["ThankSource|r2|"] = new() { SnoozedUntil = At(Day, 8) },
        };

        Assert.Equal(["ThankSource r2"], Shown(Plan(four, marks, nameof(FollowUpKind.GetIntroduction))));
    }

    [Fact]
    public void WhatWasIgnoredThreeTimesMovesDownAndIsAskedAboutOnce()
    {
        Referral[] two = [Referral(id: "r0").Moved(Stage.Won, Monday), Referral(id: "r1").Moved(Stage.Won, Monday)];
        DigestPlan asking = Plan(two, new() { ["ThankSource|r0|"] = new() { Ignored = 3 } });
        DigestPlan silent = Plan(two, new() { ["ThankSource|r0|"] = new() { Ignored = 4, IsAskedAbout = true } });

        Assert.Equal(["ThankSource r1", "ThankSource r0 (asks)"], Shown(asking));
        Assert.Equal(["ThankSource r1"], Shown(silent));
        Assert.Equal(["r0"], silent.Rest.Select(one => one.From));
    }

    [Fact]
    public void AReminderWithATimeWaitsForItsTime()
    {
        WhatHappened happened = Of() with { Reminders = [Reminder("m1", new LocalTime(15, 0)), Reminder("m2", new LocalTime(8, 0)), Reminder("m3", null)] };
        var plan = DigestPlan.For(Owed.Derive(happened, FollowUpRules.Default), new Dictionary<string, NudgeMark>(), [], At(Day, 9), Day.At(new LocalTime(9, 0)));

        Assert.Equal(["Reminder m2", "Reminder m3"], Shown(plan).Order());

        static Reminder Reminder(string id, LocalTime? time) => new() { Id = id, MemberId = "maria", Text = "call", Due = new When(Day, time), AskedAt = At(Monday) };
    }

    private static DigestPlan Plan(Referral[] referrals, Dictionary<string, NudgeMark> marks, params string[] stopped) =>
        DigestPlan.For(Owes(referrals), marks, stopped, At(Day, 9), Day.At(new LocalTime(9, 0)));

    private static IEnumerable<string> Shown(DigestPlan plan) =>
        plan.Items.Select(item => $"{item.FollowUp.Kind} {item.FollowUp.From}{(item.AsksIfUseful ? " (asks)" : "")}");
}
