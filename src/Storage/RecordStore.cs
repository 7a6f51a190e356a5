using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Storage;

/// <summary>
/// One kind of row that members change. Each row stands once under its id, and as a copy in every list that is asked
/// for. What a turn changed is remembered, so that it can be taken back; what a row counts for changes with it.
/// </summary>
/// <param name="workspace">What the turn reads and writes.</param>
/// <param name="type">The JSON of the rows.</param>
/// <typeparam name="T">The row.</typeparam>
public abstract class RecordStore<T>(Workspace workspace, JsonTypeInfo<T> type)
    where T : class, IRecord<T>
{
    private Dictionary<string, BeforeChange<T>>? changes;

    /// <summary>What this turn changed, for undo. What it took back is not among it.</summary>
    public IReadOnlyCollection<BeforeChange<T>> Changes => changes is null ? [] : changes.Values;

    /// <summary>The row that this turn wrote last; null where it wrote none.</summary>
    public T? LastWritten { get; private set; }

    /// <summary>A row, or null where there is none.</summary>
    public ValueTask<T?> GetAsync(string id, CancellationToken cancellationToken) => workspace.GetAsync(Key(id), type, cancellationToken);

    /// <summary>Reads rows together that are going to be asked for one by one.</summary>
    public ValueTask AheadAsync(IEnumerable<string> ids, CancellationToken cancellationToken) => workspace.AheadAsync(ids.Select(Key), cancellationToken);

    /// <summary>Writes a row in place of what it was before; returns it with its new version.</summary>
    /// <param name="before">As it was read in this turn, or null for a new one.</param>
    /// <param name="after">As it is to be.</param>
    public T Save(T? before, T after)
    {
        ArgumentNullException.ThrowIfNull(after);
        int version = Math.Max((before ?? after).Version, (before ?? after).HighestVersion) + 1;
        Remember(after.Id, before, version);
        return Write(before, after.WithVersion(version, version));
    }

    /// <summary>Removes a row from everywhere.</summary>
    /// <param name="row">As it was read in this turn.</param>
    public void Delete(T row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Remember(row.Id, row, 0);
        Remove(row);
    }

    /// <summary>Whether the rows are still as a change left them.</summary>
    public async ValueTask<bool> AreUntouchedAsync(IReadOnlyList<BeforeChange<T>> since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(since);
        foreach (BeforeChange<T> row in since)
        {
            T? now = await GetAsync(row.Id, cancellationToken).ConfigureAwait(false);
            if ((now?.Version ?? 0) != row.VersionAfter)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Brings rows back to what they were before a change.</summary>
    public async ValueTask RestoreAsync(IReadOnlyList<BeforeChange<T>> since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(since);
        foreach (BeforeChange<T> row in since)
        {
            Restore(row, await GetAsync(row.Id, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Brings back those rows that are still as a change left them: what came since is news, not part of it.</summary>
    public async ValueTask RestoreUntouchedAsync(IReadOnlyList<BeforeChange<T>> since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(since);
        foreach (BeforeChange<T> row in since)
        {
            T? now = await GetAsync(row.Id, cancellationToken).ConfigureAwait(false);
            if ((now?.Version ?? 0) == row.VersionAfter)
            {
                Restore(row, now);
            }
        }
    }

    /// <summary>The key of a row by its id.</summary>
    protected abstract string Key(string id);

    /// <summary>The keys under which copies of a row stand.</summary>
    protected abstract IEnumerable<string> Lists(T row);

    /// <summary>What a row counts for in the figures.</summary>
    protected virtual IEnumerable<Contribution> CountsFor(T row) => [];

    /// <summary>The first rows of a list.</summary>
    protected ValueTask<IReadOnlyList<T>> ListAsync(Tables.RowRange range, int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(range, take, type, cancellationToken);

    /// <summary>A page of a list, for those who go through more rows than a turn should keep.</summary>
    protected ValueTask<IReadOnlyList<T>> PageAsync(Tables.RowRange range, int take, CancellationToken cancellationToken) =>
        workspace.PageAsync(range, take, type, cancellationToken);

    /// <summary>Brings up to date by what else than its id a row is found.</summary>
    /// <param name="before">As it was; null where it is new.</param>
    /// <param name="after">As it is; null where it is deleted.</param>
    protected virtual void Index(T? before, T? after)
    {
    }

    /// <summary>Reads the first rows of lists together that are going to be asked for one by one.</summary>
    protected ValueTask AheadAsync(IEnumerable<Tables.RowRange> ranges, int take, CancellationToken cancellationToken) => workspace.AheadAsync(ranges, take, cancellationToken);

    private void Restore(BeforeChange<T> row, T? now)
    {
        if (row.Before is { } before)
        {
            Write(now, before.WithVersion(before.Version, Math.Max(now?.HighestVersion ?? 0, Math.Max(before.HighestVersion, before.Version))));
        }
        else if (now is not null)
        {
            Remove(now);
        }
    }

    private void Remove(T row)
    {
        workspace.Figures.Change(row.Id, CountsFor(row), []);
        workspace.Delete(Key(row.Id));
        foreach (string list in Lists(row))
        {
            workspace.Delete(list);
        }

        Index(row, null);
    }

    private T Write(T? before, T after)
    {
        workspace.Figures.Change(after.Id, before is null ? [] : CountsFor(before), CountsFor(after));
        string[] lists = [.. Lists(after)];
        if (before is not null)
        {
            foreach (string stale in Lists(before).Except(lists, StringComparer.Ordinal))
            {
                workspace.Delete(stale);
            }
        }

        LastWritten = after;
        byte[] data = JsonSerializer.SerializeToUtf8Bytes(after, type);
        workspace.Put(Key(after.Id), data);
        foreach (string list in lists)
        {
            workspace.Put(list, data);
        }

        Index(before, after);
        return after;
    }

    private void Remember(string id, T? before, int versionAfter)
    {
        changes ??= new(StringComparer.Ordinal);
        changes[id] = changes.TryGetValue(id, out BeforeChange<T>? first)
            ? first with { VersionAfter = versionAfter }
            : new BeforeChange<T>(id, before, versionAfter);
    }
}
