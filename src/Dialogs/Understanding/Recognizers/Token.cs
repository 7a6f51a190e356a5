namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>A run of letters, a run of digits, or any other single character that is not white space.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Kind">Which of the three it is.</param>
/// <param name="Spaced">True where white space, or the start of the text, comes before it.</param>
/// <param name="Lexeme">What the vocabulary says of it; <see cref="Lexeme.Unknown"/> where it says nothing.</param>
/// <param name="Number">The value of a run of digits; -1 where there are none, or more than eighteen.</param>
internal readonly record struct Token(int Start, int Length, TokenKind Kind, bool Spaced, Lexeme Lexeme, long Number)
{
    public int End => Start + Length;
}

/// <summary>The kinds of token.</summary>
internal enum TokenKind : byte
{
    Word,
    Digits,
    Mark,
}
