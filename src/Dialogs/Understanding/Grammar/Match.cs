namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>A stretch of words kept as a slot.</summary>
internal readonly record struct SlotSpan(Slot Slot, int From, int To);

/// <summary>Where a pattern was found.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Start">Its first word.</param>
/// <param name="End">The word after its last one.</param>
/// <param name="Literals">How many words of its own it matched: the more, the surer.</param>
internal readonly record struct Match(Pattern Pattern, int Start, int End, int Literals)
{
    /// <summary>The first slot inside.</summary>
    public SlotSpan? First { get; init; }

    /// <summary>The second slot inside.</summary>
    public SlotSpan? Second { get; init; }

    /// <summary>What the match weighs when readings compete.</summary>
    public int Weight => (int)Pattern.Strength + Literals;
}
