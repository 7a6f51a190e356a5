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
            From = new Sender("29:maria", "Maria", IsGuest: false, DirectoryId: "entra-maria"),
            In = new Place { Channel = "teams", Kind = PlaceKind.Personal, ConversationId = "a:1", MemberId = "29:maria" },
            Content = new Said("hello"),
            At = Now,
        };

        Member? met = await roster.MeetAsync(turn, new Workspace(store.Store, turn.Workspace), Now, CancellationToken.None);

        Assert.Equal(role, met?.Role);
    }

    [Theory]
    [InlineData(Role.Rep, false, true, Role.Admin)]
    [InlineData(Role.Manager, false, true, Role.Admin)]
    [InlineData(Role.Admin, false, null, Role.Admin)]
    [InlineData(Role.Admin, false, false, Role.Rep)]
    [InlineData(Role.Admin, true, false, Role.Admin)]
    [InlineData(Role.Manager, false, false, Role.Manager)]
    [InlineData(Role.Rep, true, true, Role.Rep)]
    [InlineData(Role.Manager, true, true, Role.Manager)]
    public async Task ARoleFollowsThePlatformUntilSomebodyGivesAnother(Role known, bool isByHand, bool? isAdmin, Role expected)
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

        Member? met = await new Roster([], new Rosters([], TimeProvider.System)).MeetAsync(turn, workspace, Now, CancellationToken.None);

        Assert.Equal(expected, met?.Role);
    }

    [Fact]
    public async Task AProfileOfSomebodyWhoNeverWroteMakesNoMember()
    {
        await using var store = TemporaryStore.Open();
        var workspace = new Workspace(store.Store, "slack-T1");

        Assert.Null(await MeetAsync(workspace, new MemberChanged(IsGone: false)));
        Assert.False(workspace.HasWrites);
    }

    [Fact]
    public async Task AChangedProfileDoesNotMakeSomebodyReachable()
    {
        await using var store = TemporaryStore.Open();
        var workspace = new Workspace(store.Store, "slack-T1");
        new MemberStore(workspace).Save(Known with { Unreachable = "user_disabled" });

        Assert.Equal("user_disabled", (await MeetAsync(workspace, new MemberChanged(IsGone: false)))?.Unreachable);
        Assert.Null((await MeetAsync(workspace, new Said("hello")))?.Unreachable);
    }

    [Theory]
    [InlineData(false, true, true, false, 0)]
    [InlineData(true, false, false, true, 0)]
    [InlineData(null, false, true, false, 0)]
    [InlineData(null, false, null, false, 0)]
    [InlineData(null, true, false, false, 1)]
    [InlineData(null, true, null, true, 1)]
    [InlineData(null, null, false, false, 1)]
    [InlineData(null, null, true, true, 1)]
    [InlineData(null, null, null, null, 1)]
    public async Task WhoIsAGuestIsToldByTheTurnElseKnownElseAsked(bool? told, bool? known, bool? asked, bool? expected, int questions)
    {
        await using var store = TemporaryStore.Open();
        var workspace = new Workspace(store.Store, "slack-T1");
        new MemberStore(workspace).Save(Known with { IsGuest = known });
        var platform = new AskedRoster(asked is null ? null : new Sender("U1", IsGuest: asked));

        Assert.Equal(expected, (await MeetAsync(workspace, new Said("hello"), told, platform))?.IsGuest);
        Assert.Equal(questions, platform.Questions);
    }

    private static readonly Member Known = new() { Id = "U1", Name = "Maria", TimeZone = "Etc/UTC", Locale = "en-US" };

    private static ValueTask<Member?> MeetAsync(Workspace workspace, TurnContent content, bool? isGuest = null, IChannelRoster? platform = null) =>
        new Roster([], new Rosters(platform is null ? [] : [platform], TimeProvider.System)).MeetAsync(
            new Turn
            {
                Id = "1",
                Workspace = workspace.Id,
                From = new Sender("U1", "Maria", IsGuest: isGuest),
                In = new Place { Channel = "slack", Kind = PlaceKind.Personal, ConversationId = "D1", MemberId = "U1" },
                Content = content,
                At = Now,
            },
            workspace,
            Now,
            CancellationToken.None);

    private sealed class AskedRoster(Sender? answer) : IChannelRoster
    {
        public int Questions { get; private set; }

        public string Channel => "slack";

        public ValueTask<PlaceRoster?> ReadAsync(string workspace, Place place, CancellationToken cancellationToken) => ValueTask.FromResult<PlaceRoster?>(null);

        public ValueTask<Sender?> FindAsync(string workspace, Place place, string memberId, CancellationToken cancellationToken)
        {
            Questions++;
            return ValueTask.FromResult(answer);
        }
    }
}
