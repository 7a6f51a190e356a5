using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// One connection with the questions prepared. Used by one caller at a time. It goes on reading the state of the file that it
/// saw first, together with what was committed since and is in memory, because SQLite forgets the pages that it has read
/// whenever it looks for a newer one.
/// </summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly PartitionNumbers partitions;
    private readonly SqliteStatement begin, end, get, query;
    private bool hasSnapshot;
    private long round;

    /// <param name="connection">The connection, which goes with the reader.</param>
    /// <param name="partitions">The numbers of the partitions.</param>
    public SqliteReader(SqliteConnection connection, PartitionNumbers partitions)
    {
        this.connection = connection;
        this.partitions = partitions;

        using (SqliteStatement cache = new(connection, "PRAGMA cache_size = -1000"))
        {
            cache.Run();
        }

        begin = new SqliteStatement(connection, "BEGIN");
        end = new SqliteStatement(connection, "COMMIT");
        get = new SqliteStatement(connection, "SELECT etag, data FROM settled WHERE partition = ? AND rk = ?");
        query = new SqliteStatement(connection, "SELECT rk, etag, data FROM settled WHERE partition = ? AND rk >= ? AND rk < ? ORDER BY rk LIMIT ?");
    }

    /// <summary>How often all readers had been forgotten and released when this one was taken.</summary>
    public (int Faults, int Releases) Taken { get; set; }

    /// <summary>Makes sure that the state it reads has all rows that were forgotten up to a round.</summary>
    public void See(long round)
    {
        if (hasSnapshot && this.round >= round)
        {
            return;
        }

        LetGo();
        begin.Run();
        (hasSnapshot, this.round) = (true, round);
    }

    /// <summary>Lets go of the state that it reads, without which SQLite cannot begin its log anew.</summary>
    public void LetGo()
    {
        if (hasSnapshot)
        {
            hasSnapshot = false;
            end.Run();
        }
    }

    public TableRow? Get(string partition, string rowKey)
    {
        if (!partitions.TryGet(partition, out long number))
        {
            return null;
        }

        SqliteStatement rows = get.With(1, number).With(2, rowKey);
        try
        {
            return rows.Next() ? new TableRow(rowKey, rows.Bytes(1), ETag.Write(rows.Number(0))) : null;
        }
        finally
        {
            rows.Reset();
        }
    }

    /// <summary>Reads the file, to learn whether that works.</summary>
    public void Probe()
    {
        LetGo();
        get.With(1, 0).With(2, "").Run();
    }

    public IReadOnlyList<TableRow> Query(string partition, RowRange range, int take)
    {
        if (!partitions.TryGet(partition, out long number))
        {
            return [];
        }

        SqliteStatement rows = query.With(1, number).With(2, range.From).With(3, range.To).With(4, take);
        try
        {
            List<TableRow>? found = null;
            while (rows.Next())
            {
                (found ??= []).Add(new TableRow(rows.Text(0), rows.Bytes(2), ETag.Write(rows.Number(1))));
            }

            return found ?? (IReadOnlyList<TableRow>)[];
        }
        finally
        {
            rows.Reset();
        }
    }

    public void Dispose()
    {
        begin.Dispose();
        end.Dispose();
        get.Dispose();
        query.Dispose();
        connection.Dispose();
    }
}
