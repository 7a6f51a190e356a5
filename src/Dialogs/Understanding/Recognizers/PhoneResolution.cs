namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>A phone number.</summary>
/// <param name="Digits">Its digits, with a leading <c>+</c> where it had one; the extension is not among them.</param>
/// <param name="Extension">The digits of the extension, or null.</param>
public sealed record PhoneResolution(string Digits, string? Extension);
