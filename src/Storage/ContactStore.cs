using System.Text.Json;
using NodaTime;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>
/// The contacts of a workspace, found by their id or by any word of their name or company. The words are rows of
/// their own, so that finding somebody costs the same among a million.
/// </summary>
/// <param name="workspace">What the turn reads and writes.</param>
public sealed class ContactStore(Workspace workspace) : RecordStore<Contact>(workspace, RowJson.Default.Contact)
{
    /// <summary>The most contacts that one word finds; more are told apart by a second word.</summary>
    public const int MostForWord = 50;

    private const int FewForWord = 6;
    private const int UsualForWord = 3;
    private const int MostWords = 20;
    private const int UsualWord = 6;

    /// <summary>The most words of a name or company, with itself as one, that are among the first <see cref="MostWords"/> of the contact even where the other has a dozen.</summary>
    private const int ShortName = 6;
    private readonly Workspace rows = workspace;

    /// <summary>
    /// How those contacts are known that may have a name or company, in whole or with more words: all that have every word of it, and some that have not. When a contact
    /// of that very name is then added here, the commit fails if another turn has added one, or given one that name, since: tried again, it finds that one.
    /// </summary>
    /// <param name="name">The name or company.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async ValueTask<IReadOnlyList<KnownContact>> FindAsync(string? name, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> words = WordsAndPhraseOf(name);
        NamedContact? named = words.Count > 0
            ? await rows.GetAsync(RowKeys.Named(words[0]), RowJson.Default.NamedContact, cancellationToken).ConfigureAwait(false)
            : null;
        IReadOnlyList<KnownContact> found = await WithAllAsync(words, cancellationToken).ConfigureAwait(false);

