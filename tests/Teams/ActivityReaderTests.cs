using System.Text.Json;
using NodaTime;
using ReferralBot.Bot.Teams;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Teams;

public sealed class ActivityReaderTests
{
    private const string Bot = "28:bot";

    [Fact]
    public void APersonalMessageBecomesATurn()
    {
        var turn = Taken("""
            {"type":"message","id":"1776827520098","timestamp":"2026-11-22T08:59:59.123Z","localTimezone":"Europe/Berlin","locale":"de-DE",
             "channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/amer/T/","from":{"id":"29:maria","name":"Maria Silva","aadObjectId":"3333"},
             "recipient":{"id":"28:bot"},"conversation":{"id":"a:1chat","conversationType":"personal","tenantId":"T"},
             "entities":[{"type":"clientInfo","timezone":"Europe/Lisbon","locale":"pt-PT"}],"text":"log referral from Kim\n",
             "attachments":[{"contentType":"text/html","content":"<p>log referral from Kim</p>"}]}
            """);
        Assert.Equal(
            new Turn
            {
                Id = "a:1chat|1776827520098",
                Workspace = "teams-t",
                From = new Sender("29:maria", "Maria Silva", TimeZone: "Europe/Lisbon", Locale: "de-DE", DirectoryId: "3333"),
                In = new Place
                {
                    Channel = "teams",
                    ConversationId = "a:1chat",
                    Kind = PlaceKind.Personal,
                    MemberId = "29:maria",
                    Address = """{"serviceUrl":"https://smba.trafficmanager.net/amer/T/","botId":"28:bot","tenantId":"T"}""",
                },
                Content = new Said("log referral from Kim"),
                At = Instant.FromUtc(2026, 11, 22, 8, 59, 59) + Duration.FromMilliseconds(123),
            },
            turn);
    }

