using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>Records a touch with a contact; any touch starts the time of keeping in touch anew.</summary>
public sealed partial class LogTouch : ContactDialog
{
    /// <summary>The contact was touched, by <see cref="Method"/>.</summary>
    public const string TouchedVerb = "touch.log";

    /// <summary>Asks how the contact was touched.</summary>
    public const string ChooseVerb = "touch.choose";

    /// <summary>The name under which buttons carry the way.</summary>
    public const string Method = "method";

    private static readonly TouchMethod[] Offered =
        [TouchMethod.Call, TouchMethod.Email, TouchMethod.Note, TouchMethod.Visit, TouchMethod.Meal, TouchMethod.Event, TouchMethod.Gift, TouchMethod.Review, TouchMethod.ReportCard];

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.LogTouch];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb, TouchedVerb, ChooseVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["called Kim yesterday", "lunch with Mike at Acme"];

    /// <inheritdoc/>
    protected override string WhichVerb => "touch.which";

    /// <inheritdoc/>
    protected override string WhoQuestion => "Whom were you in touch with?";

    /// <summary>Records a touch, or finds the same one of that day; uncommitted, and not yet kept for undo.</summary>
    internal static async ValueTask<(Touch Touch, Contact Contact)> AddAsync(
        DialogContext context, Contact contact, TouchMethod? method, string? what, LocalDate on, CancellationToken cancellationToken)
    {
        Contact kept = Keep(context, contact, contact with
        {
            LastTouchAt = Later(contact.LastTouchAt, MomentOf(context, on)),
            ReviewedOn = method == TouchMethod.Review ? on : contact.ReviewedOn,
            ReportedOn = method == TouchMethod.ReportCard ? on : contact.ReportedOn,
        });
        ContactStory story = await ContactStory.ReadAsync(context, kept, cancellationToken).ConfigureAwait(false);
        Touch touch = story.Touches.FirstOrDefault(one => one.Method == method && one.On == on && one.What == what && one.RepId == context.Member.Id)
            ?? (Touch)context.Events.Save(null, new Touch
            {
                Id = Ids.New(context.Now),
                RepId = context.Member.Id,
                With = ContactWords.Named(kept),
                On = on,
                At = context.Now,
                Method = method,
                What = what,
            });
        return (touch, kept);
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> ActAsync(DialogContext context, Frame frame, Contact contact, string words, CancellationToken cancellationToken)
    {
        (Touch touch, Contact kept) = await AddAsync(context, contact, frame.Method, null, frame.Date ?? context.Today, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Referral> told = Telling().IsMatch(words) ? await TellAsync(context, kept, touch, words, cancellationToken).ConfigureAwait(false) : [];
        IReadOnlyList<Referral> contacted = await ContactedAsync(context, kept, touch, cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync($"the touch with {ContactWords.First(kept)}", cancellationToken).ConfigureAwait(false);
        if (contacted is [var referral])
        {
            return await ReferralCard.ReplyAsync(context, referral, $"{Noted(context, touch, kept)} That was the first contact.", cancellationToken).ConfigureAwait(false);
        }

        ContactStory story = await ContactStory.ReadAsync(context, kept, cancellationToken).ConfigureAwait(false);
        return Show(context, touch, story, told);
    }

    /// <summary>"told Kim about Dana": the source knows now how it went with Dana, or with all of them where none is named.</summary>
    private static async ValueTask<IReadOnlyList<Referral>> TellAsync(DialogContext context, Contact source, Touch touch, string sentence, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> said = ContactStore.WordsOf(sentence);
        List<Referral> untold = [.. (await ReferralFinder.FromSourceAsync(context, source.Id, cancellationToken).ConfigureAwait(false)).Where(one => one.Untold is not null)];
        List<Referral> named = untold.FindAll(one => ContactStore.WordsOf($"{one.Prospect.Name} {one.Prospect.Company}").Any(said.Contains));
        var told = new List<Referral>();
        foreach (Referral listed in named.Count > 0 ? named : untold)
        {
            if (await context.Referrals.GetAsync(listed.Id, cancellationToken).ConfigureAwait(false) is { } before)
            {
                told.Add(context.Referrals.Save(before, before with { Told = new Told(touch.On, context.Now, touch.Method), ChangedAt = context.Now }));
            }
        }

        return told;
    }

    /// <summary>Whoever was introduced and is touched is contacted by it: the member's referrals to them that still wait for that.</summary>
    private static async ValueTask<IReadOnlyList<Referral>> ContactedAsync(DialogContext context, Contact contact, Touch touch, CancellationToken cancellationToken)
    {
        var contacted = new List<Referral>();
        foreach (Referral listed in await ReferralFinder.ToProspectAsync(context, contact.Id, cancellationToken).ConfigureAwait(false))
        {
            if (listed.IsToContact && listed.ReceivedOn <= touch.On && await context.Referrals.GetAsync(listed.Id, cancellationToken).ConfigureAwait(false) is { } before)
            {
                contacted.Add(await UpdateReferral.MoveAsync(context, before, new Frame { Intent = Intent.UpdateReferral, Stage = Stage.Contacted, Date = touch.On }, cancellationToken).ConfigureAwait(false));
            }
        }

        return contacted;
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> PressedAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Contact? contact = await CarriedAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        if (contact is null)
        {
            return new Reply { Text = "I don't know them any more. Nothing was changed.", ReplacesCard = true };
        }

        if (pressed.Verb == ChooseVerb)
        {
            return Buttons.Reply(
                $"How were you in touch with {ContactWords.First(contact)}?",
                [.. Offered.Select(method => Buttons.Do(Title(method), TouchedVerb, (ContactId, contact.Id), (Method, method.ToString())))]);
        }

        TouchMethod? how = Enum.TryParse(pressed.Data.GetValueOrDefault(Method), out TouchMethod said) ? said : null;
        Reply reply = await ActAsync(context, new Frame { Intent = Intent.LogTouch, Method = how }, contact, "", cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    /// <summary>A day said is a moment of it; today is now.</summary>
    private static Instant MomentOf(DialogContext context, LocalDate on) =>
        on >= context.Today ? context.Now : on.At(LocalTime.Noon).InZoneLeniently(context.Zone).ToInstant();

    private static Instant Later(Instant? one, Instant other) => one is { } known && known > other ? known : other;

    private static Reply Show(DialogContext context, Touch touch, ContactStory story, IReadOnlyList<Referral> told)
    {
        string text = told.Count == 0 ? Noted(context, touch, story.Contact)
            : $"Noted: {ContactWords.Short(story.Contact)} knows how it went with {Speech.List([.. told.Select(one => ReferralWords.Short(one.Prospect)).Distinct(StringComparer.Ordinal)])}{Day(context, touch)}.";
        var actions = new List<CardAction>();
        foreach (Promise promise in story.Promises.Where(one => one.RepId == context.Member.Id).Take(2))
        {
            actions.Add(Buttons.Do(Buttons.Fit($"Kept: {promise.What}"), LogPromise.KeptVerb, (LogPromise.Id, promise.Id)));
        }

        if (story.Referrals.LastOrDefault(one => one.RepId == context.Member.Id && one.Source.ContactId == story.Contact.Id && one.OwesThanks) is { } owed)
        {
            // A note to whom thanks are owed may have been the thanks; nobody but the member knows.
            IEnumerable<(string, string)> way = touch.Method is { } thanked ? [(ThankSource.Method, thanked.ToString())] : [];
            actions.Add(Buttons.Do("Count it as thanks", ThankSource.ThankedVerb, [(ReferralCard.Id, owed.Id), .. way]));
        }

        if (touch.Method is TouchMethod.Review or TouchMethod.ReportCard)
        {
            text += touch.Method == TouchMethod.Review ? " Did it go well? Then it is a moment to ask." : " Was the answer good? Then it is a moment to ask.";
            Moment moment = touch.Method == TouchMethod.Review ? Moment.Review : Moment.Result;
            actions.Add(Buttons.Do("It went well", LogMoment.NoteVerb, (ContactId, story.Contact.Id), (LogMoment.Kind, moment.ToString())));
        }

        actions.Add(Buttons.Do("Undo", UndoLast.UndoVerb, (ReferralCard.Id, touch.Id), (UndoLast.Version, touch.Version.ToString(CultureInfo.InvariantCulture))));
        return Buttons.Reply(text, actions);
    }

    private static string Noted(DialogContext context, Touch touch, Contact contact) =>
        $"Noted: in touch with {ContactWords.Short(contact)}{(touch.Method is { } method ? $" {ReferralWords.Of(method)}" : "")}{Day(context, touch)}.";

    private static string Day(DialogContext context, Touch touch) => touch.On == context.Today ? "" : $", {context.Speech.DaySeenFrom(touch.On, context.Today)}";

    /// <summary>That the member told something, and not "Kim told me".</summary>
    [GeneratedRegex(@"\b(?:(?:told|updated|briefed|informed)(?!\s+(?:me|us)\b)|let\b.{1,60}\bknow)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Telling();

    private static string Title(TouchMethod method) => method switch
    {
        TouchMethod.Note => "Sent a note",
        TouchMethod.Email => "E-mailed",
        TouchMethod.Call => "Called",
        TouchMethod.Chat => "Wrote a message",
        TouchMethod.Gift => "Sent a gift",
        TouchMethod.Meal => "Had a meal",
        TouchMethod.Visit => "Visited",
        TouchMethod.Review => "Held an account review",
        TouchMethod.ReportCard => "Got a report card",
        TouchMethod.Event => "Met at an event",
        TouchMethod.Content => "Shared an article",
        TouchMethod.InPerson => "Met in person",
    };
}
