using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// A prepared statement of a connection, run through SQLite's own functions: a turn runs dozens of them, and by commands
/// and readers of ADO.NET each costs several times what SQLite takes for it.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;

    /// <param name="connection">The connection, which is open.</param>
    /// <param name="sql">The statement, its parameters as <c>?</c>.</param>
    /// <exception cref="SqliteException">It cannot be prepared.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        this.connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(this.connection, sql, out statement));
    }

    /// <summary>Gives a parameter, counted from 1, its value.</summary>
    public SqliteStatement With(int parameter, string text)
    {
        Check(raw.sqlite3_bind_text(statement, parameter, text));
        return this;
    }

    /// <inheritdoc cref="With(int, string)"/>
    public SqliteStatement With(int parameter, long number)
    {
        Check(raw.sqlite3_bind_int64(statement, parameter, number));
        return this;
    }

    /// <summary>Gives a parameter a text, as its UTF-8.</summary>
    public SqliteStatement With(int parameter, ReadOnlySpan<byte> text)
    {
        Check(raw.sqlite3_bind_text(statement, parameter, text));
        return this;
    }

    /// <summary>Gives a parameter bytes, which are no text.</summary>
    public SqliteStatement WithBytes(int parameter, ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(statement, parameter, bytes));
        return this;
    }

    /// <summary>Runs a statement that answers nothing; returns how many rows it changed, where it changes any.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public int Run()
    {
        try
        {
            Next();
            return raw.sqlite3_changes(connection);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Moves to the next row of the answer; false where there is none.</summary>
    /// <exception cref="SqliteException">The database cannot be read.</exception>
    public bool Next()
    {
        int result = raw.sqlite3_step(statement);
        if (result is raw.SQLITE_ROW)
        {
            return true;
        }

        Check(result is raw.SQLITE_DONE ? raw.SQLITE_OK : result);
        return false;
    }

    /// <summary>A column of the row, counted from 0.</summary>
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <inheritdoc cref="Text"/>
    public byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    /// <inheritdoc cref="Text"/>
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>Lets go of the answer, and so of the state of the database that it comes from.</summary>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(connection).utf8_to_string(), result & 0xff, raw.sqlite3_extended_errcode(connection));
        }
    }
}