        // This turn may have read the words before somebody was added, and their name after it.
        return named is not null && found.All(one => one.Id != named.ContactId)
            && await GetAsync(named.ContactId, cancellationToken).ConfigureAwait(false) is { } added && WordsOf(added).Contains(words[0], StringComparer.Ordinal)
                ? [.. found, KnownContact.Of(added)]
                : found;
    }

    /// <summary>
    /// How the contacts are known whom a text may name: a few for each word, which is enough to see that a first name is not unique, and
    /// for neighbouring words that many share those that have both as their name.
    /// </summary>
    /// <param name="words">Words of the text that may be names, in its order.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async ValueTask<IReadOnlyList<KnownContact>> FindNamedAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        if (words.Count == 0)
        {
            return [];
        }

        await AheadAsync(words.Select(OfWord), FewForWord, cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<string, KnownContact>(words.Count * UsualForWord, StringComparer.Ordinal);
        bool isShared = false;
        for (int i = 0; i < words.Count; i++)
        {
            IReadOnlyList<KnownContact> some = await OfWordAsync(words[i], FewForWord, cancellationToken).ConfigureAwait(false);
            bool wasShared = isShared;
            isShared = some.Count == FewForWord;

            // Where one of the two has no more than these, who has both is among them.
            IEnumerable<KnownContact> all = isShared && wasShared ? some.Concat(await OfWordAsync($"{words[i - 1]} {words[i]}", FewForWord, cancellationToken).ConfigureAwait(false)) : some;
            foreach (KnownContact contact in all)
            {
                found[contact.Id] = contact;
            }
        }

        return [.. found.Values];
    }

    /// <summary>
    /// The contacts that have a whole name, or else all that have every word of it; the last words first, since surnames are shared by fewer.
    /// Where few have the last word, who has the whole name is among them, and it is not asked for.
    /// </summary>
    private async ValueTask<IReadOnlyList<KnownContact>> WithAllAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        if (words.Count == 0)
        {
            return [];
        }

        IReadOnlyList<KnownContact> last = await OfWordAsync(words[^1], MostForWord, cancellationToken).ConfigureAwait(false);
        if (words.Count == 1)
        {
            return last;
        }

        bool hasFew = last.Count < MostForWord && words.Count <= ShortName;
        IReadOnlyList<KnownContact> whole = hasFew
            ? [.. last.Where(contact => WordsOf(contact.Name, contact.Company).Contains(words[0], StringComparer.Ordinal))]
            : await OfWordAsync(words[0], MostForWord, cancellationToken).ConfigureAwait(false);
        return whole.Count > 0 ? whole
            : last.Count < MostForWord ? last
            : await WithMostAsync(words.Skip(1), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All contacts that have a word, where one of the words has few; otherwise some of each word.</summary>
    private async ValueTask<IReadOnlyList<KnownContact>> WithMostAsync(IEnumerable<string> words, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, KnownContact>(StringComparer.Ordinal);
        foreach (string word in words.Reverse())
        {
            IReadOnlyList<KnownContact> some = await OfWordAsync(word, MostForWord, cancellationToken).ConfigureAwait(false);
            if (some.Count < MostForWord)
            {
                return some;
            }

            foreach (KnownContact contact in some)
            {
                found[contact.Id] = contact;
            }
        }

        return [.. found.Values];
    }

    /// <summary>All that is known of some of the contacts that were found.</summary>
    public async ValueTask<IReadOnlyList<Contact>> GetAsync(IEnumerable<KnownContact> found, CancellationToken cancellationToken)
    {
        string[] ids = [.. found.Select(one => one.Id)];
        await AheadAsync(ids, cancellationToken).ConfigureAwait(false);
        var contacts = new List<Contact>();
        foreach (string id in ids)
        {
            if (await GetAsync(id, cancellationToken).ConfigureAwait(false) is { } contact)
            {
                contacts.Add(contact);
            }
        }

        return contacts;
    }

    private ValueTask<IReadOnlyList<KnownContact>> OfWordAsync(string word, int take, CancellationToken cancellationToken) =>
        rows.ListAsync(OfWord(word), take, RowJson.Default.KnownContact, cancellationToken);

    private static RowRange OfWord(string word) => RowRange.Prefix(RowKeys.Words(word));

    /// <summary>The contacts that a member keeps in touch with for a reason, and whose time counts from a day or before: the longest waiting first.</summary>
    public ValueTask<IReadOnlyList<Contact>> KeptAsync(string repId, ContactTie tie, LocalDate upTo, int take, CancellationToken cancellationToken) =>
        ListAsync(new RowRange(RowKeys.Kept(repId, tie), RowKeys.Kept(repId, tie, upTo.PlusDays(1), "")), take, cancellationToken);

    /// <summary>The words under which a text is found: letters and digits in a row, lower case, each once.</summary>
    public static IReadOnlyList<string> WordsOf(string? text)
    {
        if (text is null)
        {
            return [];
        }

        var words = new List<string>((text.Length / UsualWord) + 1);

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
                string word = Lower(text.AsSpan(start, i - start));
                if (!words.Contains(word))
                {
                    words.Add(word);
                }

                start = -1;
            }
        }

        return words;
    }

    private static string Lower(ReadOnlySpan<char> word) =>
        string.Create(word.Length, word, static (lower, word) => word.ToLowerInvariant(lower));

    /// <summary>The words of a text and, where there are several, all of them as one: it finds a full name among many.</summary>
    private static IReadOnlyList<string> WordsAndPhraseOf(string? text)
    {
        IReadOnlyList<string> words = WordsOf(text);
        return words.Count > 1 ? [string.Join(' ', words), .. words] : words;
    }

    /// <inheritdoc/>
    protected override string Key(string id) => RowKeys.Contact(id);

    /// <inheritdoc/>
    protected override IEnumerable<string> Lists(Contact row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Ties(row);
    }

    /// <inheritdoc/>
    protected override void Index(Contact? before, Contact? after)
    {
        KnownContact? known = after is null ? null : KnownContact.Of(after);
        if (before is not null && KnownContact.Of(before) == known)
        {
            return;
        }

        (string? oldName, string? newName) = (WholeName(before), WholeName(after));
        if (oldName is not null && oldName != newName)
        {
            rows.Delete(RowKeys.Named(oldName));
        }

        if (newName is not null && oldName != newName)
        {
            rows.Put(RowKeys.Named(newName), new NamedContact(after!.Id), RowJson.Default.NamedContact);
        }

        string[] words = after is null ? [] : [.. WordsOf(after)];
        foreach (string stale in before is null ? [] : WordsOf(before).Except(words, StringComparer.Ordinal))
        {
            rows.Delete(RowKeys.Word(stale, before!.Id));
        }

        byte[] data = known is null ? [] : JsonSerializer.SerializeToUtf8Bytes(known, RowJson.Default.KnownContact);
        foreach (string word in words)
        {
            rows.Put(RowKeys.Word(word, after!.Id), data);
        }
    }

    /// <summary>The name or, of a company alone, its name, as one; null where there is none.</summary>
    private static string? WholeName(Contact? contact) => WordsAndPhraseOf(contact?.Name ?? contact?.Company) is [var whole, ..] ? whole : null;

    private static IEnumerable<string> WordsOf(Contact contact) => WordsOf(contact.Name, contact.Company);

    /// <summary>The words under which a contact is found; those with accents without them, too.</summary>
    private static IEnumerable<string> WordsOf(string? name, string? company)
    {
        string[] words = [.. WordsAndPhraseOf(name).Concat(WordsAndPhraseOf(company)).Distinct(StringComparer.Ordinal).Take(MostWords)];
        return words.Concat(words.Select(PlainLetters.Of)).Distinct(StringComparer.Ordinal);
    }

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
}
