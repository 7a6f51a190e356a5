using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>
/// Offers to note a moment when a message is no command but tells of one: it assumes nothing and writes nothing until
/// the member says so.
/// </summary>
public sealed class OfferMoment : Dialog
{
    private static readonly (string Phrase, Moment Moment)[] Tells =
    [
        ("loved", Moment.ThankedUs), ("loves", Moment.ThankedUs), ("thrilled", Moment.ThankedUs), ("delighted", Moment.ThankedUs), ("grateful", Moment.ThankedUs),
        ("so happy", Moment.ThankedUs), ("really happy", Moment.ThankedUs), ("very happy", Moment.ThankedUs), ("happy with", Moment.ThankedUs), ("impressed", Moment.ThankedUs),
        ("great feedback", Moment.ThankedUs), ("praised", Moment.ThankedUs), ("thanked", Moment.ThankedUs),
        ("went live", Moment.Installed), ("up and running", Moment.Installed), ("rollout is done", Moment.Installed), ("go-live", Moment.Installed),
        ("saved them", Moment.Result), ("cut their", Moment.Result), ("doubled", Moment.Result), ("halved", Moment.Result),
        ("on board", Moment.Signed), ("picked us", Moment.Signed), ("chose us", Moment.Signed), ("said yes", Moment.Signed),
        ("went with a competitor", Moment.Lost), ("chose somebody else", Moment.Lost), ("chose someone else", Moment.Lost), ("turned us down", Moment.Lost),
        ("extended their contract", Moment.Renewed), ("another year", Moment.Renewed),
    ];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => (reading.Certainty == Certainty.None || reading.Frame.Intent == Intent.Unknown) && !Denies(text) && MomentIn(text) is not null;

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        const int MostOffered = 3;
        IReadOnlyList<KnownContact> found = await context.Contacts.FindNamedAsync(FrameReader.WordsToLookUp(text), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Contact> named = await context.Contacts.GetAsync(found.Take(MostOffered), cancellationToken).ConfigureAwait(false);
        if (named.Count == 0 || MomentIn(text) is not { } moment)
        {
            return null;
        }

        string what = Name(moment);
        string question = named.Count == 1
            ? $"That sounds like a moment worth keeping with {ContactWords.Short(named[0])}: {what}. Shall I note it?"
            : $"That sounds like a moment worth keeping: {what}. With whom?";
        return Buttons.Reply(
            question,
            [
                .. named.Select(contact => Buttons.Do(
                    named.Count == 1 ? "Note it" : Buttons.Fit(ContactWords.Short(contact)),
                    LogMoment.NoteVerb,
                    (ContactDialog.ContactId, contact.Id), (LogMoment.Kind, moment.ToString()), (LogMoment.Told, Short(text)))),
            ]);
    }

    private static Moment? MomentIn(string text)
    {
        foreach ((string phrase, Moment moment) in Tells)
        {
            int at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || !char.IsLetter(text[at - 1])) && (at + phrase.Length == text.Length || !char.IsLetter(text[at + phrase.Length])))
            {
                return moment;
            }
        }

        return null;
    }

    private static bool Denies(string text)
    {
        IReadOnlyList<string> words = Storage.ContactStore.WordsOf(text);
        return text.Contains('?', StringComparison.Ordinal) || words.Any(word => word is "not" or "never" or "if" or "didn" or "wasn" or "isn" or "weren" or "don" or "won" or "hope" or "would");
    }

    private static string Name(Moment moment) => moment switch
    {
        Moment.ThankedUs => "they valued what we did",
        Moment.Installed => "it is installed",
        Moment.Result => "a good result",
        Moment.Signed => "they signed",
        Moment.Lost => "they went elsewhere",
        Moment.Renewed => "they renewed",
        Moment.Discovery => "a first talk",
        Moment.Proposal => "a proposal",
        Moment.Review => "a good review",
    };

    private static string Short(string text)
    {
        const int Longest = 300;
        return text.Length <= Longest ? text : text[..Longest];
    }
}
