using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Nudges;

namespace ReferralBot.Tests.Dialogs.HandOvers;

public sealed class HandOverTests
{
    private static readonly Sender Tom = NudgedTeam.Member("Tom");
    private static readonly Sender Maria = NudgedTeam.Member("Maria");

    [Fact]
    public async Task AColleagueWhoNeverWroteGetsThem()
    {
        await using NudgedTeam team = await StartAsync();
        team.Channel.Rosters["D-" + Tom.Id] = new PlaceRoster { Members = [Maria] };

        await team.TakeAsync(Tom, new Said("reassign all of my referrals to Maria") { Mentions = [new Mention(Maria.Id, "Maria")] });
        IReadOnlyList<string> told = [.. (await team.LiveUntilAsync("2026-11-23T08:30")).Select(sent => sent.Message.To.MemberId!)];

        Assert.Equal([Maria.Id, Tom.Id], told);
        Assert.Equal(2, (await team.ReadAsync(workspace => new ReferralStore(workspace).OpenOfAsync(Maria.Id, 10, CancellationToken.None))).Count);
        Assert.Contains(await team.RowsAsync(), row => row.StartsWith($"appointment|digest|{Maria.Id} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneThatIsUndoneBeforeItBeganIsAnswered()
    {
        await using NudgedTeam team = await StartAsync();
        await team.JoinAsync(Maria);
        Reply given = Assert.Single(await team.SayAsync(Tom, "reassign all of my referrals to Maria"));

        Assert.Equal("Taking it back. I'll tell you when it is done.", Assert.Single(await team.PressAsync(Tom, given, "Undo")).Text);
        Assert.Equal(
            ["The hand-over from Tom to Maria was taken back.", "The hand-over from Tom to Maria was taken back."],
            (await team.LiveUntilAsync("2026-11-23T08:30")).Select(sent => sent.Message.Reply.Text));
        Assert.Equal(2, (await team.ReadAsync(workspace => new ReferralStore(workspace).OpenOfAsync(Tom.Id, 10, CancellationToken.None))).Count);
    }

    [Fact]
    public async Task AllItsStepsAreDoneAtOnce()
    {
        await using NudgedTeam team = await StartAsync();
        await team.JoinAsync(Maria);
        for (int i = 0; i < 20; i++)
        {
            await team.ReceiveAsync(Tom, "Kim", $"Prospect {i}");
        }

        await team.SayAsync(Tom, "reassign all of my referrals to Maria");
        await team.Bot.KeepAppointmentsAsync();

        Assert.Empty(await team.ReadAsync(workspace => new ReferralStore(workspace).OpenOfAsync(Tom.Id, 10, CancellationToken.None)));
    }

    [Fact]
    public async Task WhoLeftIsNotChosenByAnOldButton()
    {
        await using NudgedTeam team = await StartAsync();
        await team.JoinAsync(Maria);
        Member maria = (await team.ReadAsync(workspace => new MemberStore(workspace).GetAsync(Maria.Id, CancellationToken.None)))!;
        await team.WriteAsync(workspace => new MemberStore(workspace).Save(maria with { IsGone = true }));

        var give = new Pressed("handover.give", new Dictionary<string, string> { ["from"] = Tom.Id, ["colleague"] = Maria.Id }, new Dictionary<string, string>());

        Assert.Equal("One of the two is not here any more.", Assert.Single(await team.TakeAsync(Tom, give)).Text);
    }

    private static async Task<NudgedTeam> StartAsync()
    {
        NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Tom);
        await team.SayAsync(Tom, "log referral from Kim Lee at Acme: Dana Fox at Globex, by email");
        await team.SayAsync(Tom, "log referral from Kim Lee at Acme: Mike Ross at Initech, by email");
        return team;
    }
}
