using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>
/// Copies every row of one store into another, then reads both and compares them. While it runs the target holds one row
/// more that says how far it has come, so that a copy that was stopped goes on there.
/// </summary>
/// <param name="source">Read only. Nobody writes to it meanwhile.</param>
/// <param name="target">Empty, or an unfinished copy of the same source.</param>
public sealed class StoreCopy(ITableStore source, ITableStore target)
{
    private const string ProgressKey = "copy-store";
    private const int RowsBetweenNotes = 2_000;

    private long rows;
    private long rowsNoted;

    /// <summary>Copies and compares.</summary>
    /// <param name="progress">Told the number of rows copied so far, every few thousand.</param>
    /// <param name="cancellationToken">Stops it where it is; the next call goes on there.</param>
    /// <exception cref="StoreUnavailableException">One of the stores does not work; the next call goes on.</exception>
    public async Task<StoreCopyOutcome> RunAsync(IProgress<long> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        List<string> partitions = await PartitionsAsync(source, cancellationToken).ConfigureAwait(false);
        string? home = partitions.FirstOrDefault();
        if (home is not null && await source.GetAsync(home, ProgressKey, cancellationToken).ConfigureAwait(false) is not null)
        {
            return new StoreCopyOutcome(StoreCopyKind.SourceIsUnfinished, 0, 0, "");
        }

        CopyProgress? before = home is null ? null : await ReadNoteAsync(home, cancellationToken).ConfigureAwait(false);
        if (before is null && (await PartitionsAsync(target, cancellationToken).ConfigureAwait(false)).Count > 0)
        {
            return new StoreCopyOutcome(StoreCopyKind.TargetIsNotEmpty, 0, 0, "");
        }

        if (before is not null && before.Source != source.Location)
        {
            return new StoreCopyOutcome(StoreCopyKind.TargetIsOfAnotherSource, 0, 0, "");
        }

        if (before is null && home is not null)
        {
            // Before the first row, so that the target is known as an unfinished copy from then on.
            await WriteNoteAsync(home, new CopyProgress(source.Location, home, null, 0), cancellationToken).ConfigureAwait(false);
        }

        rows = rowsNoted = before?.Rows ?? 0;
        foreach (string partition in partitions.Where(partition => before is null || string.CompareOrdinal(partition, before.Partition) >= 0))
        {
            RowRange range = partition == before?.Partition && before.RowKey is { } last ? RowRange.All.After(last) : RowRange.All;
            await CopyPartitionAsync(home!, partition, range, progress, cancellationToken).ConfigureAwait(false);
        }

        return await CompareAsync(home, partitions, cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyPartitionAsync(string home, string partition, RowRange range, IProgress<long> progress, CancellationToken cancellationToken)
    {
        while (await source.QueryAsync(partition, range, RowWrite.MaximumInCommit, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            int taken = FitIntoCommit(page);
            RowWrite[] writes = [.. page.Take(taken).Select(row => RowWrite.Put(row.RowKey, row.Data))];
            await target.CommitAsync(partition, writes, cancellationToken).ConfigureAwait(false);
            rows += taken;
            range = range.After(writes[^1].RowKey);
            if (rows - rowsNoted >= RowsBetweenNotes)
            {
                rowsNoted = rows;
                await WriteNoteAsync(home, new CopyProgress(source.Location, partition, writes[^1].RowKey, rows), cancellationToken).ConfigureAwait(false);
                progress.Report(rows);
            }
        }
    }

    private async Task<StoreCopyOutcome> CompareAsync(string? home, List<string> partitions, CancellationToken cancellationToken)
    {
        var wanted = new ContentHash();
        var found = new ContentHash();
        foreach (string partition in partitions)
        {
            await wanted.AddAsync(source, partition, cancellationToken).ConfigureAwait(false);
            await found.AddAsync(target, partition, cancellationToken).ConfigureAwait(false);
        }

        bool isSame = wanted.Rows == found.Rows && wanted.Text == found.Text;
        if (isSame && home is not null)
        {
            await target.CommitAsync(home, [RowWrite.Delete(ProgressKey)], cancellationToken).ConfigureAwait(false);
        }

        return new StoreCopyOutcome(isSame ? StoreCopyKind.Copied : StoreCopyKind.Differs, partitions.Count, found.Rows, found.Text);
    }

    private static int FitIntoCommit(IReadOnlyList<TableRow> page)
    {
        int bytes = 0;
        int taken = 0;
        while (taken < page.Count && (bytes += page[taken].Data.Length) <= RowWrite.MaximumDataInCommit)
        {
            taken++;
        }

        return taken;
    }

    /// <summary>Those that have a row.</summary>
    private static async Task<List<string>> PartitionsAsync(ITableStore store, CancellationToken cancellationToken)
    {
        var partitions = new List<string>();
        await foreach (string partition in store.PartitionsAsync(cancellationToken).ConfigureAwait(false))
        {
            if ((await store.QueryAsync(partition, RowRange.All, 1, cancellationToken).ConfigureAwait(false)).Count > 0)
            {
                partitions.Add(partition);
            }
        }

        return partitions;
    }

    private async Task<CopyProgress?> ReadNoteAsync(string home, CancellationToken cancellationToken) =>
        await target.GetAsync(home, ProgressKey, cancellationToken).ConfigureAwait(false) is { } row
            ? JsonSerializer.Deserialize(row.Data.Span, CopyJson.Default.CopyProgress)
            : null;

    private async Task WriteNoteAsync(string home, CopyProgress progress, CancellationToken cancellationToken) =>
        await target.CommitAsync(
            home, [RowWrite.Put(ProgressKey, JsonSerializer.SerializeToUtf8Bytes(progress, CopyJson.Default.CopyProgress))], cancellationToken).ConfigureAwait(false);

    /// <summary>The rows of a store as one number, whatever the order in which its engine keeps them.</summary>
    private sealed class ContentHash
    {
        private const int RowsInPage = 1000;

        private readonly byte[] sum = new byte[SHA256.HashSizeInBytes];

        public long Rows { get; private set; }

        public string Text => Convert.ToHexStringLower(sum);

        public async Task AddAsync(ITableStore store, string partition, CancellationToken cancellationToken)
        {
            byte[] name = Encoding.UTF8.GetBytes(partition);
            RowRange range = RowRange.All;
            while (await store.QueryAsync(partition, range, RowsInPage, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
            {
                foreach (TableRow row in page.Where(row => row.RowKey != ProgressKey))
                {
                    Add(name, row);
                }

                range = range.After(page[^1].RowKey);
            }
        }

        private void Add(byte[] partition, TableRow row)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(partition);
            hash.AppendData([0]);
            hash.AppendData(Encoding.UTF8.GetBytes(row.RowKey));
            hash.AppendData([0]);
            hash.AppendData(row.Data.Span);
            byte[] one = hash.GetHashAndReset();
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] ^= one[i];
            }

            Rows++;
        }
    }
}
