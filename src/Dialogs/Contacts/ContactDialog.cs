using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>
/// A dialog about one contact: finds whom the sentence means, asks where it names nobody or several, and then acts.
/// </summary>
public abstract class ContactDialog : Dialog
{
    /// <summary>The name under which buttons carry the contact.</summary>
    public const string ContactId = "contact";

    private const string Somebody = "new";
    private const string Words = "words";
    private const int MostChoices = 4;
    private const int LongestName = 80;

    /// <summary>The verb of the question whom the sentence means.</summary>
    protected abstract string WhichVerb { get; }

    /// <summary>The question when nobody is named.</summary>
    protected abstract string WhoQuestion { get; }

    /// <inheritdoc/>
    public override ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        FindAsync(context, frame, context.Words, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (pressed.Verb != WhichVerb)
        {
            return await PressedAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        }

        if (context.Question is not { } question || question.Verb != WhichVerb || !pressed.Data.TryGetValue(ContactId, out string? choice))
        {
            return new Reply { Text = "That question is settled already.", ReplacesCard = true };
        }

        Reply reply = await ChooseAsync(context, question, choice, cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (question.Verb != WhichVerb)
        {
            return null;
        }

        IReadOnlyList<string> words = ContactStore.WordsOf(text);
        if (question.Draft.Subject is not { } subject)
        {
            if (words.Count == 0 || text.Length > LongestName || CounterQuestion.Is(text))
            {
                return null;
            }

            context.CloseQuestion();
            return await FindAsync(context, question.Draft with { Subject = reading.Frame.Subject ?? text.Trim() }, question.Decided.GetValueOrDefault(Words, ""), cancellationToken).ConfigureAwait(false);
        }

        List<Contact> fitting = [.. (await CandidatesAsync(context, subject, cancellationToken).ConfigureAwait(false))
            .Where(contact => words.Count > 0 && words.All(ContactStore.WordsOf($"{contact.Name} {contact.Company}").Contains))];
        string? choice = fitting.Count == 1 ? fitting[0].Id
            : MayBeNew && words is (["new"] or ["somebody", ..] or ["someone", ..] or ["another", ..]) ? Somebody
            : null;
        return choice is null ? null : await ChooseAsync(context, question, choice, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does what the sentence asks for.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="frame">What was understood.</param>
    /// <param name="contact">Whom it means; of version 0 and not stored where nobody of that name is known.</param>
    /// <param name="words">The sentence as it was typed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    protected abstract ValueTask<Reply> ActAsync(DialogContext context, Frame frame, Contact contact, string words, CancellationToken cancellationToken);

    /// <summary>Whom a subject may mean.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="subject">What the sentence calls them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    protected virtual ValueTask<IReadOnlyList<Contact>> CandidatesAsync(DialogContext context, string subject, CancellationToken cancellationToken) =>
        PersonFinder.AboutAsync(context, subject, cancellationToken);

    /// <summary>Whether the sentence may mean somebody who is not known yet.</summary>
    protected virtual bool MayBeNew => true;

    /// <summary>Answers the dialog's own buttons.</summary>
    protected virtual ValueTask<Reply> PressedAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{GetType().Name} has no such button.");

    /// <summary>Writes a contact as it was found in place of what it was, or for the first time.</summary>
    protected static Contact Keep(DialogContext context, Contact contact, Contact after)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(contact);
        return context.Contacts.Save(contact.Version == 0 ? null : contact, after);
    }

    /// <summary>The contact that a button carries, or null where it is gone.</summary>
    protected static async ValueTask<Contact?> CarriedAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(pressed);
        return pressed.Data.TryGetValue(ContactId, out string? id) ? await context.Contacts.GetAsync(id, cancellationToken).ConfigureAwait(false) : null;
    }

    private async ValueTask<Reply> FindAsync(DialogContext context, Frame frame, string words, CancellationToken cancellationToken)
    {
        if (frame.Subject is not { } subject)
        {
            return Ask(context, frame, words, new Reply { Text = WhoQuestion });
        }

        IReadOnlyList<Contact> matches = Narrow(await CandidatesAsync(context, subject, cancellationToken).ConfigureAwait(false), words);
        return matches.Count switch
        {
            0 => await ActAsync(context, frame, SubjectReader.New(context, frame, words), words, cancellationToken).ConfigureAwait(false),
            1 => await ActAsync(context, frame, await StoredAsync(context, matches[0], cancellationToken).ConfigureAwait(false), words, cancellationToken).ConfigureAwait(false),
            _ => AskWhich(context, frame, words, matches),
        };
    }

    /// <summary>Those whose company the sentence names as well, where there are such.</summary>
    private static IReadOnlyList<Contact> Narrow(IReadOnlyList<Contact> matches, string words)
    {
        IReadOnlyList<string> said = ContactStore.WordsOf(words);
        List<Contact> narrow = matches.Count < 2 ? [] : [.. matches.Where(contact => contact.Name is not null && contact.Company is not null
            && ContactStore.WordsOf(contact.Name).Any(said.Contains) && ContactStore.WordsOf(contact.Company).All(said.Contains))];
        return narrow.Count > 0 ? narrow : matches;
    }

    private static async ValueTask<Contact> StoredAsync(DialogContext context, Contact listed, CancellationToken cancellationToken) =>
        await context.Contacts.GetAsync(listed.Id, cancellationToken).ConfigureAwait(false) ?? listed;

    private Reply AskWhich(DialogContext context, Frame frame, string words, IReadOnlyList<Contact> matches)
    {
        string text = $"Whom at {frame.Subject} do you mean?";
        if (matches.All(contact => contact.Name is not null && !PersonFinder.Same(contact.Company, frame.Subject)))
        {
            text = $"Which {frame.Subject} do you mean?";
        }

        var lines = new List<CardElement> { new TextBlock(text) };
        var buttons = new List<CardAction>();
        foreach (Contact contact in matches.Take(MostChoices))
        {
            string who = ContactWords.Short(contact);
            lines.Add(new TextBlock(contact.LastTouchAt is { } at ? $"{who}, last contact {Speech.Ago(at.InZone(context.Zone).Date, context.Today)}" : who));
            buttons.Add(Buttons.Do(who, WhichVerb, (ContactId, contact.Id)));
        }

        if (MayBeNew)
        {
            buttons.Add(Buttons.Do("Somebody new", WhichVerb, (ContactId, Somebody)));
        }

        return Ask(context, frame, words, new Reply { Text = text, Card = new AdaptiveCard { FallbackText = text, Body = lines, Actions = buttons } });
    }

    private Reply Ask(DialogContext context, Frame frame, string words, Reply ask) => context.Ask(new Question
    {
        Verb = WhichVerb,
        AskedAt = context.Now,
        Ask = ask,
        Draft = frame,
        Decided = new Dictionary<string, string>(StringComparer.Ordinal) { [Words] = words },
    });

    private async ValueTask<Reply> ChooseAsync(DialogContext context, Question question, string choice, CancellationToken cancellationToken)
    {
        context.CloseQuestion();
        string words = question.Decided.GetValueOrDefault(Words, "");
        Contact? contact = choice == Somebody
            ? SubjectReader.New(context, question.Draft, words)
            : await context.Contacts.GetAsync(choice, cancellationToken).ConfigureAwait(false);
        return contact is null
            ? new Reply { Text = "I don't know them any more. Nothing was changed." }
            : await ActAsync(context, question.Draft, contact, words, cancellationToken).ConfigureAwait(false);
    }
}
