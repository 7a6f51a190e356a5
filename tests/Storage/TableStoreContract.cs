using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.EndToEnd;

namespace ReferralBot.Tests.Storage;

/// <summary>What every engine must answer alike. A class for each engine runs these.</summary>
public abstract class TableStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string partition = "team-" + Guid.NewGuid().ToString("N");

    internal abstract ITableStore Store { get; }

    /// <summary>The same store as another bot has it; where one bot has it for itself, its own.</summary>
    internal abstract ITableStore OfAnotherBot { get; }

    protected static byte[] Json(string text) => Encoding.UTF8.GetBytes($$"""{"text":"{{text}}"}""");

    private ValueTask<CommitOutcome> Commit(params RowWrite[] writes) => Store.CommitAsync(partition, writes, None);

    private ValueTask<TableRow?> Get(string rowKey) => Store.GetAsync(partition, rowKey, None);

    private async Task<string[]> Keys(string prefix) =>
        [.. (await Store.QueryAsync(partition, RowRange.Prefix(prefix), 1000, None)).Select(row => row.RowKey)];

    private async Task<string?> Data(string rowKey) => await Get(rowKey) is { } row ? Encoding.UTF8.GetString(row.Data.Span) : null;

    [ContractFact]
    public async Task KeepsWhatWasInserted()
    {
        Assert.Equal(CommitOutcome.Committed, await Commit(RowWrite.Insert("a", Json("one"))));
        Assert.Equal("""{"text":"one"}""", await Data("a"));
    }

    [ContractFact]
    public async Task AnswersNullForARowThatIsNotThere()
    {
        Assert.Null(await Get("nothing"));
        await Commit(RowWrite.Insert("a", Json("one")));
        Assert.Null(await Get("nothing"));
        Assert.Null(await Store.GetAsync("another " + partition, "a", None));
    }

    [ContractFact]
    public async Task AnswersAnEmptyListForAnEmptyRange()
    {
        Assert.Empty(await Keys("x"));
        await Commit(RowWrite.Insert("a", Json("one")));
        Assert.Empty(await Keys("x"));
        Assert.Empty(await Store.QueryAsync(partition, new RowRange("b", "a"), 10, None));
        Assert.Empty(await Store.QueryAsync(partition, new RowRange("a", "b"), 0, None));
    }

    [ContractFact]
    public async Task RefusesToInsertARowTwice()
    {
        await Commit(RowWrite.Insert("a", Json("one")));
        Assert.Equal(new CommitOutcome(CommitOutcomeKind.Exists, "a"), await Commit(RowWrite.Insert("a", Json("two"))));
        Assert.Equal("""{"text":"one"}""", await Data("a"));
    }

    [ContractFact]
    public async Task ReplacesARowOfTheVersionThatWasRead()
    {
        await Commit(RowWrite.Insert("a", Json("one")));
        TableRow read = (await Get("a"))!;
        Assert.Equal(CommitOutcome.Committed, await Commit(RowWrite.Replace("a", Json("two"), read.ETag)));
        Assert.Equal("""{"text":"two"}""", await Data("a"));
        Assert.NotEqual(read.ETag, (await Get("a"))!.ETag);
    }

    [ContractFact]
    public async Task RefusesOldVersions()
    {
        await Commit(RowWrite.Insert("a", Json("one")));
        string old = (await Get("a"))!.ETag;
        await Commit(RowWrite.Put("a", Json("two")));
        var changed = new CommitOutcome(CommitOutcomeKind.Changed, "a");
        Assert.Equal(changed, await Commit(RowWrite.Replace("a", Json("three"), old)));
        Assert.Equal(changed, await Commit(RowWrite.Delete("a", old)));
        Assert.Equal("""{"text":"two"}""", await Data("a"));
    }

    [ContractFact]
    public async Task RefusesTheVersionOfARowThatWasDeletedAndMadeAgain()
    {
        await Commit(RowWrite.Insert("a", Json("one")));
        string old = (await Get("a"))!.ETag;
        await Commit(RowWrite.Delete("a"));
        var changed = new CommitOutcome(CommitOutcomeKind.Changed, "a");
        Assert.Equal(changed, await Commit(RowWrite.Replace("a", Json("two"), old)));
        Assert.Equal(changed, await Commit(RowWrite.Delete("a", old)));
        await Commit(RowWrite.Insert("a", Json("one")));
        Assert.Equal(changed, await Commit(RowWrite.Replace("a", Json("two"), old)));
    }

    [ContractFact]
    public async Task DeletesWithAndWithoutAVersion()
    {
        await Commit(RowWrite.Insert("a", Json("one")), RowWrite.Insert("b", Json("two")));
        Assert.Equal(CommitOutcome.Committed, await Commit(RowWrite.Delete("a", (await Get("a"))!.ETag)));
        Assert.Equal(CommitOutcome.Committed, await Commit(RowWrite.Delete("b"), RowWrite.Delete("never there"), RowWrite.Put("c", Json("x"))));
        Assert.Null(await Get("a"));
        Assert.Null(await Get("b"));
        Assert.NotNull(await Get("c"));
    }

    [ContractFact]
    public async Task PutsARowNewOrNot()
    {
        await Commit(RowWrite.Put("a", Json("one")));
        await Commit(RowWrite.Put("a", Json("two")));
        Assert.Equal("""{"text":"two"}""", await Data("a"));
    }

    [ContractFact]
    public async Task WritesAllOrNothing()
    {
        await Commit(RowWrite.Insert("there", Json("one")), RowWrite.Insert("old", Json("one")));
        CommitOutcome outcome = await Commit(
            RowWrite.Insert("new", Json("two")),
            RowWrite.Put("old", Json("two")),
            RowWrite.Insert("there", Json("two")),
            RowWrite.Insert("newer", Json("two")));
        Assert.Equal(new CommitOutcome(CommitOutcomeKind.Exists, "there"), outcome);
        Assert.Null(await Get("new"));
        Assert.Null(await Get("newer"));
        Assert.Equal("""{"text":"one"}""", await Data("old"));
    }

    [ContractFact]
    public async Task AnswersACommitOfNothing() => Assert.Equal(CommitOutcome.Committed, await Commit());

    public static TheoryData<string> UglyKeys =>
    [
        "", " ", "'", "''", "/", "\\", "#", "?", "%", "%2F", "a/b\\c#d?e'f%g", "\"", "+", "a b", " a ", "&x=1", "$filter", "=", "(", ")", "a,b", ";", "<b>",
        "Zoë", "김", "שלום", "🦊", "é", "e\u0301", "\u200b", "\ufeff", "\ufffd", ".", "..", "...", "~", "[]", "{0}", "a\u00a0b", "null", "0", "-",
    ];

    [ContractTheory]
    [MemberData(nameof(UglyKeys))]
    public async Task TakesAnyCharactersInKeys(string key)
    {
        string uglyPartition = key + partition;
        Assert.Equal(CommitOutcome.Committed, await Store.CommitAsync(uglyPartition, [RowWrite.Insert(key, Json("one")), RowWrite.Insert(key + "!", Json("two"))], None));
        TableRow row = (await Store.GetAsync(uglyPartition, key, None))!;
        Assert.Equal(key, row.RowKey);
        Assert.Equal([key, key + "!"], (await Store.QueryAsync(uglyPartition, new RowRange(key, key + "~"), 10, None)).Select(found => found.RowKey));
        Assert.Equal(CommitOutcome.Committed, await Store.CommitAsync(uglyPartition, [RowWrite.Replace(key, Json("three"), row.ETag)], None));
        Assert.Equal(CommitOutcome.Committed, await Store.CommitAsync(uglyPartition, [RowWrite.Delete(key)], None));
        Assert.Null(await Store.GetAsync(uglyPartition, key, None));
        Assert.Contains(uglyPartition, await Store.PartitionsAsync(None).ToListAsync());
    }

    [ContractTheory]
    [InlineData(512, "k")]
    [InlineData(512, "é")]
    [InlineData(256, "🦊")]
    [InlineData(256, "/")]
    public async Task TakesTheLongestKeys(int count, string character)
    {
        string key = string.Concat(Enumerable.Repeat(character, count));
        Assert.Equal(CommitOutcome.Committed, await Store.CommitAsync(key, [RowWrite.Put(key, Json("one"))], None));
        Assert.Equal(key, (await Store.GetAsync(key, key, None))?.RowKey);
        await Assert.ThrowsAsync<ArgumentException>(() => Commit(RowWrite.Put(key + character, Json("one"))).AsTask());
    }

    [ContractTheory]
    [InlineData("a\0b")]
    [InlineData("a\tb")]
    [InlineData("a\nb")]
    [InlineData("\u007f")]
    [InlineData("\u0085")]
    [InlineData("\uffff")]
    [InlineData("\U0001fffe")]
    public async Task RefusesKeysThatNoEngineTakes(string key)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Commit(RowWrite.Put(key, Json("one"))).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => Get(key).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => Store.GetAsync(key, "a", None).AsTask());
    }

    [ContractFact]
    public async Task RefusesHalvesOfSurrogatePairsInKeys()
    {
        await RefusesKeysThatNoEngineTakes("a\ud83d");
        await RefusesKeysThatNoEngineTakes("\udd8a\ud83e");
    }

    [ContractFact]
    public async Task RefusesCommitsThatNoEngineTakes()
    {
        RowWrite[] tooMany = [.. Enumerable.Range(0, 101).Select(i => RowWrite.Put($"{i}", Json("one")))];
        await Assert.ThrowsAsync<ArgumentException>(() => Commit(tooMany).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => Commit(RowWrite.Put("a", Json("one")), RowWrite.Delete("a")).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => Commit(RowWrite.Put("a", new byte[] { 0xff, 0xfe })).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => Commit(RowWrite.Put("a", new byte[RowWrite.MaximumData + 1])).AsTask());
        Assert.Empty(await Keys(" "));
    }

    [ContractTheory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("🦊")]
    [InlineData("\\\"")]
    public async Task TakesTheLargestRows(string character)
    {
        int each = Encoding.UTF8.GetByteCount(character);
        byte[] largest = Json(string.Concat(Enumerable.Repeat(character, (RowWrite.MaximumData - Json("").Length) / each)));
        Assert.Equal(CommitOutcome.Committed, await Commit(RowWrite.Insert("a", largest), RowWrite.Insert("b", largest)));
        Assert.Equal(largest, (await Get("a"))!.Data.ToArray());
        IReadOnlyList<TableRow> found = await Store.QueryAsync(partition, RowRange.Prefix("b"), 10, None);
        Assert.Equal(largest, found.Single().Data.ToArray());
    }

    [ContractFact]
    public async Task TakesTheLargestCommits()
    {
        byte[] data = Json(new string('"', (RowWrite.MaximumDataInCommit / 100) - Json("").Length));
        RowWrite[] writes = [.. Enumerable.Range(0, 100).Select(i => RowWrite.Insert($"row {i:000}", data))];
        Assert.Equal(CommitOutcome.Committed, await Commit(writes));
        Assert.Equal(100, (await Keys("row ")).Length);
    }

    [ContractFact]
    public async Task OrdersRowsByTheNumbersOfTheirCharacters()
    {
        string[] keys = ["A", "B", "Z", "a", "b", "a b", "a-b", "a/b", "a.b", "a0b", "a?b", "a\\b", "a[b", "a]b", "a_b", "aé", "a:b", "a;b", "a\"b", "a!b", "a#b", "a$b", "a>b", "a@b", "10", "9", "é", "김"];
        foreach (string[] some in keys.Chunk(100))
        {
            await Commit([.. some.Reverse().Select(key => RowWrite.Insert("k" + key, Json("one")))]);
        }

        Assert.Equal(keys.Select(key => "k" + key).Order(StringComparer.Ordinal), await Keys("k"));
    }

    [ContractFact]
    public async Task FindsExactlyTheRange()
    {
        await Commit([.. new[] { "a", "a:", "a:1", "a:2", "a;", "a;1", "b" }.Select(key => RowWrite.Insert(key, Json("one")))]);
        Assert.Equal(["a:", "a:1", "a:2"], await Keys("a:"));
        Assert.Equal(["a:1"], (await Store.QueryAsync(partition, new RowRange("a:1", "a:2"), 10, None)).Select(row => row.RowKey));
        Assert.Equal(["a:2"], (await Store.QueryAsync(partition, RowRange.Prefix("a:").After("a:1"), 10, None)).Select(row => row.RowKey));
        Assert.Equal(["a:", "a:1"], (await Store.QueryAsync(partition, RowRange.Prefix("a:"), 2, None)).Select(row => row.RowKey));
    }

    [ContractTheory]
    [InlineData("~")]
    [InlineData("!")]
    [InlineData("/")]
    [InlineData(".")]
    [InlineData("\"")]
    [InlineData("김")]
    public async Task FindsWhatStartsWithAnyCharacter(string prefix)
    {
        await Commit(RowWrite.Insert(prefix, Json("one")), RowWrite.Insert(prefix + "/x", Json("one")), RowWrite.Insert((char)(prefix[0] - 1) + "z", Json("one")));
        Assert.Equal([prefix, prefix + "/x"], await Keys(prefix));
    }

    [ContractTheory]
    [InlineData(5_000)]
    [InlineData(5_001)]
    [InlineData(6_200)]
    public async Task PagesOverFiveThousandRows(int count)
    {
        string[] keys = [.. Enumerable.Range(0, count).Select(i => $"row:{i:00000}")];
        foreach (string[] some in keys.Chunk(RowWrite.MaximumInCommit))
        {
            await Commit([.. some.Select(key => RowWrite.Insert(key, Json(key)))]);
        }

        Assert.Equal(keys.Take(5_000), (await Store.QueryAsync(partition, RowRange.Prefix("row:"), 5_000, None)).Select(row => row.RowKey));
        foreach (int take in (int[])[700, 1_000, 5_000, 10_000])
        {
            var paged = new List<string>();
            RowRange left = RowRange.Prefix("row:");
            while (await Store.QueryAsync(partition, left, take, None) is { Count: > 0 } page)
            {
                paged.AddRange(page.Select(row => row.RowKey));
                left = left.After(page[^1].RowKey);
            }

            Assert.Equal(keys, paged);
        }
    }

    [ContractFact]
    public async Task LetsOneOfTwoWritersWin()
    {
        await Commit(RowWrite.Insert("counter", "0"u8.ToArray()));
        await Task.WhenAll(((ITableStore[])[Store, Store, OfAnotherBot, OfAnotherBot]).Select(store => Task.Run(() => AddTen(store))));
        Assert.Equal("40", await Data("counter"));

        async Task AddTen(ITableStore store)
        {
            for (int done = 0; done < 10;)
            {
                TableRow row = (await store.GetAsync(partition, "counter", None))!;
                byte[] next = Encoding.UTF8.GetBytes($"{int.Parse(Encoding.UTF8.GetString(row.Data.Span)) + 1}");
                done += (await store.CommitAsync(partition, [RowWrite.Replace("counter", next, row.ETag)], None)).IsCommitted ? 1 : 0;
            }
        }
    }

    [ContractFact]
    public async Task KeepsAFailingCommitFromFailingItsNeighbours()
    {
        await Commit(RowWrite.Insert("taken", Json("one")));
        CommitOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() =>
            Commit(RowWrite.Insert($"row {i}", Json("one")), RowWrite.Insert(i % 7 == 0 ? "taken" : $"other {i}", Json("two"))).AsTask())));
        for (int i = 0; i < outcomes.Length; i++)
        {
            Assert.Equal(i % 7 == 0 ? new CommitOutcome(CommitOutcomeKind.Exists, "taken") : CommitOutcome.Committed, outcomes[i]);
            Assert.Equal(i % 7 != 0, await Get($"row {i}") is not null);
        }
    }

    [ContractFact]
    public async Task AcknowledgesOneOfManyThatInsertTheSameRow()
    {
        CommitOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => Commit(RowWrite.Insert("same", Json($"{i}"))).AsTask())));
        int winner = Array.FindIndex(outcomes, outcome => outcome.IsCommitted);
        Assert.Single(outcomes, outcome => outcome.IsCommitted);
        Assert.Equal($$"""{"text":"{{winner}}"}""", await Data("same"));
    }

    /// <summary>
    /// A question about a partition is answered as a list of that partition's rows alone would answer it, whatever has been
    /// written to others, and however alike their names are.
    /// </summary>
    [ContractFact]
    public void KeepsPartitionsApart()
    {
        Gen<string> names = Gen.Elements("a", "a'", "a' or PartitionKey eq 'b", "a/b", "a.", "A", "aa", "");
        Gen<string> keys = Gen.Elements("", "a", "a/", "a.", "b", "b:1", "b:2", "~", "'");
        Gen<RowWrite> writes =
            from kind in Gen.Elements(RowWriteKind.Insert, RowWriteKind.Put, RowWriteKind.Replace, RowWriteKind.Delete)
            from key in keys
            from number in Gen.Choose(0, 99)
            select new RowWrite(kind, key, kind == RowWriteKind.Delete ? default : Json($"{number}"), null);
        Gen<(string, RowWrite[])> commits =
            from name in names
            from rows in writes.ListOf()
            select (name, rows.DistinctBy(row => row.RowKey).ToArray());
        Prop.ForAll(commits.ListOf(8).ToArbitrary(), history =>
        {
            string run = Guid.NewGuid().ToString("N");
            var model = new StoreModel();
            foreach ((string name, RowWrite[] rows) in history)
            {
                Assert.Equal(model.Commit(name, rows), Store.CommitAsync(name + run, rows, None).AsTask().GetAwaiter().GetResult());
            }

            foreach (string name in history.Select(commit => commit.Item1).Distinct())
            {
                foreach (RowRange range in new[] { RowRange.All, RowRange.Prefix("a"), RowRange.Prefix("b:"), new RowRange("a.", "b:2") })
                {
                    IReadOnlyList<TableRow> found = Store.QueryAsync(name + run, range, 100, None).AsTask().GetAwaiter().GetResult();
                    Assert.Equal(model.Query(name, range), found.Select(row => (row.RowKey, Encoding.UTF8.GetString(row.Data.Span))));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [ContractFact]
    public async Task ListsPartitionsInOrder()
    {
        string[] partitions = [.. new[] { "c", "a", "b/b", "b" }.Select(name => partition + name)];
        foreach (string name in partitions)
        {
            await Store.CommitAsync(name, [RowWrite.Insert("1", Json("one")), RowWrite.Insert("2", Json("one"))], None);
        }

        string[] found = [.. (await Store.PartitionsAsync(None).ToListAsync()).Where(name => name.StartsWith(partition, StringComparison.Ordinal))];
        Assert.Equal(partitions.Order(StringComparer.Ordinal), found);
    }

    [ContractFact]
    public async Task WritesNothingForACancelledCommit()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.CommitAsync(partition, [RowWrite.Insert("a", Json("one"))], new CancellationToken(canceled: true)).AsTask());
        Assert.Null(await Get("a"));
    }

    [ContractFact]
    public async Task IsReady() => Assert.Equal(StoreHealth.Ready, await Store.CheckAsync(None));
}