    [Theory]
    [InlineData("Europe/Berlin", null, "Europe/Berlin")]
    [InlineData("Europe/Berlin", "America/New_York", "America/New_York")]
    [InlineData("Europe/Berlin", "W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("Mars/Olympus", null, null)]
    [InlineData(null, null, null)]
    public void TimeZonesAreThoseOfTheTzDatabase(string? local, string? client, string? expected)
    {
        var activity = Message("hello") with { LocalTimezone = local, Entities = [new ActivityEntity("clientInfo", null, null, client, null)] };
        Assert.Equal(expected, Take(activity).From.TimeZone);
    }

    [Theory]
    [InlineData("<at>Bot</at> log referral from Kim", "log referral from Kim")]
    [InlineData("<at>Bot</at>&nbsp;log &lt;b&gt; R&amp;D", "log <b> R&D")]
    [InlineData("hey <at>Bot</at> and <at>Bot</at>", "hey  and <at>Bot</at>")]
    [InlineData("one\r\ntwo", "one\ntwo")]
    [InlineData("   ", "")]
    public void TheBotsMentionIsTakenOutByItsEntity(string text, string expected)
    {
        var activity = Message(text) with { Entities = [Mention(Bot, "Bot", "<at>Bot</at>")] };
        Assert.Equal(new Said(expected), Take(activity).Content);
    }

    [Fact]
    public void MentionsOfOthersBecomeTheirNames()
    {
        var activity = Message("<at>Bot</at> intro <at>Ann O&apos;Neil</at> to <at>Ann O&apos;Neil</at> <at>Eve</at>") with
        {
            Entities =
            [
                Mention("29:ann1", "Ann O'Neil", "<at>Ann O&apos;Neil</at>"),
                Mention("29:ann2", "Ann O'Neil", "<at>Ann O&apos;Neil</at>"),
                Mention(Bot, "Bot", "<at>Bot</at>"),
                Mention("29:nobody", "Nobody", "<at>Nobody</at>"),
                null,
            ],
        };
        var said = Assert.IsType<Said>(Take(activity).Content);
        Assert.Equal("intro Ann O'Neil to Ann O'Neil <at>Eve</at>", said.Text);
        Assert.Equal([new Mention("29:ann1", "Ann O'Neil"), new Mention("29:ann2", "Ann O'Neil")], said.Mentions);
    }

    [Fact]
    public void InAChannelOnlyWhatMentionsTheBotIsForIt()
    {
        var channel = Message("hello") with { Conversation = new ActivityConversation("19:x@thread.tacv2;messageid=1", null, "channel", "T", true), ChannelData = new(new("T"), null, null, new("19:x@thread.tacv2", "Sales")) };
        Assert.IsType<IncomingActivity.Ignored>(ActivityReader.Read(channel));
        var turn = Take(channel with { Text = "<at>Bot</at> hello", Entities = [Mention(Bot, "Bot", "<at>Bot</at>")] });
        Assert.Equal((PlaceKind.Channel, "Sales", null, "19:x@thread.tacv2;messageid=1"), (turn.In.Kind, turn.In.Name, turn.In.MemberId, turn.In.ConversationId));
    }

    [Fact]
    public void TheBotsOwnMessagesAreIgnored()
    {
        Assert.IsType<IncomingActivity.Ignored>(ActivityReader.Read(Message("hello") with { From = new ActivityAccount(Bot, null, null, null, null) }));
        Assert.IsType<IncomingActivity.Ignored>(ActivityReader.Read(Message("hello") with { From = new ActivityAccount("28:other", null, null, null, "bot") }));
    }

    [Fact]
    public void AnEditNamesTheMessageAsFirstSentAndHasAnIdOfItsOwn()
    {
        var edit = Take(Message("log referral from Kim Lee") with { Type = "messageUpdate", ChannelData = new(new("T"), "editMessage", null, null) });
        Assert.Equal(("a:1chat|m1|edit|1795337999123", new Said("log referral from Kim Lee") { Edits = "a:1chat|m1" }), (edit.Id, edit.Content));
        Assert.IsType<IncomingActivity.Ignored>(ActivityReader.Read(Message("x") with { Type = "messageUpdate", ChannelData = new(new("T"), "undeleteMessage", null, null) }));
    }

    [Fact]
    public void ASubmitIsAPressOnTheCardItRepliesTo()
    {
        var activity = Message(null) with
        {
            ReplyToId = "card-1",
            Value = Json("""{"pressed":{"verb":"referral.edit","data":{"id":"r1","n":"2"}},"name":"Dana","ack":"true","amount":7,"tags":null,"deep":{}}"""),
        };
        var press = Assert.IsType<Pressed>(Take(activity).Content);
        Assert.Equal(("referral.edit", "card-1"), (press.Verb, press.CardAddress));
        Assert.Equal(new Dictionary<string, string> { ["id"] = "r1", ["n"] = "2" }, press.Data);
        Assert.Equal(new Dictionary<string, string> { ["name"] = "Dana", ["ack"] = "true", ["amount"] = "7" }, press.Inputs);
    }

    [Fact]
    public void ASubmitOfAnotherKindIsAPressOfNothing()
    {
        Assert.Equal("", Assert.IsType<Pressed>(Take(Message(null) with { Value = Json("""{"cmd":"x"}""") }).Content).Verb);
        Assert.Equal(new Said("help"), Take(Message("help") with { Value = Json("""{"cmd":"x"}""") }).Content);
    }

    [Theory]
    [InlineData("1795337000000", 1_795_337_000_000)]
    [InlineData("99999999999999999", null)]
    [InlineData("a-guid", null)]
    public void AnEditTellsWhenTheMessageWasFirstSent(string id, long? milliseconds)
    {
        var edit = Take(Message("hello") with { Type = "messageUpdate", Id = id, ChannelData = new(new("T"), "editMessage", null, null) });
        Assert.Equal(milliseconds, Assert.IsType<Said>(edit.Content).SentAt?.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("add", typeof(Joined))]
    [InlineData("add-upgrade", typeof(Joined))]
    [InlineData("remove", typeof(Left))]
    [InlineData("remove-upgrade", null)]
    public void InstallationsAreComingAndGoing(string action, Type? content) =>
        Assert.Equal(content, (ActivityReader.Read(Message(null) with { Type = "installationUpdate", Action = action }) as IncomingActivity.Taken)?.Turn.Content.GetType());

    [Fact]
    public void OnlyTheBotsOwnMembershipCounts()
    {
        ActivityAccount bot = new(Bot, null, null, null, null), person = new("29:x", null, null, null, null);
        var update = Message(null) with { Type = "conversationUpdate" };
        Assert.Equal(new Joined(), Take(update with { MembersAdded = [null, person, bot] }).Content);
        Assert.Equal(new Left(), Take(update with { MembersRemoved = [bot] }).Content);
        Assert.IsType<IncomingActivity.Ignored>(ActivityReader.Read(update with { MembersAdded = [person], MembersRemoved = [person] }));
    }

    [Theory]
    [InlineData("channelRenamed", "19:channel", false)]
    [InlineData("channelRestored", "19:channel", false)]
    [InlineData("channelDeleted", "19:channel", true)]
    [InlineData("teamRenamed", "a:1chat", false)]
    [InlineData("teamArchived", "a:1chat", true)]
    [InlineData("teamDeleted", "a:1chat", true)]
    public void APlaceThatChangesIsNamedItself(string eventType, string place, bool isGone)
    {
        var turn = Take(Message(null) with { Type = "conversationUpdate", ChannelData = new(new("T"), eventType, new("19:team", "Team"), new("19:channel", "New name")) });
        Assert.Equal((place, new PlaceChanged(isGone)), (turn.In.ConversationId, turn.Content));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("")]
    public void ATenantThatCannotStandInAKeyIsRefused(string tenant) =>
        Assert.Equal(
            new IncomingActivity.Malformed("channelData.tenant.id"),
            ActivityReader.Read(Message("hello") with { ChannelData = new(new(tenant), null, null, null) }));

    [Fact]
    public void IdsThatAreTooLongOrHoldControlsAreRefused()
    {
        Assert.Equal(new IncomingActivity.Malformed("id"), ActivityReader.Read(Message("x") with { Id = new string('1', 161) }));
        Assert.Equal(new IncomingActivity.Malformed("id"), ActivityReader.Read(Message("x") with { Id = "a\u0000" }));
        Assert.Equal(new IncomingActivity.Malformed("conversation.id"), ActivityReader.Read(Message("x") with { Conversation = new(new string('c', 257), null, null, "T", null) }));
    }

    [Fact]
    public void SomebodyOfAnotherTenantIsAGuest() =>
        Assert.True(Take(Message("x") with { From = new ActivityAccount("29:g", "Gil", null, "OTHER", null) }).From.IsGuest);

    [Theory]
    [InlineData(null)]
    [InlineData("t")]
    public void OfAGuestOfTheTenantAnActivityDoesNotTell(string? tenant) =>
        Assert.Null(Take(Message("x") with { From = new ActivityAccount("29:g", "Gil", null, tenant, null) }).From.IsGuest);

    private static Activity Message(string? text) => new()
    {
        Type = "message",
        Id = "m1",
        Timestamp = new DateTimeOffset(2026, 11, 22, 8, 59, 59, 123, TimeSpan.Zero),
        ChannelId = "msteams",
        ServiceUrl = "https://smba.trafficmanager.net/amer/T/",
        From = new ActivityAccount("29:maria", "Maria", null, null, null),
        Recipient = new ActivityAccount(Bot, "Bot", null, null, null),
        Conversation = new ActivityConversation("a:1chat", null, "personal", "T", null),
        Text = text,
    };

    private static ActivityEntity Mention(string id, string name, string text) => new("mention", text, new ActivityAccount(id, name, null, null, null), null, null);

    private static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private static Turn Taken(string json) => Take(JsonSerializer.Deserialize(json, TeamsJson.Default.Activity)!);

    private static Turn Take(Activity activity) => Assert.IsType<IncomingActivity.Taken>(ActivityReader.Read(activity)).Turn;
}
