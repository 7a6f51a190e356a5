using System.Collections.Frozen;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Figures;

/// <summary>
/// All figures of a period, by member: the one place where boards, reports, goals and a person's own view get them from, so
/// that they always agree. What counts for whom and when is <see cref="Storage.Figures.Contributions"/>.
/// </summary>
public sealed class FigureSheet
{
    private readonly Dictionary<string, Sum> sums;

    private FigureSheet(DateInterval period, Dictionary<string, Sum> sums)
    {
        Period = period;
        this.sums = sums;
    }

    /// <summary>The days that count, both ends included.</summary>
    public DateInterval Period { get; }

    /// <summary>The members of whom anything was counted, in the order of their ids.</summary>
    public IReadOnlyList<string> MemberIds => [.. sums.Where(one => !one.Value.IsEmpty).Select(one => one.Key).Order(StringComparer.Ordinal)];

    /// <summary>The figures of a member.</summary>
    public FigureSet Of(string memberId) => sums.TryGetValue(memberId, out Sum? sum) ? sum.Figures() : FigureSet.Empty;

    /// <summary>The figures of several members together.</summary>
    public FigureSet Of(IEnumerable<string> memberIds)
    {
        var together = new Sum();
        foreach (string memberId in memberIds.Distinct(StringComparer.Ordinal))
        {
            together.Add(sums.GetValueOrDefault(memberId));
        }

        return together.Figures();
    }

    /// <summary>The figures of everybody together.</summary>
    public FigureSet Total() => Of(sums.Keys);

    /// <summary>Reads the figures of a period.</summary>
    /// <param name="context">The rows of the workspace.</param>
    /// <param name="period">The days that count, both ends included.</param>
    /// <param name="today">The day of whoever asks.</param>
    /// <param name="memberIds">Of whom; null for everybody.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<FigureSheet> ReadAsync(
        WorkContext context, DateInterval period, LocalDate today, IReadOnlySet<string>? memberIds, CancellationToken cancellationToken)
    {
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        IEnumerable<MonthFigures> months = await context.Figures.MonthsAsync(period, memberIds, cancellationToken).ConfigureAwait(false);
        return From(months, period, LastThankable(today, rules.Holidays));
    }

    /// <summary>Reads the figures of one member in a period.</summary>
    public static async ValueTask<FigureSet> OfMemberAsync(WorkContext context, DateInterval period, LocalDate today, string memberId, CancellationToken cancellationToken) =>
        (await ReadAsync(context, period, today, FrozenSet.Create(memberId), cancellationToken).ConfigureAwait(false)).Of(memberId);

    /// <summary>Adds up what was counted.</summary>
    /// <param name="months">The months that the period touches.</param>
    /// <param name="period">The days that count, both ends included.</param>
    /// <param name="lastThankable">The last day for whose referrals the time to thank is over.</param>
    internal static FigureSheet From(IEnumerable<MonthFigures> months, DateInterval period, LocalDate lastThankable)
    {
        var sums = new Dictionary<string, Sum>(StringComparer.Ordinal);
        foreach (MonthFigures month in months)
        {
            LocalDate start = LocalDate.Max(period.Start, month.Month);
            LocalDate end = LocalDate.Min(period.End, month.Month.With(DateAdjusters.EndOfMonth));
            if (start > end)
            {
                continue;
            }

            if (!sums.TryGetValue(month.MemberId, out Sum? sum))
            {
                sums[month.MemberId] = sum = new Sum();
            }

            sum.Add(month, start.Day, end.Day, lastThankable);
        }

        return new FigureSheet(period, sums);
    }

    /// <summary>The last day whose referrals cannot be thanked within a working day any more.</summary>
    internal static LocalDate LastThankable(LocalDate today, IReadOnlySet<LocalDate> holidays)
    {
        LocalDate day = today.PlusDays(-1);
        while (WorkingDays.Next(day, holidays) >= today)
        {
            day = day.PlusDays(-1);
        }

        return day;
    }

    private sealed class Sum
    {
        private readonly Dictionary<Figure, int> counts = [];
        private readonly Dictionary<string, decimal> revenue = new(StringComparer.Ordinal);
        private int thankable;

        public bool IsEmpty => counts.Count == 0 && revenue.Count == 0;

        public FigureSet Figures() => IsEmpty ? FigureSet.Empty : new FigureSet(counts, revenue, thankable);

        public void Add(Sum? other)
        {
            if (other is null)
            {
                return;
            }

            foreach ((Figure figure, int amount) in other.counts)
            {
                counts[figure] = counts.GetValueOrDefault(figure) + amount;
            }

            foreach ((string currency, decimal amount) in other.revenue)
            {
                revenue[currency] = revenue.GetValueOrDefault(currency) + amount;
            }

            thankable += other.thankable;
        }

        public void Add(MonthFigures month, int from, int to, LocalDate lastThankable)
        {
            foreach ((Figure figure, IReadOnlyList<int> days) in month.Counts)
            {
                int amount = 0;
                for (int day = from; day <= to && day <= days.Count; day++)
                {
                    amount += days[day - 1];
                    bool isOver = month.Month.PlusDays(day - 1) <= lastThankable;
                    thankable += isOver && figure == Figure.Received || !isOver && figure == Figure.ThankedWithinADay ? days[day - 1] : 0;
                }

                if (amount != 0)
                {
                    counts[figure] = counts.GetValueOrDefault(figure) + amount;
                }
            }

            foreach ((string currency, IReadOnlyList<decimal> days) in month.Revenue)
            {
                decimal amount = 0;
                for (int day = from; day <= to && day <= days.Count; day++)
                {
                    amount += days[day - 1];
                }

                if (amount != 0)
                {
                    revenue[currency] = revenue.GetValueOrDefault(currency) + amount;
                }
            }
        }
    }
}
