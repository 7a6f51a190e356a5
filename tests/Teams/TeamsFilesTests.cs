using System.Text.Json;
using System.Text.Json.Nodes;
using ReferralBot.Bot.Teams;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Teams;

/// <summary>A file on Teams: the member is asked, and a consent brings the address that takes it.</summary>
public sealed class TeamsFilesTests
{
    private const string Chat = "/_connector/v3/conversations/a%3A1chat/activities";
    private static readonly ReplyFile Export = new("referrals.csv", "export", new Dictionary<string, string> { ["period"] = "2026-11" });
    private static readonly FileContent Content = new("text/csv", "Prospect\r\nDana\r\n"u8.ToArray());

    [Fact]
    public async Task TheMemberIsAskedFirst()
    {
        await using var bot = await TeamsBot.StartAsync();

        Assert.Equal(new SendResult.Sent("id-1"), await bot.Channel.SendAsync(Message(bot, Export), CancellationToken.None));

        Snapshot.Matches("file-consent", JsonSerializer.SerializeToUtf8Bytes(Assert.Single(bot.Connector.Calls).Body));
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("decline")]
    public async Task TheAnswerBecomesATurnOnceHoweverOftenItComes(string action)
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.Channel.SendAsync(Message(bot, Export), CancellationToken.None);
        var asked = bot.Connector.Calls[0].Body.GetProperty("attachments")[0].GetProperty("content").GetProperty(action + "Context");
        var consent = Consent(bot, action, JsonNode.Parse(asked.GetRawText()));

        Assert.Equal((200, ""), await AnswerAsync(bot, consent));
        consent["id"] = "f:another-id";
        Assert.Equal((200, ""), await AnswerAsync(bot, consent));

