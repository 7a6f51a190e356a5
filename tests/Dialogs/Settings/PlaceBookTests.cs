using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Nudges;

namespace ReferralBot.Tests.Dialogs.Settings;

public sealed class PlaceBookTests
{
    [Fact]
    public async Task TheGoalOfAPlaceGoesWithIt()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        var ofPlace = new Goal(GoalOf.Place, "C1", GoalEvery.Month, 20, "U1");
        var ofMember = new Goal(GoalOf.Member, "C1", GoalEvery.Month, 2, "U1");
        foreach (Goal goal in (Goal[])[ofPlace, ofMember])
        {
            await team.ReadAsync(async workspace =>
            {
                await new GoalStore(workspace).SetAsync(goal, CancellationToken.None);
                return await workspace.CommitAsync(CancellationToken.None);
            });
        }

        IReadOnlyList<Goal> left = await team.ReadAsync(async workspace =>
        {
            await PlaceBook.LoseAsync(new TaskContext(workspace, team.Now), "C1", CancellationToken.None);
            return await new GoalStore(workspace).ListAsync(CancellationToken.None);
        });

        Assert.Equal([ofMember], left);
    }

    [Fact]
    public async Task WhoFollowsTheProfileAgainComesBackToItsZoneOnce()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        Sender tom = NudgedTeam.Member("Tom");
        await team.JoinAsync(tom);
        await team.SayAsync(tom, "I'm in Berlin");
        Reply settings = (await team.SayAsync(tom, "my settings"))[0];

        await team.PressAsync(tom, settings, "Use my profile's zone");

        Assert.Null((await team.ReadAsync(workspace => new SettingsStore(workspace).OfMemberAsync(tom.Id, CancellationToken.None))).HomeTimeZone);
        Assert.Equal("America/New_York", (await team.ReadAsync(workspace => new MemberStore(workspace).GetAsync(tom.Id, CancellationToken.None)))?.TimeZone);
    }
}
