using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ReferralBot.Bot.Terminal;

namespace ReferralBot.Tests.Terminal;

public sealed class ChatTimeTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly ZonedDateTime Saturday = new LocalDateTime(2026, 10, 24, 9, 0).InZoneStrictly(Berlin);

    [Theory]
    [InlineData("+30m", "2026-10-24T09:30")]
    [InlineData("+3h", "2026-10-24T12:00")]
    [InlineData("+1d", "2026-10-25T09:00")]
    [InlineData("+1w", "2026-10-31T09:00")]
    [InlineData("2026-12-01T09:00", "2026-12-01T09:00")]
    [InlineData("2026-12-01 09:00", "2026-12-01T09:00")]
    [InlineData("2026-12-01", "2026-12-01T00:00")]
    [InlineData("+d", null)]
    [InlineData("+-1d", null)]
    [InlineData("+1001d", null)]
    [InlineData("+99999999999d", null)]
    [InlineData("2026-13-01T09:00", null)]
    [InlineData("9999-12-31T23:59", null)]
    [InlineData("tomorrow", null)]
    public void ReadsStepsAndMomentsInTheMembersZone(string text, string? expected) =>
        Assert.Equal(expected, ChatTime.Parse(text, Saturday)?.InZone(Berlin).ToString("uuuu'-'MM'-'dd'T'HH':'mm", null));

    [Fact]
    public void AnythingIsReadOrRefused() =>
        Prop.ForAll<NonNull<string>>(text => (ChatTime.Parse(text.Get, Saturday), ChatTime.Parse("+" + text.Get, Saturday)) is var _).QuickCheckThrowOnFailure();
}
