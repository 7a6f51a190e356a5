using System.CommandLine;
using System.Text;
using Microsoft.Extensions.Configuration;
using ReferralBot.Bot.Commands;
using ReferralBot.Storage;
using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.EndToEnd;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Commands;

[Collection(AzuriteTests.Name)]
public sealed class CopyStoreTests(Azurite azurite) : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");
    private readonly string prefix = Azurite.NewPrefix();

    public void Dispose() => folder.Delete(recursive: true);

    [NodeFact]
    public async Task CopiesFromOneEngineToTheOtherAndBack()
    {
        string[] partitions = ["T0123", "tenant/ö", "a'b", "schedule"];
        string first = await Filled("first.db", partitions);
        string azure = $"AzureTables:{prefix}";

        (int exit, string output, string error) = await Run("--from", $"Sqlite:{first}", "--to", azure);
        Assert.Equal((0, ""), (exit, error));
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("2,085 rows copied", lines[0]);
        Assert.StartsWith($"Copied 2,804 rows of 4 partitions from {first} to {azurite.Endpoint}/{prefix}Rows. Both hold the same: content hash ", lines[^1], StringComparison.Ordinal);

        string second = File("second.db");
        (int backExit, string backOutput, _) = await Run("--from", azure, "--to", $"Sqlite:{second}");
        Assert.Equal((0, lines[^1].Split(' ')[^1]), (backExit, backOutput.TrimEnd().Split(' ')[^1]));
        Assert.Equal(await Content(first), await Content(second));
    }

    [Fact]
    public async Task RefusesATargetThatIsNotEmpty()
    {
        string from = await Filled("from.db", "team");
        string to = await Filled("to.db", "other");
        Assert.Equal((1, "", $"{to} is not empty. Copy into an empty store.\n"), await Run("--from", $"Sqlite:{from}", "--to", $"Sqlite:{to}"));
        Assert.Equal((1, "", $"{to} is not empty. Copy into an empty store.\n"), await Run("--from", $"Sqlite:{File("nothing.db")}", "--to", $"Sqlite:{to}"));
    }

    [Fact]
    public async Task CopiesNothingFromAnEmptyStore()
    {
        (int exit, string output, _) = await Run("--from", $"Sqlite:{File("empty.db")}", "--to", $"Sqlite:{File("to.db")}");
        Assert.Equal(0, exit);
        Assert.StartsWith("Copied 0 rows of 0 partitions ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoesOnWhereItWasStopped()
    {
        string from = await Filled("from.db", "a", "b", "c", "d");
        string to = File("to.db");
        await using (SqliteTableStore source = SqliteTableStore.Open(from))
        await using (SqliteTableStore target = SqliteTableStore.Open(to))
        {
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new StoreCopy(source, target).RunAsync(new StopsAt(2_000, stop), stop.Token));
        }

        Assert.Equal((1, "", $"{to} is an unfinished copy itself. Finish that copy first.\n"), await Run("--from", $"Sqlite:{to}", "--to", $"Sqlite:{File("third.db")}"));
        string other = await Filled("other.db", "a");
        Assert.Equal(
            (1, "", $"{to} is an unfinished copy of another store. Finish that copy, or copy into an empty store.\n"),
            await Run("--from", $"Sqlite:{other}", "--to", $"Sqlite:{to}"));

        (int exit, string output, _) = await Run("--from", $"Sqlite:{from}", "--to", $"Sqlite:{to}");
        Assert.Equal(0, exit);
        Assert.StartsWith("Copied 2,804 rows of 4 partitions ", output, StringComparison.Ordinal);
        Assert.Equal(await Content(from), await Content(to));
    }

    [Fact]
    public async Task SaysWhenTheStoresDiffer()
    {
        string from = await Filled("from.db", "a", "b", "c", "d");
        await using SqliteTableStore source = SqliteTableStore.Open(from);
        await using SqliteTableStore target = SqliteTableStore.Open(File("to.db"));
        var meddler = new Meddles(() => source.CommitAsync("a", [RowWrite.Put("row 001", "{}"u8.ToArray())], None));
        Assert.Equal(StoreCopyKind.Differs, (await new StoreCopy(source, target).RunAsync(meddler, None)).Kind);
    }

    [Theory]
    [InlineData("--from", "Sqlite")]
    [InlineData("--to", "Sqlite")]
    [InlineData("--from", "Sqlite", "--to")]
    public async Task NeedsBothStores(params string[] arguments) => Assert.Equal(1, (await Run(arguments)).Exit);

    /// <summary>701 rows in each partition, among them large ones and ugly keys.</summary>
    private async Task<string> Filled(string name, params string[] partitions)
    {
        string path = File(name);
        await using SqliteTableStore store = SqliteTableStore.Open(path);
        foreach (string partition in partitions)
        {
            foreach (int[] some in Enumerable.Range(0, 700).Chunk(50))
            {
                await store.CommitAsync(partition, [.. some.Select(i => RowWrite.Put($"row {i:000}", Encoding.UTF8.GetBytes($$"""{"text":"{{partition}} {{new string('ö', i * 40 % 8_000)}}"}""")))], None);
            }

            await store.CommitAsync(partition, [RowWrite.Put("/ugly\\#?'%", "\"🦊\""u8.ToArray())], None);
        }

        return path;
    }

    private static async Task<List<(string, string, string)>> Content(string path)
    {
        await using SqliteTableStore store = SqliteTableStore.Open(path);
        var content = new List<(string, string, string)>();
        await foreach (string partition in store.PartitionsAsync(None))
        {
            content.AddRange((await store.QueryAsync(partition, RowRange.All, 10_000, None)).Select(row => (partition, row.RowKey, Encoding.UTF8.GetString(row.Data.Span))));
        }

        return content;
    }

    private string File(string name) => Path.Combine(folder.FullName, name);

    private async Task<(int Exit, string Output, string Error)> Run(params string[] arguments)
    {
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:AzureTables:ConnectionString", azurite.ConnectionString)]).Build();
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = await CopyStoreCommand.Create(settings).Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return (exit, output.ToString(), error.ToString());
    }

    private sealed class StopsAt(long rows, CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= rows)
            {
                stop.Cancel();
            }
        }
    }

    private sealed class Meddles(Func<ValueTask<CommitOutcome>> meddle) : IProgress<long>
    {
        public void Report(long value) => meddle().AsTask().GetAwaiter().GetResult();
    }
}
