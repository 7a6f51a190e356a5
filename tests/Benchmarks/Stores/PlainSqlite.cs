using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ReferralBot.Benchmarks.Stores;

/// <summary>
/// The measure of the store: Microsoft.Data.Sqlite with nothing around it but group commit. One thread, one prepared insert,
/// one flush for all that wait; no conditions, no versions, no partitions, no answers but "done".
/// </summary>
internal sealed class PlainSqlite : IDisposable
{
    private readonly BlockingCollection<(string[] Keys, byte[] Data, TaskCompletionSource Done)> queue = [];
    private readonly SqliteConnection connection;
    private readonly Thread writer;

    public PlainSqlite(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (rk TEXT NOT NULL PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;");
        writer = new Thread(Write) { IsBackground = true };
        writer.Start();
    }

    public Task CommitAsync(string[] keys, byte[] data)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Add((keys, data, done));
        return done.Task;
    }

    public void Dispose()
    {
        queue.CompleteAdding();
        writer.Join();
        connection.Dispose();
        queue.Dispose();
    }

    private void Write()
    {
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO rows VALUES (@rk, CAST(@data AS TEXT))";
        SqliteParameter key = insert.Parameters.Add("@rk", SqliteType.Text);
        SqliteParameter data = insert.Parameters.Add("@data", SqliteType.Blob);
        var together = new List<TaskCompletionSource>();
        foreach ((string[] Keys, byte[] Data, TaskCompletionSource Done) first in queue.GetConsumingEnumerable())
        {
            Execute("BEGIN IMMEDIATE");
            (string[] Keys, byte[] Data, TaskCompletionSource Done) next = first;
            do
            {
                foreach (string one in next.Keys)
                {
                    key.Value = one;
                    data.Value = next.Data;
                    insert.ExecuteNonQuery();
                }

                together.Add(next.Done);
            }
            while (queue.TryTake(out next));
            Execute("COMMIT");
            together.ForEach(done => done.SetResult());
            together.Clear();
        }
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
