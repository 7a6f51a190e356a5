namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>What a rule of a grammar made of the tokens up to <paramref name="End"/>, exclusive.</summary>
internal readonly record struct Parsed<T>(T Value, int End);
