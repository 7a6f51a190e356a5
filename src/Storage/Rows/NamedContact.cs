namespace ReferralBot.Storage.Rows;

/// <summary>Who last came by a name.</summary>
/// <param name="ContactId">The contact.</param>
public sealed record NamedContact(string ContactId);
