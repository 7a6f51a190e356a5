namespace ReferralBot.Dialogs.Cards;

/// <summary>
/// Amounts as horizontal bars: a chart on Teams
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards), and bars of
/// characters where there are no charts.
/// </summary>
/// <param name="Title">What is counted, and over which time.</param>
/// <param name="Data">The bars, top to bottom; at least one, and about ten where a phone is to show them.</param>
public sealed record ChartHorizontalBar(string Title, IReadOnlyList<ChartBar> Data) : CardElement
{
    /// <summary>The greatest amount, whose bar is the longest.</summary>
    public decimal Most => Data.Count == 0 ? 0 : Data.Max(bar => bar.Value);
}

/// <summary>A bar of a chart.</summary>
/// <param name="Label">Whose amount it is.</param>
/// <param name="Value">The amount; what is below zero has no bar.</param>
/// <param name="Shown">The amount as people read it: "7", "$45,000", "92 %".</param>
public sealed record ChartBar(string Label, decimal Value, string Shown);

/// <summary>Bars of characters, for a share, a way to a goal, or a chart where there are no charts.</summary>
public static class TextBar
{
    private const int Cells = 10;

    /// <summary>
    /// A bar of ten cells: "▇▇▇▇▇▇▁▁▁▁". Anything above zero fills one at least, and only the whole fills all of them, so
    /// that a goal looks reached when it is.
    /// </summary>
    /// <param name="value">The amount.</param>
    /// <param name="whole">What fills the bar.</param>
    public static string Of(decimal value, decimal whole)
    {
        int filled = value <= 0 || whole <= 0 ? 0
            : value >= whole ? Cells
            : (int)Math.Clamp(Math.Round(Cells * (value / whole), MidpointRounding.AwayFromZero), 1, Cells - 1);
        return string.Create(Cells, filled, (cells, count) =>
        {
            cells[..count].Fill('▇');
            cells[count..].Fill('▁');
        });
    }
}
