namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>The steps of a compiled pattern.</summary>
internal enum Op : byte
{
    /// <summary>One of the words of set A.</summary>
    Word,
    /// <summary>Goes on at A, or else at B.</summary>
    Split,
    /// <summary>Goes on at A.</summary>
    Jump,
    /// <summary>One word or more, kept as slot A.</summary>
    Slot,
    /// <summary>A few words or none.</summary>
    Gap,
    /// <summary>A colon, dash or comma, or a new line.</summary>
    Colon,
    /// <summary>A comma or other punctuation before the first word.</summary>
    Clause,
    /// <summary>Nothing before but greetings and fillers.</summary>
    Begin,
    /// <summary>Nothing after but fillers.</summary>
    End,
    /// <summary>An entity of kind A.</summary>
    Entity,
    /// <summary>Done.</summary>
    Accept,
}

/// <summary>One step of a compiled pattern.</summary>
internal readonly struct Step(Op op, int a = 0, int b = 0)
{
    // There are thousands of steps, of which the first message waits for each.
    private readonly short a = checked((short)a);
    private readonly short b = checked((short)b);

    public Op Op => op;

    public int A => a;

    public int B => b;

    public void Deconstruct(out Op op, out int a, out int b) => (op, a, b) = (Op, A, B);
}

/// <summary>
/// A way of saying something, compiled. A slot at the very start takes what stands before the words, one at the very
/// end what stands after them.
/// </summary>
internal sealed class Pattern(string block, int start, int end, Step[] steps, Slot? lead, Slot? tail)
{
    /// <summary>The notation it was written in.</summary>
    public string Source => block[start..end];

    public Step[] Steps => steps;

    /// <summary>The slot before the words, if any.</summary>
    public Slot? Lead => lead;

    /// <summary>The slot after the words, if any.</summary>
    public Slot? Tail => tail;

    /// <summary>How many slots it has.</summary>
    public int Slots { get; } = (lead is null ? 0 : 1) + (tail is null ? 0 : 1) + InnerSlots(steps);

    /// <summary>The grammar it belongs to, or null for a way of saying a value.</summary>
    public IntentGrammar? Owner { get; init; }

    /// <summary>How much it says about the intent.</summary>
    public Strength Strength { get; init; }

    /// <summary>The concept it belongs to, or null for a pattern of an intent.</summary>
    public Concept? Concept { get; init; }

    /// <summary>The concept's value that it says.</summary>
    public object? Value { get; init; }

    /// <summary>Its place in the grammar: what is declared first wins between equals.</summary>
    public int Order { get; init; }

    private static int InnerSlots(Step[] steps)
    {
        var count = 0;
        foreach (var step in steps)
        {
            count += step.Op == Op.Slot ? 1 : 0;
        }

        return count;
    }
}

/// <summary>How much a pattern says about the intent.</summary>
internal enum Strength
{
    /// <summary>Nothing: it only fills slots.</summary>
    Detail = 0,
    /// <summary>A little: it counts where nothing better is found.</summary>
    Hint = 10,
    /// <summary>Something was told.</summary>
    Statement = 20,
    /// <summary>Something was plainly asked for.</summary>
    Command = 30,
}
