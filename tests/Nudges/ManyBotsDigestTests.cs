using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.EndToEnd;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Nudges;

/// <summary>Three bots on one Azure Table store: each digest comes once.</summary>
[Collection(AzuriteTests.Name)]
public sealed class ManyBotsDigestTests(Azurite azurite)
{
    private const int Members = 5;
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 13, 0, 0, TimeSpan.Zero));
    private readonly RecordingChannel channel = new("fake", canWhisper: true);

    [NodeFact]
    public async Task EachMemberGetsOneDigestADay()
    {
        await using ITableStore store = azurite.OpenStore();
        RunningBot[] bots = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunningBot.StartAsync(store, clock, channel)));
        for (int member = 0; member < Members; member++)
        {
            await bots[member % bots.Length].Inbox.AcceptAsync(Said(member, "log referral from Kim Lee at Acme: Dana Fox at Globex, by email"), CancellationToken.None);
        }

        await StillAsync(bots);
        channel.TakeSent();

        var digests = new List<string>();
        foreach (DateTimeOffset nine in new[] { 24, 25 }.Select(day => new DateTimeOffset(2026, 11, day, 14, 0, 1, TimeSpan.Zero)))
        {
            clock.Set(nine);
            foreach (RunningBot bot in bots)
            {
                await bot.BeatAsync();
            }

            for (int look = 0; look < 3; look++)
            {
                await Task.WhenAll(bots.Select(bot => bot.Schedule.RunDueAsync(CancellationToken.None)));
                await StillAsync(bots);
            }

            digests.AddRange(channel.TakeSent().Select(message => $"{nine:yyyy-MM-dd} {message.To.MemberId}"));
        }

        Assert.Equal(
            from day in new[] { "2026-11-24", "2026-11-25" } from member in Enumerable.Range(0, Members) select $"{day} U{member}",
            digests.Order(StringComparer.Ordinal));
        foreach (RunningBot bot in bots)
        {
            await bot.DisposeAsync();
        }
    }

    private static async Task StillAsync(RunningBot[] bots)
    {
        foreach (RunningBot bot in bots)
        {
            await bot.WhenStillAsync();
        }
    }

    private Turn Said(int member, string text) => new()
    {
        Id = $"T{member}",
        Workspace = "team",
        From = new Sender($"U{member}", $"Rep {member}", TimeZone: "America/New_York", Locale: "en-US", IsGuest: false),
        In = new Place { Channel = channel.Name, ConversationId = $"D{member}", Kind = PlaceKind.Personal, MemberId = $"U{member}" },
        Content = new Said(text),
        At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
    };
}
