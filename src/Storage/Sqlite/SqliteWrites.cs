using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;
using SQLitePCL;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// The writing connection with its statements prepared. Used by the writer's thread alone. A transaction appends all that its
/// commits write to the table <c>recent</c>; between two of them some rows of earlier ones are settled: put in their places among the others.
/// Their keys are random, and each would need a page of its own if it were put there at once; of many together, in the order of
/// their keys, several share a page, and what was written and deleted meanwhile needs none.
/// </summary>
internal sealed class SqliteWrites : IDisposable
{
    /// <summary>Moves the log into the database as far as readers let it, and tells in columns 1 and 2 how many pages it has and how many of them are moved.</summary>
    public const string MoveLogSql = "PRAGMA wal_checkpoint(PASSIVE)";

    private const int MostRecentRows = 10_000;

    /// <summary>The most bytes that the table may gain meanwhile: they are in memory until all of them are settled.</summary>
    private const long MostRecentBytes = 3 * 1024 * 1024;

    /// <summary>How many rows are settled for each that is written: so many that the older ones are settled before the younger are too many.</summary>
    private const int SettledForEachWritten = 2;

    /// <summary>How many transactions leave the table at once: each may have hundreds of pages.</summary>
    private const int MostForgottenAtOnce = 8;

    private readonly SqliteConnection connection;
    private readonly RecentWrites recent;
    private readonly PartitionNumbers partitions;
    private readonly List<SqliteStatement> statements = [];
    private readonly SqliteStatement begin, commit, probe, probeRoom, version, keep, addPartition, put, delete, forget, moveLog;

    private readonly RecentLog log = new();
    private readonly List<IReadOnlyList<RecentRow>> commits = [];
    private readonly Dictionary<(string Partition, string RowKey), TableRow?> written = [];
    private IEnumerator<(string Partition, LoggedRow Row)>? unsettled;
    private int due;
    private long newest, newestOlder, oldest;
    private long logged;
    private long lastVersion;

    /// <param name="connection">The connection, which goes with this.</param>
    /// <param name="recent">Gets what the file has in its table, and what is written.</param>
    /// <param name="partitions">Gets the numbers of the partitions.</param>
    public SqliteWrites(SqliteConnection connection, RecentWrites recent, PartitionNumbers partitions)
    {
        this.connection = connection;
        this.recent = recent;
        this.partitions = partitions;
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        probe = Prepare("UPDATE counters SET value = value + 1 WHERE name = 'probe'");

        // What a commit of many rows adds to the log in a store of some size, where each row lies in another page.
        probeRoom = Prepare("UPDATE counters SET value = zeroblob(262144) WHERE name = 'probe'");
        version = Prepare("SELECT etag FROM settled WHERE partition = ?1 AND rk = ?2");
        keep = Prepare("INSERT INTO recent (number, writes) VALUES (?1, ?2)");
        forget = Prepare("DELETE FROM recent WHERE number <= ?1");
        addPartition = Prepare("INSERT INTO partitions (pk) VALUES (?1) RETURNING number");

        // The data is kept as text, so that JSON functions and the sqlite3 shell can read it.
        put = Prepare("INSERT INTO settled (partition, rk, etag, data) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET etag = excluded.etag, data = excluded.data");
        delete = Prepare("DELETE FROM settled WHERE partition = ?1 AND rk = ?2");

        moveLog = Prepare(MoveLogSql);

        Set("PRAGMA cache_size = -6000");
        using SqliteStatement open = new(connection, "UPDATE counters SET value = value + 1 WHERE name = 'opened' RETURNING value");
        open.Next();
        lastVersion = ETag.FirstOf(open.Number(0));
        open.Reset();
        Load();
    }

    public void Begin() => begin.Run();

