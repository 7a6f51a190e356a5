using Microsoft.Data.Sqlite;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// Moves SQLite's write-ahead log into the database while commits go on, on a thread of its own: tens of megabytes, which would
/// make them wait for a tenth of a second. What is committed meanwhile is little, and the writer moves it itself, so that the
/// log begins anew (https://www.sqlite.org/wal.html#ckpt).
/// </summary>
internal sealed class Checkpoint : IDisposable
{
    /// <summary>How many pages of 4 KB the log has before it is moved: many of them are written again before that, and are moved once.</summary>
    private const int ManyPages = 12_000;

    /// <summary>How many pages the writer may be left with, and how often the others are moved to come there.</summary>
    private const long FewPages = 500;
    private const int MostPasses = 4;

    private readonly SqliteFile file;
    private readonly Action releaseReaders;
    private readonly Thread thread;
    private readonly SemaphoreSlim wanted = new(0);
    private volatile bool isAlmostDone;
    private volatile bool stopping;
    private bool isUnderWay;
    private long pages;

    /// <param name="file">The database.</param>
    /// <param name="releaseReaders">Has all readers let go of the states that they read: some of them cannot be written over.</param>
    public Checkpoint(SqliteFile file, Action releaseReaders)
    {
        this.file = file;
        this.releaseReaders = releaseReaders;
        thread = new Thread(Run) { IsBackground = true, Name = "ReferralBot store checkpoint" };
        thread.Start();
    }

    /// <summary>Called on the writer's thread after each transaction: has the log moved when it is long, and moves the rest when most is moved.</summary>
    public void Note(SqliteWrites writes)
    {
        pages += writes.TakePagesWritten();
        if (isAlmostDone)
        {
            // Without readers the next transaction begins the log anew.
            releaseReaders();
            writes.MoveLog();
            releaseReaders();
            (isAlmostDone, isUnderWay, pages) = (false, false, 0);
        }
        else if (!isUnderWay && pages >= ManyPages)
        {
            isUnderWay = true;
            wanted.Release();
        }
    }

    public void Dispose()
    {
        stopping = true;
        wanted.Release();
        thread.Join();
        wanted.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            wanted.Wait();
            if (stopping)
            {
                return;
            }

            try
            {
                MoveMost();
            }
            catch (SqliteException)
            {
                // The log stands as it is; the next commit meets what is wrong, and tells it.
            }

            isAlmostDone = true;
        }
    }

    private void MoveMost()
    {
        using SqliteConnection connection = file.Connect();
        using var move = new SqliteStatement(connection, SqliteWrites.MoveLogSql);
        long left = long.MaxValue;
        long moved = 0;
        for (int pass = 0; pass < MostPasses && left > FewPages && !stopping; pass++)
        {
            releaseReaders();
            move.Next();
            (left, moved) = (move.Number(1) - moved, move.Number(2));
            move.Reset();
        }
    }
}
