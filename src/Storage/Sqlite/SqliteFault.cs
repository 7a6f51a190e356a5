using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;
using SQLitePCL;

namespace ReferralBot.Storage.Sqlite;

/// <summary>Says in one sentence what an operator must know of an error of SQLite (https://www.sqlite.org/rescode.html).</summary>
internal static class SqliteFault
{
    // What .NET keeps of an IOException's cause on Linux and macOS (errno), and on Windows.
    private const int DiskIsFull = 28;
    private const int DiskIsReadOnly = 30;
    private const int DiskIsFullOnWindows = unchecked((int)0x80070070);

    public static StoreUnavailableException Unavailable(SqliteException error, string path) => new(Reason(error, path), error);

    public static StoreUnavailableException Unavailable(Exception error, string path) => new(Reason(error, path), error);

    public static bool IsDamage(SqliteException error) => error.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    private static string Reason(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => Full(path),
        raw.SQLITE_CORRUPT => $"The database {path} is damaged. Stop ReferralBot and restore a backup.",
        raw.SQLITE_NOTADB => $"The file {path} is not a database, or is damaged. Stop ReferralBot and restore a backup, or set Storage:Sqlite:Path to another file.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => NotWritable(path),
        raw.SQLITE_CANTOPEN => $"The database {path} cannot be opened: check that it is there, and that this user may read and write it and its folder.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"The database {path} is locked by another program.",
        raw.SQLITE_IOERR => $"The disk that holds the database {path} does not work (SQLite error {error.SqliteExtendedErrorCode}).",
        _ => $"The database {path} does not work (SQLite error {error.SqliteExtendedErrorCode}).",
    };

    private static string Reason(Exception error, string path) => error switch
    {
        SqliteException sqlite => Reason(sqlite, path),
        UnauthorizedAccessException or IOException { HResult: DiskIsReadOnly } => NotWritable(path),
        IOException { HResult: DiskIsFull or DiskIsFullOnWindows } => Full(path),
        _ => $"The database {path} cannot be opened: {error.Message}",
    };

    private static string Full(string path) => $"The disk that holds the database {path} is full.";

    private static string NotWritable(string path) => $"The database {path} cannot be written: this user must be able to write the file and its folder.";
}
