using System.Text.Json;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Tests.Dialogs.Conversations;

/// <summary>What was kept about a period is read by every version.</summary>
public sealed class DateIntervalConverterTests
{
    [Fact]
    public void APeriodIsKeptAsItsFirstAndLastDay()
    {
        var november = new DateInterval(new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 30));

        string json = JsonSerializer.Serialize(new Frame { Intent = Intent.ShowReport, Period = november }, ConversationJson.Default.Frame);

        Assert.Contains("""
            "period":{"start":"2026-11-01","end":"2026-11-30"}
            """, json, StringComparison.Ordinal);
        Assert.Equal(november, JsonSerializer.Deserialize(json, ConversationJson.Default.Frame)!.Period);
    }

    [Fact]
    public void APeriodWithoutAnEndIsRefused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"intent":"ShowReport","period":{"start":"2026-11-01"}}""", ConversationJson.Default.Frame));
}
