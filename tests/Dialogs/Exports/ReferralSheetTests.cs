using System.Text;
using NodaTime;
using ReferralBot.Dialogs.Exports;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.Exports;

public sealed class ReferralSheetTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 2, 9, 30);

    [Fact]
    public async Task WritesEveryFieldInItsColumn()
    {
        var referral = new Referral
        {
            Id = "r1",
            RepId = "maria",
            Source = new Person("kim", "Kim Lee", "Acme"),
            Prospect = new Person("dana", "Dana Fox", "Globex") { Title = "VP Sales", Email = "dana@globex.example", Phone = "+15550100" },
            Introduction = Introduction.Email,
            Stage = Stage.Won,
            Value = new Money(45000.50m, "USD"),
            Need = "a new plant",
            ReceivedOn = new LocalDate(2026, 11, 2),
            IsFromClient = true,
            ActBy = new When(new LocalDate(2026, 11, 3), new LocalTime(15, 0)),
            Thanks = new Thanks(new LocalDate(2026, 11, 2), TouchMethod.Note),
            History = [new StageChange(Stage.Won, new LocalDate(2026, 11, 9), "maria", At)],
            LoggedAt = At,
            ChangedAt = At,
        };

        Assert.Equal(
            """
            Id,Rep,Rep e-mail,Received on,Counts,Introduced,Source,Source company,Source is client,Prospect,Prospect title,Prospect company,Prospect e-mail,Prospect phone,Need,Stage,Closed on,Value,Currency,Reason,Act by,Thanked on,Thanked by,Received by,Logged at,Changed at
            r1,Maria,maria@example.com,2026-11-02,yes,Email,Kim Lee,Acme,yes,Dana Fox,VP Sales,Globex,dana@globex.example,"'+15550100",a new plant,Won,2026-11-09,45000.50,USD,,2026-11-03 15:00,2026-11-02,Note,Tom,2026-11-02T09:30:00Z,2026-11-02T09:30:00Z

            """.ReplaceLineEndings("\r\n"),
            await WriteAsync(referral));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("Zoë 名前 😀", "Zoë 名前 😀")]
    public async Task AFieldIsQuotedAsTheStandardSaysAndIsNeverAFormula(string need, string written)
    {
        var referral = new Referral
        {
            Id = "r1",
            RepId = "maria",
            Source = new Person("kim", "Kim", null),
            Prospect = new Person("dana", "Dana", null),
            Need = need,
            ReceivedOn = new LocalDate(2026, 11, 2),
            LoggedAt = At,
            ChangedAt = At,
        };

        Assert.Contains($",Dana,,,,,{written},Introduced,", await WriteAsync(referral), StringComparison.Ordinal);
    }

    private static async Task<string> WriteAsync(Referral referral)
    {
        using var bytes = new MemoryStream();
        await using (var sheet = new ReferralSheet(bytes))
        {
            await sheet.WriteHeaderAsync(CancellationToken.None);
            await sheet.WriteAsync(referral, new Member { Id = "maria", Name = "Maria", Email = "maria@example.com", TimeZone = "UTC", Locale = "en-US" }, "Tom", CancellationToken.None);
        }

        byte[] all = bytes.ToArray();
        Assert.Equal([0xef, 0xbb, 0xbf], all[..3]);
        return Encoding.UTF8.GetString(all[3..]);
    }
}
