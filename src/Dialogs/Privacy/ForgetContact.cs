using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Privacy;

/// <summary>
/// Has an outside person's data erased, after it was said what goes and what stays: "forget Dana Fox". The figures keep their
/// counts: who it was is gone from them.
/// </summary>
public sealed class ForgetContact : Dialog
{
    private const string AskVerb = "forget.ask";
    private const string EraseVerb = "forget.erase";
    private const string KeepVerb = "forget.keep";
    private const int Most = 200;
    private const int MostChoices = 5;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.ForgetContact];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [AskVerb, EraseVerb, KeepVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["forget Dana Fox"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        if (Refusals.Of(context.Member, Right.EraseContacts) is { } refusal)
        {
            return refusal;
        }

        if (frame.Subject is not { } subject)
        {
            return new Reply { Text = "Whose data shall be erased? For example: “forget Dana Fox”." };
        }

        IReadOnlyList<Contact> found = await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false);
        return found switch
        {
            [] => new Reply { Text = $"I keep nothing about {subject} under that name. Nothing was changed." },
            [var one] => await AskAsync(context, one, cancellationToken).ConfigureAwait(false),
            _ => Buttons.Reply(
                $"I know {found.Count} of that name. Whom do you mean?",
                [.. found.Take(MostChoices).Select(one => Buttons.Do(ReferralWords.Short(one.Name, one.Company), AskVerb, (ReferralCard.Id, one.Id)))]),
        };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (Refusals.Of(context.Member, Right.EraseContacts) is { } refusal)
        {
            return refusal;
        }

        if (pressed.Verb == KeepVerb)
        {
            return new Reply { Text = "Nothing was erased.", ReplacesCard = true };
        }

        Contact? contact = pressed.Data.TryGetValue(ReferralCard.Id, out string? id) ? await context.Contacts.GetAsync(id, cancellationToken).ConfigureAwait(false) : null;
        Reply reply = contact is null ? new Reply { Text = "They are erased already, or not there any more." }
            : pressed.Verb == AskVerb ? await AskAsync(context, contact, cancellationToken).ConfigureAwait(false)
            : await EraseAsync(context, contact, cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    private static async ValueTask<Reply> AskAsync(DialogContext context, Contact contact, CancellationToken cancellationToken)
    {
        string who = ReferralWords.Short(contact.Name, contact.Company);
        int referrals = (await context.Referrals.OfContactAsync(contact.Id, Most, cancellationToken).ConfigureAwait(false)).Count;
        int given = (await context.Given.ToContactAsync(contact.Id, Most, cancellationToken).ConfigureAwait(false)).Count;
        int events = (await context.Events.OfContactAsync(contact.Id, Most, cancellationToken).ConfigureAwait(false)).Count;
        string title = $"Erase {who}?";
        string stays = WordsOf(contact).Count == 1 ? $", and {who} in reminders and questions that do not say who is meant" : "";
        List<Fact> goes =
        [
            new("Goes", "name, company, title, e-mail, phone, motive, and all reminders about them"),
            .. referrals > 0 ? new[] { new Fact("Loses the name", $"{Count(referrals, "referral", "referrals")}, with what was noted of need and reason") } : [],
            .. given > 0 ? new[] { new Fact("Loses the name too", Count(given, "introduction you made", "introductions you made")) } : [],
            .. events > 0 ? new[] { new Fact("Goes too", $"moments and promises; asks and touches lose the name ({events} in all)") } : [],
            new("Stays", "the counts of all figures, without who it was"),
            new("Out of my reach", $"messages in chats, exported files, backups made before, and the name where a colleague wrote it into a note on somebody else{stays}"),
            new("Also", "no member can undo what they did before this"),
        ];
        return new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body = [new TextBlock(title) { IsBold = true, Size = TextSize.Large }, new FactSet(goes), new TextBlock("This cannot be taken back.")],
                Actions = [Buttons.Do("Erase for good", EraseVerb, (ReferralCard.Id, contact.Id)), Buttons.Do("Keep", KeepVerb)],
            },
        };
    }

    private static async ValueTask<Reply> EraseAsync(DialogContext context, Contact contact, CancellationToken cancellationToken)
    {
        var erasure = new Erasure(Ids.New(context.Now), contact.Id, context.Member.Id, WordsOf(contact));
        context.Erasures.Save(erasure);
        context.Contacts.Delete(contact);
        await context.Appointments.SetAsync(ErasureTask.Name, erasure.Id, context.Now, cancellationToken).ConfigureAwait(false);
        return new Reply { Text = "Erasing. I'll tell you when nothing is left." };
    }

    /// <summary>The words by which texts about the contact are known.</summary>
    private static IReadOnlyList<string> WordsOf(Contact contact) => ContactStore.WordsOf(contact.Name ?? contact.Company);

    private static string Count(int count, string one, string many) => $"{Speech.Count(count, one, many)}{(count == Most ? " or more" : "")}";
}
