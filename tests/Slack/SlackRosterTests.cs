using ReferralBot.Bot.Slack;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Slack;

public sealed class SlackRosterTests
{
    private static readonly Place Sales = SlackPlaces.Shared("C1", "sales");

    [Fact]
    public async Task AChannelHasTheMembersOfAllPagesWithoutBotsAndItsNameOfNow()
    {
        await using var host = await SlackHost.StartAsync();
        Know(host, "U1", """ "is_admin":true """);
        Know(host, "U2", """ "is_bot":true """);
        Know(host, "U3", """ "is_restricted":true """);
        Answer(host, "conversations.info", """{"ok":true,"channel":{"id":"C1","name":"sales-north","is_member":true,"is_archived":false}}""");
        Answer(host, "conversations.members", """{"ok":true,"members":["U1","U2"],"response_metadata":{"next_cursor":"x="}}""");
        Answer(host, "conversations.members", $$$"""{"ok":true,"members":["U3","U4","{{{FakeSlack.BotUser}}}"],"response_metadata":{"next_cursor":""}}""");

        var roster = await ReadAsync(host);

        Assert.Equivalent(
            new PlaceRoster
            {
                Name = "sales-north",
                Members = [new Sender("U1", "Name of U1", IsAdmin: true, IsGuest: false), new Sender("U3", "Name of U3", IsGuest: true), new Sender("U4", IsGuest: true)],
            },
            roster,
            strict: true);
        Assert.True(roster!.HasOutsiders);
        Assert.Equal(["", "x="], host.Slack.CallsOf("conversations.members").Select(call => call.Arguments.GetProperty("cursor").GetString()));
    }

    [Fact]
    public async Task ManyMembersAreLookedUpInTheListOfEverybody()
    {
        await using var host = await SlackHost.StartAsync();
        string[] ids = [.. Enumerable.Range(10, 50).Select(number => $"U{number}")];
        Answer(host, "conversations.info", """{"ok":true,"channel":{"id":"C1","name":"sales","is_member":true}}""");
        Answer(host, "conversations.members", $$"""{"ok":true,"members":["{{string.Join("\",\"", ids)}}"]}""");
        Answer(host, "users.list", $$$"""{"ok":true,"members":[{{{string.Join(',', ids.Take(30).Select(User))}}}],"response_metadata":{"next_cursor":"y"}}""");
        Answer(host, "users.list", $$$"""{"ok":true,"members":[{{{string.Join(',', ids.Skip(30).Select(User))}}}],"response_metadata":{"next_cursor":"z"}}""");

        var roster = await ReadAsync(host);

        Assert.Equal(ids.Select(id => new Sender(id, "Name of " + id, IsGuest: false)), roster!.Members);
        Assert.False(roster.HasOutsiders);
        Assert.Empty(host.Slack.CallsOf("users.info"));
        Assert.Equal(2, host.Slack.CallsOf("users.list").Count);
    }

    [Theory]
    [InlineData("""{"ok":true,"channel":{"name":"old","is_archived":true}}""")]
    [InlineData("""{"ok":true,"channel":{"name":"left","is_member":false}}""")]
    [InlineData("""{"ok":false,"error":"channel_not_found"}""")]
    public async Task AnArchivedOrLeftChannelIsGone(string info)
    {
        await using var host = await SlackHost.StartAsync();
        Answer(host, "conversations.info", info);
        Assert.True((await ReadAsync(host))!.IsGone);
        Assert.Empty(host.Slack.CallsOf("conversations.members"));
    }

    [Fact]
    public async Task AChannelSharedWithAnotherOrganisationSaysSo()
    {
        await using var host = await SlackHost.StartAsync();
        Answer(host, "conversations.info", """{"ok":true,"channel":{"name":"with-acme","is_member":true,"is_ext_shared":true}}""");
        Answer(host, "conversations.members", """{"ok":true,"members":[]}""");
        Assert.True((await ReadAsync(host))!.IsShared);
    }

    [Fact]
    public async Task AnOutageOrAnotherWorkspaceTellsNothing()
    {
        await using var host = await SlackHost.StartAsync();
        host.Slack.Fail("conversations.info", "missing_scope");
        Assert.Null(await ReadAsync(host));
        Answer(host, "conversations.info", """{"ok":true,"channel":{"name":"sales","is_member":true}}""");
        host.Slack.Fail("conversations.members", "internal_error", 500);
        Assert.Null(await ReadAsync(host));
        Assert.Null(await host.Get<IChannelRoster>().ReadAsync("slack-T0OTHER", Sales, CancellationToken.None));
    }

    [Theory]
    [InlineData(""" "is_bot":true """)]
    [InlineData(""" "deleted":true """)]
    public async Task ABotOrSomebodyWhoHasLeftIsNobody(string more)
    {
        await using var host = await SlackHost.StartAsync();
        Know(host, "U1", more);
        Know(host, "U2", """ "is_bot":false """);

        Assert.Null(await FindAsync(host, "U1"));
        Assert.Equal("Name of U2", (await FindAsync(host, "U2"))?.Name);
    }

    private static ValueTask<Sender?> FindAsync(SlackHost host, string id) => host.Get<IChannelRoster>().FindAsync("slack-" + FakeSlack.Team, Sales, id, CancellationToken.None);

    private static ValueTask<PlaceRoster?> ReadAsync(SlackHost host) => host.Get<IChannelRoster>().ReadAsync("slack-" + FakeSlack.Team, Sales, CancellationToken.None);

    private static void Know(SlackHost host, string id, string more) => host.Slack.Know(id, User(id).Replace("}}", "}," + more + "}", StringComparison.Ordinal));

    private static string User(string id) => $$$"""{"id":"{{{id}}}","team_id":"{{{FakeSlack.Team}}}","profile":{"display_name":"Name of {{{id}}}"}}""";

    private static void Answer(SlackHost host, string method, string json) => host.Slack.Fail(method, context => FakeSlack.WriteAsync(context, 200, json));
}
