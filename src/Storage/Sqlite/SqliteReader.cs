using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>One connection with the questions prepared. Used by one caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly PartitionNumbers partitions;
    private readonly SqliteStatement get, query;

    /// <param name="connection">The connection, which goes with the reader.</param>
    /// <param name="partitions">The numbers of the partitions.</param>
    /// <param name="age">How many faults the store has seen.</param>
    public SqliteReader(SqliteConnection connection, PartitionNumbers partitions, int age)
    {
        this.connection = connection;
        this.partitions = partitions;
        Age = age;

        // SQLite forgets its pages with the next commit of another connection: they are worth keeping for one turn.
        using (SqliteStatement cache = new(connection, "PRAGMA cache_size = -256"))
        {
            cache.Run();
        }

        get = new SqliteStatement(connection, "SELECT etag, data FROM settled WHERE partition = ? AND rk = ?");
        query = new SqliteStatement(connection, "SELECT rk, etag, data FROM settled WHERE partition = ? AND rk >= ? AND rk < ? ORDER BY rk LIMIT ?");
    }

    /// <summary>How many faults the store had seen when this was opened; an older one is not used again.</summary>
    public int Age { get; }

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
    public void Probe() => get.With(1, 0).With(2, "").Run();

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
        get.Dispose();
        query.Dispose();
        connection.Dispose();
    }
}
