using System.Collections.Frozen;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Figures;

/// <summary>The figures of a member, or of several together, in a period.</summary>
public sealed class FigureSet
{
    private readonly FrozenDictionary<Figure, int> counts;

    /// <summary>A set of counts and revenue.</summary>
    /// <param name="counts">The figures; what is missing is 0.</param>
    /// <param name="revenue">The revenue by ISO 4217 code.</param>
    /// <param name="thankable">Of the referrals received, those that were thanked within a day or could not be any more.</param>
    public FigureSet(IReadOnlyDictionary<Figure, int> counts, IReadOnlyDictionary<string, decimal> revenue, int thankable)
    {
        this.counts = counts.Where(one => one.Value != 0).ToFrozenDictionary();
        Revenue = [.. revenue.Where(one => one.Value != 0).Select(one => new Money(one.Value, one.Key)).OrderByDescending(one => one.Amount).ThenBy(one => one.Currency, StringComparer.Ordinal)];
        ThankedWithinADay = Rate.Of(this[Figure.ThankedWithinADay], thankable);
    }

    /// <summary>Nothing at all.</summary>
    public static FigureSet Empty { get; } = new(FrozenDictionary<Figure, int>.Empty, FrozenDictionary<string, decimal>.Empty, 0);

    /// <summary>A count. Revenue is no count and is 0 here.</summary>
    public int this[Figure figure] => counts.GetValueOrDefault(figure);

    /// <summary>The revenue, the largest amount first. Currencies are never added up.</summary>
    public IReadOnlyList<Money> Revenue { get; }

    /// <summary>Of the referrals that came to an end in the period, the share that was won; null where none did.</summary>
    public Rate? Conversion => Rate.Of(this[Figure.Won], this[Figure.Won] + this[Figure.Lost]);

    /// <summary>
    /// Of the referrals received in the period, the share whose source was thanked by the end of the next working day. Those for
    /// which that time still runs are left out until they are thanked; null where none are left.
    /// </summary>
    public Rate? ThankedWithinADay { get; }

    /// <summary>True where nothing was counted.</summary>
    public bool IsEmpty => counts.Count == 0 && Revenue.Count == 0;
}
