using System.Globalization;
using NodaTime;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Records a promise to a contact, and that it was kept.</summary>
public sealed class LogPromise : ContactDialog
{
    /// <summary>A promise was kept.</summary>
    public const string KeptVerb = "promise.kept";

    /// <summary>A promise is no longer wanted.</summary>
    public const string DropVerb = "promise.drop";

    /// <summary>The name under which buttons carry the promise.</summary>
    public const string Id = "id";

    private const int UsualWorkingDays = 5;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.LogPromise];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb, KeptVerb, DropVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["told Kim I'd send the deck by Friday", "kept my promise to Kim"];

    /// <inheritdoc/>
    protected override string WhichVerb => "promise.which";

    /// <inheritdoc/>
    protected override string WhoQuestion => "Whom did you promise it to?";

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => words is ["kept" or "keep", "my" or "the" or "our", "promise", "to", _, ..];

    /// <inheritdoc/>
    public override ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string subject = string.Join(' ', words.Skip(4)).TrimEnd('.', '!');
        return HandleAsync(context, new Frame { Intent = Intent.LogPromise, Subject = subject, Off = true }, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> ActAsync(DialogContext context, Frame frame, Contact contact, string words, CancellationToken cancellationToken)
    {
        IReadOnlyList<Promise> open = [.. (await ContactStory.ReadAsync(context, contact, cancellationToken).ConfigureAwait(false)).Promises.Where(one => one.RepId == context.Member.Id)];
        if (frame.Off == true)
        {
            return await KeptOneAsync(context, contact, open, cancellationToken).ConfigureAwait(false);
        }

        if (frame.Need is not { } what)
        {
            return new Reply { Text = $"What did you promise {ContactWords.First(contact)}? Say it in one sentence, such as “told {ContactWords.First(contact)} I'd send the deck by Friday”." };
        }

        LocalDate due = frame.Due?.Date ?? WorkingDays.After(context.Today, UsualWorkingDays);
        Promise? known = open.FirstOrDefault(one => string.Equals(one.What, what, StringComparison.OrdinalIgnoreCase));
        Contact kept = Keep(context, contact, contact with { LastTouchAt = context.Now });
        var saved = (Promise)context.Events.Save(known, known is null
            ? new Promise { Id = Ids.New(context.Now), RepId = context.Member.Id, With = ContactWords.Named(kept), On = frame.Date ?? context.Today, At = context.Now, What = what, DueOn = due }
            : known with { DueOn = due });
        await context.KeepForUndoAsync($"the promise to {ReferralWords.First(saved.With)}", cancellationToken).ConfigureAwait(false);
        string text = frame.Due is null
            ? $"Promised to {ReferralWords.Short(saved.With)}: {what}. You named no day, so I'll remind you {context.Speech.DaySeenFrom(due, context.Today)}."
            : $"Promised to {ReferralWords.Short(saved.With)}: {what}, due {context.Speech.DaySeenFrom(due, context.Today)}.";
        return Show(saved, text);
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> PressedAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (await context.Events.GetAsync(pressed.Data.GetValueOrDefault(Id, ""), cancellationToken).ConfigureAwait(false) is not Promise promise)
        {
            return new Reply { Text = "That promise is not there any more.", ReplacesCard = true };
        }

        Reply reply = await SettleAsync(context, promise, pressed.Verb == KeptVerb, cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    private static async ValueTask<Reply> KeptOneAsync(DialogContext context, Contact contact, IReadOnlyList<Promise> open, CancellationToken cancellationToken)
    {
        string who = ContactWords.First(contact);
        return open.Count switch
        {
            0 => new Reply { Text = $"You owe {who} no promise that I know of." },
            1 when await context.Events.GetAsync(open[0].Id, cancellationToken).ConfigureAwait(false) is Promise one => await SettleAsync(context, one, isKept: true, cancellationToken).ConfigureAwait(false),
            _ => Buttons.Reply($"Which promise to {who} did you keep?", [.. open.Select(one => Buttons.Do(Buttons.Fit(one.What), KeptVerb, (Id, one.Id)))]),
        };
    }

    private static async ValueTask<Reply> SettleAsync(DialogContext context, Promise promise, bool isKept, CancellationToken cancellationToken)
    {
        Promise after = promise;
        if (promise.IsOpen)
        {
            after = await SettleRowAsync(context, promise, isKept, cancellationToken).ConfigureAwait(false);
            await context.KeepForUndoAsync($"settling the promise to {ReferralWords.First(promise.With)}", cancellationToken).ConfigureAwait(false);
        }

        string who = ReferralWords.First(after.With);
        return Show(after, after.KeptOn is null ? $"Dropped: {after.What}. {who} is owed nothing for it." : $"Kept: {after.What}. {who} can count on you.");
    }

    /// <summary>Notes that a promise was kept or is no longer wanted; not yet kept for undo.</summary>
    internal static async ValueTask<Promise> SettleRowAsync(DialogContext context, Promise promise, bool isKept, CancellationToken cancellationToken)
    {
        if (isKept && await context.Contacts.GetAsync(promise.With.ContactId, cancellationToken).ConfigureAwait(false) is { } contact)
        {
            context.Contacts.Save(contact, contact with { LastTouchAt = context.Now });
        }

        return (Promise)context.Events.Save(promise, isKept ? promise with { KeptOn = context.Today } : promise with { IsDropped = true });
    }

    private static Reply Show(Promise promise, string text)
    {
        var undo = Buttons.Do("Undo", UndoLast.UndoVerb, (ReferralCard.Id, promise.Id), (UndoLast.Version, promise.Version.ToString(CultureInfo.InvariantCulture)));
        return promise.IsOpen
            ? Buttons.Reply(text, Buttons.Do("I kept it", KeptVerb, (Id, promise.Id)), Buttons.Do("Drop it", DropVerb, (Id, promise.Id)), undo)
            : Buttons.Reply(text, undo);
    }
}
