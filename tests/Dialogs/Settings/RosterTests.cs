using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Dialogs.Settings;

public sealed class RosterTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 0);

    [Theory]
    [InlineData("MARIA@contoso.com", Role.Manager)]
    [InlineData("29:maria", Role.Manager)]
    [InlineData("entra-maria", Role.Manager)]
    [InlineData("tom@contoso.com", Role.Rep)]
    [InlineData("tom", Role.Rep)]
    public async Task AManagerIsNamedByIdOrByAnAddressThatOnlyThePlatformTells(string named, Role role)
    {
        await using var store = TemporaryStore.Open();
        var platform = new RecordingChannel("teams", canWhisper: false);
        platform.Rosters["a:1"] = new PlaceRoster { Members = [new Sender("29:maria", "Maria", "maria@contoso.com")] };
        var roster = new Roster([named], new Rosters([platform], TimeProvider.System));
        var turn = new Turn
        {
            Id = "1",
            Workspace = "teams-t",
            From = new Sender("29:maria", "Maria", DirectoryId: "entra-maria"),
            In = new Place { Channel = "teams", Kind = PlaceKind.Personal, ConversationId = "a:1", MemberId = "29:maria" },
            Content = new Said("hello"),
            At = Now,
        };

        Member met = await roster.MeetAsync(turn, new Workspace(store.Store, turn.Workspace), Now, CancellationToken.None);

        Assert.Equal(role, met.Role);
    }

    [Theory]
    [InlineData(Role.Rep, false, true, Role.Admin)]
    [InlineData(Role.Manager, false, true, Role.Admin)]
    [InlineData(Role.Admin, false, false, Role.Admin)]
    [InlineData(Role.Manager, false, false, Role.Manager)]
    [InlineData(Role.Rep, true, true, Role.Rep)]
    [InlineData(Role.Manager, true, true, Role.Manager)]
    public async Task ARoleFollowsThePlatformUntilSomebodyGivesAnother(Role known, bool isByHand, bool isAdmin, Role expected)
    {
        await using var store = TemporaryStore.Open();
        var workspace = new Workspace(store.Store, "slack-T1");
        new MemberStore(workspace).Save(new Member { Id = "U1", Name = "Maria", TimeZone = "Etc/UTC", Locale = "en-US", Role = known, HasOwnRole = isByHand });
        var turn = new Turn
        {
            Id = "1",
            Workspace = "slack-T1",
            From = new Sender("U1", "Maria", IsAdmin: isAdmin),
            In = new Place { Channel = "slack", Kind = PlaceKind.Personal, ConversationId = "D1", MemberId = "U1" },
            Content = new Said("hello"),
            At = Now,
        };

        Member met = await new Roster([], new Rosters([], TimeProvider.System)).MeetAsync(turn, workspace, Now, CancellationToken.None);

        Assert.Equal(expected, met.Role);
    }
}
