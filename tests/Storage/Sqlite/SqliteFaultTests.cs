using System.Text;
using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Storage.Sqlite;

/// <summary>What an operator reads when the file cannot be used, and that the store works again when the cause is gone.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");

    private string Path => System.IO.Path.Combine(folder.FullName, "referrals.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task RefusesTheFileThatAnotherBotHas()
    {
        string link = System.IO.Path.Combine(folder.FullName, "link.db");
        File.CreateSymbolicLink(link, Path);
        string inUse = $"The database {Path} is in use by another ReferralBot. Stop that one, or set Storage:Sqlite:Path to another file.";
        await using (SqliteTableStore.Open(Path))
        {
            Assert.Equal(inUse, Assert.Throws<StoreUnavailableException>(() => SqliteTableStore.Open(Path)).Message);
            Assert.Equal(inUse, Assert.Throws<StoreUnavailableException>(() => SqliteTableStore.Open(link)).Message);
        }

        await using SqliteTableStore next = SqliteTableStore.Open(Path);
        Assert.Equal(StoreHealth.Ready, await next.CheckAsync(None));
    }

    [Fact]
    public async Task RefusesAFileOfANewerVersion()
    {
        await SqliteTableStore.Open(Path).DisposeAsync();
        Execute("PRAGMA user_version = 99");
        Assert.Equal(
            $"The database {Path} was written by a newer version of ReferralBot (schema 99; this one knows {SqliteSchema.Current}). Update ReferralBot, or set Storage:Sqlite:Path to another file.",
            Assert.Throws<StoreUnavailableException>(() => SqliteTableStore.Open(Path)).Message);
    }

    [Fact]
    public async Task BringsAFileOfTheFirstVersionUpToDateWithItsRows()
    {
        Execute(
            """
            CREATE TABLE rows (pk TEXT NOT NULL, rk TEXT NOT NULL, etag INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (pk, rk)) WITHOUT ROWID;
            CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
            INSERT INTO counters VALUES ('opened', 7), ('probe', 0);
            INSERT INTO rows VALUES ('team', 'b', 12, '{"n":2}'), ('team', 'a', 11, '{"n":1}'), ('another', 'a', 13, '{"n":3}');
            PRAGMA user_version = 1;
            """);

        await using SqliteTableStore store = SqliteTableStore.Open(Path);
        Assert.Equal(
            [("a", "11", "{\"n\":1}"), ("b", "12", "{\"n\":2}")],
            (await store.QueryAsync("team", RowRange.All, 10, None)).Select(row => (row.RowKey, row.ETag, Encoding.UTF8.GetString(row.Data.Span))));
        Assert.Equal("13", (await store.GetAsync("another", "a", None))!.ETag);
        Assert.Equal(CommitOutcomeKind.Exists, (await store.CommitAsync("team", [RowWrite.Insert("a", "{}"u8.ToArray())], None)).Kind);
        Assert.True((await store.CommitAsync("team", [RowWrite.Replace("a", "{}"u8.ToArray(), "11")], None)).IsCommitted);
    }

    [Fact]
    public void RefusesADatabaseOfAnotherProgram()
    {
        Execute("CREATE TABLE songs (title TEXT)");
        Assert.Equal(
            $"The file {Path} is a database of another program. Set Storage:Sqlite:Path to another file.",
            Assert.Throws<StoreUnavailableException>(() => SqliteTableStore.Open(Path)).Message);
    }

    [Fact]
    public void RefusesAFileThatIsNoDatabase()
    {
        File.WriteAllText(Path, string.Concat(Enumerable.Repeat("Dear diary, ", 1000)));
        Assert.Equal(
            $"The file {Path} is not a database, or is damaged. Stop ReferralBot and restore a backup, or set Storage:Sqlite:Path to another file.",
            Assert.Throws<StoreUnavailableException>(() => SqliteTableStore.Open(Path)).Message);
    }

    [Fact]
    public void RefusesAFolderThatCannotBeMade()
    {
        File.WriteAllText(Path, "");
        string inFile = System.IO.Path.Combine(Path, "sub", "referrals.db");
        Assert.StartsWith($"The database {inFile} cannot be opened: ", Assert.Throws<StoreUnavailableException>(() => SqliteTableStore.Open(inFile)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysThatAnotherProgramHoldsTheLockAndGoesOnAfterIt()
    {
        await using SqliteTableStore store = SqliteTableStore.Open(Path);
        using SqliteConnection other = Connect();
        Execute(other, "BEGIN IMMEDIATE");
        await AssertUnavailable(store, $"The database {Path} is locked by another program.");
        Execute(other, "COMMIT");
        await AssertServes(store);
    }

    [Fact]
    public async Task SaysThatTheFileIsGoneAndGoesOnWhenItIsBack()
    {
        await using SqliteTableStore store = SqliteTableStore.Open(Path);
        string elsewhere = Path + ".moved";
        File.Move(Path, elsewhere);
        await AssertUnavailable(store, $"The database {Path} cannot be opened: check that it is there, and that this user may read and write it and its folder.");
        File.Move(elsewhere, Path);
        await AssertServes(store);
    }

    [Fact]
    public async Task SaysThatTheFileIsDamaged()
    {
        await using (SqliteTableStore healthy = SqliteTableStore.Open(Path))
        {
            foreach (int[] some in Enumerable.Range(0, 2_000).Chunk(100))
            {
                await healthy.CommitAsync("team", [.. some.Select(i => RowWrite.Insert($"row {i:0000}", Encoding.UTF8.GetBytes(new string('x', 200))))], None);
            }
        }

        using (FileStream file = File.OpenWrite(Path))
        {
            file.Position = 20 * 4096;
            file.Write(new byte[(int)(file.Length - (23 * 4096))]);
        }

        await using SqliteTableStore damaged = SqliteTableStore.Open(Path);
        string reason = $"The database {Path} is damaged. Stop ReferralBot and restore a backup.";
        Exception error = await Assert.ThrowsAsync<StoreUnavailableException>(() => damaged.QueryAsync("team", RowRange.All, 10_000, None).AsTask());
        Assert.Equal(reason, error.Message);
        Assert.Equal(new StoreHealth(false, reason), await damaged.CheckAsync(None));
    }

    [SmallDiskFact]
    public async Task SaysThatTheDiskIsFullLosesNothingAndGoesOnWhenThereIsSpace()
    {
        using var disk = new SmallDisk();
        string path = System.IO.Path.Combine(disk.Path, "referrals.db");
        await using SqliteTableStore store = SqliteTableStore.Open(path);
        string filler = disk.Fill();
        int acknowledged = 0;
        try
        {
            while (acknowledged < 10_000)
            {
                await store.CommitAsync("team", [RowWrite.Insert($"row {acknowledged:0000}", new byte[2000].AsMemory())], None);
                acknowledged++;
            }
        }
        catch (StoreUnavailableException error)
        {
            Assert.Equal($"The disk that holds the database {path} is full.", error.Message);
        }

        Assert.Equal(new StoreHealth(false, $"The disk that holds the database {path} is full."), await store.CheckAsync(None));
        Assert.Equal(acknowledged, (await store.QueryAsync("team", RowRange.All, 10_000, None)).Count);
        File.Delete(filler);
        await AssertServes(store);
        Assert.Equal(acknowledged, (await store.QueryAsync("team", RowRange.All, 10_000, None)).Count);
    }

    [SmallDiskFact]
    public async Task SaysThatTheFileCannotBeWrittenAndGoesOnWhenItCan()
    {
        using var disk = new SmallDisk();
        string path = System.IO.Path.Combine(disk.Path, "referrals.db");
        await SqliteTableStore.Open(path).DisposeAsync();
        disk.MakeReadOnly(true);
        string reason = $"The database {path} cannot be written: this user must be able to write the file and its folder.";
        Assert.Equal(reason, Assert.Throws<StoreUnavailableException>(() => SqliteTableStore.Open(path)).Message);
        disk.MakeReadOnly(false);
        await using SqliteTableStore store = SqliteTableStore.Open(path);
        await AssertServes(store);
    }

    [Fact]
    public async Task KeepsWhatWasAcknowledgedWhenTheProcessIsKilled()
    {
        string crashed = System.IO.Path.Combine(folder.FullName, "crashed.db");
        await using (SqliteTableStore store = SqliteTableStore.Open(Path))
        {
            for (int i = 0; i < 50; i++)
            {
                await store.CommitAsync("team", [RowWrite.Insert($"row {i:00}", "{}"u8.ToArray())], None);
            }

            // What a killed process leaves on the disk.
            File.Copy(Path, crashed);
            File.Copy(Path + "-wal", crashed + "-wal");
        }

        await using SqliteTableStore after = SqliteTableStore.Open(crashed);
        Assert.Equal(50, (await after.QueryAsync("team", RowRange.All, 100, None)).Count);
    }

    [Fact]
    public async Task NeverGivesAVersionAgain()
    {
        string before;
        await using (SqliteTableStore store = SqliteTableStore.Open(Path))
        {
            await store.CommitAsync("team", [RowWrite.Insert("a", "{}"u8.ToArray())], None);
            before = (await store.GetAsync("team", "a", None))!.ETag;
            await store.CommitAsync("team", [RowWrite.Delete("a")], None);
        }

        await using SqliteTableStore after = SqliteTableStore.Open(Path);
        await after.CommitAsync("team", [RowWrite.Insert("a", "{}"u8.ToArray())], None);
        Assert.NotEqual(before, (await after.GetAsync("team", "a", None))!.ETag);
    }

    [Fact]
    public async Task CanBeReadWithTheShellWhileItRuns()
    {
        await using SqliteTableStore store = SqliteTableStore.Open(Path);
        await store.CommitAsync("team", [RowWrite.Insert("a", """{"name":"Zoë"}"""u8.ToArray())], None);
        using SqliteConnection shell = Connect();
        using SqliteCommand command = shell.CreateCommand();
        command.CommandText = "SELECT data ->> 'name' FROM rows WHERE pk = 'team' AND rk = 'a'";
        Assert.True(SpinWait.SpinUntil(() => command.ExecuteScalar() is "Zoë", Patience));
    }

    [Fact]
    public async Task AnswersNothingAfterItWasClosed()
    {
        SqliteTableStore store = SqliteTableStore.Open(Path);
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.GetAsync("team", "a", None).AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.CommitAsync("team", [RowWrite.Delete("a")], None).AsTask());
    }

    private static async Task AssertUnavailable(SqliteTableStore store, string reason)
    {
        Exception error = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync("team", [RowWrite.Put("probe", "{}"u8.ToArray())], None).AsTask());
        Assert.Equal(reason, error.Message);
        Assert.Equal(new StoreHealth(false, reason), await store.CheckAsync(None));
    }

    private static async Task AssertServes(SqliteTableStore store)
    {
        Assert.Equal(StoreHealth.Ready, await store.CheckAsync(None));
        Assert.Equal(CommitOutcome.Committed, await store.CommitAsync("team 2", [RowWrite.Put("probe", "{}"u8.ToArray())], None));
        Assert.NotNull(await store.GetAsync("team 2", "probe", None));
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using SqliteConnection connection = Connect();
        Execute(connection, sql);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
