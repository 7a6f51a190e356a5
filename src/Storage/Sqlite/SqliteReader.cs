using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>One connection with the questions prepared. Used by one caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand get;
    private readonly SqliteCommand query;
    private readonly SqliteCommand firstPartition;
    private readonly SqliteCommand nextPartition;

    public SqliteReader(SqliteConnection connection, int age)
    {
        this.connection = connection;
        Age = age;
        get = connection.Prepare("SELECT etag, data FROM rows WHERE pk = @pk AND rk = @rk", "@pk", "@rk");
        query = connection.Prepare(
            "SELECT rk, etag, data FROM rows WHERE pk = @pk AND rk >= @from AND rk < @to ORDER BY rk LIMIT @take",
            "@pk", "@from", "@to", "@take");
        firstPartition = connection.Prepare("SELECT pk FROM rows ORDER BY pk LIMIT 1");
        nextPartition = connection.Prepare("SELECT pk FROM rows WHERE pk > @pk ORDER BY pk LIMIT 1", "@pk");
    }

    /// <summary>How many faults the store had seen when this was opened; an older one is not used again.</summary>
    public int Age { get; }

    public TableRow? Get(string partition, string rowKey)
    {
        using SqliteDataReader rows = get.With(partition, rowKey).ExecuteReader();
        return rows.Read() ? new TableRow(rowKey, rows.GetFieldValue<byte[]>(1), ETag.Write(rows.GetInt64(0))) : null;
    }

    public List<TableRow> Query(string partition, RowRange range, int take)
    {
        var found = new List<TableRow>();
        using SqliteDataReader rows = query.With(partition, range.From, range.To, take).ExecuteReader();
        while (rows.Read())
        {
            found.Add(new TableRow(rows.GetString(0), rows.GetFieldValue<byte[]>(2), ETag.Write(rows.GetInt64(1))));
        }

        return found;
    }

    /// <summary>The first partition of all, or after the one given: a look-up in the key, where DISTINCT would read every row.</summary>
    public string? NextPartition(string? after) =>
        (string?)(after is null ? firstPartition : nextPartition.With(after)).ExecuteScalar();

    public void Dispose() => connection.Dispose();
}
