using System.Text.Json.Serialization.Metadata;
using NodaTime;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Figures;

/// <summary>
/// The counters of a workspace: one row a member and month, so that a year of a team is read in a few hundred rows
/// whatever else is stored. What the turn itself changed is among them.
/// </summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class FigureStore(Workspace workspace)
{
    private const int MostRows = 1_000_000;

    /// <summary>Up to so many members are read one by one; more by reading the months whole.</summary>
    private const int FewMembers = 4;

    /// <summary>What was counted in the months that a period touches.</summary>
    /// <param name="period">The period.</param>
    /// <param name="memberIds">Of whom; null for everybody.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<IEnumerable<MonthFigures>> MonthsAsync(DateInterval period, IReadOnlySet<string>? memberIds, CancellationToken cancellationToken) =>
        ReadAsync(period, memberIds, RowKeys.Figures, RowKeys.Figures, RowJson.Default.MonthFigures, row => row.MemberId, cancellationToken);

    /// <summary>What was counted by source in the months that a period touches; many, to be added up one by one.</summary>
    /// <param name="period">The period.</param>
    /// <param name="memberIds">Of whom; null for everybody.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<IEnumerable<MonthSources>> SourcesAsync(DateInterval period, IReadOnlySet<string>? memberIds, CancellationToken cancellationToken) =>
        ReadAsync(period, memberIds, RowKeys.Sources, RowKeys.Sources, RowJson.Default.MonthSources, row => row.MemberId, cancellationToken);

    /// <summary>The first day of the first month in which anything was counted; null where nothing was yet.</summary>
    public async ValueTask<LocalDate?> FirstMonthAsync(CancellationToken cancellationToken)
    {
        await workspace.Figures.WriteAsync(workspace, cancellationToken).ConfigureAwait(false);
        return (await workspace.ListAsync(RowRange.Prefix(RowKeys.AllFigures), 1, RowJson.Default.MonthFigures, cancellationToken).ConfigureAwait(false)) is [var first] ? first.Month : null;
    }

    /// <summary>The records that count in a figure of a member in a period, earliest day first.</summary>
    /// <param name="memberId">The member.</param>
    /// <param name="figure">The figure. Revenue has the records of what is won, and clients' referrals are among those received.</param>
    /// <param name="period">The period.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<IReadOnlyList<Counted>> CountedAsync(string memberId, Figure figure, DateInterval period, int take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(period);
        Figure listed = figure switch
        {
            Figure.Revenue => Figure.Won,
            Figure.ReceivedFromClient => Figure.Received,
            _ => figure,
        };
        await workspace.Figures.WriteAsync(workspace, cancellationToken).ConfigureAwait(false);
        var range = new RowRange(RowKeys.Counted(memberId, listed, period.Start, ""), RowKeys.Counted(memberId, listed, period.End.PlusDays(1), ""));
        return await workspace.ListAsync(range, take, RowJson.Default.Counted, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IEnumerable<T>> ReadAsync<T>(
        DateInterval period,
        IReadOnlySet<string>? memberIds,
        Func<LocalDate, string, string> key,
        Func<LocalDate, string> month,
        JsonTypeInfo<T> type,
        Func<T, string> memberOf,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(period);
        await workspace.Figures.WriteAsync(workspace, cancellationToken).ConfigureAwait(false);
        LocalDate first = period.Start.With(DateAdjusters.StartOfMonth);
        if (memberIds is null or { Count: > FewMembers })
        {
            var range = new RowRange(month(first), month(period.End.With(DateAdjusters.StartOfMonth).PlusMonths(1)));
            IEnumerable<T> all = await workspace.ReadAsync(range, MostRows, type, cancellationToken).ConfigureAwait(false);
            return memberIds is null ? all : all.Where(row => memberIds.Contains(memberOf(row)));
        }

        var rows = new List<T>();
        for (LocalDate day = first; day <= period.End; day = day.PlusMonths(1))
        {
            foreach (string memberId in memberIds)
            {
                if (await workspace.GetAsync(key(day, memberId), type, cancellationToken).ConfigureAwait(false) is { } row)
                {
                    rows.Add(row);
                }
            }
        }

        return rows;
    }
}
