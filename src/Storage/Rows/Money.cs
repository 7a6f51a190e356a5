namespace ReferralBot.Storage.Rows;

/// <summary>An amount in one currency.</summary>
/// <param name="Amount">The amount in whole units of the currency (40000 for "$40k").</param>
/// <param name="Currency">The ISO 4217 code, upper case.</param>
public sealed record Money(decimal Amount, string Currency);
