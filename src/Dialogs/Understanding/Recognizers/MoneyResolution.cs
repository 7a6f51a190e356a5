namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>An amount of money.</summary>
/// <param name="Amount">The amount in <paramref name="Unit"/>.</param>
/// <param name="Currency">The ISO 4217 code, such as <c>USD</c>; where the text does not tell which dollar, that of the culture.</param>
/// <param name="IsMinor">True for cents and pence, which are hundredths of the currency.</param>
/// <param name="Unit">The code, with the name of the hundredth after it where that was counted: <c>USD-cent</c>.</param>
public sealed record MoneyResolution(decimal Amount, string Currency, bool IsMinor, string Unit)
{
    /// <summary>The amount in whole units of the currency.</summary>
    public decimal InCurrency => IsMinor ? Amount / 100 : Amount;
}
