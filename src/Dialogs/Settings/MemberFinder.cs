using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Finds members by what somebody calls them.</summary>
internal static partial class MemberFinder
{
    private const int MostWordsOfName = 3;

    /// <summary>The members whose name has all the words of a text: those of that very name, else all.</summary>
    public static async ValueTask<IReadOnlyList<Member>> FindAsync(WorkContext context, string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> words = ContactStore.WordsOf(name);
        List<Member> found = [.. (await context.Members.ListAsync(Team.MostMembers, cancellationToken).ConfigureAwait(false))
            .Where(member => words.Count > 0 && !member.IsGone && words.All(ContactStore.WordsOf(member.Name).Contains))];
        List<Member> exact = [.. found.Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
        return exact.Count == 1 ? exact : found;
    }

    /// <summary>The longest beginning of a text that names a member, "Maria Lopez" or "Maria's", whom it names, and what is left; where none does, its first word.</summary>
    public static async ValueTask<(string Name, IReadOnlyList<Member> Members, string After)> AtStartAsync(WorkContext context, string text, CancellationToken cancellationToken)
    {
        string[] words = text.TrimStart('@').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int count = Math.Min(words.Length, MostWordsOfName); count > 0; count--)
        {
            string name = Possessive().Replace(string.Join(' ', words[..count]), "");
            if (await FindAsync(context, name, cancellationToken).ConfigureAwait(false) is { Count: > 0 } members)
            {
                return (name, members, string.Join(' ', words[count..]));
            }
        }

        return (words.Length == 0 ? "" : words[0], [], string.Join(' ', words.Skip(1)));
    }

    [GeneratedRegex(@"['’]s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();
}
