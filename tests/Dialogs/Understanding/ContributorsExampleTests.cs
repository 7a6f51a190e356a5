using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ReferralBot.Bot.Commands;

namespace ReferralBot.Tests.Dialogs.Understanding;

/// <summary>The example with which README explains how a way of saying something is added.</summary>
public sealed class ContributorsExampleTests
{
    private static readonly string RepositoryRoot = Root();

    private static readonly string[] Section = File.ReadAllText(Path.Combine(RepositoryRoot, "README.md"))
        .Split("### A new way of saying something", StringSplitOptions.None)[1].Split("\n###", StringSplitOptions.None)[0].Split('\n', StringSplitOptions.TrimEntries);

    [Fact]
    public void ThePatternStandsInTheFileThatReadmeNames()
    {
        var file = Section.SelectMany(static line => line.Split('`')).First(static word => word.EndsWith("Grammar.cs", StringComparison.Ordinal));
        var pattern = Section.Single(static line => line.StartsWith("{source}", StringComparison.Ordinal));

        Assert.Contains(pattern, File.ReadAllLines(Path.Combine(RepositoryRoot, file)).Select(static line => line.Trim()));
    }

    [Fact]
    public void TheMessageGivesTheFrameThatReadmeShows()
    {
        var example = Section.Single(static line => line.StartsWith("{\"text\"", StringComparison.Ordinal));

        var frame = JsonNode.Parse(UnderstandCommand.Answer(example, TimeProvider.System));

        Assert.Equal(JsonNode.Parse(example)!["expect"]!.ToJsonString(), frame!.ToJsonString());
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
