using NodaTime;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>
/// The contacts of a workspace, found by their id or by any word of their name or company. The words are rows of
/// their own, so that finding somebody costs the same among a million.
/// </summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class ContactStore(Workspace workspace)
{
    /// <summary>The most contacts that one word finds; more are told apart by a second word.</summary>
    public const int MostForWord = 50;

    private const int FewForWord = 6;
    private const int MostWords = 12;
    private readonly Dictionary<string, BeforeChange<Contact>> changes = new(StringComparer.Ordinal);

    /// <summary>What this turn changed, for undo.</summary>
    public IReadOnlyCollection<BeforeChange<Contact>> Changes => changes.Values;

    /// <summary>A contact, or null where there is none.</summary>
    public ValueTask<Contact?> GetAsync(string id, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.Contact(id), RowJson.Default.Contact, cancellationToken);

    /// <summary>
    /// The contacts that have any of the words in their name or company, each once. When a contact of that very name is
    /// then added here, the commit fails if another turn has added one since: tried again, it finds that one.
    /// </summary>
    /// <param name="words">As <see cref="WordsAndPhraseOf(string?)"/> gives them.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async ValueTask<IReadOnlyList<Contact>> FindAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        if (words.Count > 0)
        {
            await workspace.GetAsync(RowKeys.Named(words[0]), RowJson.Default.NamedContact, cancellationToken).ConfigureAwait(false);
        }

        var found = new Dictionary<string, Contact>(StringComparer.Ordinal);
        foreach (string word in words)
        {
            foreach (Contact contact in await workspace.ListAsync(RowRange.Prefix(RowKeys.Words(word)), MostForWord, RowJson.Default.Contact, cancellationToken).ConfigureAwait(false))
            {
                found[contact.Id] = contact;
            }

            if (found.Count > 0 && word.Contains(' ', StringComparison.Ordinal))
            {
                // The whole name was found: who has only a part of it is not meant.
                break;
            }
        }

        return [.. found.Values];
    }

    /// <summary>
    /// The contacts whom a text may name: a few for each word, which is enough to see that a first name is not unique, and
    /// for words that many share those that have two neighbouring words of the text as their name.
    /// </summary>
    /// <param name="words">Words of the text that may be names, in its order.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async ValueTask<IReadOnlyList<Contact>> FindNamedAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Contact>(StringComparer.Ordinal);
        for (int i = 0; i < words.Count; i++)
        {
            IReadOnlyList<Contact> some = await OfWordAsync(words[i], cancellationToken).ConfigureAwait(false);
            IReadOnlyList<Contact> exact = some.Count == FewForWord && i + 1 < words.Count
                ? await OfWordAsync($"{words[i]} {words[i + 1]}", cancellationToken).ConfigureAwait(false)
                : [];
            foreach (Contact contact in some.Concat(exact))
            {
                found[contact.Id] = contact;
            }
        }

        return [.. found.Values];
    }

    private ValueTask<IReadOnlyList<Contact>> OfWordAsync(string word, CancellationToken cancellationToken) =>
        workspace.ListAsync(RowRange.Prefix(RowKeys.Words(word)), FewForWord, RowJson.Default.Contact, cancellationToken);

    /// <summary>Writes a contact in place of what it was before; returns it with its new version.</summary>
    /// <param name="before">As it was read in this turn, or null for a new one.</param>
    /// <param name="after">As it is to be.</param>
    public Contact Save(Contact? before, Contact after)
    {
        int version = Math.Max((before ?? after).Version, (before ?? after).HighestVersion) + 1;
        return Write(before, after with { Version = version, HighestVersion = version });
    }

    /// <summary>Brings back a contact as it was, its version included.</summary>
    /// <param name="now">As it was read in this turn, or null where it was deleted.</param>
    /// <param name="before">As it was.</param>
    public void Restore(Contact? now, Contact before) =>
        Write(now, before with { HighestVersion = Math.Max(now?.HighestVersion ?? 0, Math.Max(before.HighestVersion, before.Version)) });

    private Contact Write(Contact? before, Contact after)
    {
        Remember(after.Id, before, after.Version);
        if (before is not null)
        {
            foreach (string word in WordsOf(before).Except(WordsOf(after), StringComparer.Ordinal))
            {
                workspace.Delete(RowKeys.Word(word, after.Id));
            }

            foreach (string stale in Ties(before).Except(Ties(after), StringComparer.Ordinal))
            {
                workspace.Delete(stale);
            }
        }
        else if (WordsAndPhraseOf(after.Name ?? after.Company) is [var phrase, ..])
        {
            workspace.Put(RowKeys.Named(phrase), new NamedContact(after.Id), RowJson.Default.NamedContact);
        }

        workspace.Put(RowKeys.Contact(after.Id), after, RowJson.Default.Contact);
        foreach (string word in WordsOf(after))
        {
            workspace.Put(RowKeys.Word(word, after.Id), after, RowJson.Default.Contact);
        }

        foreach (string tie in Ties(after))
        {
            workspace.Put(tie, after, RowJson.Default.Contact);
        }

        return after;
    }

    /// <summary>Removes a contact and its words.</summary>
    /// <param name="contact">As it was read in this turn.</param>
    public void Delete(Contact contact)
    {
        Remember(contact.Id, contact, 0);
        workspace.Delete(RowKeys.Contact(contact.Id));
        foreach (string word in WordsOf(contact))
        {
            workspace.Delete(RowKeys.Word(word, contact.Id));
        }

        foreach (string tie in Ties(contact))
        {
            workspace.Delete(tie);
        }
    }

    /// <summary>The contacts that a member keeps in touch with for a reason, and whose time counts from a day or before: the longest waiting first.</summary>
    public ValueTask<IReadOnlyList<Contact>> KeptAsync(string repId, ContactTie tie, LocalDate upTo, int take, CancellationToken cancellationToken) =>
        workspace.ListAsync(
            new RowRange(RowKeys.Kept(repId, tie), RowKeys.Kept(repId, tie, upTo.PlusDays(1), "")), take, RowJson.Default.Contact, cancellationToken);

    /// <summary>The words under which a text is found: letters and digits in a row, lower case, each once.</summary>
    public static IReadOnlyList<string> WordsOf(string? text)
    {
        var words = new List<string>();
        if (text is null)
        {
            return words;
        }

        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isInside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isInside && start < 0)
            {
                start = i;
            }
            else if (!isInside && start >= 0)
            {
                string word = text[start..i].ToLowerInvariant();
                if (!words.Contains(word))
                {
                    words.Add(word);
                }

                start = -1;
            }
        }

        return words;
    }

    /// <summary>The words of a text and, where there are several, all of them as one: it finds a full name among many.</summary>
    public static IReadOnlyList<string> WordsAndPhraseOf(string? text)
    {
        IReadOnlyList<string> words = WordsOf(text);
        return words.Count > 1 ? [string.Join(' ', words), .. words] : words;
    }

    private static IEnumerable<string> WordsOf(Contact contact) =>
        WordsAndPhraseOf(contact.Name).Concat(WordsAndPhraseOf(contact.Company)).Distinct(StringComparer.Ordinal).Take(MostWords);

    private static IEnumerable<string> Ties(Contact contact)
    {
        if (contact.OwnerId is not { } owner)
        {
            yield break;
        }

        if (contact.IsSource && contact.LastTouchAt is { } touched)
        {
            yield return RowKeys.Kept(owner, ContactTie.Source, touched.InUtc().Date, contact.Id);
        }

        if (contact.SignedOn is { } signed)
        {
            yield return RowKeys.Kept(owner, ContactTie.Client, contact.LastTouchAt?.InUtc().Date ?? signed, contact.Id);
            yield return RowKeys.Kept(owner, ContactTie.Review, contact.ReviewedOn ?? signed, contact.Id);
            yield return RowKeys.Kept(owner, ContactTie.ReportCard, contact.ReportedOn ?? signed, contact.Id);
        }
    }

    private void Remember(string id, Contact? before, int versionAfter) =>
        changes[id] = changes.TryGetValue(id, out BeforeChange<Contact>? first)
            ? first with { VersionAfter = versionAfter }
            : new BeforeChange<Contact>(id, before, versionAfter);
}
