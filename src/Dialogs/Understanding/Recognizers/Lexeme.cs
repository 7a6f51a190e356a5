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

    /// <summary>True where a holiday's name begins with it, which alone means nothing: "boxing", "new".</summary>
    public bool StartsHoliday { get; set; }

    /// <summary>True for a word of time or number, or one that holds phrases together.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>True for a word that an expression of time may start with.</summary>
    public bool MayStartTime { get; private set; }

    /// <summary>True for a word that means a time only together with the next: "next", "since", "the".</summary>
    public bool NeedsMore { get; private set; }

    /// <summary>Works out what follows from the other properties, once all are set.</summary>
    public void Complete()
    {
        var hasMeaning = Month > 0 || Weekday > 0 || Unit != TimeUnit.None || DayPart is not null || NumberKind != NumberKind.None || Ordinal > 0 || Season > 0 || Decade > 0 || OwnUnit != TimeUnit.None;
        IsKnown = hasMeaning || Word != Word.None;
        NeedsMore = !hasMeaning && !StartsHoliday && Word is not (Word.Today or Word.Tomorrow or Word.Yesterday or Word.Tonight or Word.Now or Word.Asap or Word.Noon or Word.Midnight or Word.Right);
        MayStartTime = hasMeaning || StartsHoliday || (Word != Word.None && !IsConnector(Word));
    }

    private static bool IsConnector(Word word) =>
        word is Word.And or Word.Am or Word.Pm or Word.Auxiliary or Word.Far or Word.Good or Word.Hence or Word.Is or Word.M or Word.My or Word.Negative or
            Word.OClock or Word.Of or Word.Onwards or Word.Or or Word.OrdinalSuffix or Word.P or Word.Per or Word.Point or Word.Than or Word.Times or Word.To or Word.With or Word.Zone;
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
