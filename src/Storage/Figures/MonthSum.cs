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
        if (figures is not null)
        {
            foreach ((Figure figure, IReadOnlyList<int> days) in figures.Counts)
            {
                counts[figure] = Filled(days);
            }

            foreach ((string currency, IReadOnlyList<decimal> days) in figures.Revenue)
            {
                revenue[currency] = Filled(days);
            }
        }

        foreach (SourceMonth source in bySource?.Sources ?? [])
        {
            AddDays(source, source.Received, Figure.Received);
            AddDays(source, source.Won, Figure.Won);
            foreach (DayRevenue one in source.Revenue)
            {
                sources[(source.ContactId, one.Day, Figure.Revenue, one.Currency)] = one.Amount;
            }
        }
    }

    private void AddDays(SourceMonth source, IReadOnlyList<int> days, Figure figure)
    {
        for (int i = 0; i < days.Count; i++)
        {
            (string, int, Figure, string) key = (source.ContactId, days[i], figure, "");
            sources[key] = sources.GetValueOrDefault(key) + 1;
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
        var row = new MonthFigures(memberId, month) { Counts = Trimmed(counts), Revenue = Trimmed(revenue) };
        return row.IsEmpty ? null : row;
    }

    /// <summary>The row of the figures by source; null where nothing counts.</summary>
    public MonthSources? Sources()
    {
        var list = new List<SourceMonth>();
        string? contactId = null;
        (List<int> received, List<int> won, List<DayRevenue> earned) = ([], [], []);

        // What is of one source stands together, by day.
        foreach (((string source, int day, Figure figure, string currency), decimal amount) in sources)
        {
            if (amount == 0)
            {
                continue;
            }

            if (source != contactId)
            {
                contactId = source;
                (received, won, earned) = ([], [], []);
                list.Add(new SourceMonth(source, received, won, earned));
            }

            if (figure == Figure.Revenue)
            {
                earned.Add(new DayRevenue(day, currency, amount));
            }
            else if (figure is Figure.Received or Figure.Won)
            {
                (figure == Figure.Won ? won : received).AddRange(Enumerable.Repeat(day, (int)amount));
            }
        }

        return list.Count == 0 ? null : new MonthSources(memberId, month, list);
    }

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

    /// <summary>What counts on any day, without the days after the last that does.</summary>
    private static Dictionary<TKey, IReadOnlyList<T>> Trimmed<TKey, T>(SortedDictionary<TKey, T[]> all)
        where TKey : notnull
        where T : struct, IEquatable<T>
    {
        var trimmed = new Dictionary<TKey, IReadOnlyList<T>>(all.Count);
        foreach ((TKey key, T[] days) in all)
        {
            int last = Array.FindLastIndex(days, amount => !amount.Equals(default));
            if (last >= 0)
            {
                trimmed.Add(key, days[..(last + 1)]);
            }
        }

        return trimmed;
    }
}