    /// <summary>Does all the writes of a commit or none, inside the transaction that others share; tells how the rows are afterwards.</summary>
    public CommitOutcome Apply(string partition, IReadOnlyList<RowWrite> writes, List<RecentRow> rows)
    {
        foreach (RowWrite write in writes)
        {
            if (!Allows(partition, write, out bool isNew))
            {
                rows.Clear();
                return new CommitOutcome(write.Kind == RowWriteKind.Insert ? CommitOutcomeKind.Exists : CommitOutcomeKind.Changed, write.RowKey);
            }

            TableRow? row = write.Kind == RowWriteKind.Delete ? null : new TableRow(write.RowKey, write.Data, ETag.Write(++lastVersion));
            rows.Add(new RecentRow(write.RowKey, row, isNew));
        }

        foreach (RecentRow row in rows)
        {
            written[(partition, row.RowKey)] = row.Row;
        }

        commits.Add(rows);
        log.Add(partition, rows);
        return CommitOutcome.Committed;
    }

    /// <summary>Writes a number, or what takes as much room as a commit of many rows.</summary>
    public void Probe(bool forRoom) => (forRoom ? probeRoom : probe).Run();

    /// <summary>Makes the transaction durable.</summary>
    public void Commit()
    {
        if (log.Bytes.Length > 0)
        {
            keep.With(1, newest + 1).WithBytes(2, log.Bytes).Run();
        }

        commit.Run();
        NoteWritten();
    }

    /// <summary>
    /// Settles as many rows as those that were committed last ask for. The commit after this one makes it durable; until then all of
    /// them stand in the table as well.
    /// </summary>
    public void KeepPace()
    {
        if (due > 0 && (unsettled is not null || oldest <= newestOlder))
        {
            Set("PRAGMA synchronous = NORMAL");
            SettleTogether(due);
            Set("PRAGMA synchronous = FULL");
        }
    }

    /// <summary>Settles some rows; false when all are.</summary>
    public bool SettleSome(int many)
    {
        if (unsettled is null && oldest > newestOlder)
        {
            if (IsSettled)
            {
                return false;
            }

            Age();
        }

        SettleTogether(many);
        return true;
    }

    /// <summary>How many pages were written to the log since it was asked last.</summary>
    public int TakePagesWritten()
    {
        _ = raw.sqlite3_db_status(connection.Handle!, raw.SQLITE_DBSTATUS_CACHE_WRITE, out int pages, out _, resetFlg: 1);
        return pages;
    }

    /// <summary>Moves the log into the database, as far as readers let it.</summary>
    public void MoveLog() => moveLog.Run();

    public void Dispose()
    {
        log.Dispose();
        statements.ForEach(statement => statement.Dispose());
        connection.Dispose();
    }

    /// <summary>Whether nothing is left in the table.</summary>
    public bool IsSettled => oldest > newest;

