using System.Text.Json.Serialization;
using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>What was counted of one member in one month, day by day. A member of whom nothing was counted has none.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Month">The first day of the month.</param>
public sealed record MonthFigures(string MemberId, LocalDate Month)
{
    /// <summary>Each figure by day, the first of the month first; days after the last that counted are left out.</summary>
    public IReadOnlyDictionary<Figure, IReadOnlyList<int>> Counts { get; init; } = new Dictionary<Figure, IReadOnlyList<int>>();

    /// <summary>The revenue by ISO 4217 code and day, in whole units of the currency.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<decimal>> Revenue { get; init; } = new Dictionary<string, IReadOnlyList<decimal>>();

    /// <summary>True where nothing is counted any more.</summary>
    [JsonIgnore]
    public bool IsEmpty => Counts.Count == 0 && Revenue.Count == 0;
}

/// <summary>What was counted of one member in one month by the source who made the referrals.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Sources">The sources, ordered by their ids.</param>
public sealed record MonthSources(string MemberId, LocalDate Month, IReadOnlyList<SourceMonth> Sources);

/// <summary>What came from one source in a month.</summary>
/// <param name="ContactId">The source.</param>
/// <param name="Received">The day of the month of each referral received, in order.</param>
/// <param name="Won">The day of the month of each referral won, in order.</param>
/// <param name="Revenue">What the won ones are worth, by day and currency.</param>
[JsonConverter(typeof(SourceMonthConverter))]
public sealed record SourceMonth(string ContactId, IReadOnlyList<int> Received, IReadOnlyList<int> Won, IReadOnlyList<DayRevenue> Revenue);

/// <summary>Revenue of one day of the month.</summary>
/// <param name="Day">The day of the month.</param>
/// <param name="Currency">The ISO 4217 code.</param>
/// <param name="Amount">How much, in whole units of the currency.</param>
public sealed record DayRevenue(int Day, string Currency, decimal Amount);

/// <summary>That a record counts in a figure on a day: what stands behind the figure.</summary>
/// <param name="Id">The referral, the ask or touch, or the referral given.</param>
/// <param name="On">The day.</param>
/// <param name="Amount">How often it counts.</param>
public sealed record Counted(string Id, LocalDate On, int Amount);
