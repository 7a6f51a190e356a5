namespace ReferralBot.Tests.Conventions;

/// <summary>The repository speaks of the product alone: no word of the machine that it was written on.</summary>
public sealed class OneWordTests
{
    private static readonly string[] TextKinds =
        ["", ".cs", ".csproj", ".sln", ".props", ".targets", ".json", ".jsonl", ".md", ".mjs", ".js", ".txt", ".yml", ".yaml", ".sh", ".editorconfig", ".gitignore", ".dockerignore"];

    private static readonly string[] HomesAndTemps = [.. new[] { "home", "root", "tmp", "Users", "work", "var/tmp" }.Select(folder => $"/{folder}/"), "C:" + @"\Users"];

    [Fact]
    public void NoFileNamesAHomeOrTemporaryFolder() =>
        Assert.Empty(
            from file in Repository.Files
            where TextKinds.Contains(Path.GetExtension(file))
            from line in Repository.Read(file).Split('\n').Index()
            from folder in HomesAndTemps
            where NamesFolder(line.Item, folder)
            select $"{file}:{line.Index + 1}: {folder}");

    [Theory]
    [InlineData("cd {0}", true)]
    [InlineData("https://example.com{0}page", false)]
    [InlineData("src{0}x", false)]
    public void AFolderInsideAnAddressIsNoFolderOfTheMachine(string line, bool expected) =>
        Assert.Equal(expected, NamesFolder(string.Format(null, line, HomesAndTemps[0]), HomesAndTemps[0]));

    private static bool NamesFolder(string line, string folder)
    {
        var at = line.IndexOf(folder, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !(char.IsLetterOrDigit(line[at - 1]) || line[at - 1] is '.' or '}' or '_' or '-'));
    }
}
