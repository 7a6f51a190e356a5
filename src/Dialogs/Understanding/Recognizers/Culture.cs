namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>
/// How a language community writes dates and money. A new English-speaking culture is one more line here;
/// another language also brings a <see cref="Vocabulary"/> of its own.
/// </summary>
public sealed class Culture
{
    /// <summary>US English: month before day, dollars are USD.</summary>
    public static readonly Culture EnglishUnitedStates = new("en-US", dayFirst: false, "USD", Vocabulary.English);

    /// <summary>UK English: day before month.</summary>
    public static readonly Culture EnglishUnitedKingdom = new("en-GB", dayFirst: true, "GBP", Vocabulary.English);

    private Culture(string name, bool dayFirst, string currency, Vocabulary vocabulary)
    {
        Name = name;
        DayFirst = dayFirst;
        Currency = currency;
        Vocabulary = vocabulary;
    }

    /// <summary>The BCP 47 name, such as <c>en-US</c>.</summary>
    public string Name { get; }

    /// <summary>True where 3/4 is the third of April.</summary>
    public bool DayFirst { get; }

    /// <summary>The ISO 4217 code of the money meant where only slang names it, as in "40 grand".</summary>
    public string Currency { get; }

    internal Vocabulary Vocabulary { get; }

    /// <summary>
    /// The culture of a BCP 47 name, case aside; US English where the name is unknown, and UK English
    /// for the other English-speaking regions, which put the day first.
    /// </summary>
    public static Culture Of(string? name) => name switch
    {
        null => EnglishUnitedStates,
        _ when name.Equals("en-US", StringComparison.OrdinalIgnoreCase) => EnglishUnitedStates,
        _ when name.StartsWith("en-", StringComparison.OrdinalIgnoreCase) => EnglishUnitedKingdom,
        _ => EnglishUnitedStates,
    };
}
