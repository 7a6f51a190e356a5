using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// The writing connection with its statements prepared. Used by the writer's thread alone. A transaction appends all that its
/// commits write to the table <c>recent</c>, and settles some rows of earlier ones: puts them in their places among the others.
/// Their keys are random, and each would need a page of its own if it were put there at once; of many together, in the order of
/// their keys, several share a page, and what was written and deleted meanwhile needs none.
/// </summary>
internal sealed class SqliteWrites : IDisposable
{
    private const int MostRecentRows = 20_000;
    private const long MostRecentBytes = 8 * 1024 * 1024;

    /// <summary>How many rows are settled for each that is written: so many that the older ones are settled before the younger are too many.</summary>
    private const int SettledForEachWritten = 2;

    /// <summary>How many transactions leave the table at once: each may have hundreds of pages.</summary>
    private const int MostForgottenAtOnce = 8;

    private readonly SqliteConnection connection;
    private readonly RecentWrites recent;
    private readonly PartitionNumbers partitions;
    private readonly List<SqliteStatement> statements = [];
    private readonly SqliteStatement begin, commit, probe, probeRoom, version, keep, addPartition, put, delete, forget;

    private readonly RecentLog log = new();
    private readonly Dictionary<(string Partition, string RowKey), TableRow?> written = [];
    private (string Partition, string RowKey, TableRow? Row)[] unsettled = [];
    private int settled;
    private long newest, newestOlder, oldest;
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

        using SqliteStatement cache = new(connection, "PRAGMA cache_size = -8000");
        cache.Run();
        using SqliteStatement open = new(connection, "UPDATE counters SET value = value + 1 WHERE name = 'opened' RETURNING value");
        open.Next();
        lastVersion = ETag.FirstOf(open.Number(0));
        open.Reset();
        Load();
    }

    public void Begin() => begin.Run();

    /// <summary>Does all the writes of a commit or none, inside the transaction that others share; tells how the rows are afterwards.</summary>
    public CommitOutcome Apply(string partition, IReadOnlyList<RowWrite> writes, List<TableRow?> rows)
    {
        foreach (RowWrite write in writes)
        {
            if (!Allows(partition, write))
            {
                return new CommitOutcome(write.Kind == RowWriteKind.Insert ? CommitOutcomeKind.Exists : CommitOutcomeKind.Changed, write.RowKey);
            }
        }

        foreach (RowWrite write in writes)
        {
            TableRow? row = write.Kind == RowWriteKind.Delete ? null : new TableRow(write.RowKey, write.Data, ETag.Write(++lastVersion));
            written[(partition, write.RowKey)] = row;
            rows.Add(row);
        }

        log.Add(partition, writes, rows);
        return CommitOutcome.Committed;
    }

    /// <summary>Writes a number, or what takes as much room as a commit of many rows.</summary>
    public void Probe(bool forRoom) => (forRoom ? probeRoom : probe).Run();

    /// <summary>Makes the transaction durable.</summary>
    public void Commit()
    {
        if (written.Count > 0)
        {
            keep.With(1, newest + 1).WithBytes(2, log.Bytes).Run();
        }

        int next = Settle(SettledForEachWritten * written.Count);
        commit.Run();
        NoteWritten();
        NoteSettled(next);
    }

    /// <summary>Settles some rows in a transaction of their own; false when all are.</summary>
    public bool SettleSome(int many)
    {
        if (unsettled.Length == 0 && oldest > newestOlder)
        {
            if (recent.Now.IsEmpty)
            {
                return false;
            }

            Age();
        }

        begin.Run();
        int next = Settle(many);
        commit.Run();
        NoteSettled(next);
        return true;
    }

    public void Dispose()
    {
        log.Dispose();
        statements.ForEach(statement => statement.Dispose());
        connection.Dispose();
    }

    /// <summary>The oldest go first: those that are left can be settled once more after a crash, and end in the same rows.</summary>
    private long LastToForget => Math.Min(oldest + MostForgottenAtOnce - 1, newestOlder);

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(connection, sql);
        statements.Add(statement);
        return statement;
    }

    private void Load()
    {
        var rows = new RecentRows();
        using SqliteStatement all = new(connection, "SELECT number, writes FROM recent ORDER BY number");
        oldest = 1;
        while (all.Next())
        {
            newest = all.Number(0);
            oldest = rows.Count == 0 ? newest : oldest;
            RecentLog.Read(all.Bytes(1), rows.Add);
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

    private bool Allows(string partition, in RowWrite write) => write.Kind switch
    {
        RowWriteKind.Put => true,
        RowWriteKind.Insert => VersionOf(partition, write.RowKey) is null,
        RowWriteKind.Replace => VersionOf(partition, write.RowKey) is { } version && (write.ETag is null || write.ETag == version),
        RowWriteKind.Delete => write.ETag is null || VersionOf(partition, write.RowKey) == write.ETag,
        _ => throw new ArgumentOutOfRangeException(nameof(write), write.Kind, "No such kind of write."),
    };

    private string? VersionOf(string partition, string rowKey)
    {
        if (written.TryGetValue((partition, rowKey), out TableRow? row) || recent.Now.TryGet(partition, rowKey, out row))
        {
            return row?.ETag;
        }

        if (!partitions.TryGet(partition, out long number))
        {
            return null;
        }

        SqliteStatement found = version.With(1, number).With(2, rowKey);
        try
        {
            return found.Next() ? ETag.Write(found.Number(0)) : null;
        }
        finally
        {
            found.Reset();
        }
    }

    private void NoteWritten()
    {
        newest += written.Count > 0 ? 1 : 0;
        RecentRows younger = recent.Now.Younger;
        foreach (IGrouping<string, KeyValuePair<string, TableRow?>> rows in written.GroupBy(each => each.Key.Partition, each => KeyValuePair.Create(each.Key.RowKey, each.Value)))
        {
            // At once, so that no list shows half of a commit.
            younger.Add(rows.Key, rows);
        }

        written.Clear();
        log.Clear();
        if (unsettled.Length == 0 && (younger.Count >= MostRecentRows || younger.Bytes >= MostRecentBytes))
        {
            Age();
        }
    }

    private void Age()
    {
        unsettled = recent.Age().InOrder();
        (settled, newestOlder) = (0, newest);
    }

    /// <summary>Puts the next of the older rows in their places, and lets go of some of the table when all are; tells how many are in their places then.</summary>
    private int Settle(int many)
    {
        int next = settled + Math.Min(many, unsettled.Length - settled);
        for (int i = settled; i < next; i++)
        {
            (string partition, string rowKey, TableRow? row) = unsettled[i];
            if (row is null)
            {
                delete.With(1, NumberOf(partition)).With(2, rowKey).Run();
            }
            else
            {
                put.With(1, NumberOf(partition)).With(2, rowKey).With(3, ETag.Read(row.ETag)).With(4, row.Data.Span).Run();
            }
        }

        if (next == unsettled.Length && oldest <= newestOlder)
        {
            forget.With(1, LastToForget).Run();
        }

        return next;
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

    private void NoteSettled(int next)
    {
        settled = next;
        if (settled < unsettled.Length)
        {
            return;
        }

        oldest = oldest <= newestOlder ? LastToForget + 1 : oldest;
        if (unsettled.Length > 0)
        {
            recent.ForgetOlder();
            (unsettled, settled) = ([], 0);
        }
    }
}
