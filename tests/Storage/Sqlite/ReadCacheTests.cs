using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Storage.Sqlite;

public sealed class ReadCacheTests
{
    private const string Team = "team";
    private static readonly RowRange Words = RowRange.Prefix("word|kim|");
    private readonly ReadCache cache = new();

    [Fact]
    public void KnowsWhatWasReadAndThatNothingWasFound()
    {
        cache.Add(Team, "member|U1", Row("member|U1"), cache.Stamp(Team, "member|U1"));
        cache.Add(Team, "member|U2", null, cache.Stamp(Team, "member|U2"));

        Assert.True(cache.TryGet(Team, "member|U1", out TableRow? found));
        Assert.Equal("member|U1", found!.RowKey);
        Assert.True(cache.TryGet(Team, "member|U2", out TableRow? missing));
        Assert.Null(missing);
        Assert.False(cache.TryGet("another team", "member|U1", out _));
    }

    [Fact]
    public void DoesNotKeepWhatWasWrittenWhileItWasRead()
    {
        long stamp = cache.Stamp(Team, "member|U1");
        cache.Note(Team, "member|U1", Row("member|U1"));
        cache.Add(Team, "member|U1", null, stamp);

        Assert.False(cache.TryGet(Team, "member|U1", out _));
    }

    [Fact]
    public void KeepsARowThatIsKnownUpToDate()
    {
        cache.Add(Team, "member|U1", Row("member|U1"), cache.Stamp(Team, "member|U1"));

        TableRow changed = Row("member|U1") with { ETag = "2" };
        cache.Note(Team, "member|U1", changed);
        Assert.True(cache.TryGet(Team, "member|U1", out TableRow? found));
        Assert.Same(changed, found);

        cache.Note(Team, "member|U1", null);
        Assert.True(cache.TryGet(Team, "member|U1", out TableRow? deleted));
        Assert.Null(deleted);
    }

    [Fact]
    public void KnowsNothingOfWhatNobodyAskedFor()
    {
        cache.Note(Team, "member|U1", Row("member|U1"));

        Assert.False(cache.TryGet(Team, "member|U1", out _));
        Assert.False(cache.TryList(Team, RowRange.Prefix("member|"), 6, out _));
    }

    [Fact]
    public void KeepsTheListsUpToDateInWhichAWrittenRowStands()
    {
        Known(6, "1", "3");
        RowRange others = RowRange.Prefix("word|kimberly|");
        cache.Add(Team, others, 6, [], cache.Stamp(Team, others));

        cache.Note(Team, "word|kim|2", Row("word|kim|2"));
        cache.Note(Team, "word|kim|4", Row("word|kim|4"));
        cache.Note(Team, "word|kim|1", null);
        cache.Note(Team, "word|kim|5", null);

        Assert.Equal(["2", "3", "4"], Kims(6));
        Assert.True(cache.TryList(Team, others, 6, out IReadOnlyList<TableRow> none));
        Assert.Empty(none);
    }

    [Fact]
    public void KeepsTheFirstRowsOfAListThatGoesOn()
    {
        Known(2, "1", "3");

        cache.Note(Team, "word|kim|4", Row("word|kim|4"));
        cache.Note(Team, "word|kim|9", null);
        Assert.Equal(["1", "3"], Kims(2));

        cache.Note(Team, "word|kim|2", Row("word|kim|2"));
        Assert.Equal(["1", "2"], Kims(2));
    }

    [Fact]
    public void ForgetsAListThatGoesOnWhenOneOfItsFirstRowsIsDeleted()
    {
        Known(2, "1", "3");

        cache.Note(Team, "word|kim|1", null);

        Assert.False(cache.TryList(Team, Words, 2, out _));
    }

    [Fact]
    public void ForgetsAListThatHasAKeyOfAnotherOrderInSqlite()
    {
        Known(6, "1");

        cache.Note(Team, "word|kim|\U0001f600", Row("word|kim|\U0001f600"));

        Assert.False(cache.TryList(Team, Words, 6, out _));
    }

    [Fact]
    public void WhatIsAskedForAgainOutlivesWhatIsNot()
    {
        cache.Add(Team, "asked", Row("asked"), cache.Stamp(Team, "asked"));
        cache.Add(Team, "not asked", Row("not asked"), cache.Stamp(Team, "not asked"));
        for (int i = 0; i < 100_000; i++)
        {
            cache.Add(Team, $"row|{i}", null, cache.Stamp(Team, $"row|{i}"));
            Assert.True(cache.TryGet(Team, "asked", out _));
        }

        Assert.False(cache.TryGet(Team, "not asked", out _));
        Assert.False(cache.TryGet(Team, "row|0", out _));
    }

