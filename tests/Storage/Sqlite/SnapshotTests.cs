using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Storage.Sqlite;

/// <summary>Readers go on reading an older state of the file; what they answer is what was committed, and the log does not grow because of them.</summary>
public sealed class SnapshotTests : IDisposable
{
    private const int RowsInCommit = 100;
    private static readonly byte[] LongText = Encoding.UTF8.GetBytes($"\"{new string('x', 10_000)}\"");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");

    private string File => Path.Combine(folder.FullName, "referrals.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task ReadsWhatWasCommittedLastAndBefore()
    {
        // With each 16,000 rows a round of settling begins.
        const int Commits = 700;
        const int Keys = 300;
        await using SqliteTableStore store = SqliteTableStore.Open(File);
        var random = new Random(7);
        var last = new int[Keys * RowsInCommit];
        for (int commit = 1; commit <= Commits; commit++)
        {
            int first = commit % Keys * RowsInCommit;
            RowWrite[] writes = [.. Enumerable.Range(first, RowsInCommit).Select(key => RowWrite.Put(Key(key), Encoding.UTF8.GetBytes($"{commit}")))];
            Assert.True((await store.CommitAsync("team", writes, CancellationToken.None)).IsCommitted);
            Array.Fill(last, commit, first, RowsInCommit);

            int asked = random.Next(last.Length);
            TableRow? row = await store.GetAsync("team", Key(asked), CancellationToken.None);
            Assert.Equal(last[asked], row is null ? 0 : int.Parse(row.Data.Span, CultureInfo.InvariantCulture));
            IReadOnlyList<TableRow> rows = await store.QueryAsync("team", new RowRange(Key(first), Key(first + RowsInCommit)), RowsInCommit, CancellationToken.None);
            Assert.Equal(Enumerable.Repeat($"{commit}", RowsInCommit), rows.Select(each => Encoding.UTF8.GetString(each.Data.Span)));
        }
    }

    [Fact]
    public async Task LetsTheLogBeginAnewAlthoughAReaderIsLeftWithAnOldState()
    {
        const int Commits = 300;
        const int MostMegabytes = 240;
        await using SqliteTableStore store = SqliteTableStore.Open(File);
        for (int commit = 0; commit < Commits; commit++)
        {
            await store.CommitAsync("team", LongRows(commit * RowsInCommit), CancellationToken.None);
            if (commit == 20)
            {
                Assert.NotNull(await store.GetAsync("team", Key(0), CancellationToken.None));
            }
        }

        Assert.InRange(new FileInfo(File + "-wal").Length >> 20, 1, MostMegabytes);
    }

    [Fact]
    public async Task PutsEverythingInItsPlaceBeforeItCloses()
    {
        // Of some of them the last rows are those that make the log long enough to be moved.
        for (int commits = 46; commits <= 58; commits += 3)
        {
            string path = Path.Combine(folder.FullName, $"{commits}.db");
            await using (SqliteTableStore store = SqliteTableStore.Open(path))
            {
                for (int commit = 0; commit < commits; commit++)
                {
                    await store.CommitAsync("team", LongRows(commit * RowsInCommit), CancellationToken.None);
                }
            }

            using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT (SELECT count(*) FROM rows) || ' settled, ' || (SELECT count(*) FROM recent) || ' left'";
            Assert.Equal($"{commits * RowsInCommit} settled, 0 left", command.ExecuteScalar());
        }
    }

    private static RowWrite[] LongRows(int first) =>
        [.. Enumerable.Range(first, RowsInCommit).Select(key => RowWrite.Put(Key(key), LongText))];

    private static string Key(int number) => number.ToString("D8", CultureInfo.InvariantCulture);
}
