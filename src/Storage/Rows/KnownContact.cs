namespace ReferralBot.Storage.Rows;

/// <summary>What a contact is found by: this stands under each word of it, and changes only with the name or the company.</summary>
/// <param name="Id">The contact.</param>
/// <param name="Name">The person's name, or null for a company alone.</param>
/// <param name="Company">The company's name.</param>
public sealed record KnownContact(string Id, string? Name, string? Company)
{
    /// <summary>What a contact is found by.</summary>
    public static KnownContact Of(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return new KnownContact(contact.Id, contact.Name, contact.Company);
    }
}
