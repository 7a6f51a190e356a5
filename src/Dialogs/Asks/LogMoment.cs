using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Records a moment at which a client or prospect has felt value, and offers words to ask with.</summary>
public sealed class LogMoment : ContactDialog
{
    /// <summary>The member would rather not ask for this moment.</summary>
    public const string SkipVerb = "moment.skip";

    /// <summary>A moment that a message only seemed to tell of is recorded.</summary>
    public const string NoteVerb = "moment.note";

    /// <summary>The name under which buttons carry the moment.</summary>
    public const string Id = "id";

    /// <summary>The name under which buttons carry its kind.</summary>
    public const string Kind = "moment";

    /// <summary>The name under which buttons carry the sentence that told of it.</summary>
    public const string Told = "told";

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.LogMoment];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb, SkipVerb, NoteVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["Mike at Acme thanked me for the workflow idea", "Acme signed", "we lost Globex"];

    /// <inheritdoc/>
    protected override string WhichVerb => "moment.which";

    /// <inheritdoc/>
    protected override string WhoQuestion => "A good moment with whom? A name or a company is enough.";

    /// <inheritdoc/>
    protected override async ValueTask<Reply> ActAsync(DialogContext context, Frame frame, Contact contact, string words, CancellationToken cancellationToken)
    {
        if (frame.Moment is not { } kind)
        {
            return AskWhichMoment(contact.Version == 0 ? Keep(context, contact, contact) : contact, words);
        }

        LocalDate on = frame.Date ?? context.Today;
        Contact kept = Keep(context, contact, After(context, contact, kind, on));
        ContactStory story = await ContactStory.ReadAsync(context, kept, cancellationToken).ConfigureAwait(false);
        ValueMoment? known = story.Moments.FirstOrDefault(one => one.Moment == kind && one.On == on && one.RepId == context.Member.Id);
        ValueMoment moment = known ?? MomentLog.Add(context, kept, kind, frame.Value, FeltReader.Find(words, kind), on);
        await context.KeepForUndoAsync($"noting that {AskWords.Happened(moment)}", cancellationToken).ConfigureAwait(false);
        return await ShowAsync(context, moment, kept, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> PressedAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Reply reply = pressed.Verb == SkipVerb
            ? await SkipAsync(context, pressed, cancellationToken).ConfigureAwait(false)
            : await NoteAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    private async ValueTask<Reply> NoteAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Contact? contact = await CarriedAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        if (contact is null || !Enum.TryParse(pressed.Data.GetValueOrDefault(Kind), out Moment kind))
        {
            return new Reply { Text = "I don't know them any more. Nothing was changed." };
        }

        var frame = new Frame { Intent = Intent.LogMoment, Moment = kind };
        return await ActAsync(context, frame, contact, pressed.Data.GetValueOrDefault(Told, ""), cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> SkipAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (await context.Events.GetAsync(pressed.Data.GetValueOrDefault(Id, ""), cancellationToken).ConfigureAwait(false) is not ValueMoment moment)
        {
            return new Reply { Text = "That moment is not there any more." };
        }

        if (!moment.IsSettled)
        {
            context.Events.Save(moment, moment with { IsSettled = true });
            await context.KeepForUndoAsync($"not asking {ReferralWords.First(moment.With)}", cancellationToken).ConfigureAwait(false);
        }

        return new Reply { Text = $"All right, I won't bring up {ReferralWords.First(moment.With)} for this. The moment is kept." };
    }

    /// <summary>The client's record: a signature makes them one, and any news is a touch.</summary>
    private static Contact After(DialogContext context, Contact contact, Moment kind, LocalDate on)
    {
        bool isClient = kind is Moment.Signed or Moment.Installed or Moment.Renewed;
        return contact with
        {
            SignedOn = contact.SignedOn ?? (isClient ? on : null),
            OwnerId = contact.OwnerId ?? (isClient ? context.Member.Id : null),
            LastTouchAt = context.Now,
        };
    }

    private static Reply AskWhichMoment(Contact contact, string words)
    {
        string text = $"What happened with {ContactWords.Short(contact)}?";
        return Buttons.Reply(
            text,
            [.. ((Moment[])[Moment.ThankedUs, Moment.Signed, Moment.Installed, Moment.Result, Moment.Review, Moment.Lost]).Select(kind => Buttons.Do(
                Title(kind), NoteVerb, (ContactId, contact.Id), (Kind, kind.ToString()), (Told, words)))]);
    }

    private static string Title(Moment kind) => kind switch
    {
        Moment.Discovery => "Had a first talk",
        Moment.ThankedUs => "They thanked us",
        Moment.Proposal => "Sent a proposal",
        Moment.Signed => "They signed",
        Moment.Installed => "It is installed",
        Moment.Result => "They have a good result",
        Moment.Review => "The review went well",
        Moment.Lost => "We lost it",
        Moment.Renewed => "They renewed",
    };

    private static async ValueTask<Reply> ShowAsync(DialogContext context, ValueMoment moment, Contact contact, CancellationToken cancellationToken)
    {
        string headline = $"Noted: {AskWords.Happened(moment)}.";
        var body = new List<CardElement> { new TextBlock(headline) };
        var actions = new List<CardAction>();
        ContactStory story = await ContactStory.ReadAsync(context, contact, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<HeldBack> holds = Readiness.Of(story, moment.Moment, context.Today);
        if (moment.Moment == Moment.Lost && context.Today < moment.AskFrom)
        {
            body.Add(new TextBlock($"I'll bring it up gently {context.Speech.DaySeenFrom(moment.AskFrom, context.Today)}: somebody who said no to us may still know somebody."));
        }
        else if (holds.Count > 0)
        {
            body.Add(new TextBlock("A good moment to ask for a referral, but not yet:"));
            body.AddRange(AskCard.Reasons(context, holds));
            actions.AddRange(AskCard.Remedies(context, holds));
            actions.Add(Words("Ask anyway", moment, anyway: true));
        }
        else
        {
            AskComposer composer = await AskCard.ComposerAsync(context, new AskRequest { Contact = contact, Stage = moment.Moment, Felt = moment.Felt }, cancellationToken).ConfigureAwait(false);
            body.Add(new TextBlock(Invitation(moment)));
            body.Add(new Container([new TextBlock($"“{composer.Words(0)}”")]) { IsEmphasised = true });
            actions.Add(Buttons.Do("I asked", LogAsk.AskedVerb, (ContactId, contact.Id)));
            actions.Add(Words("Show more words", moment, anyway: false));
        }

        if (!moment.IsSettled)
        {
            actions.Add(Buttons.Do("Not now", SkipVerb, (Id, moment.Id)));
        }

        actions.AddRange(ReferralButtons(context, story, moment));
        actions.Add(Buttons.Do("Undo", UndoLast.UndoVerb, (ReferralCard.Id, moment.Id), (UndoLast.Version, moment.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        return new Reply { Text = headline, Card = new AdaptiveCard { FallbackText = headline, Body = body, Actions = actions } };
    }

    private static string Invitation(ValueMoment moment) => moment.Moment switch
    {
        Moment.Discovery => "Plant the seed now, and ask when you have delivered:",
        Moment.ThankedUs => "Ask in the same breath, while they feel it:",
        Moment.Proposal => "Promise the quarterly review now; it is what you ask after:",
        Moment.Lost => "There is nothing to lose, so ask gently:",
        _ => "A good moment to ask for a referral:",
    };

    /// <summary>Where the contact was referred to the member, the referral moves along with one press.</summary>
    private static IEnumerable<CardAction> ReferralButtons(DialogContext context, ContactStory story, ValueMoment moment)
    {
        if (moment.Moment is not (Moment.Signed or Moment.Lost or Moment.Proposal)
            || story.ToThem.LastOrDefault(one => one.IsOpen && one.RepId == context.Member.Id) is not { } referral
            || (moment.Moment == Moment.Proposal && referral.Stage == Stage.Proposal))
        {
            yield break;
        }

        Stage stage = moment.Moment switch
        {
            Moment.Signed => Stage.Won,
            Moment.Lost => Stage.Lost,
            _ => Stage.Proposal,
        };
        string title = stage switch
        {
            Stage.Won => "Mark the referral won",
            Stage.Lost => "Mark the referral lost",
            _ => "Move the referral to proposal",
        };
        yield return Buttons.Do(title, UpdateReferral.StageVerb, (ReferralCard.Id, referral.Id), (UpdateReferral.NewStage, stage.ToString()));
    }

    private static ActionExecute Words(string title, ValueMoment moment, bool anyway)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ContactId] = moment.With.ContactId,
            [HowToAsk.Stage] = moment.Moment.ToString(),
        };
        if (anyway)
        {
            data[HowToAsk.Anyway] = "yes";
        }

        return new ActionExecute(title, HowToAsk.WordsVerb, data);
    }
}
