using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Storage.Figures;

/// <summary>Adds up what counts of one member in one month. The same sum always makes the same rows.</summary>
internal sealed class MonthSum
{
    private const int MostDays = 31;
    private readonly string memberId;
    private readonly LocalDate month;
    private readonly SortedDictionary<Figure, int[]> counts = [];
    private readonly SortedDictionary<string, decimal[]> revenue = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string ContactId, int Day, Figure Figure, string Currency), decimal> sources = new(Comparer<(string ContactId, int Day, Figure Figure, string Currency)>.Create(Compare));

    /// <summary>A sum that starts from what was counted before.</summary>
    public MonthSum(string memberId, LocalDate month, MonthFigures? figures = null, MonthSources? bySource = null)
    {
        this.memberId = memberId;
        this.month = month;
        foreach ((Figure figure, IReadOnlyList<int> days) in figures?.Counts ?? new Dictionary<Figure, IReadOnlyList<int>>())
        {
            counts[figure] = Filled(days);
        }

        foreach ((string currency, IReadOnlyList<decimal> days) in figures?.Revenue ?? new Dictionary<string, IReadOnlyList<decimal>>())
        {
            revenue[currency] = Filled(days);
        }

        foreach (SourceMonth source in bySource?.Sources ?? [])
        {
            foreach ((int day, Figure figure, string? currency, decimal amount) in CountsOf(source))
            {
                sources[(source.ContactId, day, figure, currency ?? "")] = amount;
            }
        }
    }

    /// <summary>Adds what counts on one day.</summary>
    public void Add(Contribution one)
    {
        int day = one.On.Day - 1;
        if (one.Currency is { } currency)
        {
            Days(revenue, currency)[day] += one.Amount;
        }
        else
        {
            Days(counts, one.Figure)[day] += (int)one.Amount;
        }

        if (one.SourceId is { } source)
        {
            (string, int, Figure, string) key = (source, one.On.Day, one.Figure, one.Currency ?? "");
            sources[key] = sources.GetValueOrDefault(key) + one.Amount;
        }
    }

    /// <summary>The row of the figures; null where nothing counts.</summary>
    public MonthFigures? Figures()
    {
        var row = new MonthFigures(memberId, month)
        {
            Counts = counts.Where(one => one.Value.Any(amount => amount != 0)).ToDictionary(one => one.Key, one => (IReadOnlyList<int>)Trimmed(one.Value)),
            Revenue = revenue.Where(one => one.Value.Any(amount => amount != 0)).ToDictionary(one => one.Key, one => (IReadOnlyList<decimal>)Trimmed(one.Value)),
        };
        return row.IsEmpty ? null : row;
    }

    /// <summary>The row of the figures by source; null where nothing counts.</summary>
    public MonthSources? Sources()
    {
        List<SourceMonth> list = [.. sources.Where(one => one.Value != 0)
            .GroupBy(one => one.Key.ContactId, StringComparer.Ordinal)
            .Select(source => new SourceMonth(
                source.Key,
                DaysOf(source, Figure.Received),
                DaysOf(source, Figure.Won),
                [.. source.Where(one => one.Key.Figure == Figure.Revenue).Select(one => new DayRevenue(one.Key.Day, one.Key.Currency, one.Value))]))];
        return list.Count == 0 ? null : new MonthSources(memberId, month, list);
    }

    /// <summary>What counts of one source, by day, figure and currency.</summary>
    public static IEnumerable<(int Day, Figure Figure, string? Currency, decimal Amount)> CountsOf(SourceMonth source) =>
        source.Received.CountBy(day => day).Select(one => (one.Key, Figure.Received, (string?)null, (decimal)one.Value))
            .Concat(source.Won.CountBy(day => day).Select(one => (one.Key, Figure.Won, (string?)null, (decimal)one.Value)))
            .Concat(source.Revenue.Select(one => (one.Day, Figure.Revenue, (string?)one.Currency, one.Amount)));

    private static List<int> DaysOf(IEnumerable<KeyValuePair<(string ContactId, int Day, Figure Figure, string Currency), decimal>> source, Figure figure) =>
        [.. source.Where(one => one.Key.Figure == figure).SelectMany(one => Enumerable.Repeat(one.Key.Day, (int)one.Value))];

    private static int Compare((string ContactId, int Day, Figure Figure, string Currency) left, (string ContactId, int Day, Figure Figure, string Currency) right) =>
        string.CompareOrdinal(left.ContactId, right.ContactId) is not 0 and var byContact ? byContact
        : left.Day != right.Day ? left.Day.CompareTo(right.Day)
        : left.Figure != right.Figure ? left.Figure.CompareTo(right.Figure)
        : string.CompareOrdinal(left.Currency, right.Currency);

    private static T[] Days<TKey, T>(SortedDictionary<TKey, T[]> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out T[]? days))
        {
            all[key] = days = new T[MostDays];
        }

        return days;
    }

    private static T[] Filled<T>(IReadOnlyList<T> days)
    {
        var filled = new T[MostDays];
        for (int i = 0; i < days.Count; i++)
        {
            filled[i] = days[i];
        }

        return filled;
    }

    private static T[] Trimmed<T>(T[] days)
        where T : struct, IEquatable<T>
    {
        int last = Array.FindLastIndex(days, amount => !amount.Equals(default));
        return days[..(last + 1)];
    }
}
