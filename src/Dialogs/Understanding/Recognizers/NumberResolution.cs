namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>A number.</summary>
/// <param name="Value">Its value; more than 28 digits are beyond it and are not recognized.</param>
public readonly record struct NumberResolution(decimal Value);
