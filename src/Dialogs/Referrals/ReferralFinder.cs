using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Finds the one referral of a member that a sentence is about, or asks which.</summary>
internal static class ReferralFinder
{
    /// <summary>The name under which a button carries the referral it chooses.</summary>
    public const string Choice = "choice";

    private const int MostOfContact = 50;
    private const int MostContacts = 10;
    private const int MostChoices = 4;

    /// <summary>
    /// The member's referrals about a subject, open ones first, newest first. Those in which the subject is the prospect
    /// win over those in which it is the source.
    /// </summary>
    public static async ValueTask<IReadOnlyList<Referral>> OfMemberAsync(DialogContext context, string subject, CancellationToken cancellationToken)
    {
        List<Referral> mine = [.. (await AboutAsync(context, subject, cancellationToken).ConfigureAwait(false)).Where(found => found.Referral.RepId == context.Member.Id).Select(found => found.Referral)];
        HashSet<string> contacts = [.. (await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false)).Select(contact => contact.Id)];
        List<Referral> asProspect = [.. mine.Where(one => contacts.Contains(one.Prospect.ContactId))];
        return asProspect.Count > 0 ? asProspect : mine;
    }

    /// <summary>Everybody's referrals about a subject, with the contact it named, open ones first, newest first.</summary>
    public static async ValueTask<IReadOnlyList<(Contact Contact, Referral Referral)>> AboutAsync(DialogContext context, string subject, CancellationToken cancellationToken)
    {
        var found = new List<(Contact Contact, Referral Referral)>();
        foreach (Contact contact in (await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false)).Take(MostContacts))
        {
            foreach (Referral referral in await context.Referrals.OfContactAsync(contact.Id, MostOfContact, cancellationToken).ConfigureAwait(false))
            {
                if (found.TrueForAll(one => one.Referral.Id != referral.Id))
                {
                    found.Add((contact, referral));
                }
            }
        }

        return [.. found.OrderByDescending(one => one.Referral.IsOpen).ThenByDescending(one => one.Referral.LoggedAt).ThenByDescending(one => one.Referral.Id, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The one open referral that a subject means; where only closed ones are there, the newest of them; else the reply
    /// that says there is none, or asks which and then continues under <paramref name="verb"/>.
    /// </summary>
    public static async ValueTask<(Referral? Referral, Reply? Reply)> FindOneAsync(DialogContext context, Frame frame, string verb, CancellationToken cancellationToken)
    {
        IReadOnlyList<Referral> mine = frame.Subject is { } subject
            ? await OfMemberAsync(context, subject, cancellationToken).ConfigureAwait(false)
            : await LastChangedAsync(context, cancellationToken).ConfigureAwait(false) is { } last ? [last] : [];
        List<Referral> open = [.. mine.Where(one => one.IsOpen)];
        if (open.Count > 1)
        {
            return (null, AskWhich(context, frame, verb, open));
        }

        Referral? one = open.Count == 1 ? open[0] : mine.Count > 0 ? mine[0] : null;
        return one is null
            ? (null, (frame.Subject is null ? null : await NotYoursAsync(context, frame.Subject, cancellationToken).ConfigureAwait(false)) ?? NotFound(frame.Subject))
            : (await context.Referrals.GetAsync(one.Id, cancellationToken).ConfigureAwait(false), null);
    }

    /// <summary>What is said of somebody with whom a colleague has an open referral: whose it is, and what can be done. Null where nobody has one.</summary>
    public static async ValueTask<Reply?> NotYoursAsync(DialogContext context, string subject, CancellationToken cancellationToken)
    {
        Referral? theirs = (await AboutAsync(context, subject, cancellationToken).ConfigureAwait(false))
            .Where(found => found.Contact.Id == found.Referral.Prospect.ContactId)
            .Select(found => found.Referral)
            .FirstOrDefault(one => one.IsOpen && one.RepId != context.Member.Id);
        if (theirs is null || await context.Members.GetAsync(theirs.RepId, cancellationToken).ConfigureAwait(false) is not { } rep)
        {
            return null;
        }

        string text = $"{ReferralWords.Short(theirs.Prospect)} is a referral of {rep.Name}'s, so only {rep.Name} can change it. Nothing was changed.";
        return Permissions.May(context.Member.Role, Right.HandOverOthers)
            ? Buttons.Reply($"{text} You can hand it over first.", Buttons.Say("Hand it to me", $"give {theirs.Prospect.Name ?? theirs.Prospect.Company} to {context.Member.Name}"))
            : new Reply { Text = text };
    }

    /// <summary>The member's referrals that a contact made, oldest first.</summary>
    public static async ValueTask<IReadOnlyList<Referral>> FromSourceAsync(DialogContext context, string sourceId, CancellationToken cancellationToken) =>
        [.. (await context.Referrals.OfContactAsync(sourceId, MostOfContact, cancellationToken).ConfigureAwait(false))
            .Where(one => one.RepId == context.Member.Id && one.Source.ContactId == sourceId)];

    /// <summary>The member's referrals to a contact, oldest first.</summary>
    public static async ValueTask<IReadOnlyList<Referral>> ToProspectAsync(DialogContext context, string prospectId, CancellationToken cancellationToken) =>
        [.. (await context.Referrals.OfContactAsync(prospectId, MostOfContact, cancellationToken).ConfigureAwait(false))
            .Where(one => one.RepId == context.Member.Id && one.Prospect.ContactId == prospectId)];

    /// <summary>
    /// The contact that a subject means, with the member's newest referral in which that contact has a part; null where it means several or none.
    /// </summary>
    public static async ValueTask<(Contact Contact, Referral Referral)?> OfOneContactAsync(DialogContext context, string subject, CancellationToken cancellationToken)
    {
        List<(Contact Contact, Referral Referral)> mine = [.. (await AboutAsync(context, subject, cancellationToken).ConfigureAwait(false)).Where(found => found.Referral.RepId == context.Member.Id)];
        return mine.Count > 0 && mine.TrueForAll(found => found.Contact.Id == mine[0].Contact.Id) ? mine[0] : null;
    }

    /// <summary>The open referral that the member changed last; null where none is open.</summary>
    public static async ValueTask<Referral?> LastChangedAsync(DialogContext context, CancellationToken cancellationToken)
    {
        UndoHistory history = await context.Undo.GetAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        foreach (BeforeChange<Referral> change in history.Changes.Reverse().SelectMany(change => change.Referrals.Reverse()))
        {
            if (await context.Referrals.GetAsync(change.Id, cancellationToken).ConfigureAwait(false) is { IsOpen: true } last && last.RepId == context.Member.Id)
            {
                return last;
            }
        }

        return (await context.Referrals.OpenOfAsync(context.Member.Id, MostOfContact, cancellationToken).ConfigureAwait(false)).MaxBy(one => one.ChangedAt);
    }

    /// <summary>Whether a subject names who was referred.</summary>
    public static bool IsProspect(Referral referral, string subject)
    {
        IReadOnlyList<string> names = ContactStore.WordsOf($"{referral.Prospect.Name} {referral.Prospect.Company}");
        return ContactStore.WordsOf(subject).Any(names.Contains);
    }

    private static Reply NotFound(string? subject) => subject is null
        ? Buttons.Reply("You have no open referral yet.", Buttons.Say("Log a referral", "log referral"))
        : Buttons.Reply(
            $"I have no referral of yours to {subject}.",
            Buttons.Say("Log a referral", "log referral"),
            Buttons.Say("Show my referrals", "my referrals"));

    private static Reply AskWhich(DialogContext context, Frame frame, string verb, List<Referral> open)
    {
        const string Text = "Which one do you mean?";
        var lines = new List<CardElement> { new TextBlock(Text) };
        var buttons = new List<CardAction>();
        foreach ((Referral referral, string title) in ReferralWords.ToldApart([.. open.Take(MostChoices)], referral => ReferralWords.Short(referral.Prospect), context.Speech, context.Today))
        {
            lines.Add(new TextBlock(ReferralCard.Line(referral, context.Speech, context.Today)));
            buttons.Add(Buttons.Do(title, verb, (Choice, referral.Id)));
        }

        return context.Ask(new Question
        {
            Verb = verb,
            AskedAt = context.Now,
            Ask = new Reply { Text = Text, Card = new AdaptiveCard { FallbackText = Text, Body = lines, Actions = buttons } },
            Draft = frame,
            IsChoice = true,
        });
    }

    /// <summary>The referral that an answer in words chooses among those asked about; null when it chooses none or several.</summary>
    public static async ValueTask<Referral?> ChosenAsync(DialogContext context, Question question, string text, CancellationToken cancellationToken)
    {
        IReadOnlyList<Referral> candidates = question.Draft.Subject is { } subject
            ? await OfMemberAsync(context, subject, cancellationToken).ConfigureAwait(false)
            : [];
        IReadOnlyList<string> words = ContactStore.WordsOf(text);
        List<Referral> fitting = [.. candidates.Where(one => one.IsOpen && words.Count > 0
            && words.All(ContactStore.WordsOf($"{one.Prospect.Name} {one.Prospect.Company}").Contains))];
        return fitting.Count == 1 ? await context.Referrals.GetAsync(fitting[0].Id, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>The member's own referral that a button names, or the reply that it is not there or not theirs.</summary>
    public static async ValueTask<(Referral? Referral, Reply? Reply)> PressedAsync(DialogContext context, Pressed pressed, string name, CancellationToken cancellationToken)
    {
        Referral? referral = pressed.Data.TryGetValue(name, out string? id)
            ? await context.Referrals.GetAsync(id, cancellationToken).ConfigureAwait(false)
            : null;
        return referral is null ? (null, new Reply { Text = "That referral is not there any more.", ReplacesCard = true })
            : referral.RepId != context.Member.Id ? (null, new Reply { Text = "That referral belongs to a colleague, so only they can change it." })
            : (referral, null);
    }
}
