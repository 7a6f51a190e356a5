using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>The writing connection with its statements prepared. Used by the writer's thread alone.</summary>
internal sealed class SqliteWrites : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin, commit, savepoint, release, rollBack, probe, probeRoom;
    private readonly SqliteCommand insert, put, replace, replaceAny, delete, deleteAny;
    private long version;

    public SqliteWrites(SqliteConnection connection)
    {
        this.connection = connection;
        begin = connection.Prepare("BEGIN IMMEDIATE");
        commit = connection.Prepare("COMMIT");
        savepoint = connection.Prepare("SAVEPOINT one");
        release = connection.Prepare("RELEASE one");
        rollBack = connection.Prepare("ROLLBACK TO one");
        probe = connection.Prepare("UPDATE counters SET value = value + 1 WHERE name = 'probe'");

        // What a commit of many rows adds to the log in a store of some size, where each row lies in another page.
        probeRoom = connection.Prepare("UPDATE counters SET value = zeroblob(262144) WHERE name = 'probe'");

        // The data comes as bytes; as text it can be read by JSON functions and in the sqlite3 shell.
        const string Insert = "INSERT INTO rows (pk, rk, etag, data) VALUES (@pk, @rk, @new, CAST(@data AS TEXT)) ";
        const string Update = "UPDATE rows SET etag = @new, data = CAST(@data AS TEXT) WHERE pk = @pk AND rk = @rk";
        const string Delete = "DELETE FROM rows WHERE pk = @pk AND rk = @rk";
        const string SameVersion = " AND etag = @old";
        insert = connection.Prepare(Insert + "ON CONFLICT DO NOTHING", "@pk", "@rk", "@new", "@data");
        put = connection.Prepare(Insert + "ON CONFLICT DO UPDATE SET etag = excluded.etag, data = excluded.data", "@pk", "@rk", "@new", "@data");
        replace = connection.Prepare(Update + SameVersion, "@pk", "@rk", "@new", "@data", "@old");
        replaceAny = connection.Prepare(Update, "@pk", "@rk", "@new", "@data");
        delete = connection.Prepare(Delete + SameVersion, "@pk", "@rk", "@old");
        deleteAny = connection.Prepare(Delete, "@pk", "@rk");

        using SqliteCommand cache = connection.Prepare("PRAGMA cache_size = -16000");
        cache.ExecuteNonQuery();
        using SqliteCommand open = connection.Prepare("UPDATE counters SET value = value + 1 WHERE name = 'opened' RETURNING value");
        version = ETag.FirstOf((long)open.ExecuteScalar()!);
    }

    public void Begin() => begin.ExecuteNonQuery();

    public void Commit() => commit.ExecuteNonQuery();

    /// <summary>Writes a number, or what takes as much room as a commit of many rows.</summary>
    public void Probe(bool forRoom) => (forRoom ? probeRoom : probe).ExecuteNonQuery();

    /// <summary>Does all the writes or none, inside the transaction that others share.</summary>
    public CommitOutcome Apply(string partition, IReadOnlyList<RowWrite> writes)
    {
        savepoint.ExecuteNonQuery();
        CommitOutcome outcome = CommitOutcome.Committed;
        for (int i = 0; i < writes.Count && outcome.IsCommitted; i++)
        {
            outcome = Apply(partition, writes[i]);
        }

        if (!outcome.IsCommitted)
        {
            rollBack.ExecuteNonQuery();
        }

        release.ExecuteNonQuery();
        return outcome;
    }

    public void Dispose() => connection.Dispose();

    private CommitOutcome Apply(string partition, in RowWrite write)
    {
        switch (write.Kind)
        {
            case RowWriteKind.Insert:
                return insert.With(partition, write.RowKey, ++version, Bytes(write.Data)).ExecuteNonQuery() == 1
                    ? CommitOutcome.Committed
                    : new CommitOutcome(CommitOutcomeKind.Exists, write.RowKey);
            case RowWriteKind.Put:
                put.With(partition, write.RowKey, ++version, Bytes(write.Data)).ExecuteNonQuery();
                return CommitOutcome.Committed;
            case RowWriteKind.Replace:
                SqliteCommand update = write.ETag is null
                    ? replaceAny.With(partition, write.RowKey, ++version, Bytes(write.Data))
                    : replace.With(partition, write.RowKey, ++version, Bytes(write.Data), ETag.Read(write.ETag));
                return update.ExecuteNonQuery() == 1 ? CommitOutcome.Committed : new CommitOutcome(CommitOutcomeKind.Changed, write.RowKey);
            case RowWriteKind.Delete when write.ETag is null:
                deleteAny.With(partition, write.RowKey).ExecuteNonQuery();
                return CommitOutcome.Committed;
            case RowWriteKind.Delete:
                return delete.With(partition, write.RowKey, ETag.Read(write.ETag!)).ExecuteNonQuery() == 1
                    ? CommitOutcome.Committed
                    : new CommitOutcome(CommitOutcomeKind.Changed, write.RowKey);
            default:
                throw new ArgumentOutOfRangeException(nameof(write), write.Kind, "No such kind of write.");
        }
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> data) =>
        MemoryMarshal.TryGetArray(data, out ArraySegment<byte> segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : data.ToArray();
}
