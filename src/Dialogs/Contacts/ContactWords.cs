using ReferralBot.Dialogs.Referrals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>How contacts are named.</summary>
internal static class ContactWords
{
    /// <summary>A contact as rows name it.</summary>
    public static Person Named(Contact contact) => new(contact.Id, contact.Name, contact.Company)
    {
        Title = contact.Title,
        Email = contact.Email,
        Phone = contact.Phone,
    };

    /// <summary>"Kim Lee (Acme)", "Kim Lee" or "Acme".</summary>
    public static string Short(Contact contact) => ReferralWords.Short(contact.Name, contact.Company);

    /// <summary>"Kim", or the company where no person is known.</summary>
    public static string First(Contact contact) => ReferralWords.First(Named(contact));
}
