using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Nudges;

namespace ReferralBot.Tests.Dialogs.Conversations;

/// <summary>A member edits what they sent, leaves a form, presses twice, wants it later: nothing is done twice, lost, or met with silence.</summary>
public sealed class SecondThoughtTests
{
    private static readonly Sender Maria = NudgedTeam.Member("Maria");

    [Fact]
    public async Task AMessageIsDoneOverHoweverOftenItIsEdited()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.SayAsync(Maria, "Kim Lee at Acme introduced me to Dana Fox at Globex, by email");
        string first = team.LastTurn;

        await EditAsync(team, first, "Kim Lee at Acme introduced me to Dora Fox at Globex, by email");
        Reply last = Assert.Single(await EditAsync(team, first, "Kim Lee at Acme introduced me to Doris Fox at Globex, by email"));

        Assert.StartsWith("Logged", last.Text, StringComparison.Ordinal);
        Assert.Equal(["Doris Fox"], (await ReferralsAsync(team)).Select(one => one.Prospect.Name));
        Assert.Equal("Undone: logging Doris Fox (Globex).", Assert.Single(await team.SayAsync(Maria, "undo")).Text);
        Assert.Empty(await ReferralsAsync(team));
    }

    [Fact]
    public async Task AReminderIsKeptOnceHoweverOftenItsMessageIsEdited()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.SayAsync(Maria, "remind me on Thursday to call Dana");
        string first = team.LastTurn;

        await EditAsync(team, first, "remind me on Friday to call Dana");
        await EditAsync(team, first, "remind me on Friday to call Dora");

        Assert.Equal(["call Dora"], (await team.ReadAsync(workspace => new ReminderStore(workspace).OfAsync(Maria.Id, 10, CancellationToken.None))).Select(one => one.Text));
    }

    [Fact]
    public async Task AnEditOfWhatChangedNothingIsAnswered()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.SayAsync(Maria, "xyzzy plugh");

        Reply reply = Assert.Single(await EditAsync(team, team.LastTurn, "Kim Lee at Acme introduced me to Dana Fox at Globex, by email"));

        Assert.StartsWith("Logged", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEditThatSomethingElseCameAfterIsSaidToChangeNothing()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.SayAsync(Maria, "Kim Lee at Acme introduced me to Dana Fox at Globex, by email");
        string first = team.LastTurn;
        await team.SayAsync(Maria, "Globex closed for 45k");

        Reply reply = Assert.Single(await EditAsync(team, first, "Kim Lee at Acme introduced me to Dora Fox at Globex, by email"));

        Assert.Equal(
            "I saw your edit, but something else came after it, so logging Dana Fox (Globex) stands as it was. Tell me what is different in a new message, for example “change the value of Globex to 50k”.",
            reply.Text);
        Assert.Equal(["Dana Fox"], (await ReferralsAsync(team)).Select(one => one.Prospect.Name));
    }

    [Fact]
    public async Task AnEditOfWhatIsOlderThanAllThatCanBeTakenBackIsNotDoneOnceMore()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.SayAsync(Maria, "called Kim Lee today");
        (string first, Instant sentAt) = (team.LastTurn, team.Now);
        for (int i = 0; i < UndoHistory.Kept; i++)
        {
            await team.SayAsync(Maria, $"remind me tomorrow to call number {i}");
        }

        Reply old = Assert.Single(await team.TakeAsync(Maria, new Said("called Kim Li today") { Edits = first, SentAt = sentAt }));
        Reply recent = Assert.Single(await team.TakeAsync(Maria, new Said("help") { Edits = "T999", SentAt = team.Now }));

        Assert.StartsWith("I saw your edit, but something else came after it, so what that message did stands as it was.", old.Text, StringComparison.Ordinal);
        Assert.StartsWith("I remember referrals", recent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACardStaysWhereItsUndoIsPressedTwice()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        Reply card = Assert.Single(await team.SayAsync(Maria, "Kim Lee at Acme introduced me to Dana Fox at Globex, by email"));

        Assert.True(Assert.Single(await team.PressAsync(Maria, card, "Undo")).ReplacesCard);
        Assert.False(Assert.Single(await team.PressAsync(Maria, card, "Undo")).ReplacesCard);
    }

    [Fact]
    public async Task AFormThatIsCancelledGivesBackTheCardThatItReplaced()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        Reply card = Assert.Single(await team.SayAsync(Maria, "Kim Lee at Acme introduced me to Dana Fox at Globex, by email"));
        Reply form = Assert.Single(await team.PressAsync(Maria, card, "Edit"));

        Reply back = Assert.Single(await team.PressAsync(Maria, form, "Cancel", ("name", "Dora")));

        Assert.True(form.ReplacesCard && back.ReplacesCard);
        Assert.StartsWith("Nothing was changed. Dana Fox", back.Text, StringComparison.Ordinal);
        Assert.Equal(card.Card!.Actions.Select(action => action.Title), back.Card!.Actions.Select(action => action.Title));

        Reply settings = Assert.Single(await team.SayAsync(Maria, "my settings"));
        Reply settingsForm = Assert.Single(await team.PressAsync(Maria, settings, "Change"));
        Reply settingsBack = Assert.Single(await team.PressAsync(Maria, settingsForm, "Cancel"));
        Assert.Equal((settings.Text, true), (settingsBack.Text, settingsBack.ReplacesCard));
    }

    [Fact]
    public async Task WhatIsPutOffForAnHourInTheNightComesInTheMorning()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.LiveUntilAsync("2026-11-23T23:34");

        Assert.Equal("Put off for the night. The next nudge comes tomorrow, Tue, Nov 24 at 9:00 AM, if something is due.", Assert.Single(await team.SayAsync(Maria, "snooze")).Text);
        Assert.Equal("I'll remind you tomorrow, Tue, Nov 24 at 7:00 AM: call Kim.", Assert.Single(await team.SayAsync(Maria, "remind me today to call Kim")).Text);
    }

    private static Task<IReadOnlyList<Reply>> EditAsync(NudgedTeam team, string first, string text) =>
        team.TakeAsync(Maria, new Said(text) { Edits = first });

    private static Task<IReadOnlyList<Referral>> ReferralsAsync(NudgedTeam team) =>
        team.ReadAsync(workspace => new ReferralStore(workspace).AllAfterAsync(null, 10, CancellationToken.None));
}
