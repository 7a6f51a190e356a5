using System.Diagnostics;
using System.Globalization;
using System.Text;
using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Benchmarks.Stores;

/// <summary>
/// Durable commits a second of the SQLite store beside those of the plain engine, in turns in one run, so that both meet the
/// same disk and the same noise. A commit is a referral: four rows of 300 bytes.
/// </summary>
internal static class StoreCommand
{
    private const int Rounds = 5;
    private const int RowsInCommit = 4;
    private static readonly int[] Callers = [1, 4, 32, 128];
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(1.5);
    private static readonly byte[] Data = Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 290)}}"}""");

    public static async Task<int> RunAsync(string[] arguments)
    {
        DirectoryInfo folder = Directory.CreateDirectory(arguments.Length > 0 ? arguments[0] : Path.Combine(Path.GetTempPath(), "referralbot-store-benchmark"));
        _ = await MeasureAsync(folder.FullName, 32);
        Console.WriteLine("| callers | store, commits/s | plain engine, commits/s | ratio | p50 / p99 ms, store; plain | processor µs a commit, store / plain |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (int callers in Callers)
        {
            Console.WriteLine(await MeasureAsync(folder.FullName, callers));
        }

        await MeasureReadsAsync(folder.FullName);
        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task<string> MeasureAsync(string folder, int callers)
    {
        var store = new List<double>();
        var plain = new List<double>();
        var times = new List<double>();
        var plainTimes = new List<double>();
        (TimeSpan Store, TimeSpan Plain) processor = default;
        (int Store, int Plain) commits = default;
        for (int round = 0; round < Rounds; round++)
        {
            string path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
            await using (SqliteTableStore ours = SqliteTableStore.Open(path + ".db"))
            {
                Round measured = await RunAsync(callers, times, keys =>
                    ours.CommitAsync("team", [.. keys.Select(key => RowWrite.Insert(key, Data))], CancellationToken.None).AsTask());
                store.Add(measured.CommitsPerSecond);
                (processor.Store, commits.Store) = (processor.Store + measured.Processor, commits.Store + measured.Commits);
            }

            using var engine = new PlainSqlite(path + ".plain.db");
            Round bare = await RunAsync(callers, plainTimes, keys => engine.CommitAsync(keys, Data));
            plain.Add(bare.CommitsPerSecond);
            (processor.Plain, commits.Plain) = (processor.Plain + bare.Processor, commits.Plain + bare.Commits);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {callers} | {Median(store):N0} | {Median(plain):N0} | {Median(store) / Median(plain):F2} | {Percentiles(times)}; {Percentiles(plainTimes)} | {(processor.Store / commits.Store).TotalMicroseconds:F0} / {(processor.Plain / commits.Plain).TotalMicroseconds:F0} |");
    }

    /// <summary>Commits of callers who each wait for theirs before the next.</summary>
    private static async Task<Round> RunAsync(int callers, List<double> milliseconds, Func<string[], Task> commit)
    {
        int next = 0;
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var mine = new List<double>();
            while (Stopwatch.GetElapsedTime(start) < RoundTime)
            {
                int id = Interlocked.Increment(ref next);
                string[] keys = [.. Enumerable.Range(0, RowsInCommit).Select(row => string.Create(CultureInfo.InvariantCulture, $"list {row}|member {id % 50:00}|{id:D12}"))];
                long before = Stopwatch.GetTimestamp();
                await commit(keys);
                mine.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            }

            lock (milliseconds)
            {
                milliseconds.AddRange(mine);
            }
        })));
        return new Round(next, next / Stopwatch.GetElapsedTime(start).TotalSeconds, Environment.CpuUsage.TotalTime - processor);
    }

    private static async Task MeasureReadsAsync(string folder)
    {
        const int Rows = 100_000;
        await using SqliteTableStore store = SqliteTableStore.Open(Path.Combine(folder, "reads.db"));
        foreach (int[] some in Enumerable.Range(0, Rows).Chunk(RowWrite.MaximumInCommit))
        {
            await store.CommitAsync("team", [.. some.Select(id => RowWrite.Insert(Key(id), Data))], CancellationToken.None);
        }

        var random = new Random(1);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Rows; i++)
        {
            await store.GetAsync("team", Key(random.Next(Rows)), CancellationToken.None);
        }

        double get = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Rows;
        start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 2_000; i++)
        {
            await store.QueryAsync("team", new RowRange(Key(random.Next(Rows - 50)), "~"), 50, CancellationToken.None);
        }

        double query = Stopwatch.GetElapsedTime(start).TotalMicroseconds / 2_000;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nOf {Rows:N0} rows: a point get takes {get:F1} µs, a list of 50 rows {query:F0} µs."));

        static string Key(int id) => string.Create(CultureInfo.InvariantCulture, $"referral|{id:D12}");
    }

    private static string Percentiles(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:F2} / {times[times.Count * 99 / 100]:F2}");
    }

    private readonly record struct Round(int Commits, double CommitsPerSecond, TimeSpan Processor);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
