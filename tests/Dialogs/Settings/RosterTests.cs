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
}