        var answered = Assert.IsType<FileAnswered>(bot.Inbox.Turns.First().Content);
        Assert.Equivalent(Export with { Target = action == "accept" ? Upload(bot).Write() : null }, answered.File, strict: true);
        Assert.Equal("1776827520000", answered.CardAddress);
        // An upload has an id of its own; a refusal twice does no harm.
        Assert.Equal(action == "accept" ? 1 : 2, bot.Inbox.Turns.Select(turn => turn.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("""{"type":"fileUpload","action":"accept"}""")]
    [InlineData("""{"type":"fileUpload","action":"accept","context":{"name":"a","kind":"export","request":{}},"uploadInfo":{"uploadUrl":"x"}}""")]
    [InlineData("""{"type":"fileUpload","action":"accept","context":{"name":"a","kind":"export","request":{"a":1}},"uploadInfo":{"uploadUrl":"x","uniqueId":"y"}}""")]
    [InlineData("""{"type":"fileUpload","action":"maybe","context":{"name":"a","kind":"export","request":{}}}""")]
    [InlineData("""{"type":"fileUpload","action":"decline","context":"export"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task AnAnswerToNoQuestionIsRefused(string value)
    {
        await using var bot = await TeamsBot.StartAsync();
        var consent = Consent(bot, "accept", null);
        consent["value"] = JsonNode.Parse(value);
        Assert.Equal(400, (await AnswerAsync(bot, consent)).Status);
        Assert.Empty(bot.Inbox.Turns);
    }

    [Fact]
    public async Task AnAcceptedFileIsUploadedWithoutTheBotsTokenAndTakesThePlaceOfTheQuestion()
    {
        await using var bot = await TeamsBot.StartAsync();

        Assert.Equal(new SendResult.Sent("asked"), await SendAcceptedAsync(bot));

        Assert.Equal(["PUT /_connector/upload/1", "PUT " + Chat + "/asked"], bot.Connector.Calls.Select(call => $"{call.Method} {call.Path}"));
        Assert.Equal(("", "text/csv", "Prospect\r\nDana\r\n"), (bot.Connector.Calls[0].Authorization, bot.Connector.Calls[0].ContentType, bot.Connector.Calls[0].Body.GetString()));
        Snapshot.Matches("file-info", JsonSerializer.SerializeToUtf8Bytes(bot.Connector.Calls[1].Body));
    }

    [Fact]
    public async Task AFileThatCannotTakeThePlaceOfTheQuestionComesAsANewMessage()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(201).Then(400, "BadArgument");
        Assert.Equal(new SendResult.Sent("id-3"), await SendAcceptedAsync(bot));
        Assert.Equal("POST " + Chat, $"{bot.Connector.Calls[2].Method} {bot.Connector.Calls[2].Path}");
    }

    [Fact]
    public async Task AnOutageOfOneDriveIsTriedAgain()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(503);
        Assert.Equal(new SendResult.Retry(null, false, "file"), await SendAcceptedAsync(bot));
        Assert.Single(bot.Connector.Calls);
    }

    [Fact]
    public async Task AnAddressThatExpiredIsToldToTheMember()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(404);
        await SendAcceptedAsync(bot);
        Assert.Equal(ChannelWords.FileNotTaken("referrals.csv"), bot.Connector.Calls[1].Body.GetProperty("text").GetString());
    }

    [Fact]
    public async Task AFileThatArrivedBeforeItsMessageIsThereWhenTheMessageIsTriedAgain()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.Then(201).Then(429).Then(404);
        var message = Message(bot, Export with { Target = Upload(bot).Write() });
        var first = Assert.IsType<SendResult.Retry>(await bot.Channel.SendAsync(message, CancellationToken.None));
        Assert.Equal(new SendResult.Sent("id-4"), await bot.Channel.SendAsync(message with { Attempt = 1, MayHaveBeenSent = first.MayHaveBeenSent }, CancellationToken.None));
        Assert.Equal("application/vnd.microsoft.teams.card.file.info", bot.Connector.Calls[3].Body.GetProperty("attachments")[0].GetProperty("contentType").GetString());
    }

    [Theory]
    [InlineData("https://contoso-my.sharepoint.com.evil.example/upload")]
    [InlineData("https://evil.example/?x=.sharepoint.com")]
    [InlineData("https://user:secret@contoso-my.sharepoint.com/upload")]
    [InlineData("https://contoso-my.sharepoint.com:8443/upload")]
    [InlineData("http://contoso-my.sharepoint.com/upload")]
    [InlineData("http://127.0.0.1:1/upload")]
    [InlineData("file:///etc/passwd")]
    [InlineData("upload")]
    public async Task NamesAndFiguresGoToOneDriveAlone(string url)
    {
        await using var bot = await TeamsBot.StartAsync();
        await SendAcceptedAsync(bot, Upload(bot) with { UploadUrl = url });
        Assert.Equal(ChannelWords.FileNotTaken("referrals.csv"), Assert.Single(bot.Connector.Calls).Body.GetProperty("text").GetString());
    }

    private static ValueTask<SendResult> SendAcceptedAsync(TeamsBot bot, TeamsUpload? upload = null) =>
        bot.Channel.SendAsync(Message(bot, Export with { Target = (upload ?? Upload(bot)).Write() }) with { CardAddress = "asked" }, CancellationToken.None);

    private static async Task<(int Status, string Body)> AnswerAsync(TeamsBot bot, JsonObject consent)
    {
        using var response = await bot.PostAsync(consent);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static TeamsUpload Upload(TeamsBot bot) => new(bot.Connector.ServiceUrl + "/upload/1", "https://contoso-my.sharepoint.com/personal/maria/Documents/referrals.csv", "referrals.csv", "u-1", "csv");

    private static JsonObject Consent(TeamsBot bot, string action, JsonNode? context)
    {
        var activity = bot.Message(null);
        activity["type"] = "invoke";
        activity["name"] = "fileConsent/invoke";
        activity["replyToId"] = "1776827520000";
        activity["value"] = new JsonObject { ["type"] = "fileUpload", ["action"] = action, ["context"] = context };
        if (action == "accept")
        {
            activity["value"]!["uploadInfo"] = JsonNode.Parse(Upload(bot).Write());
        }

        return activity;
    }

    private static OutgoingMessage Message(TeamsBot bot, ReplyFile file) => new()
    {
        Id = "o1",
        Workspace = "teams-" + FakeTokenService.TenantId,
        To = new Place
        {
            Channel = "teams",
            ConversationId = "a:1chat",
            Kind = PlaceKind.Personal,
            MemberId = "29:maria",
            Address = new TeamsAddress(bot.Connector.ServiceUrl, "28:" + FakeTokenService.AppId, FakeTokenService.TenantId).Write(),
        },
        Reply = new Reply { Text = "12 referrals of November.", File = file },
        File = Content,
    };
}
