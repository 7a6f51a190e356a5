using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Storage.Figures;

/// <summary>
/// What the records that a turn writes change in the counters: the difference between what each counted for before and
/// after. It is written in the commit of the records themselves, so that counters and records never disagree.
/// </summary>
internal sealed class FigureChanges
{
    private readonly Dictionary<Contribution, decimal> amounts = [];
    private readonly Dictionary<string, Counted?> counted = new(StringComparer.Ordinal);

    /// <summary>Takes a change of one record in.</summary>
    public void Change(string recordId, IEnumerable<Contribution> before, IEnumerable<Contribution> after)
    {
        var change = new Dictionary<Contribution, (decimal Before, decimal After)>();
        foreach (Contribution one in before)
        {
            Contribution what = one with { Amount = 0 };
            (decimal was, decimal becomes) = change.GetValueOrDefault(what);
            change[what] = (was + one.Amount, becomes);
        }

        foreach (Contribution one in after)
        {
            Contribution what = one with { Amount = 0 };
            (decimal was, decimal becomes) = change.GetValueOrDefault(what);
            change[what] = (was, becomes + one.Amount);
        }

        if (change.Count == 0)
        {
            return;
        }

        foreach ((Contribution what, (decimal was, decimal becomes)) in change.Where(one => one.Value.Before != one.Value.After))
        {
            amounts[what] = amounts.GetValueOrDefault(what) + becomes - was;
        }

        foreach (IGrouping<string, (decimal Before, decimal After, LocalDate On)> row in change
            .Where(one => HasRows(one.Key.Figure))
            .GroupBy(
                one => RowKeys.Counted(one.Key.MemberId, one.Key.Figure, one.Key.On, recordId),
                one => (one.Value.Before, one.Value.After, one.Key.On),
                StringComparer.Ordinal))
        {
            decimal becomes = row.Sum(one => one.After);
            if (becomes != row.Sum(one => one.Before))
            {
                counted[row.Key] = becomes == 0 ? null : new Counted(recordId, row.First().On, (int)becomes);
            }
        }
    }

    /// <summary>Whether the records behind a figure are listed. Revenue has those of what is won, and clients' referrals are among those received.</summary>
    public static bool HasRows(Figure figure) => figure is not (Figure.Revenue or Figure.ReceivedFromClient);

    /// <summary>Whether a figure is counted by source, too.</summary>
    public static bool HasSources(Contribution one) => one.SourceId is not null;

    /// <summary>Writes the counters as they become, to be committed.</summary>
    public async ValueTask WriteAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        foreach (IGrouping<(string MemberId, LocalDate Month), (Contribution, decimal)> month in amounts
            .Where(one => one.Value != 0)
            .GroupBy(one => (one.Key.MemberId, one.Key.On.With(DateAdjusters.StartOfMonth)), one => (one.Key, one.Value)))
        {
            await WriteMonthAsync(workspace, month.Key.MemberId, month.Key.Month, [.. month], cancellationToken).ConfigureAwait(false);
        }

        foreach ((string key, Counted? row) in counted)
        {
            if (row is null)
            {
                workspace.Delete(key);
            }
            else
            {
                workspace.Put(key, row, RowJson.Default.Counted);
            }
        }

        amounts.Clear();
        counted.Clear();
    }

    private static async ValueTask WriteMonthAsync(
        Workspace workspace, string memberId, LocalDate month, IReadOnlyList<(Contribution What, decimal Amount)> changes, CancellationToken cancellationToken)
    {
        string key = RowKeys.Figures(month, memberId);
        string sourcesKey = RowKeys.Sources(month, memberId);
        bool hasSources = changes.Any(change => HasSources(change.What));
        MonthFigures? figures = await workspace.GetAsync(key, RowJson.Default.MonthFigures, cancellationToken).ConfigureAwait(false);
        MonthSources? sources = hasSources ? await workspace.GetAsync(sourcesKey, RowJson.Default.MonthSources, cancellationToken).ConfigureAwait(false) : null;
        var days = new MonthSum(memberId, month, figures, sources);
        foreach ((Contribution what, decimal amount) in changes)
        {
            days.Add(what with { Amount = amount });
        }

        Write(workspace, key, days.Figures(), RowJson.Default.MonthFigures);
        if (hasSources)
        {
            Write(workspace, sourcesKey, days.Sources(), RowJson.Default.MonthSources);
        }
    }

    private static void Write<T>(Workspace workspace, string key, T? row, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        if (row is null)
        {
            workspace.Delete(key);
        }
        else
        {
            workspace.Put(key, row, type);
        }
    }
}
