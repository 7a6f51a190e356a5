using NodaTime;
using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Storage.Figures;

/// <summary>What a record counts for, to whom, and on which day.</summary>
public sealed class ContributionsTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Theory]
    [InlineData(null)]
    [InlineData(Introduction.Promised)]
    [InlineData(Introduction.NameOnly)]
    public void ALeadCountsForNothing(Introduction? introduction) =>
        Assert.Empty(Contributions.Of(Received() with { Introduction = introduction, History = [Step(Stage.Won, 1)], Value = new Money(5, "USD") }));

    [Fact]
    public void AnIntroductionCountsOnTheDayItWasReceived() =>
        Assert.Equal([Counts(Figure.Received, 0) with { SourceId = "kim" }], Contributions.Of(Received()));

    [Fact]
    public void AReferralFromAClientCountsAsOne() =>
        Assert.Contains(Counts(Figure.ReceivedFromClient, 0), Contributions.Of(Received() with { IsFromClient = true }));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(-5, true)]
    public void ThanksCountUntilTheDayNoted(int thankedAfter, bool counts) =>
        Assert.Equal(
            counts,
            Contributions.Of(Received() with { ThankBy = Monday.PlusDays(1), Thanks = new Thanks(Monday.PlusDays(thankedAfter), null) }).Contains(Counts(Figure.ThankedWithinADay, 0)));

    [Fact]
    public void WhereNoDayWasNotedThanksCountUntilTheNextWeekday()
    {
        LocalDate friday = Monday.PlusDays(4);
        Referral received = Received() with { ReceivedOn = friday };

        Assert.Contains(Counts(Figure.ThankedWithinADay, 4), Contributions.Of(received with { Thanks = new Thanks(friday.PlusDays(3), null) }));
        Assert.DoesNotContain(Counts(Figure.ThankedWithinADay, 4), Contributions.Of(received with { Thanks = new Thanks(friday.PlusDays(4), null) }));
    }

    [Fact]
    public void EachStepCountsOnceOnItsDay() => Assert.Equal(
        [
            Counts(Figure.Received, 0) with { SourceId = "kim" },
            Counts(Figure.Contacted, 1),
            Counts(Figure.Meeting, 2),
            Counts(Figure.Won, 9) with { SourceId = "kim" },
            Counts(Figure.Revenue, 9) with { Amount = 45_000, Currency = "USD", SourceId = "kim" },
        ],
        Contributions.Of(Received() with
        {
            History = [Step(Stage.Introduced, 0), Step(Stage.Contacted, 1), Step(Stage.Meeting, 2), Step(Stage.Proposal, 4), Step(Stage.Meeting, 5), Step(Stage.Won, 9)],
            Value = new Money(45_000, "USD"),
        }));

    [Fact]
    public void AMeetingImpliesAContact() => Assert.Equal(
        [Counts(Figure.Contacted, 2), Counts(Figure.Meeting, 2)],
        Contributions.Of(Received() with { History = [Step(Stage.Meeting, 2)] }).Skip(1));

    [Theory]
    [InlineData(Stage.Lost)]
    [InlineData(Stage.Declined)]
    public void WhatWasLostOrDeclinedCountsAsLost(Stage end) => Assert.Equal(
        [Counts(Figure.Contacted, 3), Counts(Figure.Lost, 3)],
        Contributions.Of(Received() with { History = [Step(end, 3)] }).Skip(1));

    [Fact]
    public void WhatIsOpenAgainIsNeitherWonNorLost() => Assert.Equal(
        [Counts(Figure.Contacted, 1)],
        Contributions.Of(Received() with { History = [Step(Stage.Contacted, 1), Step(Stage.Lost, 3), Step(Stage.Reopened, 4)], Value = new Money(5, "USD") }).Skip(1));

    [Fact]
    public void WhatWasPutBackToTheStartWasNotContacted() =>
        Assert.Single(Contributions.Of(Received() with { History = [Step(Stage.Meeting, 1), Step(Stage.Introduced, 2)] }));

    [Fact]
    public void AStepOfALeadCountsOnTheDayOnWhichItBecameAReferral() => Assert.Equal(
        [Counts(Figure.Contacted, 7)],
        Contributions.Of(Received() with { ReceivedOn = Monday.PlusDays(7), History = [Step(Stage.Contacted, 1)] }).Skip(1));

    [Fact]
    public void WhatCountedBeforeAHandOverStaysWithWhoHadItThen()
    {
        Referral referral = Received() with
        {
            RepId = "tom",
            History = [Step(Stage.Contacted, 1), Step(Stage.Meeting, 5), Step(Stage.Won, 6)],
            HandOvers = [new HandOver("maria", "raj", Monday.PlusDays(3), "boss", At(3)), new HandOver("raj", "tom", Monday.PlusDays(6), "boss", At(6) - Duration.FromHours(1))],
        };

        Assert.Equal(
            [("maria", Figure.Received), ("maria", Figure.Contacted), ("raj", Figure.Meeting), ("tom", Figure.Won)],
            Contributions.Of(referral).Select(one => (one.MemberId, one.Figure)));
    }

    [Fact]
    public void ALeadThatWasHandedOverCountsForWhoHasItWhenItBecomesAReferral()
    {
        Referral lead = Received() with { RepId = "tom", ReceivedOn = Monday.PlusDays(3), HandOvers = [new HandOver("maria", "tom", Monday.PlusDays(3), "boss", At(3))] };

        Assert.Equal("tom", Contributions.Of(lead with { CountsSince = At(3) + Duration.FromHours(1) }).Single().MemberId);
        Assert.Equal("maria", Contributions.Of(lead with { CountsSince = At(3) - Duration.FromHours(1) }).Single().MemberId);
    }

    [Fact]
    public void AsksAndTouchesCountOnTheirDay()
    {
        Assert.Equal([Counts(Figure.Asked, 0)], Contributions.Of(new Ask { Id = "a", RepId = "maria", With = Person("kim"), On = Monday, At = At(0) }));
        Assert.Equal([Counts(Figure.Touched, 0)], Contributions.Of(new Touch { Id = "t", RepId = "maria", With = Person("kim"), On = Monday, At = At(0) }));
        Assert.Empty(Contributions.Of(new Promise { Id = "p", RepId = "maria", With = Person("kim"), On = Monday, At = At(0), What = "send the deck", DueOn = Monday }));
    }

    [Fact]
    public void AReferralGivenCountsWithThePeopleWhoWereAsked() => Assert.Equal(
        [Counts(Figure.Given, 0), Counts(Figure.CheckedIn, 2)],
        Contributions.Of(new GivenReferral
        {
            Id = "g",
            RepId = "maria",
            Prospect = Person("pat"),
            Receiver = Person("lou"),
            GivenOn = Monday,
            WithProspect = new CheckIn(CheckInOutcome.GoodFit, Monday.PlusDays(2)),
            WithReceiver = new CheckIn(CheckInOutcome.NotAsked, Monday.PlusDays(2)),
            LoggedAt = At(0),
        }));

    private static Contribution Counts(Figure figure, int day) => new("maria", figure, Monday.PlusDays(day));

    private static Referral Received() => new()
    {
        Id = "r",
        RepId = "maria",
        Source = Person("kim"),
        Prospect = Person("dana"),
        Introduction = Introduction.Email,
        ReceivedOn = Monday,
        LoggedAt = At(0),
        ChangedAt = At(0),
    };

    private static StageChange Step(Stage stage, int day) => new(stage, Monday.PlusDays(day), "maria", At(day));

    private static Instant At(int day) => Monday.PlusDays(day).AtMidnight().PlusHours(15).InUtc().ToInstant();

    private static Person Person(string id) => new(id, id, null);
}
