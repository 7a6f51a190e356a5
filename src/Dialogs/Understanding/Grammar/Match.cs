namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>A stretch of words kept as a slot.</summary>
internal readonly record struct SlotSpan(Slot Slot, int From, int To);

/// <summary>Where a pattern was found.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Start">Its first word.</param>
/// <param name="End">The word after its last one.</param>
/// <param name="Mask">The words of its own: bit 0 is the first word, and so on.</param>
internal sealed record Match(Pattern Pattern, int Start, int End, ulong Mask)
{
    /// <summary>How many words of its own it matched: the more, the surer.</summary>
    public int Literals => System.Numerics.BitOperations.PopCount(Mask);

    /// <summary>True where a word of the message is one of the pattern's own.</summary>
    public bool Owns(int at) => at >= Start && at < Start + 64 && (Mask >> (at - Start) & 1) != 0;

    /// <summary>The first slot inside.</summary>
    public SlotSpan? First { get; init; }

    /// <summary>The second slot inside.</summary>
    public SlotSpan? Second { get; init; }

    /// <summary>What the match weighs when readings compete.</summary>
    public int Weight => (int)Pattern.Strength + Literals + Pattern.Slots - (IsTailEmpty ? 1 : 0) - (IsOffPlace ? 11 : 0);

    /// <summary>True where nothing stands that could be named in the slot at the end: "larkspur dental closed".</summary>
    public bool IsTailEmpty { get; init; }

    /// <summary>True for a command in the middle of a sentence, where it is hardly meant as one.</summary>
    public bool IsOffPlace { get; set; }
}
