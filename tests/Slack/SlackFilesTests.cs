using ReferralBot.Bot.Slack;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Slack;

public sealed class SlackFilesTests : IAsyncLifetime
{
    private static readonly OutgoingMessage Message = new()
    {
        Id = "1",
        Workspace = "slack-T0TEST",
        To = SlackPlaces.Personal("U1", "D1"),
        Reply = new Reply { Text = "12 referrals of <!channel> November.", File = new ReplyFile("referrals.csv", "export", new Dictionary<string, string>()) },
        File = new FileContent("text/csv", "Prospect\r\nDana\r\n"u8.ToArray()),
    };

    private SlackHost host = null!;

    public async Task InitializeAsync() => host = await SlackHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task IsSharedInTheDirectMessageWithItsText()
    {
        Assert.Equal(new SendResult.Sent(), await SendAsync());

        var place = Assert.Single(host.Slack.CallsOf("files.getUploadURLExternal"));
        Assert.Equal(("referrals.csv", "16"), (place.Arguments.GetProperty("filename").GetString(), place.Arguments.GetProperty("length").GetString()));
        var upload = Assert.Single(host.Slack.CallsOf("upload"));
        Assert.Equal((null, "Prospect\r\nDana\r\n"), (upload.Token, upload.Arguments.GetString()));
        Assert.Equal(
            """{"files":[{"id":"F1","title":"referrals.csv"}],"channel_id":"D1","initial_comment":"12 referrals of &lt;!channel&gt; November."}""",
            Assert.Single(host.Slack.CallsOf("files.completeUploadExternal")).Arguments.GetRawText());
        Assert.Empty(host.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task WithoutTheScopeTheMemberHearsWhatIsMissing()
    {
        host.Slack.Fail("files.getUploadURLExternal", "missing_scope");
        Assert.IsType<SendResult.Sent>(await SendAsync());
        Assert.Equal(ChannelWords.FileNeedsPermission("referrals.csv"), Assert.Single(host.Slack.CallsOf("chat.postMessage")).Arguments.GetProperty("text").GetString());
    }

    [Fact]
    public async Task AFileThatSlackDoesNotTakeIsToldToTheMember()
    {
        host.Slack.Fail("files.completeUploadExternal", "storage_limit_reached");
        Assert.IsType<SendResult.Sent>(await SendAsync());
        Assert.Equal(ChannelWords.FileNotTaken("referrals.csv"), Assert.Single(host.Slack.CallsOf("chat.postMessage")).Arguments.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("files.getUploadURLExternal", false)]
    [InlineData("upload", false)]
    [InlineData("files.completeUploadExternal", true)]
    public async Task AnOutageIsTriedAgainAndOnlyTheLastStepMayHaveShownIt(string step, bool mayHaveBeenSent)
    {
        host.Slack.Fail(step, "internal_error", 500);
        Assert.Equal(new SendResult.Retry(null, mayHaveBeenSent, "HTTP 500"), await SendAsync());
    }

    [Theory]
    [InlineData("https://evil.example/upload")]
    [InlineData("https://files.slack.com.evil.example/upload")]
    [InlineData("http://files.slack.com/upload")]
    public async Task NamesAndFiguresGoToSlackAlone(string url)
    {
        host.Slack.Fail("files.getUploadURLExternal", context => Fakes.FakeSlack.WriteAsync(context, 200, $$"""{"ok":true,"upload_url":"{{url}}","file_id":"F1"}"""));
        Assert.IsType<SendResult.Sent>(await SendAsync());
        Assert.Empty(host.Slack.CallsOf("upload"));
        Assert.Single(host.Slack.CallsOf("chat.postMessage"));
    }

    private ValueTask<SendResult> SendAsync() => host.Channel.SendAsync(Message, CancellationToken.None);
}
