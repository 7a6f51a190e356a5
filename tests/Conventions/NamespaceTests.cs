namespace ReferralBot.Tests.Conventions;

/// <summary>A file's namespace is the path of its folder.</summary>
public sealed class NamespaceTests
{
    private static readonly string[] WithoutNamespace = ["src/Bot/Program.cs", "tests/Benchmarks/Program.cs"];

    [Fact]
    public void NamespacesFollowFolders() =>
        Assert.Empty(
            from file in Repository.SourcesIn("src", "tests").Except(WithoutNamespace)
            let declared = Repository.Read(file).Split('\n').Where(line => line.StartsWith("namespace ", StringComparison.Ordinal)).Select(line => line.Trim())
            where !declared.SequenceEqual([$"namespace {NamespaceOf(file)};"])
            select $"{file}: {string.Join(' ', declared)}");

    [Theory]
    [InlineData("src/Bot/Terminal/Chat.cs", "ReferralBot.Bot.Terminal")]
    [InlineData("tests/Terminal/ChatTests.cs", "ReferralBot.Tests.Terminal")]
    [InlineData("tests/Benchmarks/Load/Sink.cs", "ReferralBot.Benchmarks.Load")]
    public void TheFolderGivesTheNamespace(string file, string expected) => Assert.Equal(expected, NamespaceOf(file));

    private static string NamespaceOf(string file) => file.Split('/')[..^1] switch
    {
        ["tests", "Benchmarks", .. var folders] => string.Join('.', ["ReferralBot", "Benchmarks", .. folders]),
        ["tests", .. var folders] => string.Join('.', ["ReferralBot", "Tests", .. folders]),
        [_, .. var folders] => string.Join('.', ["ReferralBot", .. folders]),
        [] => "",
    };
}
