using ReferralBot.Bot.Teams;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Teams;

public sealed class TeamsRosterTests
{
    private const string Channel = "19:sales@thread.tacv2";
    private static readonly object Maria = new { id = "29:maria", name = "Maria", email = "maria@contoso.com", aadObjectId = "m", tenantId = FakeTokenService.TenantId, userRole = "user" };

    [Fact]
    public async Task AChannelHasTheMembersOfAllPagesAndItsNameOfNow()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector
            .ThenJson(new { members = new[] { Maria }, continuationToken = "2&" })
            .ThenJson(new { members = new object[] { new { id = "29:tom", name = "Tom", userPrincipalName = "tom@contoso.com", objectId = "t", userRole = "user" } } })
            .ThenJson(new { conversations = new object[] { new { id = "19:team@thread.tacv2" }, new { id = Channel, name = "Sales North", type = "standard" } } });

        var roster = await ReadAsync(bot, Place(bot));

        Assert.Equivalent(
            new PlaceRoster
            {
                Name = "Sales North",
                Members = [new Sender("29:maria", "Maria", "maria@contoso.com", IsGuest: false, DirectoryId: "m"), new Sender("29:tom", "Tom", "tom@contoso.com", IsGuest: false, DirectoryId: "t")],
            },
            roster,
            strict: true);
        Assert.False(roster!.HasOutsiders);
        Assert.Equal(
            [
                "/_connector/v3/conversations/19%3Asales%40thread.tacv2/pagedmembers?pageSize=500",
                "/_connector/v3/conversations/19%3Asales%40thread.tacv2/pagedmembers?pageSize=500&continuationToken=2%26",
                "/_connector/v3/teams/19%3Ateam%40thread.tacv2/conversations",
            ],
            bot.Connector.Calls.Select(call => call.Path));
    }

    [Theory]
    [InlineData("guest", null, "standard")]
    [InlineData("anonymous", null, "standard")]
    [InlineData("user", "99999999-9999-4999-8999-999999999999", "standard")]
    [InlineData("user", null, "shared")]
    public async Task PeopleFromOutsideAreSeen(string role, string? tenant, string kind)
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector
            .ThenJson(new { members = new[] { Maria, new { id = "29:x", name = "X", tenantId = tenant, userRole = role } } })
            .ThenJson(new { conversations = new object[] { new { id = Channel, name = "Sales", channelType = kind } } });

        var roster = await ReadAsync(bot, Place(bot));

        Assert.True(roster!.HasOutsiders);
        Assert.True(roster.IsShared);
        Assert.Equal([false, kind == "standard"], roster.Members.Select(member => member.IsGuest));
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", true)]
    [InlineData(404, "ConversationNotFound", true)]
    [InlineData(429, null, null)]
    [InlineData(500, "ServiceError", null)]
    public async Task APlaceThatWasLeftIsGoneAndAnOutageTellsNothing(int status, string? code, bool? isGone)
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(status, code);
        Assert.Equal(isGone, (await ReadAsync(bot, Place(bot)))?.IsGone);
    }

    [Fact]
    public async Task AMemberIsFoundWithTheAddress()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.ThenJson(Maria).Then(404, "MemberNotFoundInConversation");
        var roster = new TeamsRoster(bot.Client);
        Assert.Equal(new Sender("29:maria", "Maria", "maria@contoso.com", IsGuest: false, DirectoryId: "m"), await roster.FindAsync("", Place(bot), "29:maria", CancellationToken.None));
        Assert.Null(await roster.FindAsync("", Place(bot), "29:maria", CancellationToken.None));
    }

    private static ValueTask<PlaceRoster?> ReadAsync(TeamsBot bot, Place place) => new TeamsRoster(bot.Client).ReadAsync("", place, CancellationToken.None);

    private static Place Place(TeamsBot bot) => new()
    {
        Channel = "teams",
        Kind = PlaceKind.Channel,
        ConversationId = Channel + ";messageid=1776827520000",
        Name = "Sales",
        Address = new TeamsAddress(bot.Connector.ServiceUrl, "28:bot", FakeTokenService.TenantId, "19:team@thread.tacv2").Write(),
    };
}
