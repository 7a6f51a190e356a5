using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Finds the contacts whom a member may mean by a name or a company.</summary>
internal static class PersonFinder
{
    /// <summary>
    /// The contacts that fit what was said of a person: every word of the name is in theirs, and the company, where one
    /// was said, is theirs or unknown. A contact that fits exactly leaves the looser ones out.
    /// </summary>
    public static async ValueTask<IReadOnlyList<Contact>> MatchesAsync(DialogContext context, Party party, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> words = ContactStore.WordsOf(party.Name ?? party.Company);
        if (words.Count == 0)
        {
            return [];
        }

        IReadOnlyList<string> company = ContactStore.WordsOf(party.Company);
        var fitting = new List<KnownContact>();
        foreach (KnownContact contact in await context.Contacts.FindAsync(party.Name ?? party.Company, cancellationToken).ConfigureAwait(false))
        {
            bool fits = party.Name is null
                ? contact.Name is null && Same(contact.Company, party.Company)
                : contact.Name is not null && HasAll(contact.Name, words) && (company.Count == 0 || contact.Company is null || Same(contact.Company, party.Company));
            if (fits)
            {
                fitting.Add(contact);
            }
        }

        List<KnownContact> exact = [.. fitting.Where(contact => Same(contact.Name, party.Name))];
        return await NewestAsync(context, exact.Count > 0 ? exact : fitting, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The contacts that a subject names, a person or a company, most recently in touch first.</summary>
    public static async ValueTask<IReadOnlyList<Contact>> AboutAsync(DialogContext context, string subject, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> words = ContactStore.WordsOf(subject);
        IReadOnlyList<KnownContact> found = await context.Contacts.FindAsync(subject, cancellationToken).ConfigureAwait(false);
        List<KnownContact> named = [.. found.Where(contact => Same(contact.Name, subject))];
        if (named.Count == 0)
        {
            named = [.. found.Where(contact => Same(contact.Company, subject))];
        }

        return await NewestAsync(context, named.Count > 0 ? named : found.Where(contact => HasAll($"{contact.Name} {contact.Company}", words)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether somebody may be the one who was named, with less or more of the name: "Kim" and "Kim Lee (Acme)".</summary>
    public static bool MayBe(Party said, Person known)
    {
        if (said.Name is null || known.Name is null)
        {
            return false;
        }

        bool isCompanyFitting = said.Company is null || known.Company is null || Same(said.Company, known.Company);
        return isCompanyFitting && (HasAll(known.Name, ContactStore.WordsOf(said.Name)) || HasAll(said.Name, ContactStore.WordsOf(known.Name)));
    }

    private static async ValueTask<IReadOnlyList<Contact>> NewestAsync(DialogContext context, IEnumerable<KnownContact> known, CancellationToken cancellationToken)
    {
        IReadOnlyList<Contact> contacts = await context.Contacts.GetAsync(known, cancellationToken).ConfigureAwait(false);
        return contacts.Count < 2 ? contacts : [.. contacts.OrderByDescending(contact => contact.LastTouchAt).ThenBy(contact => contact.Id, StringComparer.Ordinal)];
    }

    private static bool HasAll(string name, IReadOnlyList<string> words)
    {
        IReadOnlyList<string> own = ContactStore.WordsOf(name);
        return words.All(own.Contains);
    }

    /// <summary>Whether two names have the same words.</summary>
    public static bool Same(string? one, string? other) =>
        one is not null && other is not null && (one == other || ContactStore.WordsOf(one).SequenceEqual(ContactStore.WordsOf(other)));
}
