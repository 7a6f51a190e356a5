using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.FollowUps;

public sealed class NudgeCalendarTests
{
    private static readonly string[] Zones =
    [
        "Pacific/Pago_Pago", "Pacific/Honolulu", "America/Los_Angeles", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Atlantic/Azores", "Etc/UTC",
        "Europe/Dublin", "Europe/Berlin", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut", "Asia/Tehran", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Australia/Adelaide",
        "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "America/Nuuk", "Asia/Gaza",
    ];

    [Theory]
    [InlineData("2026-11-23T08:59", "2026-11-23T09:00")]
    [InlineData("2026-11-23T09:00", "2026-11-24T09:00")]
    [InlineData("2026-11-27T10:00", "2026-11-30T09:00")]
    [InlineData("2026-12-31T10:00", "2027-01-01T09:00")]
    public void ComesAtNineOnWorkingDays(string now, string expected) => Assert.Equal(expected, Next(new MemberSettings(), now));

    [Theory]
    [InlineData("2026-11-23T19:59", "2026-11-23T19:59")]
    [InlineData("2026-11-23T20:00", "2026-11-24T07:00")]
    [InlineData("2026-11-24T00:34", "2026-11-24T07:00")]
    [InlineData("2026-11-24T07:00", "2026-11-24T07:00")]
    public void TheNightEndsAtSeven(string moment, string expected) =>
        Assert.Equal(expected, Text(new NudgeCalendar(new MemberSettings(), Zone, new HashSet<LocalDate>()).AfterQuiet(Moment(moment))));

    [Fact]
    public void ComesOnceADay() =>
        Assert.Equal(
            "2026-11-24T09:00",
            Text(new NudgeCalendar(new MemberSettings(), Zone, new HashSet<LocalDate>()).Next(Moment("2026-11-23T08:00"), new LocalDate(2026, 11, 23))));

    [Fact]
    public void LeavesHolidaysOut() =>
        Assert.Equal(
            "2026-11-27T09:00",
            Text(new NudgeCalendar(new MemberSettings(), Zone, new HashSet<LocalDate> { new(2026, 11, 26) }).Next(Moment("2026-11-25T12:00"), null)));

    [Fact]
    public void ComesAtTheMembersOwnTimeAndDays() =>
        Assert.Equal("2026-11-28T06:30", Next(new MemberSettings { NudgeTime = new LocalTime(6, 30), NudgeDays = [IsoDayOfWeek.Saturday] }, "2026-11-23T09:00"));

    [Fact]
    public void WaitsForTheReturn()
    {
        var leave = new MemberSettings { Leaves = [new Leave(new LocalDate(2026, 11, 25), new LocalDate(2027, 1, 3))] };

        Assert.Equal("2026-11-24T09:00", Next(leave, "2026-11-23T12:00"));
        Assert.Equal("2027-01-04T09:00", Next(leave, "2026-11-24T12:00"));
    }

    [Fact]
    public void IsSilentWhilePaused() => Assert.Equal("never", Next(new MemberSettings { IsPaused = true }, "2026-11-23T12:00"));

    [Fact]
    public void ComesWhenItWasPutOffTo() =>
        Assert.Equal("2026-11-23T13:30", Next(new MemberSettings { SnoozedUntil = Moment("2026-11-23T13:30") }, "2026-11-23T12:00"));

    [Fact]
    public void ATimeThatTheClocksSkipComesWhenTheyMovedOn() =>
        Assert.Equal(
            "2026-03-08T03:30",
            Next(new MemberSettings { NudgeTime = new LocalTime(2, 30), NudgeDays = [IsoDayOfWeek.Sunday] }, "2026-03-07T12:00"));

    [Fact]
    public void ATimeThatTheClocksRepeatComesOnce()
    {
        var calendar = new NudgeCalendar(new MemberSettings { NudgeTime = new LocalTime(1, 30), NudgeDays = [IsoDayOfWeek.Sunday] }, Zone, new HashSet<LocalDate>());
        Instant first = calendar.Next(Moment("2026-10-31T12:00"), null)!.Value;

        Assert.Equal(Offset.FromHours(-4), first.InZone(Zone).Offset);
        Assert.Equal("2026-11-08T01:30", Text(calendar.Next(first, null)));
    }

    /// <summary>In Nuuk the clocks go from 23:00 on Saturday to 0:00 on Sunday.</summary>
    [Fact]
    public void ComesOnItsDayWhereTheClocksSkipTheEndOfIt()
    {
        DateTimeZone nuuk = DateTimeZoneProviders.Tzdb["America/Nuuk"];
        var settings = new MemberSettings { NudgeTime = new LocalTime(23, 30), NudgeDays = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday] };
        var calendar = new NudgeCalendar(settings, nuuk, new HashSet<LocalDate>());

        Instant saturday = calendar.Next(nuuk.AtStartOfDay(new LocalDate(2026, 3, 28)).ToInstant(), null)!.Value;
        Instant sunday = calendar.Next(saturday, new LocalDate(2026, 3, 28))!.Value;

        Assert.Equal(new LocalDateTime(2026, 3, 28, 22, 59), saturday.InZone(nuuk).LocalDateTime);
        Assert.Equal(new LocalDateTime(2026, 3, 29, 23, 30), sunday.InZone(nuuk).LocalDateTime);
    }

    /// <summary>Any member, zone, time and days: over four years, one digest on each of the days, none on another.</summary>
    [Fact]
    public void NeverDropsAndNeverDoubles() =>
        Prop.ForAll(
            Gen.Elements(Zones).ToArbitrary(),
            Gen.Choose(0, (24 * 60) - 1).ToArbitrary(),
            Gen.Choose(1, 127).ToArbitrary(),
            (zoneId, minute, mask) =>
            {
                DateTimeZone zone = DateTimeZoneProviders.Tzdb[zoneId];
                IsoDayOfWeek[] days = [.. Enumerable.Range(1, 7).Where(day => (mask >> (day - 1) & 1) == 1).Select(day => (IsoDayOfWeek)day)];
                var settings = new MemberSettings { NudgeTime = LocalTime.FromMinutesSinceMidnight(minute), NudgeDays = days };
                var calendar = new NudgeCalendar(settings, zone, new HashSet<LocalDate>());
                LocalDate start = new(2026, 1, 1);
                LocalDate end = new(2030, 1, 1);
                var kept = new List<LocalDate>();
                Instant now = zone.AtStartOfDay(start).ToInstant() - Duration.FromSeconds(1);
                LocalDate? lookedOn = null;
                while (calendar.Next(now, lookedOn) is { } at && at.InZone(zone).Date < end)
                {
                    now = at + Duration.FromSeconds(3);
                    lookedOn = at.InZone(zone).Date;
                    kept.Add(lookedOn.Value);
                }

                IEnumerable<LocalDate> meant = Enumerable.Range(0, Period.DaysBetween(start, end)).Select(start.PlusDays).Where(day => days.Contains(day.DayOfWeek));
                return kept.SequenceEqual(meant);
            }).QuickCheckThrowOnFailure();

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];

    private static string Next(MemberSettings settings, string now) => Text(new NudgeCalendar(settings, Zone, new HashSet<LocalDate>()).Next(Moment(now), null));

    private static Instant Moment(string local) => Zone.AtLeniently(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value).ToInstant();

    private static string Text(Instant? at) => at is null ? "never" : at.Value.InZone(Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
