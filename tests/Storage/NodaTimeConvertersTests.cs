using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Storage;

/// <summary>Days and moments are read as they were written, whatever the way.</summary>
public sealed class NodaTimeConvertersTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new LocalDateConverter(), new LocalTimeConverter(), new InstantConverter() } };

    [Fact]
    public void ADayIsReadAsItWasWritten() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), days =>
        {
            LocalDate day = new LocalDate(2026, 11, 24).PlusDays(days % 700_000);
            string json = JsonSerializer.Serialize(day, Options);
            Assert.Equal($"\"{LocalDatePattern.Iso.Format(day)}\"", json);
            Assert.Equal(day, JsonSerializer.Deserialize<LocalDate>(json, Options));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void AMomentIsReadAsItWasWritten() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(int Seconds, int Nanoseconds, byte Zeros)>(), one =>
        {
            // Fractions of all lengths, none included.
            long unit = (long)Math.Pow(10, one.Zeros % 10);
            Instant at = Instant.FromUtc(2026, 11, 24, 15, 0).Plus(Duration.FromSeconds(one.Seconds)).PlusNanoseconds(Math.Abs((long)one.Nanoseconds) % 1_000_000_000 / unit * unit);
            string json = JsonSerializer.Serialize(at, Options);
            Assert.Equal($"\"{InstantPattern.ExtendedIso.Format(at)}\"", json);
            Assert.Equal(at, JsonSerializer.Deserialize<Instant>(json, Options));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ATimeOfDayIsReadAsItWasWritten() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(int Seconds, int Nanoseconds)>(), one =>
        {
            LocalTime time = LocalTime.Midnight.PlusSeconds(one.Seconds).PlusNanoseconds(one.Seconds % 2 == 0 ? 0 : one.Nanoseconds);
            string json = JsonSerializer.Serialize(time, Options);
            Assert.Equal($"\"{LocalTimePattern.ExtendedIso.Format(time)}\"", json);
            Assert.Equal(time, JsonSerializer.Deserialize<LocalTime>(json, Options));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"24:00:00\"")]
    [InlineData("\"15:60:00\"")]
    [InlineData("\"15-00-00\"")]
    public void WhatIsNoTimeOfDayIsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LocalTime>(json, Options));

    [Theory]
    [InlineData("\"2026-02-30\"")]
    [InlineData("\"2026-13-01\"")]
    [InlineData("\"2026-1-01\"")]
    [InlineData("\"tomorrow\"")]
    public void WhatIsNoDayIsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LocalDate>(json, Options));

    [Theory]
    [InlineData("\"2026-11-24T24:30:00Z\"")]
    [InlineData("\"2026-11-24T15:60:00Z\"")]
    [InlineData("\"2026-11-24T15:00:00.Z\"")]
    [InlineData("\"2026-11-24 15:00:00Z\"")]
    public void WhatIsNoMomentIsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Instant>(json, Options));

    [Fact]
    public void AnEscapedDayIsReadAllTheSame() =>
        Assert.Equal(new LocalDate(2026, 11, 24), JsonSerializer.Deserialize<LocalDate>("\"2026\\u002d11-24\"", Options));
}
