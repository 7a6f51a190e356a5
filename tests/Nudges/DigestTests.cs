using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Nudges;

public sealed class DigestTests
{
    private static readonly Sender Maria = NudgedTeam.Member("Maria");

    [Fact]
    public async Task ComesInTheMorningWithWhatIsDueAndWhy()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Maria);
        await team.ReceiveAsync(Maria, "Kim Lee", "Dana Fox");
        await team.LiveUntilAsync("2026-11-23T12:00");

        (string at, OutgoingMessage digest) = Assert.Single(await team.LiveUntilAsync("2026-11-24T12:00"));

        Assert.Equal("2026-11-24T09:00", at);
        Assert.Equal("D-U-maria", digest.To.ConversationId);
        Assert.Equal("Tuesday: two things. Thank Kim Lee (Acme). Contact Dana Fox (Globex).", digest.Reply.Text);
        Assert.Equal(
            """
            Tuesday: two things
            1  Thank Kim Lee (Acme)
            Kim introduced Dana Fox (Globex) yesterday; no thanks yet.
            [Note sent] [Called] [E-mailed] [Other way] [Show words] [Snooze]
            2  Contact Dana Fox (Globex)
            Kim introduced you yesterday; not contacted yet.
            [Contacted Dana] [Snooze]
            """,
            NudgedTeam.Read(digest.Reply));
    }

    [Fact]
    public async Task SaysNothingWhenNothingIsDue()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Maria);

        Assert.Empty(await team.LiveUntilAsync("2026-12-07T12:00"));
    }

    [Fact]
    public async Task APressedItemIsSettledInPlaceAndTheRestStays()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        Reply digest = await TuesdayAsync(team);

        Reply pressed = Assert.Single(await team.PressAsync(Maria, digest, "Note sent"));

        Assert.True(pressed.ReplacesCard);
        Assert.Equal(
            """
            Tuesday: one thing
            1  Thank Kim Lee (Acme): by note
            2  Contact Dana Fox (Globex)
            Kim introduced you yesterday; not contacted yet.
            [Contacted Dana] [Snooze]
            """,
            NudgedTeam.Read(pressed));
        Referral? kept = await team.ReadAsync(workspace => new ReferralStore(workspace).GetAsync("Dana Fox", CancellationToken.None));
        Assert.Equal(new Thanks(new LocalDate(2026, 11, 24), TouchMethod.Note), kept?.Thanks);
        Assert.Equal(NudgedTeam.Read(pressed), NudgedTeam.Read(Assert.Single(await team.PressAsync(Maria, digest, "Note sent"))));
    }

    [Fact]
    public async Task WhatIsSettledElsewhereIsSettledOnTheCard()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        Reply digest = await TuesdayAsync(team);
        await team.ChangeAsync("Dana Fox", before => before with { Thanks = new Thanks(before.ReceivedOn, null) });

        Reply pressed = Assert.Single(await team.PressAsync(Maria, digest, "Contacted Dana"));

        Assert.Equal("Tuesday: all done\n1  Thank Kim Lee (Acme): settled\n2  Contact Dana Fox (Globex): contacted", NudgedTeam.Read(pressed));
        Assert.Empty(await team.LiveUntilAsync("2026-11-25T12:00"));
    }

    [Fact]
    public async Task LaterPutsAnItemOffAndBringsItBack()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        Reply digest = await TuesdayAsync(team);
        Reply opened = Assert.Single(await team.PressAsync(Maria, digest, "Snooze"));
        Reply putOff = Assert.Single(await team.PressAsync(Maria, opened, "In an hour"));

        Assert.Contains("1  Thank Kim Lee (Acme): put off to 1:00 PM\n[Bring back]", NudgedTeam.Read(putOff), StringComparison.Ordinal);
        (string at, OutgoingMessage again) = Assert.Single(await team.LiveUntilAsync("2026-11-24T18:00"));
        Assert.Equal("2026-11-24T13:00", at);
        Assert.Equal("Tuesday: one thing. Thank Kim Lee (Acme).", again.Reply.Text);
    }

    [Fact]
    public async Task NotRelevantIsForEver()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        Reply digest = await TuesdayAsync(team);
        Reply opened = Assert.Single(await team.PressAsync(Maria, digest, "Snooze"));
        Reply dismissed = Assert.Single(await team.PressAsync(Maria, opened, "Not relevant"));
        await team.PressAsync(Maria, dismissed, "Contacted Dana");

        Assert.Contains("1  Thank Kim Lee (Acme): not relevant; “undo” brings it back", NudgedTeam.Read(dismissed), StringComparison.Ordinal);
        Assert.Empty(await team.LiveUntilAsync("2026-12-04T18:00"));
    }

    [Fact]
    public async Task WordsDifferFromOneTimeToTheNext()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        Reply digest = await TuesdayAsync(team);
        Reply first = Assert.Single(await team.PressAsync(Maria, digest, "Show words"));
        Reply second = Assert.Single(await team.PressAsync(Maria, first, "Another version"));

        Assert.Contains("Kim, thank you for introducing me to Dana Fox at Globex.", NudgedTeam.Read(first), StringComparison.Ordinal);
        Assert.DoesNotContain("Kim, thank you for introducing me to Dana Fox at Globex.", NudgedTeam.Read(second), StringComparison.Ordinal);
        Assert.Contains("Dana", NudgedTeam.Read(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsIgnoredIsAskedAboutOnceAndThenLeftAlone()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await TuesdayAsync(team);
        List<string> later = [.. (await team.LiveUntilAsync("2026-12-04T18:00")).Select(sent => $"{sent.At[5..10]} {NudgedTeam.Read(sent.Message.Reply).Contains("still useful", StringComparison.Ordinal)}")];

        Assert.Equal(["11-25 False", "11-26 False", "11-27 True"], later);
    }

    [Fact]
    public async Task ThreeDaysWithoutTheBotGiveOneDigest()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Maria);
        await team.ReceiveAsync(Maria, "Kim Lee", "Dana Fox");
        await team.StopAsync();
        team.Clock.Set(new DateTimeOffset(2026, 11, 27, 16, 0, 0, TimeSpan.Zero));
        await team.StartAgainAsync();

        Assert.Single(team.Channel.TakeSent());
        Assert.Equal(["2026-11-30T09:00"], (await team.LiveUntilAsync("2026-11-30T12:00")).Select(sent => sent.At));
    }

    [Fact]
    public async Task WhatComesBackAtNightWaitsForTheMorning()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Maria);
        await team.ReceiveAsync(Maria, "Kim Lee", "Dana Fox");
        await team.StopAsync();
        team.Clock.Set(new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.Zero));
        await team.StartAgainAsync();

        Assert.Empty(team.Channel.TakeSent());
        Assert.Equal(["2026-11-25T09:00"], (await team.LiveUntilAsync("2026-11-25T12:00")).Select(sent => sent.At));
    }

    [Fact]
    public async Task AMemberWhoCannotBeReachedIsLeftAloneUntilTheyComeBack()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        Sender boss = NudgedTeam.Member("Boss", isAdmin: true);
        await team.JoinAsync(Maria);
        await team.JoinAsync(boss);
        await team.ReceiveAsync(Maria, "Kim Lee", "Dana Fox");
        await team.ReceiveAsync(boss, "Kim Lee", "Tom Ray");
        team.Channel.Answer = message => message.To.MemberId == Maria.Id ? new SendResult.Gone("bot-blocked") : new SendResult.Sent(message.Id);

        List<string> sent = [.. (await team.LiveUntilAsync("2026-11-25T12:00")).Select(one => $"{one.At} {one.Message.To.MemberId}")];
        Assert.Equal(["2026-11-23T08:30 U-boss", "2026-11-23T09:00 U-boss", "2026-11-24T09:00 U-boss", "2026-11-25T09:00 U-boss"], sent);
        Assert.Equal(
            "The platform no longer lets me write there (bot-blocked), so nudges have stopped. They start again when I am installed again, or at the next message to me. The last try was Mon, Nov 23.",
            Assert.Single(await team.SayAsync(boss, "Why was nothing sent to Maria?")).Text);

        team.Channel.Answer = message => new SendResult.Sent(message.Id);
        await team.JoinAsync(Maria);
        Assert.Contains("2026-11-26T09:00 U-maria", (await team.LiveUntilAsync("2026-11-26T12:00")).Select(one => $"{one.At} {one.Message.To.MemberId}"));
    }

    [Fact]
    public async Task TheMemberIsInCharge()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Maria);
        await team.ReceiveAsync(Maria, "Kim Lee", "Dana Fox");
        await team.LiveUntilAsync("2026-11-23T12:00");

        await team.SayAsync(Maria, "no nudges on Tuesdays");
        await team.SayAsync(Maria, "stop reminding me about thanks");
        (string at, OutgoingMessage digest) = Assert.Single(await team.LiveUntilAsync("2026-11-25T12:00"));
        Reply settings = Assert.Single(await team.SayAsync(Maria, "my settings"));
        Reply paused = Assert.Single(await team.PressAsync(Maria, settings, "Pause nudges"));

        Assert.Equal("2026-11-25T09:00", at);
        Assert.Equal("Wednesday: one thing. Contact Dana Fox (Globex).", digest.Reply.Text);
        Assert.Equal(
            """
            Your settings
            Daily nudge: 9:00 AM, Monday, Wednesday, Thursday and Friday, when something is due
            Time zone: America/New_York, from your profile
            Quiet hours: 8:00 PM to 7:00 AM, for what comes late
            Not reminded of: thanks
            The next nudge comes tomorrow, Thu, Nov 26 at 9:00 AM, if something is due.
            """,
            NudgedTeam.Read(settings));
        Assert.Contains("Daily nudge: paused", NudgedTeam.Read(paused), StringComparison.Ordinal);
        Assert.Empty(await team.LiveUntilAsync("2026-12-25T12:00"));
    }

    private static async Task<Reply> TuesdayAsync(NudgedTeam team)
    {
        await team.JoinAsync(Maria);
        await team.LiveUntilAsync("2026-11-23T12:00");
        await team.ReceiveAsync(Maria, "Kim Lee", "Dana Fox");
        return Assert.Single(await team.LiveUntilAsync("2026-11-24T12:00")).Message.Reply;
    }
}
