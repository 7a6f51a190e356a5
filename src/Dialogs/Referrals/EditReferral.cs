using System.Globalization;
using NodaTime.Text;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Corrects a referral: one field by a sentence, or all of them in a form.</summary>
public sealed class EditReferral : Dialog
{
    /// <summary>Opens the form.</summary>
    public const string OpenVerb = "edit.open";

    private const string SaveVerb = "edit.save";
    private const string CancelVerb = "edit.cancel";
    private const string WhichVerb = "edit.which";
    private const int MostOtherReferrals = 10;
    private const int LongestNeed = 1000;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Edit];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [OpenVerb, SaveVerb, CancelVerb, WhichVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["change the value of Globex to 50k"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        if (frame is { Field: { } what, Text: { } typed })
        {
            frame = frame with { Text = await PersonWords.WrittenAsync(context, what, typed, cancellationToken).ConfigureAwait(false) };
        }

        if (frame is { Subject: { } subject, Field: { } field, Text: { } text } && ReferralFields.IsPersonal(field)
            && await ReferralFinder.OfOneContactAsync(context, subject, cancellationToken).ConfigureAwait(false) is var (contact, named))
        {
            return await ChangePersonAsync(context, named, contact, FieldOf(contact, subject, field), text, cancellationToken).ConfigureAwait(false);
        }

        (Referral? referral, Reply? reply) = await ReferralFinder.FindOneAsync(context, frame, WhichVerb, cancellationToken).ConfigureAwait(false);
        return reply ?? await ChangeAsync(context, referral!, frame, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        string name = pressed.Verb == WhichVerb ? ReferralFinder.Choice : ReferralCard.Id;
        (Referral? referral, Reply? reply) = await ReferralFinder.PressedAsync(context, pressed, name, cancellationToken).ConfigureAwait(false);
        if (reply is not null)
        {
            return reply;
        }

        switch (pressed.Verb)
        {
            case OpenVerb:
                return OpenForm(referral!, null) with { ReplacesCard = true };

            case SaveVerb:
                bool isStale = pressed.Data.TryGetValue(UndoLast.Version, out string? shown) && shown != VersionOf(referral!);
                Reply saved = await SaveFormAsync(context, referral!, pressed.Inputs, isStale, cancellationToken).ConfigureAwait(false);
                return saved with { ReplacesCard = true };

            case CancelVerb:
                Reply kept = await ReferralCard.ReplyAsync(context, referral!, "Nothing was changed.", cancellationToken).ConfigureAwait(false);
                return kept with { ReplacesCard = true };

            default:
                Frame? frame = context.Question?.Verb == WhichVerb ? context.Question.Draft : null;
                context.CloseQuestion();
                Reply changed = frame is null
                    ? OpenForm(referral!, null)
                    : await ChangeAsync(context, referral!, frame, cancellationToken).ConfigureAwait(false);
                return changed with { ReplacesCard = true };
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        Referral? referral = await ReferralFinder.ChosenAsync(context, question, text, cancellationToken).ConfigureAwait(false);
        if (referral is null)
        {
            return null;
        }

        context.CloseQuestion();
        return await ChangeAsync(context, referral, question.Draft, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> ChangeAsync(DialogContext context, Referral before, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Field is null || frame.Text is null)
        {
            return await OfferFormAsync(context, before, cancellationToken).ConfigureAwait(false);
        }

        if (frame.Field == ReferralFields.Source)
        {
            Person? source = await FindSourceAsync(context, before, frame.Text, cancellationToken).ConfigureAwait(false);
            return source is null
                ? new Reply { Text = $"I can't tell who “{frame.Text}” is. Nothing was changed." }
                : await SaveAsync(context, before, before with { Source = source }, cancellationToken).ConfigureAwait(false);
        }

        (Referral after, string? error) = ReferralFields.Set(before, frame.Field, frame.Text, context);
        return error is null
            ? await SaveAsync(context, before, after, cancellationToken).ConfigureAwait(false)
            : new Reply { Text = $"{error} Nothing was changed." };
    }

    /// <summary>Corrects a person, whether it is the prospect of a referral or its source.</summary>
    private static async ValueTask<Reply> ChangePersonAsync(DialogContext context, Referral listed, Contact contact, string field, string text, CancellationToken cancellationToken)
    {
        if (await context.Referrals.GetAsync(listed.Id, cancellationToken).ConfigureAwait(false) is not { } before)
        {
            return new Reply { Text = "That referral is not there any more." };
        }

        bool isSource = contact.Id == before.Source.ContactId;
        (Referral changed, string? error) = ReferralFields.Set(isSource ? before with { Prospect = before.Source } : before, field, text, context);
        Referral after = isSource ? before with { Source = changed.Prospect } : changed;
        if (error is not null)
        {
            return new Reply { Text = $"{error} Nothing was changed." };
        }

        Reply reply = await SaveAsync(context, before, after, cancellationToken).ConfigureAwait(false);

        // The card shows the prospect, and of the source the name alone.
        return isSource && after != before
            ? Buttons.Reply($"Changed: {Called(field)} of {ReferralWords.Short(before.Source)} is {ReferralFields.Of(after.Source, field) ?? "empty"} now.", Buttons.Say("Undo", "undo"))
            : reply;
    }

    private static string Called(string field) => field switch
    {
        ReferralFields.Title => "the job title",
        ReferralFields.Email => "the e-mail address",
        ReferralFields.Phone => "the phone number",
        _ => $"the {field}",
    };

    /// <summary>Whoever corrects the name of Globex means the company's, not that of the person there.</summary>
    private static string FieldOf(Contact contact, string subject, string field)
    {
        IReadOnlyList<string> words = ContactStore.WordsOf(subject);
        bool isCompany = contact.Name is not null && !words.Any(ContactStore.WordsOf(contact.Name).Contains) && words.All(ContactStore.WordsOf(contact.Company).Contains);
        return field == ReferralFields.Name && isCompany ? ReferralFields.Company : field;
    }

    /// <summary>A typed command can open no modal, so the card comes with its Edit button.</summary>
    private static ValueTask<Reply> OfferFormAsync(DialogContext context, Referral referral, CancellationToken cancellationToken) =>
        ReferralCard.ReplyAsync(context, referral, "Press Edit to change it, or say for example “change the value to 50k”.", cancellationToken);

    /// <param name="context">The turn.</param>
    /// <param name="before">The referral as it is now.</param>
    /// <param name="inputs">What stood in the form.</param>
    /// <param name="isStale">Whether the referral was changed since the form was opened: then what differs is shown once more before it is overwritten.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    private static async ValueTask<Reply> SaveFormAsync(DialogContext context, Referral before, IReadOnlyDictionary<string, string> inputs, bool isStale, CancellationToken cancellationToken)
    {
        Referral after = before;
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string field in (string[])[
            ReferralFields.Name, ReferralFields.Company, ReferralFields.Title, ReferralFields.Email, ReferralFields.Phone,
            ReferralFields.Value, ReferralFields.Need, ReferralFields.Introduced, ReferralFields.Date, ReferralFields.Due, ReferralFields.DueTime])
        {
            string text = inputs.GetValueOrDefault(field, "");
            if (text == ValueOf(before, field))
            {
                continue;
            }

            (after, string? error) = ReferralFields.Set(after, field, text, context);
            if ((error ?? (isStale ? Changed(before, field) : null)) is { } problem)
            {
                errors[field] = problem;
            }
        }

        string from = inputs.GetValueOrDefault(ReferralFields.Source, "");
        if (from != ValueOf(before, ReferralFields.Source))
        {
            Person? source = await FindSourceAsync(context, before, from, cancellationToken).ConfigureAwait(false);
            if (isStale)
            {
                errors[ReferralFields.Source] = Changed(before, ReferralFields.Source);
            }
            else if (source is null)
            {
                errors[ReferralFields.Source] = "A name is needed, such as Kim Lee at Acme.";
            }
            else
            {
                after = after with { Source = source };
            }
        }

        return errors.Count > 0
            ? OpenForm(before, inputs) with { FormErrors = errors }
            : await SaveAsync(context, before, after, cancellationToken).ConfigureAwait(false);
    }

    private static string Changed(Referral now, string field) =>
        ValueOf(now, field) is { Length: > 0 } value
            ? $"Since you opened this it says “{value}”. Save again to put yours in its place."
            : "Since you opened this it was emptied. Save again to put yours in its place.";

    private static string VersionOf(Referral referral) => referral.Version.ToString(CultureInfo.InvariantCulture);

    private static async ValueTask<Person?> FindSourceAsync(DialogContext context, Referral before, string text, CancellationToken cancellationToken)
    {
        Frame read = (await context.ReadAsync($"log referral from {text}", cancellationToken).ConfigureAwait(false)).Frame;
        if (read.Intent != Intent.LogReferral || read.Source is not { } party || party is { Name: null, Company: null })
        {
            return null;
        }

        IReadOnlyList<Contact> matches = await PersonFinder.MatchesAsync(context, party, cancellationToken).ConfigureAwait(false);
        Contact contact = matches.FirstOrDefault(match => match.Id == before.Source.ContactId)
            ?? (matches.Count > 0 ? matches[0] : context.Contacts.Save(null, new Contact { Id = Ids.New(context.Now), Name = party.Name, Company = party.Company, LastTouchAt = context.Now }));
        return ContactWords.Named(contact);
    }

    private static async ValueTask<Reply> SaveAsync(DialogContext context, Referral before, Referral after, CancellationToken cancellationToken)
    {
        if (after == before)
        {
            return await ReferralCard.ReplyAsync(context, before, "Nothing was different, so nothing was changed.", cancellationToken).ConfigureAwait(false);
        }

        after = after with { ReceivedOn = Reception.DayOf(context, before, after), ChangedAt = context.Now };
        after = await Reception.NoteAsync(context, before, after, cancellationToken).ConfigureAwait(false);
        after = context.Referrals.Save(before, after);
        foreach ((Person was, Person now) in ((Person, Person)[])[(before.Prospect, after.Prospect), (before.Source, after.Source)])
        {
            if (was.ContactId == now.ContactId && was != now)
            {
                await RenameAsync(context, after, now, cancellationToken).ConfigureAwait(false);
            }
        }

        await context.KeepForUndoAsync($"the change to {ReferralWords.Short(before.Prospect)}", cancellationToken).ConfigureAwait(false);
        return await ReferralCard.ReplyAsync(context, after, "Changed.", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A person is corrected for everybody, and so in the newest other referrals that name them.</summary>
    private static async ValueTask RenameAsync(DialogContext context, Referral edited, Person person, CancellationToken cancellationToken)
    {
        Contact? contact = await context.Contacts.GetAsync(person.ContactId, cancellationToken).ConfigureAwait(false);
        if (contact is not null)
        {
            context.Contacts.Save(contact, contact with { Name = person.Name, Company = person.Company, Title = person.Title, Email = person.Email, Phone = person.Phone });
        }

        IReadOnlyList<Referral> others = await context.Referrals.OfContactAsync(person.ContactId, MostOtherReferrals, cancellationToken).ConfigureAwait(false);
        foreach (Referral other in others.Where(other => other.Id != edited.Id))
        {
            if (await context.Referrals.GetAsync(other.Id, cancellationToken).ConfigureAwait(false) is { } now)
            {
                context.Referrals.Save(now, now with
                {
                    Prospect = now.Prospect.ContactId == person.ContactId ? person : now.Prospect,
                    Source = now.Source.ContactId == person.ContactId ? person : now.Source,
                });
            }
        }
    }

    private static Reply OpenForm(Referral referral, IReadOnlyDictionary<string, string>? typed)
    {
        string title = $"Edit {ReferralWords.Short(referral.Prospect)}";
        return new Reply
        {
            Text = title,
            Form = new Form(
                "Edit referral",
                [
                    Text(ReferralFields.Name, "Name"),
                    Text(ReferralFields.Company, "Company"),
                    Text(ReferralFields.Title, "Job title"),
                    Text(ReferralFields.Email, "E-mail"),
                    Text(ReferralFields.Phone, "Phone"),
                    Text(ReferralFields.Value, "Worth") with { Placeholder = "$40k" },
                    Text(ReferralFields.Need, "Needs") with { IsMultiline = true, MaxLength = LongestNeed },
                    Text(ReferralFields.Source, "Source") with { IsRequired = true, ErrorMessage = "A name is needed, such as Kim Lee at Acme." },
                    new InputChoiceSet(ReferralFields.Introduced, "Introduced", [.. Enum.GetValues<Introduction>().Select(how => new Choice(ReferralWords.Of(how), how.ToString()))]) { Value = Start(ReferralFields.Introduced) },
                    new InputDate(ReferralFields.Date, "Received on") { Value = Start(ReferralFields.Date), IsRequired = true, ErrorMessage = "The day is needed." },
                    new InputDate(ReferralFields.Due, "Act by") { Value = Start(ReferralFields.Due) },
                    new InputTime(ReferralFields.DueTime, "At") { Value = Start(ReferralFields.DueTime) },
                ],
                Buttons.Do("Save", SaveVerb, (ReferralCard.Id, referral.Id), (UndoLast.Version, VersionOf(referral))))
            {
                Cancel = Buttons.Cancel(CancelVerb, (ReferralCard.Id, referral.Id)),
            },
        };

        InputText Text(string field, string label) => new(field, label) { Value = Start(field) };

        string? Start(string field)
        {
            string value = typed is null ? ValueOf(referral, field) : typed.GetValueOrDefault(field, "");
            return value.Length == 0 ? null : value;
        }
    }

    private static string ValueOf(Referral referral, string field) => field switch
    {
        _ when ReferralFields.IsPersonal(field) => ReferralFields.Of(referral.Prospect, field),
        ReferralFields.Value => referral.Value is { } value ? $"{value.Amount.ToString("0.##", CultureInfo.InvariantCulture)} {value.Currency}" : null,
        ReferralFields.Need => referral.Need,
        ReferralFields.Introduced => referral.Introduction?.ToString(),
        ReferralFields.Source => referral.Source.Name is { } name && referral.Source.Company is { } company ? $"{name} at {company}" : referral.Source.Name ?? referral.Source.Company,
        ReferralFields.Date => LocalDatePattern.Iso.Format(referral.ReceivedOn),
        ReferralFields.Due => referral.ActBy is { } due ? LocalDatePattern.Iso.Format(due.Date) : null,
        ReferralFields.DueTime => referral.ActBy?.Time?.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => null,
    } ?? "";
}
