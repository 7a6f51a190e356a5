namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>What a word can mean to the grammars. A word may have several meanings: "second" counts, orders and lasts.</summary>
internal sealed class Lexeme
{
    public static readonly Lexeme Unknown = new();

    /// <summary>The part it plays in a phrase, such as "since" or "the".</summary>
    public Word Word { get; set; }

    /// <summary>1 to 12, or 0.</summary>
    public int Month { get; set; }

    /// <summary>True for a month that is also a name or an everyday word, and so needs company to be a month.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>1 for Monday to 7 for Sunday, or 0.</summary>
    public int Weekday { get; set; }

    /// <summary>True for "Fridays", "mornings".</summary>
    public bool IsPlural { get; set; }

    public TimeUnit Unit { get; set; }

    public DayPart? DayPart { get; set; }

    public NumberKind NumberKind { get; set; }

    public long Number { get; set; }

    /// <summary>1 for "first", or 0.</summary>
    public int Ordinal { get; set; }

    /// <summary>90 for "nineties", or 0.</summary>
    public int Decade { get; set; }

    /// <summary>1 spring to 4 winter, or 0.</summary>
    public int Season { get; set; }

    /// <summary>Of a word that says how often something is ("weekly"): how many units lie between.</summary>
    public decimal EveryCount { get; set; }

    /// <summary>The unit that a word speaks of without being one: "weekly", "ytd", "eom".</summary>
    public TimeUnit OwnUnit { get; set; }

    public bool IsKnown => this != Unknown;
}

/// <summary>How a number word joins with others.</summary>
internal enum NumberKind : byte
{
    None,
    /// <summary>zero to nineteen.</summary>
    Small,
    /// <summary>twenty to ninety.</summary>
    Tens,
    /// <summary>dozen.</summary>
    Dozen,
    /// <summary>hundred.</summary>
    Hundred,
    /// <summary>thousand and beyond.</summary>
    Scale,
}