    [Fact]
    public void SomeStayKnownWhereMoreAreAskedForInTurnThanThereIsRoomFor()
    {
        const int Members = 100_000;
        int[] known = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, Members).Count(IsKnown))];

        Assert.Equal(0, known[0]);
        Assert.All(known[1..], found => Assert.InRange(found, Members / 10, Members / 2));

        bool IsKnown(int member)
        {
            string key = $"question|{member}";
            bool isKnown = cache.TryGet(Team, key, out _);
            if (!isKnown)
            {
                cache.Add(Team, key, null, cache.Stamp(Team, key));
            }

            return isKnown;
        }
    }

    [Fact]
    public void WhatIsTooLargeIsNotKeptAndTakesNoRoomFromOthers()
    {
        const int Many = 10_000;
        string[] keys = [.. Enumerable.Range(0, Many).Select(number => $"row|{number}")];
        TableRow Large(string key) => Row(key) with { Data = new byte[100_000] };
        foreach (string key in keys)
        {
            cache.Add(Team, key, null, cache.Stamp(Team, key));
        }

        foreach (string key in keys)
        {
            string other = $"large|{key}";
            cache.Add(Team, other, Large(other), cache.Stamp(Team, other));
            Assert.False(cache.TryGet(Team, other, out _));
        }

        Assert.All(keys, key => Assert.True(cache.TryGet(Team, key, out _)));
        cache.Note(Team, keys[0], Large(keys[0]));
        Assert.False(cache.TryGet(Team, keys[0], out _));
    }

    [Fact]
    public void WhatGrowsNeedsRoomAnew()
    {
        const int Members = 20_000;
        string[] keys = [.. Enumerable.Range(0, Members).Select(member => $"undo|{member}")];
        foreach (string key in keys)
        {
            cache.Add(Team, key, null, cache.Stamp(Team, key));
        }

        Assert.InRange(keys.Count(key => cache.TryGet(Team, key, out _)), Members / 2, Members);
        foreach (string key in keys)
        {
            cache.Note(Team, key, Row(key) with { Data = new byte[2_500] });
        }

        TableRow?[] rows = [.. keys.Where(key => cache.TryGet(Team, key, out _)).Select(key => cache.TryGet(Team, key, out TableRow? row) ? row : null)];
        Assert.InRange(rows.Length, Members / 20, Members / 8);
        Assert.All(rows, row => Assert.Equal(2_500, row!.Data.Length));
    }

    [Fact]
    public void AnswersForFewerRowsThanWereAskedForAndNotForMore()
    {
        cache.Add(Team, Words, 2, [Row("word|kim|1"), Row("word|kim|2")], cache.Stamp(Team, Words));

        Assert.True(cache.TryList(Team, Words, 1, out IReadOnlyList<TableRow> one));
        Assert.Equal("word|kim|1", Assert.Single(one).RowKey);
        Assert.False(cache.TryList(Team, Words, 3, out _));

        cache.Clear();
        cache.Add(Team, Words, 3, [Row("word|kim|1"), Row("word|kim|2")], cache.Stamp(Team, Words));
        Assert.True(cache.TryList(Team, Words, 50, out IReadOnlyList<TableRow> all));
        Assert.Equal(2, all.Count);
    }

    [Fact]
    public void AnswersNoRangeThatIsNotAWholePrefix()
    {
        var part = new RowRange("word|kim|1", "word|kim|5");
        cache.Add(Team, part, 6, [Row("word|kim|1")], cache.Stamp(Team, part));

        Assert.False(cache.TryList(Team, part, 6, out _));
    }

    [Fact]
    public void AListIsNotARowOfTheSameName()
    {
        cache.Add(Team, Words, 6, [Row("word|kim|1")], cache.Stamp(Team, Words));

        Assert.False(cache.TryGet(Team, Words.From, out _));
    }

    [Fact]
    public void TheStoreReadsItsOwnWritesWhileOthersReadAndWrite()
    {
        using var folder = new TemporaryFolder();
        using var store = new Blocking(SqliteTableStore.Open(Path.Combine(folder.Path, "referrals.db")));
        Parallel.For(0, 8, writer =>
        {
            for (int i = 0; i < 100; i++)
            {
                string key = $"row|{writer % 4}|{writer}";
                store.Put(key, i);
                Assert.Equal(i, store.Get(key));
                Assert.Contains(store.List($"row|{writer % 4}|"), row => row.RowKey == key && row.Data.Span[0] == (byte)i);
            }
        });
    }

    /// <summary>A list that is known.</summary>
    private void Known(int take, params IEnumerable<string> ids) => cache.Add(Team, Words, take, [.. ids.Select(id => Row(Words.From + id))], cache.Stamp(Team, Words));

    private IEnumerable<string> Kims(int take)
    {
        Assert.True(cache.TryList(Team, Words, take, out IReadOnlyList<TableRow> rows));
        return rows.Select(row => row.RowKey[Words.From.Length..]);
    }

    private static TableRow Row(string key) => new(key, "{}"u8.ToArray(), "1");

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");

        public string Path => folder.FullName;

        public void Dispose() => folder.Delete(recursive: true);
    }

    /// <summary>The store's questions, answered before the call returns: many threads ask at once.</summary>
    private sealed class Blocking(SqliteTableStore store) : IDisposable
    {
        public void Put(string key, int value) =>
            Assert.True(store.CommitAsync(Team, [RowWrite.Put(key, new[] { (byte)(value % 128) })], CancellationToken.None).AsTask().GetAwaiter().GetResult().IsCommitted);

        public int Get(string key) => store.GetAsync(Team, key, CancellationToken.None).AsTask().GetAwaiter().GetResult()!.Data.Span[0];

        public IReadOnlyList<TableRow> List(string prefix) =>
            store.QueryAsync(Team, RowRange.Prefix(prefix), 16, CancellationToken.None).AsTask().GetAwaiter().GetResult();

        public void Dispose() => store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
