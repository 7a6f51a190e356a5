namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>What stands between a word and the one before it, beside white space.</summary>
[Flags]
internal enum Breaks : byte
{
    None = 0,
    Comma = 1,
    Dash = 2,
    Colon = 4,
    Open = 8,
    Close = 16,
    Semicolon = 32,
    Line = 64,
    Sentence = 128,
}

/// <summary>How a word looks.</summary>
[Flags]
internal enum Shape : byte
{
    None = 0,
    Capital = 1,
    AllCaps = 2,
    Digit = 4,
    Email = 8,
    Url = 16,
    Possessive = 32,
    Question = 64,
    AbbreviationDot = 128,
}

/// <summary>
/// One word of a message. Punctuation is not a word: it is kept as what stands before the next one, so that
/// patterns need not speak of it.
/// </summary>
internal struct Token
{
    /// <summary>Where it starts in the cleaned text.</summary>
    public int Start;

    /// <summary>Where it ends, a possessive's <c>'s</c> not included.</summary>
    public int End;

    /// <summary>Its number in the <see cref="Lexicon"/>, or 0 for a word that no pattern knows.</summary>
    public int Word;

    /// <summary>What stands before it.</summary>
    public Breaks Before;

    /// <summary>How it looks; <see cref="Shape.Question"/> where a question mark follows.</summary>
    public Shape Shape;

    /// <summary>True where it surely belongs to a name, so that no pattern and no date takes it.</summary>
    public bool IsName;

    /// <summary>The number of the entity (date, money ...) it is part of, plus one; 0 for none.</summary>
    public int Entity;

    public readonly bool Has(Shape shape) => (Shape & shape) != 0;

    public readonly bool Has(Breaks breaks) => (Before & breaks) != 0;

    /// <summary>True where a new sentence or line starts.</summary>
    public readonly bool StartsSentence => Has(Breaks.Sentence | Breaks.Line);

    /// <summary>True where any punctuation stands before it.</summary>
    public readonly bool StartsClause => Before != Breaks.None;
}
