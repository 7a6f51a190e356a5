using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>The writing connection with its statements prepared. Used by the writer's thread alone.</summary>
internal sealed class SqliteWrites : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly List<SqliteStatement> statements = [];
    private readonly SqliteStatement begin, commit, savepoint, release, rollBack, probe, probeRoom;
    private readonly SqliteStatement insert, put, replace, replaceAny, delete, deleteAny;
    private long version;

    public SqliteWrites(SqliteConnection connection)
    {
        this.connection = connection;
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        savepoint = Prepare("SAVEPOINT one");
        release = Prepare("RELEASE one");
        rollBack = Prepare("ROLLBACK TO one");
        probe = Prepare("UPDATE counters SET value = value + 1 WHERE name = 'probe'");

        // What a commit of many rows adds to the log in a store of some size, where each row lies in another page.
        probeRoom = Prepare("UPDATE counters SET value = zeroblob(262144) WHERE name = 'probe'");

        // The data is kept as text, so that JSON functions and the sqlite3 shell can read it.
        const string Insert = "INSERT INTO rows (pk, rk, etag, data) VALUES (?1, ?2, ?3, ?4) ";
        const string Update = "UPDATE rows SET etag = ?3, data = ?4 WHERE pk = ?1 AND rk = ?2";
        const string Delete = "DELETE FROM rows WHERE pk = ?1 AND rk = ?2";
        insert = Prepare(Insert + "ON CONFLICT DO NOTHING");
        put = Prepare(Insert + "ON CONFLICT DO UPDATE SET etag = excluded.etag, data = excluded.data");
        replace = Prepare(Update + " AND etag = ?5");
        replaceAny = Prepare(Update);
        delete = Prepare(Delete + " AND etag = ?3");
        deleteAny = Prepare(Delete);

        using SqliteStatement cache = new(connection, "PRAGMA cache_size = -16000");
        cache.Run();
        using SqliteStatement open = new(connection, "UPDATE counters SET value = value + 1 WHERE name = 'opened' RETURNING value");
        open.Next();
        version = ETag.FirstOf(open.Number(0));
    }

    /// <summary>The version of the row that was written last; each that is written gets the next one.</summary>
    public long Version => version;

    public void Begin() => begin.Run();

    public void Commit() => commit.Run();

    /// <summary>Writes a number, or what takes as much room as a commit of many rows.</summary>
    public void Probe(bool forRoom) => (forRoom ? probeRoom : probe).Run();

    /// <summary>Does all the writes or none, inside the transaction that others share.</summary>
    public CommitOutcome Apply(string partition, IReadOnlyList<RowWrite> writes)
    {
        if (writes.Count == 1 || writes.All(IsUnconditional))
        {
            return ApplyEach(partition, writes);
        }

        savepoint.Run();
        CommitOutcome outcome = ApplyEach(partition, writes);
        if (!outcome.IsCommitted)
        {
            rollBack.Run();
        }

        release.Run();
        return outcome;
    }

    public void Dispose()
    {
        statements.ForEach(statement => statement.Dispose());
        connection.Dispose();
    }

    private static bool IsUnconditional(RowWrite write) =>
        write is { Kind: RowWriteKind.Put } or { Kind: RowWriteKind.Delete, ETag: null };

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(connection, sql);
        statements.Add(statement);
        return statement;
    }

    private CommitOutcome ApplyEach(string partition, IReadOnlyList<RowWrite> writes)
    {
        CommitOutcome outcome = CommitOutcome.Committed;
        for (int i = 0; i < writes.Count && outcome.IsCommitted; i++)
        {
            outcome = Apply(partition, writes[i]);
        }

        return outcome;
    }

    private CommitOutcome Apply(string partition, in RowWrite write)
    {
        switch (write.Kind)
        {
            case RowWriteKind.Insert:
                return Written(insert, partition, write) == 1 ? CommitOutcome.Committed : new CommitOutcome(CommitOutcomeKind.Exists, write.RowKey);
            case RowWriteKind.Put:
                Written(put, partition, write);
                return CommitOutcome.Committed;
            case RowWriteKind.Replace:
                int replaced = write.ETag is null ? Written(replaceAny, partition, write) : Written(replace.With(5, ETag.Read(write.ETag)), partition, write);
                return replaced == 1 ? CommitOutcome.Committed : new CommitOutcome(CommitOutcomeKind.Changed, write.RowKey);
            case RowWriteKind.Delete when write.ETag is null:
                deleteAny.With(1, partition).With(2, write.RowKey).Run();
                return CommitOutcome.Committed;
            case RowWriteKind.Delete:
                int deleted = delete.With(1, partition).With(2, write.RowKey).With(3, ETag.Read(write.ETag!)).Run();
                return deleted == 1 ? CommitOutcome.Committed : new CommitOutcome(CommitOutcomeKind.Changed, write.RowKey);
            default:
                throw new ArgumentOutOfRangeException(nameof(write), write.Kind, "No such kind of write.");
        }
    }

    private int Written(SqliteStatement statement, string partition, in RowWrite write) =>
        statement.With(1, partition).With(2, write.RowKey).With(3, ++version).With(4, write.Data.Span).Run();
}
