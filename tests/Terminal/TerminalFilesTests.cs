using ReferralBot.Bot.Terminal;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Terminal;

public sealed class TerminalFilesTests : IDisposable
{
    private static readonly FileContent Content = new("text/csv", "Dana"u8.ToArray());
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task AFileIsWrittenBesideTheChatWhichSaysWhere()
    {
        var bot = new ScriptedBot(turn => [ScriptedBot.To(turn, new Reply { Text = "12 referrals.", File = new ReplyFile("referrals.csv", "export", new Dictionary<string, string>()) }) with { File = Content }])
        {
            Files = new TerminalFiles(folder.FullName),
        };

        Assert.Equal($"> export\n12 referrals.\n\nWritten to {Path.Combine(folder.FullName, "referrals.csv")}\n", await bot.Chat("export"));
        Assert.Equal("Dana", File.ReadAllText(Path.Combine(folder.FullName, "referrals.csv")));
    }

    [Fact]
    public void NoFileTakesThePlaceOfAnother()
    {
        var files = new TerminalFiles(folder.FullName);
        Assert.Equal(
            [$"Written to {In("a.csv")}", $"Written to {In("a (2).csv")}", $"Written to {In("a (3).csv")}"],
            Enumerable.Range(0, 3).Select(_ => files.Write("a.csv", Content)));
    }

    [Theory]
    [InlineData("../../a.csv", ".._.._a.csv")]
    [InlineData("/etc/passwd", "_etc_passwd")]
    [InlineData("..", "file")]
    [InlineData("a\u001b[2Jb.csv", "a\uFFFD[2Jb.csv")]
    public void ANameLeadsNowhereElse(string name, string written) =>
        Assert.Equal($"Written to {In(written)}", new TerminalFiles(folder.FullName).Write(name, Content));

    [Fact]
    public void AFolderThatIsGoneIsSaid() =>
        Assert.StartsWith("a.csv could not be written: ", new TerminalFiles(In("gone")).Write("a.csv", Content), StringComparison.Ordinal);

    private string In(string name) => Path.Combine(folder.FullName, name);
}
