using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>The tables of the file and how an older file becomes a current one. <c>PRAGMA user_version</c> counts the steps done.</summary>
internal static class SqliteSchema
{
    private static readonly string[] Steps =
    [
        // counters: 'opened' counts the openings of the file (see SqliteWriter), 'probe' is written by the health check.
        """
        CREATE TABLE rows (
            pk TEXT NOT NULL,
            rk TEXT NOT NULL,
            etag INTEGER NOT NULL,
            data TEXT NOT NULL,
            PRIMARY KEY (pk, rk)
        ) WITHOUT ROWID;
        CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO counters VALUES ('opened', 0), ('probe', 0);
        """,

        // What waits is found by its conversation (RowKeys.WaitingIn), and a turn counts as seen when it is answered, no longer when it is taken in.
        """
        DELETE FROM rows WHERE (pk, rk) IN (
            SELECT turn.pk, seen.rk
            FROM (SELECT pk, substr(rk, instr(substr(rk, 6), '|') + 26) AS id FROM rows WHERE rk >= 'turn|' AND rk < 'turn}') turn
            JOIN rows seen ON seen.pk = turn.pk AND seen.rk >= 'seen|' AND seen.rk < 'seen}' AND substr(seen.rk, 15) = turn.id);
        UPDATE rows SET rk = 'waiting|' || substr(rk, 6, instr(substr(rk, 6), '|')) || 'turn|' || substr(rk, instr(substr(rk, 6), '|') + 6)
            WHERE rk >= 'turn|' AND rk < 'turn}';
        UPDATE rows SET rk = 'waiting||out|' || rtrim(substr(rk, 5), '|') WHERE rk >= 'out|' AND rk < 'out}';
        """,

        // Rows in the order of their writing, found by a key beside them: what is written together lies together, whatever its keys are, and a
        // row of a kilobyte needs no page of its own, as it does inside a key (https://www.sqlite.org/withoutrowid.html, "large rows").
        """
        CREATE TABLE appended (
            pk TEXT NOT NULL,
            rk TEXT NOT NULL,
            etag INTEGER NOT NULL,
            data TEXT NOT NULL,
            UNIQUE (pk, rk)
        );
        INSERT INTO appended (pk, rk, etag, data) SELECT pk, rk, etag, data FROM rows ORDER BY pk, rk;
        DROP TABLE rows;
        ALTER TABLE appended RENAME TO rows;
        """,

        // A number for each partition instead of its name in every key, and what was committed and does not stand among the rows
        // yet (RecentWrites), a transaction in each. The view is for people.
        """
        CREATE TABLE partitions (number INTEGER PRIMARY KEY, pk TEXT NOT NULL UNIQUE);
        INSERT INTO partitions (pk) SELECT DISTINCT pk FROM rows;
        CREATE TABLE settled (
            partition INTEGER NOT NULL,
            rk TEXT NOT NULL,
            etag INTEGER NOT NULL,
            data TEXT NOT NULL,
            UNIQUE (partition, rk)
        );
        INSERT INTO settled (partition, rk, etag, data) SELECT number, rk, etag, data FROM rows JOIN partitions USING (pk) ORDER BY number, rk;
        DROP TABLE rows;
        CREATE VIEW rows AS SELECT pk, rk, etag, data FROM settled JOIN partitions ON number = partition;
        CREATE TABLE recent (number INTEGER PRIMARY KEY, writes BLOB NOT NULL);
        """,
    ];

    /// <summary>The version that this program writes.</summary>
    public static int Current => Steps.Length;

    /// <summary>Brings the file up to date, each step in a transaction of its own.</summary>
    /// <exception cref="StoreUnavailableException">The file was written by a newer program, or by another one.</exception>
    public static void Migrate(SqliteConnection connection, string path)
    {
        long version = Number(connection, "PRAGMA user_version");
        if (version > Current)
        {
            throw new StoreUnavailableException(
                $"The database {path} was written by a newer version of ReferralBot (schema {version}; this one knows {Current}). "
                + "Update ReferralBot, or set Storage:Sqlite:Path to another file.");
        }

        if (version == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") > 0)
        {
            throw new StoreUnavailableException(
                $"The file {path} is a database of another program. Set Storage:Sqlite:Path to another file.");
        }

        for (; version < Current; version++)
        {
            Execute(connection, $"BEGIN IMMEDIATE; {Steps[version]} PRAGMA user_version = {version + 1}; COMMIT;");
        }
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
