namespace ReferralBot.Storage.Rows;

/// <summary>Who was last added under a name.</summary>
/// <param name="ContactId">The contact.</param>
public sealed record NamedContact(string ContactId);
