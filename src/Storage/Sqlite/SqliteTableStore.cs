using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// The store in one file, for one bot. Reads run on the caller's thread (a few µs, so that handing them to
/// another thread would cost more than they do) unless their answer is still known, writes go through
/// <see cref="SqliteWriter"/>.
/// </summary>
public sealed class SqliteTableStore : ITableStore
{
    private readonly SqliteFile file;
    private readonly SqliteWriter writer;
    private readonly RecentWrites recent = new();
    private readonly PartitionNumbers partitions = new();
    private readonly ReadCache known = new();
    private readonly SqliteReaders readers;
    private volatile StoreUnavailableException? damage;
    private volatile bool disposed;

    private SqliteTableStore(SqliteFile file)
    {
        this.file = file;
        readers = new SqliteReaders(file, partitions);
        writer = new SqliteWriter(file, recent, partitions, new SqliteWriter.Listeners(known.Note, readers.Release, NoteFault));
    }

    /// <inheritdoc/>
    public string Location => file.Path;

    /// <inheritdoc/>
    public bool IsExclusive => true;

    /// <summary>Opens the file, which is created with its folder where it is missing.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used; the message says why in one line.</exception>
    public static SqliteTableStore Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        SqliteFile file = SqliteFile.Open(path);
        try
        {
            return new SqliteTableStore(file);
        }
        catch (SqliteException error)
        {
            file.Dispose();
            throw SqliteFault.Unavailable(error, file.Path);
        }
    }

    /// <inheritdoc/>
    public ValueTask<TableRow?> GetAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        RowRules.CheckKey(partition, nameof(partition));
        RowRules.CheckKey(rowKey, nameof(rowKey));
        cancellationToken.ThrowIfCancellationRequested();
        if (!known.TryGet(partition, rowKey, out TableRow? row))
        {
            long stamp = known.Stamp(partition, rowKey);
            row = Read(partition, rowKey);
            known.Add(partition, rowKey, row, stamp);
        }

        return ValueTask.FromResult(row);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TableRow>> QueryAsync(string partition, RowRange range, int take, CancellationToken cancellationToken)
    {
        RowRules.CheckKey(partition, nameof(partition));
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        cancellationToken.ThrowIfCancellationRequested();
        if (!known.TryList(partition, range, take, out IReadOnlyList<TableRow> rows))
        {
            long stamp = known.Stamp(partition, range);
            rows = Read(partition, range, take);
            known.Add(partition, range, take, rows, stamp);
        }

        return ValueTask.FromResult(rows);
    }

    /// <inheritdoc/>
    public ValueTask<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        RowRules.CheckCommit(partition, writes);
        cancellationToken.ThrowIfCancellationRequested();
        return writes.Count == 0
            ? ValueTask.FromResult(CommitOutcome.Committed)
            : new ValueTask<CommitOutcome>(writer.CommitAsync(partition, writes, cancellationToken));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> PartitionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        foreach (string partition in recent.Read(now => now.Partitions(partitions.Names).ToArray()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return partition;
        }

        await ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await writer.ProbeAsync(cancellationToken).WaitAsync(cancellationToken);
            Ask(recent.Now.Round, true, static (reader, works) =>
            {
                reader.Probe();
                return works;
            });
            return damage is null ? StoreHealth.Ready : new StoreHealth(false, damage.Message);
        }
        catch (StoreUnavailableException error)
        {
            return new StoreHealth(false, error.Message);
        }
    }

    /// <summary>Writes what waits, then lets go of the file.</summary>
    public ValueTask DisposeAsync()
    {
        disposed = true;
        writer.Dispose();
        Forget();
        file.Dispose();
        return ValueTask.CompletedTask;
    }

    private TableRow? Read(string partition, string rowKey) =>
        recent.Read(now => now.TryGet(partition, rowKey, out TableRow? written)
            ? written
            : Ask(now.Round, (partition, rowKey), static (reader, key) => reader.Get(key.partition, key.rowKey)));

    private IReadOnlyList<TableRow> Read(string partition, RowRange range, int take) =>
        recent.Read(now => now.Query(partition, range, take, many => Ask(now.Round, (partition, range, many), static (reader, asked) => reader.Query(asked.partition, asked.range, asked.many))));

    private TAnswer Ask<TQuestion, TAnswer>(long round, TQuestion question, Func<SqliteReader, TQuestion, TAnswer> ask)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        try
        {
            return readers.Ask(round, question, ask);
        }
        catch (SqliteException error)
        {
            NoteFault(error);
            throw SqliteFault.Unavailable(error, file.Path);
        }
    }

    /// <summary>After an error every connection is opened anew. A damaged file does not heal, even where parts of it can still be used.</summary>
    private void NoteFault(Exception? error)
    {
        if (error is SqliteException sqlite && SqliteFault.IsDamage(sqlite))
        {
            damage = SqliteFault.Unavailable(sqlite, file.Path);
        }

        Forget();
    }

    private void Forget()
    {
        readers.Forget();
        known.Clear();
    }
}