    /// <summary>The oldest go first: those that are left can be settled once more after a crash, and end in the same rows.</summary>
    private long LastToForget => Math.Min(oldest + MostForgottenAtOnce - 1, newestOlder);

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(connection, sql);
        statements.Add(statement);
        return statement;
    }

    /// <summary>SQLite does this while it prepares it, and so each time anew.</summary>
    private void Set(string pragma)
    {
        using var statement = new SqliteStatement(connection, pragma);
        statement.Run();
    }

    private void Load()
    {
        RecentRows rows = recent.Empty();
        using SqliteStatement all = new(connection, "SELECT number, writes FROM recent ORDER BY number");
        oldest = 1;
        while (all.Next())
        {
            newest = all.Number(0);
            oldest = rows.Count == 0 ? newest : oldest;
            RecentLog.Read(rows.Keep(all.Bytes(1)), rows.Add);
        }

        recent.Reset(rows);
        partitions.Reset(Partitions());
    }

    private IEnumerable<KeyValuePair<string, long>> Partitions()
    {
        using SqliteStatement all = new(connection, "SELECT pk, number FROM partitions");
        while (all.Next())
        {
            yield return new(all.Text(0), all.Number(1));
        }
    }

    /// <summary>Whether a write may be done, and whether it is the first of its row that there ever was.</summary>
    private bool Allows(string partition, in RowWrite write, out bool isNew)
    {
        isNew = false;
        return write.Kind switch
        {
            RowWriteKind.Put => true,
            RowWriteKind.Insert => VersionOf(partition, write.RowKey, out isNew) is null,
            RowWriteKind.Replace => VersionOf(partition, write.RowKey, out _) is { } version && (write.ETag is null || write.ETag == version),
            RowWriteKind.Delete => write.ETag is null || VersionOf(partition, write.RowKey, out _) == write.ETag,
            _ => throw new ArgumentOutOfRangeException(nameof(write), write.Kind, "No such kind of write."),
        };
    }

    private string? VersionOf(string partition, string rowKey, out bool isUnknown)
    {
        isUnknown = false;
        if (written.TryGetValue((partition, rowKey), out TableRow? row))
        {
            return row?.ETag;
        }

        if (recent.Now.TryGetVersion(partition, rowKey, out long known))
        {
            return known == LoggedRow.Deleted ? null : ETag.Write(known);
        }

        if (!partitions.TryGet(partition, out long number))
        {
            isUnknown = true;
            return null;
        }

        SqliteStatement found = version.With(1, number).With(2, rowKey);
        try
        {
            isUnknown = !found.Next();
            return isUnknown ? null : ETag.Write(found.Number(0));
        }
        finally
        {
            found.Reset();
        }
    }

    private void NoteWritten()
    {
        (newest, logged, due) = (newest + (log.Bytes.Length > 0 ? 1 : 0), logged + log.Bytes.Length, SettledForEachWritten * written.Count);
        RecentRows younger = recent.Now.Younger;
        int number = 0;
        RecentLog.Read(younger.Keep(log.Bytes), (partition, rows) =>
        {
            IReadOnlyList<RecentRow> committed = commits[number++];
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = rows[i] with { IsNew = committed[i].IsNew };
            }

            younger.Add(partition, rows);
        });
        commits.Clear();
        written.Clear();
        log.Clear();
        if (recent.Now.Older is null && (younger.Count >= MostRecentRows || logged >= MostRecentBytes))
        {
            Age();
        }
    }

    private void Age()
    {
        unsettled = recent.Age().InOrder().GetEnumerator();
        (newestOlder, logged) = (newest, 0);
    }

    private void SettleTogether(int many)
    {
        begin.Run();
        bool areAllSettled = Settle(many);
        if (areAllSettled && oldest <= newestOlder)
        {
            forget.With(1, LastToForget).Run();
        }

        commit.Run();
        if (areAllSettled)
        {
            NoteSettled();
        }
    }

    /// <summary>Puts the next of the older rows in their places; tells whether all are there then.</summary>
    private bool Settle(int many)
    {
        for (int i = 0; i < many && unsettled is not null; i++)
        {
            if (!unsettled.MoveNext())
            {
                return true;
            }

            (string partition, LoggedRow row) = unsettled.Current;
            if (row.IsDeleted)
            {
                delete.With(1, NumberOf(partition)).With(2, row.Key).Run();
            }
            else
            {
                put.With(1, NumberOf(partition)).With(2, row.Key).With(3, row.Version).With(4, row.Data).Run();
            }
        }

        return unsettled is null;
    }

    private long NumberOf(string partition)
    {
        if (partitions.TryGet(partition, out long number))
        {
            return number;
        }

        SqliteStatement added = addPartition.With(1, partition);
        try
        {
            added.Next();
            number = added.Number(0);
        }
        finally
        {
            added.Reset();
        }

        partitions.Add(partition, number);
        return number;
    }

    private void NoteSettled()
    {
        oldest = oldest <= newestOlder ? LastToForget + 1 : oldest;
        if (unsettled is not null)
        {
            recent.ForgetOlder();
            unsettled = null;
        }
    }
}
