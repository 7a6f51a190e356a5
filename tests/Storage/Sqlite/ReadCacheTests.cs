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
        cache.Forget(Team, [RowWrite.Put("member|U1", default)]);
        cache.Add(Team, "member|U1", null, stamp);

        Assert.False(cache.TryGet(Team, "member|U1", out _));
    }

    [Fact]
    public void ForgetsTheListsInWhichAWrittenRowStands()
    {
        cache.Add(Team, Words, 6, [Row("word|kim|1")], cache.Stamp(Team, Words));
        RowRange others = RowRange.Prefix("word|kimberly|");
        cache.Add(Team, others, 6, [], cache.Stamp(Team, others));

        cache.Forget(Team, [RowWrite.Insert("word|kim|2", default)]);

        Assert.False(cache.TryList(Team, Words, 6, out _));
        Assert.True(cache.TryList(Team, others, 6, out _));
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
