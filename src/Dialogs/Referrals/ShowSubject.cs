using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Shows all that the workspace knows about one person or company: the referral, or the list of them.</summary>
public sealed class ShowSubject : Dialog
{
    /// <summary>Shows one referral.</summary>
    public const string OpenVerb = "referral.open";

    /// <summary>Shows a person.</summary>
    public const string PersonVerb = "contact.open";

    /// <summary>Lists the referrals in which a person has a part.</summary>
    public const string ReferralsVerb = "contact.referrals";

    private const int MostLines = 10;
    private const int MostButtons = 5;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.ShowSubject];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [OpenVerb, PersonVerb, ReferralsVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["status of Globex", "tell me about Kim"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        string? subject = frame.Subject;
        if (subject is null)
        {
            return new Reply { Text = "Whose status? Name a person or a company, such as “status of Globex”." };
        }

        IReadOnlyList<Contact> contacts = await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false);
        return contacts.Count switch
        {
            0 => Buttons.Reply($"I know nothing about {subject} yet.", Buttons.Say("Log a referral", "log referral"), Buttons.Say("Show my referrals", "my referrals")),
            1 => await OneAsync(context, contacts[0], subject, cancellationToken).ConfigureAwait(false),
            _ => await SeveralAsync(context, contacts, subject, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (pressed.Verb == OpenVerb)
        {
            Referral? referral = await context.Referrals.GetAsync(pressed.Data.GetValueOrDefault(ReferralCard.Id, ""), cancellationToken).ConfigureAwait(false);
            return referral is null
                ? new Reply { Text = "That referral is not there any more." }
                : await ReferralCard.ReplyAsync(context, referral, $"This is how it stands with {ReferralWords.Short(referral.Prospect)}.", cancellationToken).ConfigureAwait(false);
        }

        Contact? contact = await context.Contacts.GetAsync(pressed.Data.GetValueOrDefault(ContactDialog.ContactId, ""), cancellationToken).ConfigureAwait(false);
        if (contact is null)
        {
            return new Reply { Text = "I don't know them any more." };
        }

        ContactStory story = await ContactStory.ReadAsync(context, contact, cancellationToken).ConfigureAwait(false);
        return pressed.Verb == ReferralsVerb
            ? List(context, ContactWords.Short(contact), [.. story.Referrals.OrderByDescending(one => one.IsOpen).ThenByDescending(one => one.LoggedAt)])
            : await ContactCard.ReplyAsync(context, story, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A prospect with whom there is nothing but one referral is shown by that; everybody else by their own card.</summary>
    private static async ValueTask<Reply> OneAsync(DialogContext context, Contact contact, string subject, CancellationToken cancellationToken)
    {
        ContactStory story = await ContactStory.ReadAsync(context, contact, cancellationToken).ConfigureAwait(false);
        return story is { Referrals: [var only], Events: [], Given: [], Contact: { SignedOn: null, Notes: null } } && only.Prospect.ContactId == contact.Id
            ? await ReferralCard.ReplyAsync(context, only, $"This is how it stands with {subject}.", cancellationToken).ConfigureAwait(false)
            : await ContactCard.ReplyAsync(context, story, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Several people of one name are asked about; a company is shown with its people and referrals.</summary>
    private static async ValueTask<Reply> SeveralAsync(DialogContext context, IReadOnlyList<Contact> contacts, string subject, CancellationToken cancellationToken)
    {
        IEnumerable<CardAction> people = contacts.Take(MostButtons).Select(contact => Buttons.Do(ContactWords.Short(contact), PersonVerb, (ContactDialog.ContactId, contact.Id)));
        if (!contacts.All(contact => PersonFinder.Same(contact.Company, subject)))
        {
            return Buttons.Reply($"I know {contacts.Count} of that name. Whom do you mean?", [.. people]);
        }

        IReadOnlyList<(Contact Contact, Referral Referral)> found = await ReferralFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false);
        return List(context, subject, [.. found.Select(one => one.Referral)]) is { Card: { } card } list
            ? list with { Card = card with { Actions = [.. people] } }
            : throw new InvalidOperationException("A list has a card.");
    }

    private static Reply List(DialogContext context, string subject, List<Referral> referrals)
    {
        int open = referrals.Count(one => one.IsOpen);
        string title = $"{subject}: {Speech.Count(referrals.Count, "referral", "referrals")}, {open} open.";
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true } };
        body.AddRange(referrals.Take(MostLines).Select(one => new TextBlock(ReferralCard.Line(one, context.Speech, context.Today))));
        if (referrals.Count > MostLines)
        {
            body.Add(new TextBlock($"… and {referrals.Count - MostLines} more. Name the person to see one of them.") { IsSubtle = true });
        }

        return new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body = body,
                Actions = ReferralCard.OpenButtons([.. referrals.Take(MostButtons)], context.Speech, context.Today),
            },
        };
    }
}
