using NodaTime;
using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.Asks;

/// <summary>Who may be asked today, and why not.</summary>
public sealed class ReadinessTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);
    private static readonly Person Kim = new("c1", "Kim Lee", "Acme");

    [Fact]
    public void NothingStandsAgainstAskingSomebodyNew() => Assert.Empty(Holds());

    [Fact]
    public void ThanksOwedComeFirst() => Assert.Equal([Hold.ThanksOwed, Hold.PromiseOwed], Holds(referrals: [Referral(null)], events: [Promise(null)]));

    [Fact]
    public void AThankedReferralStandsAgainstNothing() => Assert.Empty(Holds(referrals: [Referral(new Thanks(Today, TouchMethod.Note))]));

    [Fact]
    public void APromiseKeptStandsAgainstNothing() => Assert.Empty(Holds(events: [Promise(Today)]));

    [Theory]
    [InlineData(0, true)]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void NobodyIsAskedTwiceWithinThirtyDays(int daysAgo, bool isHeld) =>
        Assert.Equal(isHeld ? [Hold.AskedLately] : [], Holds(events: [Ask(Today.PlusDays(-daysAgo), AskOutcome.Declined, null)]));

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void WhoSaidLaterIsAskedOnThatDay(int daysAhead, bool isHeld) =>
        Assert.Equal(isHeld ? [Hold.AskedLately] : [], Holds(events: [Ask(Today.PlusDays(-10), AskOutcome.Later, Today.PlusDays(daysAhead))]));

    [Theory]
    [InlineData(Moment.Lost, true, false)]
    [InlineData(Moment.Lost, false, true)]
    [InlineData(null, true, true)]
    public void BadNewsHoldsAllButTheGentleAskForIt(Moment? about, bool isDue, bool isHeld)
    {
        ValueMoment lost = Lost(isDue ? Today : Today.PlusDays(1));

        Assert.Equal(isHeld ? [Hold.BadNews] : [], Holds(about, events: [lost]));
    }

    [Fact]
    public void GoodNewsSinceMakesTheBadForgotten() =>
        Assert.Empty(Holds(events: [Lost(Today) with { Id = "m2", Moment = Moment.Renewed }, Lost(Today.PlusDays(-3))]));

    [Fact]
    public void TheThirdAskInARowWaitsForSomethingGiven()
    {
        var asks = new ContactStory { Contact = Contact(), Events = [Ask(Today, null, null), Ask(Today.PlusDays(-40), null, null), Touch(Today.PlusDays(-60), TouchMethod.Gift)] };

        Assert.Equal(new Balance(0, 1, 2, 1, 2), Balance.Of(asks));
        Assert.True(Balance.Of(asks).IsTimeToGive);
        Assert.False(Balance.Of(asks with { Events = [.. asks.Events, Touch(Today.PlusDays(-1), TouchMethod.Content)] }).IsTimeToGive);
    }

    private static IEnumerable<Hold> Holds(Moment? about = null, IReadOnlyList<Referral>? referrals = null, IReadOnlyList<ContactEvent>? events = null) =>
        Readiness.Of(
            new ContactStory { Contact = Contact(), Referrals = referrals ?? [], Events = events ?? [], Promises = [.. (events ?? []).OfType<Promise>().Where(one => one.IsOpen)] },
            about,
            Today).Select(hold => hold.Why);

    private static Contact Contact() => new() { Id = "c1", Name = "Kim Lee", Company = "Acme" };

    private static Referral Referral(Thanks? thanks) => new()
    {
        Id = "r1",
        RepId = "m1",
        Source = Kim,
        Prospect = new Person("c2", "Dana Fox", "Globex"),
        ReceivedOn = Today,
        Thanks = thanks,
        LoggedAt = default,
        ChangedAt = default,
    };

    private static Promise Promise(LocalDate? kept) => new() { Id = "p1", RepId = "m1", With = Kim, On = Today, At = default, What = "send the deck", DueOn = Today, KeptOn = kept };

    private static Ask Ask(LocalDate on, AskOutcome? outcome, LocalDate? again) => new() { Id = "a" + on, RepId = "m2", With = Kim, On = on, At = default, Outcome = outcome, AgainOn = again };

    private static ValueMoment Lost(LocalDate from) => new() { Id = "m1", RepId = "m1", With = Kim, On = from, At = default, Moment = Moment.Lost, AskFrom = from };

    private static Touch Touch(LocalDate on, TouchMethod method) => new() { Id = "t" + on, RepId = "m1", With = Kim, On = on, At = default, Method = method };
}
