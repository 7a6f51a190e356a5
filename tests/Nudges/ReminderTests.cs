using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Nudges;

public sealed class ReminderTests
{
    private static readonly Sender Maria = NudgedTeam.Member("Maria");

    [Fact]
    public async Task ComesAtItsTimeAndIsDoneByAPress()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Maria);
        await team.SayAsync(Maria, "remind me tomorrow at 3pm to call Dana Fox");

        (string at, OutgoingMessage nudge) = Assert.Single(await team.LiveUntilAsync("2026-11-24T20:00"));
        Reply done = Assert.Single(await team.PressAsync(Maria, nudge.Reply, "Done"));

        Assert.Equal("2026-11-24T15:00", at);
        Assert.Equal("Tuesday: one thing. Call Dana Fox.", nudge.Reply.Text);
        Assert.Equal("Tuesday: all done\n1  Call Dana Fox: done", NudgedTeam.Read(done));
        Assert.Empty(await team.LiveUntilAsync("2026-12-24T20:00"));
    }

    [Fact]
    public async Task ADayAloneMeansThatDaysDigest()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Maria);
        await team.SayAsync(Maria, "remind me on Thursday to send Kim the deck");

        (string at, OutgoingMessage digest) = Assert.Single(await team.LiveUntilAsync("2026-11-26T20:00"));

        Assert.Equal("2026-11-26T09:00", at);
        Assert.Contains("Send Kim the deck", digest.Reply.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task WaitsForTheReturnOfSomebodyWhoIsAway()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Maria);
        await team.SayAsync(Maria, "remind me tomorrow at 3pm to call Dana Fox");
        await team.WriteAsync(workspace => new SettingsStore(workspace).Save(Maria.Id, new MemberSettings { PutOffUntil = new LocalDate(2026, 11, 26), TimesShownAt = team.Now }));

        Assert.Equal(["2026-11-26T09:00"], (await team.LiveUntilAsync("2026-11-26T12:00")).Select(sent => sent.At));
    }

    [Fact]
    public async Task BothPeopleOfAnIntroductionAreAskedAndSummedUp()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Maria);
        await team.LiveUntilAsync("2026-11-23T12:00");
        Reply said = Assert.Single(await team.SayAsync(Maria, "I referred Mike Ross to Dana Fox at Globex"));
        if (NudgedTeam.ButtonsOf(said).FirstOrDefault(button => button.Title == "Record that you introduced Mike Ross to Dana Fox") is { } meant)
        {
            await team.PressAsync(Maria, said, meant.Title);
        }

        (string at, OutgoingMessage digest) = Assert.Single(await team.LiveUntilAsync("2026-11-25T12:00"));

        Reply asked = Assert.Single(await team.PressAsync(Maria, digest.Reply, "Tell how it went"));
        Reply first = Assert.Single(await team.PressAsync(Maria, asked, "Good fit"));
        Reply askedAgain = Assert.Single(await team.PressAsync(Maria, first, "Tell how it went"));
        Reply both = Assert.Single(await team.PressAsync(Maria, askedAgain, "Good fit"));

        Assert.Equal("2026-11-25T09:00", at);
        Assert.StartsWith("Wednesday: all done", NudgedTeam.Read(both), StringComparison.Ordinal);
        Assert.Contains("Mike Ross and Dana Fox (Globex): both say talked, and a good fit.", NudgedTeam.Read(both), StringComparison.Ordinal);
    }
}
