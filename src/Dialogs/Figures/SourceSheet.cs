using System.Runtime.InteropServices;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Figures;

/// <summary>What came from each source in a period.</summary>
/// <param name="Sources">The sources, the best first: by what was won, then by what was received.</param>
public sealed record SourceSheet(IReadOnlyList<SourceFigures> Sources)
{
    /// <summary>How many people made a referral that was received in the period.</summary>
    public int Count => Sources.Count(one => one.Received > 0);

    /// <summary>Reads what came from each source.</summary>
    /// <param name="context">The rows of the workspace.</param>
    /// <param name="period">The days that count, both ends included.</param>
    /// <param name="memberIds">To whom; null for everybody.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<SourceSheet> ReadAsync(
        WorkContext context, DateInterval period, IReadOnlySet<string>? memberIds, CancellationToken cancellationToken) =>
        From(await context.Figures.SourcesAsync(period, memberIds, cancellationToken).ConfigureAwait(false), period);

    /// <summary>How many people made a referral that each member received in the period.</summary>
    public static async ValueTask<IReadOnlyDictionary<string, int>> CountsAsync(
        WorkContext context, DateInterval period, IReadOnlySet<string>? memberIds, CancellationToken cancellationToken)
    {
        var sources = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (MonthSources month in await context.Figures.SourcesAsync(period, memberIds, cancellationToken).ConfigureAwait(false))
        {
            Days days = DaysOf(month, period);
            ref HashSet<string>? ofMember = ref CollectionsMarshal.GetValueRefOrAddDefault(sources, month.MemberId, out _);
            ofMember ??= new HashSet<string>(StringComparer.Ordinal);
            ofMember.UnionWith(month.Sources.Where(source => days.Count(source.Received) > 0).Select(source => source.ContactId));
        }

        return sources.ToDictionary(one => one.Key, one => one.Value.Count, StringComparer.Ordinal);
    }

    /// <summary>Adds up what was counted by source.</summary>
    internal static SourceSheet From(IEnumerable<MonthSources> months, DateInterval period)
    {
        var sums = new Dictionary<string, Sum>(StringComparer.Ordinal);
        foreach (MonthSources month in months)
        {
            Days days = DaysOf(month, period);
            foreach (SourceMonth source in month.Sources)
            {
                ref Sum? sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, source.ContactId, out _);
                (sum ??= new Sum()).Add(source, days);
            }
        }

        return new SourceSheet([.. sums.Where(one => !one.Value.IsEmpty)
            .Select(one => one.Value.Figures(one.Key))
            .OrderByDescending(one => one.Won).ThenByDescending(one => one.Received).ThenBy(one => one.ContactId, StringComparer.Ordinal)]);
    }

    private static Days DaysOf(MonthSources month, DateInterval period) => new(
        month.Month < period.Start ? period.Start.Day : 1,
        month.Month.With(DateAdjusters.EndOfMonth) > period.End ? period.End.Day : LastDay);

    private const int LastDay = 31;

    /// <summary>The days of a month that lie in a period.</summary>
    private readonly record struct Days(int From, int To)
    {
        public bool Has(int day) => From <= day && day <= To;

        public int Count(IReadOnlyList<int> days)
        {
            if (From == 1 && To == LastDay)
            {
                return days.Count;
            }

            int count = 0;
            foreach (int day in days)
            {
                count += Has(day) ? 1 : 0;
            }

            return count;
        }
    }

    private sealed class Sum
    {
        private Dictionary<string, decimal>? revenue;
        private int received;
        private int won;

        public bool IsEmpty => received == 0 && won == 0;

        public void Add(SourceMonth source, Days days)
        {
            received += days.Count(source.Received);
            won += days.Count(source.Won);
            foreach (DayRevenue one in source.Revenue)
            {
                if (days.Has(one.Day))
                {
                    revenue ??= new Dictionary<string, decimal>(StringComparer.Ordinal);
                    revenue[one.Currency] = revenue.GetValueOrDefault(one.Currency) + one.Amount;
                }
            }
        }

        public SourceFigures Figures(string contactId) =>
            new(contactId, received, won, revenue is null ? [] : [.. revenue.Where(one => one.Value != 0).Select(one => new Money(one.Value, one.Key)).OrderByDescending(one => one.Amount)]);
    }
}

/// <summary>What came from one source.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Received">Referrals received.</param>
/// <param name="Won">Referrals won.</param>
/// <param name="Revenue">What these are worth, the largest amount first.</param>
public sealed record SourceFigures(string ContactId, int Received, int Won, IReadOnlyList<Money> Revenue);
