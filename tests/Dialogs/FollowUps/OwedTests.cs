using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;
using static ReferralBot.Tests.Dialogs.FollowUps.History;

namespace ReferralBot.Tests.Dialogs.FollowUps;

public sealed class OwedTests
{
    [Fact]
    public void AnIntroductionIsThankedAtOnceAndContactedOnTheNextWorkingDay() =>
        Assert.Equal(["ThankSource Kim Lee 2026-11-23", "ContactProspect Dana Fox 2026-11-24"], Lines(Owes(Referral())));

    [Fact]
    public void AnIntroductionOnAFridayIsContactedOnMondayOrAfterTheHoliday()
    {
        Referral onFriday = Referral() with { ReceivedOn = Monday.PlusDays(4) };
        var rules = FollowUpRules.Of(new WorkspaceSettings { Holidays = [Monday.PlusDays(7)] });

        Assert.Equal(["ThankSource Kim Lee 2026-11-27", "ContactProspect Dana Fox 2026-11-30"], Lines(Owes(onFriday)));
        Assert.Equal(["ThankSource Kim Lee 2026-11-27", "ContactProspect Dana Fox 2026-12-01"], Lines(Owed.Derive(Of(onFriday), rules)));
    }

    [Fact]
    public void TheDayThatTheRepSetCounts() =>
        Assert.Equal(
            ["ContactProspect Dana Fox 2026-12-10"],
            Lines(Owes(Referral().Thanked(Monday) with { ActBy = new When(new LocalDate(2026, 12, 10)) })));

    [Fact]
    public void ContactIsOverdueAfterThreeWorkingDays()
    {
        FollowUp contact = Owes(Referral().Thanked(Monday)).Single();

        Assert.False(contact.IsOverdue(Monday.PlusDays(3)));
        Assert.True(contact.IsOverdue(Monday.PlusDays(4)));
    }

    [Theory]
    [InlineData(Introduction.Promised)]
    [InlineData(Introduction.NameOnly)]
    public void AnIntroductionThatDidNotComeIsAskedForAfterThreeWorkingDays(Introduction how) =>
        Assert.Equal(["ThankSource Kim Lee 2026-11-23", "GetIntroduction Kim Lee 2026-11-26"], Lines(Owes(Referral(how))));

    [Theory]
    [InlineData(Stage.Meeting)]
    [InlineData(Stage.Won)]
    [InlineData(Stage.Lost)]
    [InlineData(Stage.Declined)]
    public void ASourceHearsOnTheNextWorkingDayHowItWent(Stage stage)
    {
        Referral moved = Referral().Thanked(Monday).Moved(stage, Monday.PlusDays(4));

        Assert.Contains("TellSource Kim Lee 2026-11-30", Lines(Owes(moved)));
    }

    [Fact]
    public void WhoeverIsThankedOrToldHasHeard()
    {
        Referral won = Referral().Thanked(Monday).Moved(Stage.Won, Monday.PlusDays(1));

        Assert.Empty(Owes(won with { Told = new Told(Monday.PlusDays(1), At(Monday.PlusDays(1), 11), TouchMethod.Call) }));
    }

    [Fact]
    public void NewsIsNotToldBesideThanksThatAreOwed() =>
        Assert.Equal(["ThankSource Kim Lee 2026-11-23"], Lines(Owes(Referral().Moved(Stage.Won, Monday))));

    [Fact]
    public void WhatWasReopenedIsContactedAgainAndNoNewsAnyMore() =>
        Assert.Equal(
            ["ContactProspect Dana Fox 2026-12-01"],
            Lines(Owes(Referral().Thanked(Monday).Moved(Stage.Lost, Monday.PlusDays(1)).Moved(Stage.Reopened, Monday.PlusDays(7)))));

    [Fact]
    public void AContactedProspectWaitsForADecisionAfterTwoWeeks() =>
        Assert.Equal(["MoveOn Dana Fox 2026-12-08"], Lines(Owes(Referral().Thanked(Monday).Moved(Stage.Contacted, Monday.PlusDays(1)))));

    [Fact]
    public void ATouchOfTheProspectMovesItOn()
    {
        WhatHappened touched = Of(Referral().Thanked(Monday).Moved(Stage.Contacted, Monday.PlusDays(1))) with
        {
            LastTouches = new Dictionary<string, Instant> { ["dana"] = At(Monday.PlusDays(10)) },
        };

        Assert.Equal(["MoveOn Dana Fox 2026-12-17"], Lines(Owed.Derive(touched, FollowUpRules.Default)));
    }

    [Fact]
    public void AMeetingIsAskedAboutOnTheWorkingDayAfter()
    {
        Referral meeting = Referral().Thanked(Monday).Moved(Stage.Meeting, Monday) with
        {
            ActBy = new When(Monday.PlusDays(4), new LocalTime(15, 0)),
            Told = new Told(Monday, At(Monday, 12), null),
        };

        Assert.Equal(["MoveOn Dana Fox 2026-11-30"], Lines(Owes(meeting)));
    }

    [Fact]
    public void BothPeopleOfAnIntroductionAreAskedAfterTwoDays()
    {
        WhatHappened happened = Of() with { Given = [Given()] };

        Assert.Equal(["CheckIn Mike Ross 2026-11-25", "CheckIn Dana Fox 2026-11-25"], Lines(Owed.Derive(happened, FollowUpRules.Default)).OrderDescending());
    }

    [Fact]
    public void OneOutcomeSettlesOneOfTheTwo()
    {
        WhatHappened happened = Of() with { Given = [Given() with { WithProspect = new CheckIn(CheckInOutcome.GoodFit, Monday) }] };

        Assert.Equal(["CheckIn Dana Fox 2026-11-25"], Lines(Owed.Derive(happened, FollowUpRules.Default)));
    }

    [Fact]
    public void WhatIsOwedIsRankedByKindThenByDay()
    {
        WhatHappened happened = Of(Referral() with { Id = "r2", ReceivedOn = Monday.PlusDays(-3) }, Referral(Introduction.Promised)) with
        {
            Given = [Given()],
            Reminders = [new Reminder { Id = "m1", MemberId = "maria", Text = "call Dana", Due = new When(Monday), AskedAt = At(Monday) }],
        };

        Assert.Equal(
            ["ThankSource", "ThankSource", "ContactProspect", "CheckIn", "CheckIn", "GetIntroduction", "Reminder"],
            Owed.Derive(happened, FollowUpRules.Default).Select(one => one.Kind.ToString()));
    }

    [Fact]
    public void DaysAreCountedByTheRules()
    {
        FollowUpRules rules = FollowUpRules.Default with { CheckInAfterDays = 7 };

        Assert.All(Owed.Derive(Of() with { Given = [Given()] }, rules), one => Assert.Equal(Monday.PlusDays(7), one.Due.Date));
    }
}
