using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// Copies a database while a bot uses it: what one moment held, without waiting for the bot or making it wait
/// (https://www.sqlite.org/lang_vacuum.html#vacuuminto).
/// </summary>
public static class SqliteBackup
{
    /// <summary>Writes a checked copy, which is a whole database by itself.</summary>
    /// <param name="path">The database.</param>
    /// <param name="copy">The file to write, which must not be there.</param>
    /// <returns>How many rows the copy has.</returns>
    /// <exception cref="StoreUnavailableException">The database cannot be read; the message says why.</exception>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    public static long Write(string path, string copy)
    {
        copy = Path.GetFullPath(copy);
        if (File.Exists(copy))
        {
            throw new IOException($"The file {copy} exists already; name a new one.");
        }

        // Under another name first, so that a copy of this name is a whole one.
        string unfinished = copy + ".unfinished";
        try
        {
            File.Delete(unfinished);
            Vacuum(path, unfinished);
            Settle(path, unfinished);
            long rows = Check(unfinished);
            Flush(unfinished);
            File.Move(unfinished, copy);
            return rows;
        }
        catch (StoreUnavailableException)
        {
            File.Delete(unfinished);
            throw;
        }
        catch (SqliteException error)
        {
            File.Delete(unfinished);
            throw SqliteFault.Unavailable(error, path);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"The file {copy} cannot be written: {error.Message}", error);
        }
    }

    private static void Vacuum(string path, string copy)
    {
        if (!File.Exists(path))
        {
            throw new IOException($"There is no database {path}.");
        }

        // Made by us first, so that what is wrong with this path is not taken for something wrong with the database.
        using (File.Create(copy))
        {
        }

        using SqliteConnection connection = Connect(path);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @copy";
        command.Parameters.AddWithValue("@copy", copy);
        command.ExecuteNonQuery();
    }

    /// <summary>Puts what was committed last in its place, so that the copy can be read with other programs.</summary>
    private static void Settle(string path, string copy)
    {
        using SqliteConnection connection = Connect(copy);
        SqliteSchema.Migrate(connection, path);
        using var writes = new SqliteWrites(connection, new RecentWrites(), new PartitionNumbers());
        while (writes.SettleSome(int.MaxValue))
        {
        }
    }

    private static long Check(string copy)
    {
        using SqliteConnection connection = Connect(copy);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check";
        if (command.ExecuteScalar() is not "ok")
        {
            throw new SqliteException("The copy is damaged.", SQLitePCL.raw.SQLITE_CORRUPT);
        }

        command.CommandText = "SELECT count(*) FROM settled";
        return (long)command.ExecuteScalar()!;
    }

    private static void Flush(string copy)
    {
        using FileStream file = File.OpenWrite(copy);
        file.Flush(flushToDisk: true);
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
