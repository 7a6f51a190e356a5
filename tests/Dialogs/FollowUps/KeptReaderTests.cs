using NodaTime;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Nudges;

namespace ReferralBot.Tests.Dialogs.FollowUps;

public sealed class KeptReaderTests
{
    private static readonly Sender Tom = NudgedTeam.Member("Tom");

    [Fact]
    public async Task MomentsOfLongAgoHideNothingAndAreSettledBitByBit()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Tom);
        await FeelAsync(team, 210, team.Today.PlusDays(-200));
        await team.SayAsync(Tom, "told Kim Lee I'd send the deck by today");

        Assert.Contains("Send the deck", NudgedTeam.Read((await team.SayAsync(Tom, "what is due"))[0]), StringComparison.OrdinalIgnoreCase);

        int before = await CountOwedAsync(team);
        await team.LiveUntilAsync("2026-11-24T10:00");
        Assert.Equal(20, before - await CountOwedAsync(team));
    }

    [Fact]
    public async Task AsksThatNobodyLookedIntoAreHeldBack()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Tom);
        await FeelAsync(team, 25, team.Today.PlusDays(-3));

        WhatHappened happened = await team.ReadAsync(workspace => KeptReader.WithContactsAsync(
            new TaskContext(workspace, team.Now),
            new WhatHappened { MemberId = Tom.Id, Zone = NudgedTeam.NewYork, Today = team.Today },
            FollowUpRules.Default,
            CancellationToken.None));

        Assert.Equal(25, happened.Events.Count);
        Assert.Equal(5, happened.HeldBack.Count);
    }

    private static async Task<int> CountOwedAsync(NudgedTeam team) => (await team.RowsAsync()).Count(row => row.StartsWith("owed|", StringComparison.Ordinal));

    /// <summary>So many clients felt value on a day.</summary>
    private static async Task FeelAsync(NudgedTeam team, int count, LocalDate on)
    {
        for (int i = 0; i < count; i++)
        {
            string id = $"c{i}";
            await team.WriteAsync(workspace =>
            {
                new ContactStore(workspace).Save(null, new Contact { Id = id, Name = $"Client Nr{id}" });
                new ContactEventStore(workspace).Save(null, new ValueMoment { Id = $"m{id}", RepId = Tom.Id, With = new Person(id, $"Client Nr{id}", null), On = on, At = team.Now, Moment = Moment.Proposal, AskFrom = on });
            });
        }
    }
}
