using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Storage.Sqlite;

/// <summary>Whatever has its place in the file and whatever has not yet: what is read is what was committed.</summary>
public sealed class RecentWritesTests : IDisposable
{
    private static readonly string[] Partitions = ["team", "team 2", "\ue000", "😀"];
    private static readonly string[] Keys = ["", "a", "a|1", "a|2", "a|\ue000", "a|😀", "b"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void ReadsWhatWasCommittedHoweverMuchOfItIsSettled()
    {
        Gen<RowWrite> write =
            from kind in Gen.Elements(RowWriteKind.Insert, RowWriteKind.Put, RowWriteKind.Put, RowWriteKind.Replace, RowWriteKind.Delete, RowWriteKind.Delete)
            from key in Gen.Elements(Keys)
            from number in Gen.Choose(0, 3)
            select new RowWrite(kind, key, kind == RowWriteKind.Delete ? default : Encoding.UTF8.GetBytes($"{number}"), null);
        Gen<Step> step = Gen.Frequency(
            (6, from partition in Gen.Elements(Partitions) from writes in write.NonEmptyListOf() select (Step)new Step.Commit(partition, [.. writes.DistinctBy(each => each.RowKey)])),
            (3, from many in Gen.Choose(0, 3) select (Step)new Step.Settle(many)),
            (1, Gen.Constant((Step)new Step.Restart())));
        int run = 0;
        Prop.ForAll(step.ListOf(25).ToArbitrary(), steps => Holds(Path.Combine(folder.FullName, $"{++run}.db"), steps)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void HasNothingLeftInTheTableWhenAllIsSettled()
    {
        using SqliteFile file = SqliteFile.Open(Path.Combine(folder.FullName, "referrals.db"));
        using var bot = new Bot(file);
        foreach (int number in Enumerable.Range(0, 30))
        {
            bot.Commit("team", [RowWrite.Put($"row {number % 20:00}", "{}"u8.ToArray()), RowWrite.Delete($"row {number % 7:00}")]);
        }

        bot.Settle(int.MaxValue);
        Assert.Equal(0L, Number(file, "SELECT count(*) FROM recent"));
        Assert.Equal(bot.Query("team", RowRange.All, 100).Count, Number(file, "SELECT count(*) FROM rows WHERE pk = 'team'"));
        Assert.Equal((0, true), (bot.Recent.Now.Younger.Count, bot.Recent.Now.Older is null));
    }

    [Fact]
    public void SettlesOlderRowsBetweenTheCommitsOfYoungerOnes()
    {
        using SqliteFile file = SqliteFile.Open(Path.Combine(folder.FullName, "referrals.db"));
        using var bot = new Bot(file);
        bot.Commit("team", [.. Enumerable.Range(0, 10).Select(number => RowWrite.Put($"old {number}", "{}"u8.ToArray()))]);
        bot.Settle(0, once: true);
        foreach (int number in Enumerable.Range(0, 6))
        {
            Assert.Equal(number * 2L, Number(file, "SELECT count(*) FROM rows WHERE rk LIKE 'old %'"));
            bot.Commit("team", [RowWrite.Put($"new {number}", "{}"u8.ToArray())]);
        }

        Assert.Equal((6L, 6), (Number(file, "SELECT count(*) FROM recent"), bot.Recent.Now.Younger.Count));
        Assert.Equal((true, 16), (bot.Recent.Now.Older is null, bot.Query("team", RowRange.All, 100).Count));
    }

    [Fact]
    public async Task ShowsNoHalfOfACommit()
    {
        using SqliteFile file = SqliteFile.Open(Path.Combine(folder.FullName, "referrals.db"));
        using var bot = new Bot(file);
        string[] keys = [.. Enumerable.Range(0, 90).Select(number => $"row {number:00}")];
        Task writing = Task.Run(() =>
        {
            for (int i = 0; i < 300; i++)
            {
                bot.Commit("team", [.. keys.Select(key => i % 2 == 0 ? RowWrite.Put(key, "{}"u8.ToArray()) : RowWrite.Delete(key))]);
            }
        });
        while (!writing.IsCompleted)
        {
            Assert.True(bot.Query("team", RowRange.All, 100).Count is var count && (count == 0 || count == keys.Length), $"{count} rows of {keys.Length}");
        }

        await writing;
    }

    [Fact]
    public void LeavesWhatWasReadAsItIsWhenItsBytesAreUsedAgain()
    {
        using SqliteFile file = SqliteFile.Open(Path.Combine(folder.FullName, "referrals.db"));
        using var bot = new Bot(file);
        bot.Commit("team", [RowWrite.Put("dana", "{\"at\":\"Globex\"}"u8.ToArray())]);
        IReadOnlyList<TableRow> read = [bot.Get("team", "dana")!, .. bot.Query("team", RowRange.All, 1)];
        bot.Settle(int.MaxValue);
        bot.Commit("team", [RowWrite.Put("raj!", "{\"at\":\"Initek\"}"u8.ToArray())]);

        Assert.Equal(["dana {\"at\":\"Globex\"}", "dana {\"at\":\"Globex\"}"], read.Select(row => $"{row.RowKey} {Encoding.UTF8.GetString(row.Data.Span)}"));
    }

    [Fact]
    public void ReadsOnceMoreWhatWentIntoTheFileMeanwhile()
    {
        using SqliteFile file = SqliteFile.Open(Path.Combine(folder.FullName, "referrals.db"));
        using var bot = new Bot(file);
        bot.Commit("team", [RowWrite.Put("dana", "{}"u8.ToArray())]);
        List<bool> found = [];
        Assert.True(bot.Recent.Read(now =>
        {
            bool isInFile = Number(file, "SELECT count(*) FROM settled") == 1;
            bot.Settle(int.MaxValue);
            found.Add(now.TryGet("team", "dana", out _) || isInFile);
            return found[^1];
        }));
        Assert.Equal([false, true], found);
    }

    [Fact]
    public void KeepsCommitsThatAreLongerThanTheMemoryIsInPieces()
    {
        using SqliteFile file = SqliteFile.Open(Path.Combine(folder.FullName, "referrals.db"));
        using var bot = new Bot(file);
        foreach (int number in Enumerable.Range(0, 6))
        {
            bot.Commit("team", [RowWrite.Put($"row {number}", Encoding.UTF8.GetBytes(new string((char)('a' + number), number % 2 == 0 ? 300_000 : 10)))]);
        }

        Assert.Equal(["a300000", "b10", "c300000", "d10", "e300000", "f10"], bot.Query("team", RowRange.All, 10).Select(row => $"{(char)row.Data.Span[0]}{row.Data.Span.Count(row.Data.Span[0])}"));
    }

    [Fact]
    public async Task ReadsWhatWasCommittedWhileOlderRowsAreForgotten()
    {
        const int Commits = 300;
        const int RowsEach = 100;
        await using SqliteTableStore store = SqliteTableStore.Open(Path.Combine(folder.FullName, "referrals.db"));
        (int committed, int reads) = (0, 0);
        Task writing = Task.Run(async () =>
        {
            for (int commit = 0; commit < Commits; commit++)
            {
                await store.CommitAsync("team", [.. Enumerable.Range(0, RowsEach).Select(row => RowWrite.Insert(Key((commit * RowsEach) + row), Data((commit * RowsEach) + row)))], CancellationToken.None);
                Volatile.Write(ref committed, (commit + 1) * RowsEach);
            }
        });
        for (int number = 0; !writing.IsCompleted; number = (number + 7919) % 1_000_003)
        {
            if (Volatile.Read(ref committed) is > 0 and int there)
            {
                TableRow? row = await store.GetAsync("team", Key(number % there), CancellationToken.None);
                Assert.Equal(Data(number % there), row?.Data.ToArray());
                TableRow listed = Assert.Single(await store.QueryAsync("team", RowRange.Prefix(Key(number % there)), 2, CancellationToken.None));
                Assert.Equal(Data(number % there), listed.Data.ToArray());
                reads++;
            }
        }

        await writing;
        Assert.NotEqual(0, reads);

        // The same number of digits, and the last ones first, so that neighbours are of different commits.
        static string Key(int number) => string.Concat($"{number:000000}".Reverse());
        static byte[] Data(int number) => Encoding.UTF8.GetBytes($"\"{number} {new string('x', number % 200)}\"");
    }

    [Fact]
    public void KeepsOfOneRowNoMoreThanTheLast()
    {
        using SqliteFile file = SqliteFile.Open(Path.Combine(folder.FullName, "referrals.db"));
        using var bot = new Bot(file);
        bot.Commit("team", [RowWrite.Put("waits", "{}"u8.ToArray())]);
        bot.Commit("team", [RowWrite.Delete("waits")]);
        Assert.Equal(1, bot.Recent.Now.Younger.Count);
        Assert.Null(bot.Get("team", "waits"));
    }

    [Fact]
    public void KeepsNothingOfARowThatTheFileNeverHad()
    {
        using SqliteFile file = SqliteFile.Open(Path.Combine(folder.FullName, "referrals.db"));
        using var bot = new Bot(file);
        bot.Commit("team", [RowWrite.Insert("waits", "{}"u8.ToArray())]);
        bot.Commit("team", [RowWrite.Delete("waits")]);
        Assert.Equal(0, bot.Recent.Now.Younger.Count);
        Assert.Null(bot.Get("team", "waits"));

        bot.Settle(int.MaxValue);
        Assert.Equal(0L, Number(file, "SELECT count(*) FROM recent"));
    }

    [Fact]
    public void ForgetsNoDeletionOfARowThatTheFileHas()
    {
        using SqliteFile file = SqliteFile.Open(Path.Combine(folder.FullName, "referrals.db"));
        using var bot = new Bot(file);
        bot.Commit("team", [RowWrite.Insert("waits", "{}"u8.ToArray())]);
        bot.Settle(int.MaxValue);
        bot.Commit("team", [RowWrite.Delete("waits")]);
        bot.Commit("team", [RowWrite.Insert("waits", "{}"u8.ToArray())]);
        bot.Commit("team", [RowWrite.Delete("waits")]);
        Assert.Null(bot.Get("team", "waits"));

        bot.Settle(int.MaxValue);
        Assert.Equal(0L, Number(file, "SELECT count(*) FROM settled"));
    }

    [Theory]
    [InlineData("0474")]
    [InlineData("04747465616d01ffffffffff")]
    [InlineData("0474656d6d7f")]
    [InlineData("04746561 6d01 0161 8101 7f 00")]
    public void SaysThatWhatWasCommittedLastIsDamaged(string bytes)
    {
        string path = Path.Combine(folder.FullName, "referrals.db");
        using (SqliteFile file = SqliteFile.Open(path))
        {
            Number(file, $"INSERT INTO recent VALUES (1, x'{bytes.Replace(" ", "", StringComparison.Ordinal)}') RETURNING number");
        }

        Assert.Equal($"The database {path} is damaged. Stop ReferralBot and restore a backup.", Assert.Throws<StoreUnavailableException>(() => SqliteTableStore.Open(path)).Message);
    }

    private static bool Holds(string path, IEnumerable<Step> steps)
    {
        using SqliteFile file = SqliteFile.Open(path);
        var bot = new Bot(file);
        var expected = Partitions.ToDictionary(each => each, _ => new SortedDictionary<string, string>(KeyOrder.Instance));
        foreach (Step step in steps)
        {
            switch (step)
            {
                case Step.Commit commit:
                    bool isAllowed = commit.Writes.All(write => Allows(expected[commit.Partition], write));
                    Assert.Equal(isAllowed, bot.Commit(commit.Partition, commit.Writes).IsCommitted);
                    Apply(expected[commit.Partition], isAllowed ? commit.Writes : []);
                    break;
                case Step.Settle settle:
                    bot.Settle(settle.Many, once: true);
                    break;
                default:
                    bot.Dispose();
                    bot = new Bot(file);
                    break;
            }

            AssertSame(expected, bot);
        }

        bot.Dispose();
        return true;
    }

    private static bool Allows(SortedDictionary<string, string> rows, RowWrite write) => write.Kind switch
    {
        RowWriteKind.Insert => !rows.ContainsKey(write.RowKey),
        RowWriteKind.Replace => rows.ContainsKey(write.RowKey),
        _ => true,
    };

    private static void Apply(SortedDictionary<string, string> rows, IEnumerable<RowWrite> writes)
    {
        foreach (RowWrite write in writes)
        {
            if (write.Kind == RowWriteKind.Delete)
            {
                rows.Remove(write.RowKey);
            }
            else
            {
                rows[write.RowKey] = Encoding.UTF8.GetString(write.Data.Span);
            }
        }
    }

    private static void AssertSame(Dictionary<string, SortedDictionary<string, string>> expected, Bot bot)
    {
        foreach (string partition in Partitions)
        {
            Assert.All(Keys, key => Assert.Equal(expected[partition].GetValueOrDefault(key), Text(bot.Get(partition, key))));
            foreach (RowRange range in new[] { RowRange.All, RowRange.Prefix("a|"), RowRange.All.After("a") })
            {
                var rows = expected[partition].Where(row => KeyOrder.Instance.Compare(row.Key, range.From) >= 0 && KeyOrder.Instance.Compare(row.Key, range.To) < 0).Select(row => (row.Key, (string?)row.Value)).ToList();
                Assert.All(new[] { 0, 1, 2, 100 }, take => Assert.Equal(rows.Take(take), bot.Query(partition, range, take).Select(row => (row.RowKey, Text(row)))));
            }
        }

        Assert.Empty(Partitions.Where(each => expected[each].Count > 0).Except(bot.PartitionsInOrder()));
        Assert.Equal(bot.PartitionsInOrder().Order(KeyOrder.Instance), bot.PartitionsInOrder());
    }

    private static string? Text(TableRow? row) => row is null ? null : Encoding.UTF8.GetString(row.Data.Span);

    private static long Number(SqliteFile file, string sql)
    {
        using SqliteConnection connection = file.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private abstract record Step
    {
        public sealed record Commit(string Partition, IReadOnlyList<RowWrite> Writes) : Step;

        public sealed record Settle(int Many) : Step;

        public sealed record Restart : Step;
    }

    /// <summary>The store's parts without its thread, so that each step can be looked at. Disposed, it leaves what a killed process leaves.</summary>
    private sealed class Bot : IDisposable
    {
        private readonly SqliteWrites writes;
        private readonly SqliteReader reader;
        private readonly PartitionNumbers partitions = new();

        public Bot(SqliteFile file)
        {
            writes = new SqliteWrites(file.Connect(), Recent, partitions);
            reader = new SqliteReader(file.Connect(), partitions);
        }

        public RecentWrites Recent { get; } = new();

        public CommitOutcome Commit(string partition, IReadOnlyList<RowWrite> rows)
        {
            writes.Begin();
            CommitOutcome outcome = writes.Apply(partition, rows, []);
            writes.Commit();
            writes.KeepPace();
            return outcome;
        }

        public void Settle(int many, bool once = false)
        {
            while (writes.SettleSome(many) && !once)
            {
            }
        }

        public TableRow? Get(string partition, string rowKey) =>
            Recent.Now.TryGet(partition, rowKey, out TableRow? row) ? row : reader.Get(partition, rowKey);

        public IReadOnlyList<TableRow> Query(string partition, RowRange range, int take) =>
            Recent.Now.Query(partition, range, take, many => reader.Query(partition, range, many));

        public IEnumerable<string> PartitionsInOrder() => Recent.Now.Partitions(partitions.Names);

        public void Dispose()
        {
            writes.Dispose();
            reader.Dispose();
        }
    }
}
