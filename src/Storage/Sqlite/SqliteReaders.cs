using Microsoft.Data.Sqlite;

namespace ReferralBot.Storage.Sqlite;

/// <summary>The connections that read: as many as there are callers at once, of which some are kept for the next.</summary>
internal sealed class SqliteReaders(SqliteFile file, PartitionNumbers partitions)
{
    private const int MostIdle = 16;

    // The one that was used last is taken first: it has the pages that are asked for most.
    private readonly Stack<SqliteReader> idle = new(MostIdle);
    private int faults;
    private int releases;

    /// <summary>Asks the file.</summary>
    /// <param name="round">The round of <see cref="RecentWrites"/> that was looked at before: the file is read as it was after that, or later.</param>
    /// <param name="question">What is asked for.</param>
    /// <param name="ask">Asks a reader for it.</param>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public TAnswer Ask<TQuestion, TAnswer>(long round, TQuestion question, Func<SqliteReader, TQuestion, TAnswer> ask)
    {
        SqliteReader reader = Take();
        try
        {
            reader.See(round);
            TAnswer answer = ask(reader, question);
            Return(reader);
            return answer;
        }
        catch (SqliteException)
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Has every reader let go of the state of the file that it reads, those that are in use as soon as they are not.</summary>
    public void Release()
    {
        lock (idle)
        {
            releases++;
            foreach (SqliteReader reader in idle)
            {
                reader.LetGo();
            }
        }
    }

    /// <summary>Closes every reader, those that are in use as soon as they are not: after an error each is opened anew.</summary>
    public void Forget()
    {
        lock (idle)
        {
            faults++;
            while (idle.TryPop(out SqliteReader? reader))
            {
                reader.Dispose();
            }
        }
    }

    private SqliteReader Take()
    {
        (int Faults, int Releases) taken;
        lock (idle)
        {
            taken = (faults, releases);
            if (idle.TryPop(out SqliteReader? reader))
            {
                reader.Taken = taken;
                return reader;
            }
        }

        return new SqliteReader(file.Connect(), partitions) { Taken = taken };
    }

    private void Return(SqliteReader reader)
    {
        lock (idle)
        {
            if (idle.Count < MostIdle && reader.Taken.Faults == faults)
            {
                if (reader.Taken.Releases != releases)
                {
                    reader.LetGo();
                }

                idle.Push(reader);
                return;
            }
        }

        reader.Dispose();
    }
}
