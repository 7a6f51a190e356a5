using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Turns;

/// <summary>What operators can count, from outside the process too, by the meter that README names.</summary>
public sealed class TurnMetricsTests
{
    private const string Channel = "metered";

    [Fact]
    public async Task TurnsAnswersRepetitionsRetriesAndDropsAreCountedForEachChannel()
    {
        var counted = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, listening) => { if (instrument.Meter.Name == "ReferralBot") { listening.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Count(instrument, 1, tags));
        await using var store = TemporaryStore.Open();
        var attempts = 0;
        var channel = new RecordingChannel(Channel, canWhisper: true)
        {
            Answer = message => attempts++ switch
            {
                0 => new SendResult.Sent(message.Id),
                1 => new SendResult.Retry(TimeSpan.Zero, false, "busy"),
                2 => new SendResult.Sent(message.Id),
                _ => new SendResult.Refused("no"),
            },
        };
        await using RunningBot bot = await RunningBot.StartAsync(store.Store, new FakeClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)), channel);
        await bot.Inbox.AcceptAsync(Said("first of all, which takes longest"), CancellationToken.None);
        await bot.WhenStillAsync();
        listener.Start();
        foreach (string id in (string[])["1", "1", "2"])
        {
            await bot.Inbox.AcceptAsync(Said(id), CancellationToken.None);
            await bot.WhenStillAsync();
        }

        Assert.Equal(
            """
            referralbot.sends 1
            referralbot.sends.drops 1
            referralbot.sends.duration 1
            referralbot.sends.retries 1
            referralbot.turns 2
            referralbot.turns.duplicates 1
            referralbot.turns.duration 2
            """,
            string.Join('\n', counted.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}")));

        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags is [{ Key: "channel", Value: Channel }])
            {
                counted.AddOrUpdate(instrument.Name, value, (_, before) => before + value);
            }
        }
    }

    private static Turn Said(string id) => new()
    {
        Id = id,
        Workspace = "metered-team",
        From = new Sender("U1", "Maria", IsGuest: false),
        In = new Place { Channel = Channel, ConversationId = "D1", Kind = PlaceKind.Personal, MemberId = "U1" },
        Content = new Said("hello"),
        At = Instant.FromUtc(2026, 11, 23, 9, 0),
    };
}
