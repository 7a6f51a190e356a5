using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Leaderboards;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.Leaderboards;

public sealed class BoardScheduleTests
{
    private static readonly HashSet<LocalDate> NewYear = [new LocalDate(2027, 1, 1)];

    [Theory]
    [InlineData(BoardEvery.Week, "2026-11-23T10:00", "2026-11-27T16:00")]
    [InlineData(BoardEvery.Week, "2026-11-27T15:59", "2026-11-27T16:00")]
    [InlineData(BoardEvery.Week, "2026-11-27T16:00", "2026-12-04T16:00")]
    [InlineData(BoardEvery.Month, "2026-11-23T10:00", "2026-12-01T16:00")]
    [InlineData(BoardEvery.Month, "2026-12-01T16:00", "2027-01-04T16:00")]
    [InlineData(BoardEvery.Quarter, "2026-11-23T10:00", "2027-01-04T16:00")]
    public void ComesAtItsTime(BoardEvery every, string now, string expected) =>
        Assert.Equal(Local(expected), BoardSchedule.Next(Plan(every), At(now), NewYear).InZone(Zone).LocalDateTime);

    [Theory]
    [InlineData(BoardEvery.Week, "2026-11-27", "2026-11-01", "2026-11-30")]
    [InlineData(BoardEvery.Month, "2027-01-04", "2026-12-01", "2026-12-31")]
    [InlineData(BoardEvery.Quarter, "2027-01-04", "2026-10-01", "2026-12-31")]
    public void ShowsTheMonthSoFarOrWhatIsOver(BoardEvery every, string day, string from, string to)
    {
        DateInterval period = BoardSchedule.PeriodOf(Plan(every), LocalDatePattern.Iso.Parse(day).Value);

        Assert.Equal((from, to), (LocalDatePattern.Iso.Format(period.Start), LocalDatePattern.Iso.Format(period.End)));
    }

    [Fact]
    public void ATimeThatTheClocksSkipComesWhenTheyMovedOn() =>
        Assert.Equal(
            Local("2027-03-14T03:30"),
            BoardSchedule.Next(Plan(BoardEvery.Week) with { Days = [IsoDayOfWeek.Sunday], Time = new LocalTime(2, 30) }, At("2027-03-13T10:00"), NewYear).InZone(Zone).LocalDateTime);

    [Fact]
    public void ComesOnceOnEachOfItsDaysWhateverTheClocksDo() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Day, byte Minutes, ushort Start)>(), one =>
        {
            BoardPlan plan = Plan(BoardEvery.Week) with { Days = [(IsoDayOfWeek)((one.Day % 7) + 1)], Time = LocalTime.FromMinutesSinceMidnight(one.Minutes * 5) };
            Instant now = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(one.Start * 7);
            Instant first = BoardSchedule.Next(plan, now, NewYear);
            Instant second = BoardSchedule.Next(plan, first, NewYear);
            Assert.True(first > now);
            Assert.Equal(7, Period.DaysBetween(first.InZone(Zone).Date, second.InZone(Zone).Date));
            Assert.Equal(plan.Days[0], first.InZone(Zone).DayOfWeek);
        }).QuickCheckThrowOnFailure();

    private static DateTimeZone Zone => DateTimeZoneProviders.Tzdb["America/New_York"];

    private static BoardPlan Plan(BoardEvery every) => new()
    {
        Id = "b",
        Place = new Place { Channel = "fake", Kind = PlaceKind.Channel, ConversationId = "C" },
        Every = every,
        Days = [IsoDayOfWeek.Friday],
        Time = new LocalTime(16, 0),
        TimeZone = "America/New_York",
        SetBy = "raj",
    };

    private static LocalDateTime Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;

    private static Instant At(string text) => Local(text).InZoneLeniently(Zone).ToInstant();
}
