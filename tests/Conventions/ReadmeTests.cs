using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using NodaTime;
using ReferralBot.Storage;

namespace ReferralBot.Tests.Conventions;

/// <summary>What the documents name is there: files, folders, commands.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string[] Folders = ["src/", "tests/", "manifest/", ".ci/"];
    private static readonly string[] FileKinds = [".cs", ".csproj", ".sln", ".props", ".json", ".md", ".mjs", ".txt"];

    private static readonly string[] Documents = [.. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal))];

    [Fact]
    public void EveryPathNamedExists() =>
        Assert.Empty(Documents.SelectMany(document => PathsIn(Repository.Read(document)).Where(path => !Exists(path)).Select(path => $"{document}: {path}")));

    [Fact]
    public void EveryLinkLeadsToAFile() =>
        Assert.Empty(Documents.SelectMany(document => LinksIn(Repository.Read(document)).Where(link => !LeadsSomewhere(document, link)).Select(link => $"{document}: {link}")));

    [Fact]
    public async Task EveryCommandNamedExists()
    {
        foreach (var command in Documents.SelectMany(document => CommandsIn(Repository.Read(document))).Distinct())
        {
            var (exitCode, output) = await RunBotAsync(command, "--help");
            Assert.True(exitCode == 0 && output.Contains(command, StringComparison.Ordinal), $"{command} --help ended with {exitCode}: {output}");
        }
    }

    [Fact]
    public async Task TheConversationIsHeldAsItStands()
    {
        var written = ConversationPattern().Match(Repository.Read("README.md")).Groups["lines"].Value;
        var heard = await Transcripts.Transcript.HoldAsync(written);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
        {
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, "README.md"), Repository.Read("README.md").Replace(written, heard, StringComparison.Ordinal));
            return;
        }

        Assert.Equal(written, heard);
    }

    [Fact]
    public void EverySettingNamedIsInTheSettingsFileAndTheOtherWayRound()
    {
        var named =
            from line in Repository.Read("README.md").Split('\n')
            where line.StartsWith("| `", StringComparison.Ordinal)
            from setting in SettingPattern().Matches(line.Split('|')[1])
            select setting.Groups["name"].Value;
        var listed =
            from setting in new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.json")).Build().AsEnumerable()
            let name = setting.Key.EndsWith(":0", StringComparison.Ordinal) ? setting.Key[..^2] : setting.Key
            select name;
        var file = listed.Distinct().ToList();
        Assert.Equal(file.Where(name => !file.Any(other => other.StartsWith(name + ":", StringComparison.Ordinal))).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryKindOfRowIsInTheListOfWhatIsStoredAndTheOtherWayRound()
    {
        var constants = typeof(RowKeys).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(string) && !field.Name.EndsWith("Partition", StringComparison.Ordinal) && field.Name != nameof(RowKeys.WayOfCounting))
            .Select(field => (string)field.GetValue(null)!);
        var built = typeof(RowKeys).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(string) && method.Name != nameof(RowKeys.Scheduled))
            .Select(method => (string)method.Invoke(null, [.. method.GetParameters().Select(parameter => AnyOf(parameter.ParameterType))])!);
        var kinds = constants.Concat(built).Select(key => key.Split('|')[0]).Distinct();

        var section = StoredPattern().Match(Repository.Read("README.md")).Value;
        var listed = section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => CodePattern().Matches(line.Split('|')[1])).Select(code => code.Value.Trim('`')).Where(kind => kind != RowKeys.SchedulePartition);
        Assert.Equal(kinds.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void PathsAreToldFromOtherWords() =>
        Assert.Equal(
            ["src/Bot/Program.cs", "src/Bot/Turns/", "Turns/TurnInbox.cs", "appsettings.json", ".ci/run", "src/Bot"],
            PathsIn("""
                `src/Bot/Program.cs` maps `POST /api/messages`; `src/Bot/Turns/`, `Turns/TurnInbox.cs`, `appsettings.json`, `bash .ci/run`,
                `GET /healthz/live`, `/as kim`, `Storage:Sqlite:Path`, `@microsoft/m365agentsplayground`, `referrals.db`, `src/Bot/<Channel>`
                ```
                dotnet run --project src/Bot -- chat
                ```
                """));

    [Fact]
    public void CommandsAreFoundInBlocksAndSentences() =>
        Assert.Equal(
            ["chat", "copy-store"],
            CommandsIn("""
                ```
                dotnet run --project src/Bot -- chat
                dotnet run --project src/Bot
                ```
                and `dotnet run --project src/Bot -c Release -- copy-store --to AzureTables`, `dotnet run --project src/Bot -- --help`.
                """));

    private static object AnyOf(Type type) => type == typeof(string) ? "x" : type == typeof(LocalDate) ? new LocalDate(2026, 11, 23) : Activator.CreateInstance(type)!;

    private static IEnumerable<string> PathsIn(string text) =>
        from code in CodePattern().Matches(text)
        from word in code.Value.Split(['`', ' ', '\n', '\r', ',', '(', ')', '"', '\''], StringSplitOptions.RemoveEmptyEntries)
        where LooksLikePath(word)
        select word;

    private static bool LooksLikePath(string word) =>
        word.IndexOfAny(['<', '>', '{', '}', '*', ':', '$', '@', '\\', '…']) < 0
        && !word.StartsWith('/')
        && !word.StartsWith("..", StringComparison.Ordinal)
        && (Folders.Any(folder => word.StartsWith(folder, StringComparison.Ordinal)) || FileKinds.Contains(Path.GetExtension(word)));

    private static bool Exists(string path) =>
        Path.Exists(Path.Combine(Repository.Root, path))
        || (!Folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)) && Repository.Files.Any(file => file.EndsWith("/" + path, StringComparison.Ordinal)));

    private static IEnumerable<string> LinksIn(string text) =>
        LinkPattern().Matches(text).Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    private static bool LeadsSomewhere(string document, string link)
    {
        var (file, heading) = link.Split('#') is [var path, var anchor] ? (path, anchor) : (link, null);
        var target = file.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document) ?? "", file);
        return Path.Exists(Path.Combine(Repository.Root, target))
            && (heading is null || !target.EndsWith(".md", StringComparison.Ordinal) || AnchorsIn(Repository.Read(target)).Contains(heading));
    }

    /// <summary>The anchors that a forge makes of headings: lower case, spaces as hyphens, other signs left out.</summary>
    private static IEnumerable<string> AnchorsIn(string text) =>
        text.Split('\n').Where(line => line.StartsWith('#'))
            .Select(line => string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Replace(' ', '-').Where(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_')));

    private static IEnumerable<string> CommandsIn(string text) =>
        CommandPattern().Matches(text).Select(command => command.Groups["name"].Value).Where(name => !name.StartsWith('-'));

    private static async Task<(int ExitCode, string Output)> RunBotAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ReferralBot.Bot.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bot = Process.Start(start)!;
        bot.StandardInput.Close();
        var errors = bot.StandardError.ReadToEndAsync();
        var output = await bot.StandardOutput.ReadToEndAsync();
        await bot.WaitForExitAsync();
        return (bot.ExitCode, output + await errors);
    }

    [GeneratedRegex("### What is stored of people\\n[^#]*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StoredPattern();

    [GeneratedRegex("## A conversation\\s+```\\n(?<lines>[^`]*)```", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ConversationPattern();

    [GeneratedRegex("`(?<name>(Urls|Managers|(Storage|Teams|Slack):[A-Za-z:]+))`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SettingPattern();

    [GeneratedRegex("```[^`]*```|`[^`]+`", RegexOptions.NonBacktracking)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"dotnet run --project src/Bot( -c Release)? -- (?<name>[^\s`]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandPattern();
}
