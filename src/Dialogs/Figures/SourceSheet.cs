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
        WorkContext context, DateInterval period, IReadOnlySet<string>? memberIds, CancellationToken cancellationToken) =>
        (await context.Figures.SourcesAsync(period, memberIds, cancellationToken).ConfigureAwait(false))
            .GroupBy(month => month.MemberId, StringComparer.Ordinal)
            .ToDictionary(months => months.Key, months => From(months, period).Count, StringComparer.Ordinal);

    /// <summary>Adds up what was counted by source.</summary>
    internal static SourceSheet From(IEnumerable<MonthSources> months, DateInterval period)
    {
        var sums = new Dictionary<string, Sum>(StringComparer.Ordinal);
        foreach (MonthSources month in months)
        {
            foreach (SourceCount one in month.Sources.Where(one => period.Contains(month.Month.PlusDays(one.Day - 1))))
            {
                if (!sums.TryGetValue(one.ContactId, out Sum? sum))
                {
                    sums[one.ContactId] = sum = new Sum();
                }

                sum.Add(one);
            }
        }

        return new SourceSheet([.. sums.Select(one => one.Value.Figures(one.Key))
            .OrderByDescending(one => one.Won).ThenByDescending(one => one.Received).ThenBy(one => one.ContactId, StringComparer.Ordinal)]);
    }

    private sealed class Sum
    {
        private readonly Dictionary<string, decimal> revenue = new(StringComparer.Ordinal);
        private int received;
        private int won;

        public void Add(SourceCount one)
        {
            if (one.Currency is { } currency)
            {
                revenue[currency] = revenue.GetValueOrDefault(currency) + one.Amount;
            }
            else if (one.Figure == Figure.Won)
            {
                won += (int)one.Amount;
            }
            else if (one.Figure == Figure.Received)
            {
                received += (int)one.Amount;
            }
        }

        public SourceFigures Figures(string contactId) =>
            new(contactId, received, won, [.. revenue.Where(one => one.Value != 0).Select(one => new Money(one.Value, one.Key)).OrderByDescending(one => one.Amount)]);
    }
}

/// <summary>What came from one source.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Received">Referrals received.</param>
/// <param name="Won">Referrals won.</param>
/// <param name="Revenue">What these are worth, the largest amount first.</param>
public sealed record SourceFigures(string ContactId, int Received, int Won, IReadOnlyList<Money> Revenue);
