using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;
using SQLitePCL;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// The database file: created where missing, brought up to date, and held so that a second bot cannot open it.
/// The hold is an operating system's lock on a file beside it, which ends with the process however that ends, and
/// which leaves the database itself open to backups and to the sqlite3 shell.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    private const int SecondsToWaitForOtherPrograms = 3;

    private readonly FileStream hold;

    private SqliteFile(string path, FileStream hold)
    {
        Path = path;
        this.hold = hold;
    }

    /// <summary>The full path of the database.</summary>
    public string Path { get; }

    /// <summary>Whether the file is still where it was: SQLite itself would go on writing to a deleted file.</summary>
    public bool IsThere => File.Exists(Path);

    /// <exception cref="StoreUnavailableException">It cannot be opened; the message says why.</exception>
    public static SqliteFile Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            path = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            return OpenHeld(path, Hold(path));
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw SqliteFault.Unavailable(error, path);
        }
    }

    /// <summary>A new connection to the file, which must be there.</summary>
    public SqliteConnection Connect() => Connect(SqliteOpenMode.ReadWrite);

    public void Dispose() => hold.Dispose();

    private static SqliteFile OpenHeld(string path, FileStream hold)
    {
        var file = new SqliteFile(path, hold);
        try
        {
            using SqliteConnection connection = file.Connect(SqliteOpenMode.ReadWriteCreate);
            Execute(connection, "PRAGMA journal_mode = WAL");
            SqliteSchema.Migrate(connection, path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsHeldByAnother(error))
        {
            throw new StoreUnavailableException(
                $"The database {path} is in use by another ReferralBot. Stop that one, or set Storage:Sqlite:Path to another file.", error);
        }
    }

    /// <summary>.NET says it as EWOULDBLOCK of Linux or of macOS, or as ERROR_SHARING_VIOLATION.</summary>
    private static bool IsHeldByAnother(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = SecondsToWaitForOtherPrograms,
        }.ToString());
        try
        {
            connection.Open();
            // FULL: an acknowledged commit survives a power cut. Savepoints keep their copies of pages in memory. The log is moved
            // into the database by Checkpoint, and by a commit that finds 256 MiB of it.
            _ = raw.sqlite3_busy_timeout(connection.Handle!, SecondsToWaitForOtherPrograms * 1000);

            // Statements stay as they were prepared: without this SQLite prepares one anew whenever the value of its LIMIT changes.
            _ = raw.sqlite3_db_config(connection.Handle!, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
            Execute(connection, "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 64000; PRAGMA journal_size_limit = 134217728;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
