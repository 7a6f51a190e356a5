using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Figures;

/// <summary>
/// Counts a workspace anew, from its records alone, and compares that with its counters. Where it is asked to, it puts the
/// counters right, also while others write: what changed meanwhile is counted again.
/// </summary>
/// <param name="store">The engine.</param>
public sealed class FigureRecount(ITableStore store)
{
    /// <summary>The way of counting that this program has. Stores that were counted another way are counted anew.</summary>
    public const int Way = 2;

    private const int Page = 1000;
    private const int MostInCommit = 90;
    private const int MostAttempts = 1_000;
    private const int MonthLength = 6;

    /// <summary>Makes sure that every workspace has counters of this program's way: those of older stores are built here.</summary>
    /// <returns>How many workspaces were counted; 0 where all had been already.</returns>
    public async Task<int> BuildAsync(CancellationToken cancellationToken)
    {
        TableRow? row = await store.GetAsync(RowKeys.FiguresPartition, RowKeys.WayOfCounting, cancellationToken).ConfigureAwait(false);
        if (row is not null && JsonSerializer.Deserialize(row.Data.Span, RowJson.Default.Int32) == Way)
        {
            return 0;
        }

        int count = 0;
        await foreach (string workspace in store.PartitionsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (RowKeys.IsWorkspace(workspace))
            {
                await RepairAsync(workspace, cancellationToken).ConfigureAwait(false);
                count++;
            }
        }

        if (count > 0)
        {
            // An empty store stays empty, so that it can still be copied into.
            byte[] way = JsonSerializer.SerializeToUtf8Bytes(Way, RowJson.Default.Int32);
            await store.CommitAsync(RowKeys.FiguresPartition, [RowWrite.Put(RowKeys.WayOfCounting, way)], cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    /// <summary>Where the counters of a workspace differ from its records.</summary>
    public async Task<IReadOnlyList<FigureDifference>> CompareAsync(string workspace, CancellationToken cancellationToken)
    {
        Dictionary<string, MonthCounters> kept = await KeptAsync(workspace, cancellationToken).ConfigureAwait(false);
        Dictionary<string, MonthCounters> right = await CountAsync(workspace, cancellationToken).ConfigureAwait(false);
        return Differences(kept, right);
    }

    /// <summary>Puts the counters of a workspace right.</summary>
    /// <returns>Where they differed.</returns>
    /// <exception cref="InvalidOperationException">Others changed them all the time.</exception>
    public async Task<IReadOnlyList<FigureDifference>> RepairAsync(string workspace, CancellationToken cancellationToken)
    {
        IReadOnlyList<FigureDifference>? found = null;
        for (int attempt = 1; attempt <= MostAttempts; attempt++)
        {
            // The counters first: whoever changes a record after that changes its counter, too, which fails the commit here.
            Dictionary<string, MonthCounters> kept = await KeptAsync(workspace, cancellationToken).ConfigureAwait(false);
            Dictionary<string, MonthCounters> right = await CountAsync(workspace, cancellationToken).ConfigureAwait(false);
            found ??= Differences(kept, right);
            if (await WriteAsync(workspace, kept, right, cancellationToken).ConfigureAwait(false))
            {
                return found;
            }
        }

        throw new InvalidOperationException($"The counters of a workspace changed {MostAttempts} times while they were put right.");
    }

    /// <summary>The counters as they stand.</summary>
    private async Task<Dictionary<string, MonthCounters>> KeptAsync(string workspace, CancellationToken cancellationToken)
    {
        var kept = new Dictionary<string, MonthCounters>(StringComparer.Ordinal);
        foreach (string all in (string[])[RowKeys.AllFigures, RowKeys.AllSources, RowKeys.AllCounted])
        {
            await foreach (TableRow row in RowsAsync(workspace, all, cancellationToken).ConfigureAwait(false))
            {
                Of(kept, row.RowKey).Rows[row.RowKey] = row;
            }
        }

        return kept;
    }

    /// <summary>The counters as they should stand.</summary>
    private async Task<Dictionary<string, MonthCounters>> CountAsync(string workspace, CancellationToken cancellationToken)
    {
        var sums = new Dictionary<(string MemberId, LocalDate Month), MonthSum>();
        var counted = new Dictionary<string, Counted>(StringComparer.Ordinal);
        await foreach (TableRow row in RowsAsync(workspace, RowKeys.AllReferrals, cancellationToken).ConfigureAwait(false))
        {
            Referral referral = Parse(row, RowJson.Default.Referral);
            Add(referral.Id, Contributions.Of(referral));
        }

        await foreach (TableRow row in RowsAsync(workspace, RowKeys.AllEvents, cancellationToken).ConfigureAwait(false))
        {
            ContactEvent happened = Parse(row, RowJson.Default.ContactEvent);
            Add(happened.Id, Contributions.Of(happened));
        }

        await foreach (TableRow row in RowsAsync(workspace, RowKeys.AllGiven, cancellationToken).ConfigureAwait(false))
        {
            GivenReferral given = Parse(row, RowJson.Default.GivenReferral);
            Add(given.Id, Contributions.Of(given));
        }

        var right = new Dictionary<string, MonthCounters>(StringComparer.Ordinal);
        foreach (((string memberId, LocalDate month), MonthSum sum) in sums)
        {
            Put(RowKeys.Figures(month, memberId), sum.Figures(), RowJson.Default.MonthFigures);
            Put(RowKeys.Sources(month, memberId), sum.Sources(), RowJson.Default.MonthSources);
        }

        foreach ((string key, Counted row) in counted)
        {
            Put(key, row, RowJson.Default.Counted);
        }

        return right;

        void Add(string recordId, IEnumerable<Contribution> contributions)
        {
            foreach (Contribution one in contributions)
            {
                (string, LocalDate) month = (one.MemberId, one.On.With(DateAdjusters.StartOfMonth));
                if (!sums.TryGetValue(month, out MonthSum? sum))
                {
                    sums[month] = sum = new MonthSum(one.MemberId, month.Item2);
                }

                sum.Add(one);
                if (FigureChanges.HasRows(one.Figure))
                {
                    string key = RowKeys.Counted(one.MemberId, one.Figure, one.On, recordId);
                    counted[key] = new Counted(recordId, one.On, (counted.GetValueOrDefault(key)?.Amount ?? 0) + (int)one.Amount);
                }
            }
        }

        void Put<T>(string key, T? row, JsonTypeInfo<T> type)
            where T : class
        {
            if (row is not null)
            {
                Of(right, key).Rows[key] = new TableRow(key, JsonSerializer.SerializeToUtf8Bytes(row, type), "");
            }
        }
    }

    /// <summary>Month by month, each with the row of its figures, through which everybody who changes the month has to go.</summary>
    private async Task<bool> WriteAsync(
        string workspace, Dictionary<string, MonthCounters> kept, Dictionary<string, MonthCounters> right, CancellationToken cancellationToken)
    {
        bool isDone = true;
        foreach (string month in kept.Keys.Union(right.Keys, StringComparer.Ordinal))
        {
            MonthCounters before = kept.GetValueOrDefault(month) ?? new MonthCounters();
            MonthCounters after = right.GetValueOrDefault(month) ?? new MonthCounters();
            List<RowWrite> writes = [.. Writes(before, after)];
            if (writes.Count == 0)
            {
                continue;
            }

            // Where there are more than one commit takes, the rest is found by the next round.
            isDone &= writes.Count <= MostInCommit;
            List<RowWrite> some = writes[..Math.Min(writes.Count, MostInCommit)];
            if (before.Figures is { } guard && !some.Exists(write => write.RowKey == guard.RowKey))
            {
                some.Add(RowWrite.Replace(guard.RowKey, guard.Data, guard.ETag));
            }

            isDone &= (await store.CommitAsync(workspace, some, cancellationToken).ConfigureAwait(false)).IsCommitted;
        }

        return isDone;
    }

    private static IEnumerable<RowWrite> Writes(MonthCounters before, MonthCounters after)
    {
        foreach (TableRow row in after.Rows.Values)
        {
            if (!before.Rows.TryGetValue(row.RowKey, out TableRow? now))
            {
                yield return RowWrite.Insert(row.RowKey, row.Data);
            }
            else if (!now.Data.Span.SequenceEqual(row.Data.Span))
            {
                yield return RowWrite.Replace(row.RowKey, row.Data, now.ETag);
            }
        }

        foreach (TableRow row in before.Rows.Values.Where(row => !after.Rows.ContainsKey(row.RowKey)))
        {
            yield return RowWrite.Delete(row.RowKey, row.ETag);
        }
    }

    private static List<FigureDifference> Differences(Dictionary<string, MonthCounters> kept, Dictionary<string, MonthCounters> right)
    {
        var differences = new List<FigureDifference>();
        foreach (string month in kept.Keys.Union(right.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Dictionary<FigureDifference, decimal> before = Cells(kept.GetValueOrDefault(month));
            Dictionary<FigureDifference, decimal> after = Cells(right.GetValueOrDefault(month));
            differences.AddRange(before.Keys.Union(after.Keys)
                .Select(cell => cell with { Kept = before.GetValueOrDefault(cell), Right = after.GetValueOrDefault(cell) })
                .Where(cell => cell.Kept != cell.Right)
                .OrderBy(cell => cell.On).ThenBy(cell => cell.Figure).ThenBy(cell => cell.RecordId, StringComparer.Ordinal));
        }

        return differences;
    }

    private static Dictionary<FigureDifference, decimal> Cells(MonthCounters? month)
    {
        var cells = new Dictionary<FigureDifference, decimal>();
        foreach (TableRow row in month?.Rows.Values ?? Enumerable.Empty<TableRow>())
        {
            string[] parts = row.RowKey.Split('|');
            if (row.RowKey.StartsWith(RowKeys.AllFigures, StringComparison.Ordinal))
            {
                MonthFigures figures = Parse(row, RowJson.Default.MonthFigures);
                foreach ((Figure figure, IReadOnlyList<int> days) in figures.Counts)
                {
                    Add(figures.MemberId, figures.Month, figure, null, [.. days.Select(day => (decimal)day)]);
                }

                foreach ((string currency, IReadOnlyList<decimal> days) in figures.Revenue)
                {
                    Add(figures.MemberId, figures.Month, Figure.Revenue, currency, days);
                }
            }
            else if (row.RowKey.StartsWith(RowKeys.AllSources, StringComparison.Ordinal))
            {
                MonthSources sources = Parse(row, RowJson.Default.MonthSources);
                foreach (SourceMonth source in sources.Sources)
                {
                    foreach ((int day, Figure figure, string? currency, decimal amount) in CountsOf(source))
                    {
                        cells[new FigureDifference(sources.MemberId, figure, sources.Month.PlusDays(day - 1), currency, source.ContactId, null)] = amount;
                    }
                }
            }
            else
            {
                Counted one = Parse(row, RowJson.Default.Counted);
                cells[new FigureDifference(parts[1], Enum.Parse<Figure>(parts[2]), one.On, null, null, one.Id)] = one.Amount;
            }
        }

        return cells;

        void Add(string memberId, LocalDate first, Figure figure, string? currency, IReadOnlyList<decimal> days)
        {
            for (int i = 0; i < days.Count; i++)
            {
                if (days[i] != 0)
                {
                    cells[new FigureDifference(memberId, figure, first.PlusDays(i), currency, null, null)] = days[i];
                }
            }
        }
    }

    private async IAsyncEnumerable<TableRow> RowsAsync(string workspace, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var range = RowRange.Prefix(prefix);
        IReadOnlyList<TableRow> page;
        do
        {
            page = await store.QueryAsync(workspace, range, Page, cancellationToken).ConfigureAwait(false);
            foreach (TableRow row in page)
            {
                yield return row;
            }

            range = page.Count > 0 ? range.After(page[^1].RowKey) : range;
        }
        while (page.Count == Page);
    }

    private static MonthCounters Of(Dictionary<string, MonthCounters> months, string rowKey)
    {
        string[] parts = rowKey.Split('|');
        string month = parts[0] + "|" == RowKeys.AllCounted ? $"{parts[3][..MonthLength]}|{parts[1]}" : $"{parts[1]}|{parts[2]}";
        if (!months.TryGetValue(month, out MonthCounters? counters))
        {
            months[month] = counters = new MonthCounters();
        }

        return counters;
    }

    /// <summary>What counts of one source, by day, figure and currency.</summary>
    private static IEnumerable<(int Day, Figure Figure, string? Currency, decimal Amount)> CountsOf(SourceMonth source) =>
        source.Received.CountBy(day => day).Select(one => (one.Key, Figure.Received, (string?)null, (decimal)one.Value))
            .Concat(source.Won.CountBy(day => day).Select(one => (one.Key, Figure.Won, (string?)null, (decimal)one.Value)))
            .Concat(source.Revenue.Select(one => (one.Day, Figure.Revenue, (string?)one.Currency, one.Amount)));

    private static T Parse<T>(TableRow row, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(row.Data.Span, type)!;

    /// <summary>All counters of one member and month.</summary>
    private sealed class MonthCounters
    {
        public Dictionary<string, TableRow> Rows { get; } = new(StringComparer.Ordinal);

        public TableRow? Figures => Rows.Values.FirstOrDefault(row => row.RowKey.StartsWith(RowKeys.AllFigures, StringComparison.Ordinal));
    }
}

/// <summary>A counter that differs from what the records say.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Figure">The figure.</param>
/// <param name="On">The day.</param>
/// <param name="Currency">For money: the ISO 4217 code.</param>
/// <param name="SourceId">For a figure by source: the source.</param>
/// <param name="RecordId">For a record that stands behind a figure: the record.</param>
/// <param name="Kept">What the counter says.</param>
/// <param name="Right">What the records say.</param>
public sealed record FigureDifference(
    string MemberId, Figure Figure, LocalDate On, string? Currency, string? SourceId, string? RecordId, decimal Kept = 0, decimal Right = 0);
