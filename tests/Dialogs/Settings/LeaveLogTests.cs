using NodaTime.Text;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.Settings;

public sealed class LeaveLogTests
{
    [Theory]
    [InlineData("2026-12-01..2026-12-20", "2026-12-05..2026-12-10", "2026-12-01..2026-12-04 2026-12-05..2026-12-10")]
    [InlineData("2026-12-01..2026-12-20", "2026-12-01..2026-12-10", "2026-12-01..2026-12-10")]
    [InlineData("2027-01-01..2027-01-10", "2026-12-20..2027-01-02", "2026-12-20..2027-01-02 2027-01-03..2027-01-10")]
    [InlineData("2026-12-24..2026-12-26", "2026-12-20..2027-01-02", "2026-12-20..2027-01-02")]
    [InlineData("2026-12-01..2026-12-02 2027-02-01..2027-02-05", "2026-12-20..2027-01-02", "2026-12-01..2026-12-02 2026-12-20..2027-01-02 2027-02-01..2027-02-05")]
    public void ALeaveTakesThePlaceOfWhatWasSaidOfItsDays(string before, string said, string after)
    {
        Leave leave = Read(said)[0];

        Assert.Equal(Read(after), LeaveLog.Leave(Read(before), leave.From, leave.To));
    }

    private static List<Leave> Read(string text) =>
        [.. text.Split(' ').Select(one => one.Split("..")).Select(days => new Leave(LocalDatePattern.Iso.Parse(days[0]).Value, LocalDatePattern.Iso.Parse(days[1]).Value))];
}
