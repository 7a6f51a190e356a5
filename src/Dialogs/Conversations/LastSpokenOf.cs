using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>
/// Whom a member spoke of last, for sentences that name nobody: "she signed", "thanked him", "proposal sent". Thanks and
/// introductions are of the one who introduced, everything else is of the one who was introduced. What is asked of members may be of one who was named.
/// </summary>
internal static class LastSpokenOf
{
    private const int LongestEllipsis = 6;
    private const int LongestSentence = 300;
    private const int WordsBeforeSomebody = 4;

    /// <summary>The sentence with the name in place of its pronoun, and of whom it is; null where it has none, needs none, or nobody was spoken of.</summary>
    public static async ValueTask<(string Text, SpokenOf About)?> NameAsync(DialogContext context, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (text.Length > LongestSentence || !NeedsName(reading) || !Pronouns.AreOfOne(text)
            || await NamesBeforeAsync(context, text, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        if ((await context.UnderstoodAsync(cancellationToken).ConfigureAwait(false))?.Frame?.Person is { } member and not "me" and not "team")
        {
            string ofMember = Pronouns.Replaced(text, member);
            if ((await context.ReadAsync(ofMember, cancellationToken).ConfigureAwait(false)).Frame.Person is not null)
            {
                return (ofMember, new SpokenOf(member, member));
            }
        }

        if (await FindAsync(context, cancellationToken).ConfigureAwait(false) is not { } last)
        {
            return null;
        }

        string named = Pronouns.Replaced(text, last.Person);
        Reading read = await context.ReadAsync(named, cancellationToken).ConfigureAwait(false);
        return (IsOfSource(read.Frame.Intent) ? Pronouns.Replaced(text, last.Source) : named, last);
    }

    /// <summary>What a few words that were not understood would mean of whom was spoken of last: "proposal sent"; null where they would mean nothing.</summary>
    public static async ValueTask<Reading?> CompleteAsync(DialogContext context, string text, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        if (words.Count is 0 or > LongestEllipsis || Pronouns.AreIn(text) || await FindAsync(context, cancellationToken).ConfigureAwait(false) is not { } last)
        {
            return null;
        }

        foreach (string whole in (string[])[$"{last.Person} {text}", $"{text} {last.Person}", $"{text} {last.Source}", $"{text} to {last.Source}"])
        {
            Reading reading = await context.ReadAsync(whole, cancellationToken).ConfigureAwait(false);
            if (reading is { Certainty: Certainty.Certain, Frame: { Subject: not null } frame } && (IsNews(frame.Intent) || (IsOfSource(frame.Intent) && whole.EndsWith(last.Source, StringComparison.Ordinal))))
            {
                context.Words = whole;
                return reading with { Certainty = Certainty.Doubtful };
            }
        }

        return null;
    }

    /// <summary>Whether the sentence itself names whom its pronoun stands for: "note on Dana: called her".</summary>
    private static async ValueTask<bool> NamesBeforeAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        FrameReader.WordsToLookUp(text[..Pronouns.First(text)]) is { Count: > 0 } words
            && (await context.Contacts.FindNamedAsync(words, cancellationToken).ConfigureAwait(false)).Count > 0;

    /// <summary>Whether a sentence says of nobody what it says. "It's worth 40k" needs no name: it is about the last referral.</summary>
    private static bool NeedsName(Reading reading) => reading.Frame switch
    {
        { Intent: Intent.Unknown } => true,
        { Intent: Intent.LogReferral } frame => frame.Source is null,
        { Subject: not null } or { Prospect: not null } or { Receiver: not null } or { Source: not null } or { Person: not null and not "me" and not "team" } => false,
        { Intent: Intent.Remind, Need: { } need } => BeginsWithSomebody(need),
        { Intent: Intent.UpdateReferral or Intent.Yes or Intent.No or Intent.Cancel or Intent.Thanks or Intent.Greeting or Intent.Help } => false,
        _ => true,
    };

    /// <summary>"Call her about the deck", but not "call the bank and tell her".</summary>
    private static bool BeginsWithSomebody(string need) =>
        need.Split(' ') is var words && Array.FindIndex(words, Pronouns.AreIn) is >= 0 and < WordsBeforeSomebody and var at && !words.AsSpan(0, at).Contains("and");

    private static bool IsOfSource(Intent intent) => intent is Intent.Thanked or Intent.LogReferral or Intent.LogAsk;

    private static bool IsNews(Intent intent) => intent is Intent.UpdateReferral or Intent.LogTouch or Intent.LogMoment;

    /// <summary>Whom the last sentence was about that was understood, else the referral that the member changed last.</summary>
    public static async ValueTask<SpokenOf?> FindAsync(DialogContext context, CancellationToken cancellationToken)
    {
        Understood? last = await context.UnderstoodAsync(cancellationToken).ConfigureAwait(false);
        if (last?.About is { } about)
        {
            return about;
        }

        if (last?.Frame?.Subject is { } subject)
        {
            return await OfAsync(context, subject, cancellationToken).ConfigureAwait(false);
        }

        return last?.Frame?.Intent != Intent.GiveReferral && await ReferralFinder.LastChangedAsync(context, cancellationToken).ConfigureAwait(false) is { } changed
            ? Of(changed)
            : null;
    }

    /// <summary>Notes of whom a sentence was that no frame tells.</summary>
    public static async ValueTask TurnToAsync(DialogContext context, string subject, CancellationToken cancellationToken)
    {
        Understood last = await context.UnderstoodAsync(cancellationToken).ConfigureAwait(false) ?? new Understood(null);
        context.Remember(last with { About = await OfAsync(context, subject, cancellationToken).ConfigureAwait(false) });
    }

    private static async ValueTask<SpokenOf> OfAsync(DialogContext context, string subject, CancellationToken cancellationToken)
    {
        IReadOnlyList<Referral> referrals = await ReferralFinder.OfMemberAsync(context, subject, cancellationToken).ConfigureAwait(false);
        return referrals is [var only] && ReferralFinder.IsProspect(only, subject) ? Of(only) : new SpokenOf(subject, subject);
    }

    private static SpokenOf Of(Referral referral) => new(NameOf(referral.Prospect), NameOf(referral.Source));

    private static string NameOf(Person person) => person.Name ?? person.Company ?? "";
}
