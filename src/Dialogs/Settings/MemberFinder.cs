using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Finds members by what somebody calls them.</summary>
internal static class MemberFinder
{
    /// <summary>The members whose name has all the words of a text: those of that very name, else all.</summary>
    public static async ValueTask<IReadOnlyList<Member>> FindAsync(WorkContext context, string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> words = ContactStore.WordsOf(name);
        List<Member> found = [.. (await context.Members.ListAsync(Team.MostMembers, cancellationToken).ConfigureAwait(false))
            .Where(member => words.Count > 0 && !member.IsGone && words.All(ContactStore.WordsOf(member.Name).Contains))];
        List<Member> exact = [.. found.Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
        return exact.Count == 1 ? exact : found;
    }
}
