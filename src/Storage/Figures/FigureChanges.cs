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
        // A record counts for a handful of things at most.
        var change = new List<(Contribution What, decimal Before, decimal After)>();
        foreach (Contribution one in before)
        {
            Add(change, one, one.Amount, 0);
        }

        foreach (Contribution one in after)
        {
            Add(change, one, 0, one.Amount);
        }

        foreach ((Contribution what, decimal was, decimal becomes) in change)
        {
            if (was != becomes)
            {
                amounts[what] = amounts.GetValueOrDefault(what) + becomes - was;
            }
        }

        foreach ((Contribution what, _, _) in change)
        {
            if (HasRows(what.Figure) && RowOf(change, what) is var (was, becomes) && was != becomes)
            {
                counted[RowKeys.Counted(what.MemberId, what.Figure, what.On, recordId)] = becomes == 0 ? null : new Counted(recordId, what.On, (int)becomes);
            }
        }
    }

    private static void Add(List<(Contribution What, decimal Before, decimal After)> change, Contribution one, decimal before, decimal after)
    {
        Contribution what = one with { Amount = 0 };
        int known = change.FindIndex(other => other.What == what);
        if (known < 0)
        {
            change.Add((what, before, after));
        }
        else
        {
            change[known] = (what, change[known].Before + before, change[known].After + after);
        }
    }

    /// <summary>How often the record counts in the row of a figure, member and day, whatever else is told apart.</summary>
    private static (decimal Before, decimal After) RowOf(List<(Contribution What, decimal Before, decimal After)> change, Contribution what)
    {
        (decimal before, decimal after) = (0, 0);
        foreach ((Contribution one, decimal was, decimal becomes) in change)
        {
            if (one.Figure == what.Figure && one.On == what.On && one.MemberId == what.MemberId)
            {
                (before, after) = (before + was, after + becomes);
            }
        }

        return (before, after);
    }

    /// <summary>Whether the records behind a figure are listed. Revenue has those of what is won, and clients' referrals are among those received.</summary>
    public static bool HasRows(Figure figure) => figure is not (Figure.Revenue or Figure.ReceivedFromClient);

    /// <summary>Whether a figure is counted by source, too.</summary>
    public static bool HasSources(Contribution one) => one.SourceId is not null;

    /// <summary>Writes the counters as they become, to be committed.</summary>
    public async ValueTask WriteAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        if (amounts.Count == 0 && counted.Count == 0)
        {
            return;
        }

        var months = new Dictionary<(string MemberId, LocalDate Month), List<(Contribution What, decimal Amount)>>();
        foreach ((Contribution what, decimal amount) in amounts)
        {
            if (amount != 0)
            {
                (string, LocalDate) month = (what.MemberId, what.On.With(DateAdjusters.StartOfMonth));
                if (!months.TryGetValue(month, out List<(Contribution What, decimal Amount)>? changes))
                {
                    months[month] = changes = [];
                }

                changes.Add((what, amount));
            }
        }

        foreach (((string memberId, LocalDate month), List<(Contribution What, decimal Amount)> changes) in months)
        {
            await WriteMonthAsync(workspace, memberId, month, changes, cancellationToken).ConfigureAwait(false);
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
