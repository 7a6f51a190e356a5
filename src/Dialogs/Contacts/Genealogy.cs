using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>The referrals that came of a contact's referrals: whom their prospects introduced, and those in turn.</summary>
internal static class Genealogy
{
    private const int MostGenerations = 4;
    private const int MostPeople = 30;
    private const int MostReferrals = 50;

    /// <summary>The referrals of the second generation and later, each once, nearest first.</summary>
    public static async ValueTask<IReadOnlyList<Referral>> BroughtAsync(WorkContext context, ContactStory story, CancellationToken cancellationToken)
    {
        var found = new List<Referral>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { story.Contact.Id };
        List<string> generation = [.. story.Made.Select(one => one.Prospect.ContactId).Where(seen.Add)];
        for (int number = 2; number <= MostGenerations && generation.Count > 0 && seen.Count <= MostPeople; number++)
        {
            var next = new List<string>();
            foreach (string person in generation.Take(MostPeople))
            {
                foreach (Referral referral in await context.Referrals.OfContactAsync(person, MostReferrals, cancellationToken).ConfigureAwait(false))
                {
                    if (referral.Source.ContactId == person)
                    {
                        found.Add(referral);
                        if (seen.Add(referral.Prospect.ContactId))
                        {
                            next.Add(referral.Prospect.ContactId);
                        }
                    }
                }
            }

            generation = next;
        }

        return found;
    }
}
