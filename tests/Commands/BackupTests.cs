using System.CommandLine;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using ReferralBot.Bot.Commands;
using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Commands;

public sealed class BackupTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");

    private string Database => File("referrals.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task CopiesWhatOneMomentHeldWhileTheBotWrites()
    {
        string backup = File("backup.db");
        await using (SqliteTableStore store = SqliteTableStore.Open(Database))
        {
            using var stop = new CancellationTokenSource();
            Task writing = WritePairs(store, stop.Token);
            while ((await store.QueryAsync("team", RowRange.All, 200, None)).Count < 200)
            {
                Assert.False(writing.IsFaulted, writing.Exception?.Message);
                await Task.Yield();
            }

            (int exit, string output, string error) = Run(backup);
            await stop.CancelAsync();
            await writing;
            Assert.Equal((0, ""), (exit, error));
            Assert.StartsWith("Wrote ", output, StringComparison.Ordinal);
            Assert.EndsWith($" rows of {Database} to {backup}, and checked them.\n", output, StringComparison.Ordinal);
        }

        // Restored as README says: the copy in place of the database and of what stood beside it.
        System.IO.File.Delete(Database + "-wal");
        System.IO.File.Delete(Database + "-shm");
        System.IO.File.Copy(backup, Database, overwrite: true);
        await using SqliteTableStore restored = SqliteTableStore.Open(Database);
        IReadOnlyList<TableRow> rows = await restored.QueryAsync("team", RowRange.All, 1_000_000, None);
        Assert.InRange(rows.Count, 200, 1_000_000);
        Assert.All(rows.GroupBy(row => row.RowKey[2..]), pair => Assert.Equal(2, pair.Count()));
        Assert.Equal(CommitOutcome.Committed, await restored.CommitAsync("team", [RowWrite.Put("after", "{}"u8.ToArray())], None));
    }

    [Fact]
    public async Task OverwritesNothing()
    {
        await SqliteTableStore.Open(Database).DisposeAsync();
        await System.IO.File.WriteAllTextAsync(File("there"), "precious");
        Assert.Equal($"The file {File("there")} exists already; name a new one.", Assert.Throws<IOException>(() => Run(File("there"))).Message);
        Assert.Equal("precious", await System.IO.File.ReadAllTextAsync(File("there")));
    }

    [Fact]
    public void SaysThatThereIsNoDatabase()
    {
        Assert.Equal($"There is no database {Database}.", Assert.Throws<IOException>(() => Run(File("backup.db"))).Message);
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public async Task SaysThatTheFolderIsMissing()
    {
        await SqliteTableStore.Open(Database).DisposeAsync();
        Assert.Throws<DirectoryNotFoundException>(() => Run(File("nowhere/backup.db")));
    }

    [Fact]
    public void SaysThatTheDatabaseIsDamaged()
    {
        System.IO.File.WriteAllText(Database, string.Concat(Enumerable.Repeat("Dear diary, ", 1000)));
        Assert.Equal(
            $"The file {Database} is not a database, or is damaged. Stop ReferralBot and restore a backup, or set Storage:Sqlite:Path to another file.",
            Assert.Throws<StoreUnavailableException>(() => Run(File("backup.db"))).Message);
        Assert.Equal([Database], folder.GetFiles().Select(file => file.FullName));
    }

    [Fact]
    public async Task RefusesADatabaseOfANewerVersionAndLeavesNothing()
    {
        await SqliteTableStore.Open(Database).DisposeAsync();
        Execute(Database, "PRAGMA user_version = 99");
        Assert.StartsWith(
            $"The database {Database} was written by a newer version of ReferralBot",
            Assert.Throws<StoreUnavailableException>(() => Run(File("backup.db"))).Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(folder.GetFiles(), file => file.Name.StartsWith("backup", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PutsAllThatWasCommittedAmongTheRowsOfTheCopy()
    {
        await using SqliteTableStore store = SqliteTableStore.Open(Database);
        await store.CommitAsync("team", [RowWrite.Insert("a", "{}"u8.ToArray()), RowWrite.Insert("b", "{}"u8.ToArray())], None);
        Run(File("backup.db"));
        Assert.Equal(2L, Execute(File("backup.db"), "SELECT count(*) FROM rows WHERE pk = 'team'"));
        Assert.Equal(0L, Execute(File("backup.db"), "SELECT count(*) FROM recent"));
    }

    [Fact]
    public void SaysHowToCopyAStoreInAzure() => Assert.Equal(
        (1, "", "The store is in Azure Table storage. Stop the bot and copy it: copy-store --from AzureTables --to Sqlite:b.db\n"),
        Run("b.db", ("Storage:Provider", "AzureTables"), ("Storage:AzureTables:ConnectionString", "UseDevelopmentStorage=true")));

    /// <summary>Two rows a commit: a copy that has one of them alone is not of one moment.</summary>
    private static async Task WritePairs(SqliteTableStore store, CancellationToken stop)
    {
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            byte[] data = Encoding.UTF8.GetBytes($$"""{"number":{{i}}}""");
            await store.CommitAsync("team", [RowWrite.Insert($"a {i}", data), RowWrite.Insert($"z {i}", data)], None);
        }
    }

    private static object? Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private string File(string name) => Path.Combine(folder.FullName, name);

    private (int Exit, string Output, string Error) Run(string file, params (string Name, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:Sqlite:Path", Database), .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value))])
            .Build();
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = BackupCommand.Create(configuration).Parse([file])
            .Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return (exit, output.ToString(), error.ToString());
    }
}
