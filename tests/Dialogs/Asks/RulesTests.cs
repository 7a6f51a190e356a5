using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.Asks;

/// <summary>What is owed to contacts, and when.</summary>
public sealed class RulesTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);
    private static readonly Person Kim = new("c1", "Kim Lee", "Acme");

    [Fact]
    public void OneAskForEachContactForTheNewestMoment()
    {
        FollowUp ask = Assert.Single(Derive([Felt("m1", Today.PlusDays(-5), Moment.Signed), Felt("m2", Today.PlusDays(-1), Moment.ThankedUs)]));

        Assert.Equal((FollowUpKind.AskForReferral, "m2", Moment.ThankedUs, new When(Today)), (ask.Kind, ask.From, ask.Moment, ask.Due));
    }

    [Fact]
    public void AMomentIsSettledHeldBackOrTooLongAgo()
    {
        Assert.Empty(Derive([Felt("m1", Today, Moment.Signed) with { IsSettled = true }]));
        Assert.Empty(Derive([Felt("m1", Today, Moment.Signed)], held: "m1"));
        Assert.Empty(Derive([Felt("m1", Today.PlusDays(-61), Moment.Signed)]));
    }

    [Fact]
    public void LaterComesBackOnItsDateAndAPromiseBecomesAnIntroduction() =>
        Assert.Equal(
            [(FollowUpKind.AskForReferral, new When(new LocalDate(2026, 12, 1))), (FollowUpKind.GetIntroduction, new When(new LocalDate(2026, 12, 2)))],
            Derive([Ask("a1", AskOutcome.Later, new LocalDate(2026, 12, 1)), Ask("a2", AskOutcome.Promised, new LocalDate(2026, 12, 2))]).Select(one => (one.Kind, one.Due)));

    [Fact]
    public void APromiseIsOwedUntilItIsKept()
    {
        var promise = new Promise { Id = "p1", RepId = "m1", With = Kim, On = Today, At = default, What = "send the deck", DueOn = Today };

        Assert.Equal(FollowUpKind.KeepPromise, Assert.Single(Derive([promise])).Kind);
        Assert.Empty(Derive([promise with { KeptOn = Today }]));
        Assert.Empty(Derive([promise with { IsDropped = true }]));
    }

    [Theory]
    [InlineData(59, true, false, new FollowUpKind[0])]
    [InlineData(60, true, false, new[] { FollowUpKind.StayInTouch })]
    [InlineData(89, false, true, new FollowUpKind[0])]
    [InlineData(90, false, true, new[] { FollowUpKind.StayInTouch })]
    public void SourcesAreBroughtUpAfterSixtyDaysAndClientsAfterNinety(int daysAgo, bool isSource, bool isClient, FollowUpKind[] expected)
    {
        Contact contact = Contact(Today.PlusDays(-daysAgo)) with { IsSource = isSource, SignedOn = isClient ? Today.PlusDays(-1) : null };

        Assert.Equal(expected, Derive([], contact).Select(one => one.Kind));
    }

    [Fact]
    public void ReviewsComeEveryQuarterAndReportCardsEveryHalfYearFromTheSigning()
    {
        Contact client = Contact(Today) with { SignedOn = Today.PlusMonths(-6) };

        Assert.Equal([FollowUpKind.AccountReview, FollowUpKind.ReportCard], Derive([], client).Select(one => one.Kind));
        Assert.Equal([FollowUpKind.ReportCard], Derive([], client with { ReviewedOn = Today.PlusMonths(-2) }).Select(one => one.Kind));
        Assert.Empty(Derive([], client with { ReviewedOn = Today, ReportedOn = Today }));
    }

    [Fact]
    public void TheAskSaysWhenSomethingIsToBeGivenFirst()
    {
        var happened = new WhatHappened { MemberId = "m1", Zone = DateTimeZone.Utc, Today = Today, Events = [Felt("m1", Today, Moment.Signed)], GiveFirst = new HashSet<string> { "m1" } };

        Assert.True(Assert.Single(Owed.Derive(happened, FollowUpRules.Default)).IsTimeToGive);
    }

    private static IReadOnlyList<FollowUp> Derive(IReadOnlyList<ContactEvent> events, Contact? kept = null, string? held = null) =>
        Owed.Derive(
            new WhatHappened
            {
                MemberId = "m1",
                Zone = DateTimeZone.Utc,
                Today = Today,
                Events = events,
                HeldBack = held is null ? new HashSet<string>() : new HashSet<string> { held },
                Kept = kept is null ? [] : [kept],
            },
            FollowUpRules.Default);

    private static Contact Contact(LocalDate touched) => new() { Id = "c1", Name = "Kim Lee", Company = "Acme", OwnerId = "m1", LastTouchAt = touched.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() };

    private static ValueMoment Felt(string id, LocalDate on, Moment moment) => new() { Id = id, RepId = "m1", With = Kim, On = on, At = default, Moment = moment, AskFrom = on.PlusDays(1) };

    private static Ask Ask(string id, AskOutcome outcome, LocalDate again) => new() { Id = id, RepId = "m1", With = Kim with { ContactId = id }, On = Today, At = default, Outcome = outcome, AgainOn = again };
}
