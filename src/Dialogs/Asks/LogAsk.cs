using System.Globalization;
using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Records that a contact was asked for a referral, and what came of it.</summary>
public sealed class LogAsk : ContactDialog
{
    /// <summary>The contact was asked just now.</summary>
    public const string AskedVerb = "ask.asked";

    /// <summary>An ask has an outcome.</summary>
    public const string OutcomeVerb = "ask.outcome";

    /// <summary>Nothing more is expected of an ask.</summary>
    public const string LetGoVerb = "ask.let-go";

    /// <summary>The name under which buttons carry the ask.</summary>
    public const string Id = "id";

    private const string LaterVerb = "ask.later";
    private const string Outcome = "outcome";
    private const string Days = "days";
    private const int LaterDays = 30;
    private const int PromisedWorkingDays = 3;
    private const int LongestWait = 400;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.LogAsk];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb, AskedVerb, OutcomeVerb, LaterVerb, LetGoVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["asked Kim for a referral, she said later, ask again dec 1"];

    /// <inheritdoc/>
    protected override string WhichVerb => "ask.which-asked";

    /// <inheritdoc/>
    protected override string WhoQuestion => "Whom did you ask?";

    /// <summary>An ask's outcome as a button.</summary>
    internal static ActionExecute OutcomeButton(string title, string askId, AskOutcome outcome) =>
        Buttons.Do(title, OutcomeVerb, (Id, askId), (Outcome, outcome.ToString()));

    /// <inheritdoc/>
    protected override async ValueTask<Reply> ActAsync(DialogContext context, Frame frame, Contact contact, string words, CancellationToken cancellationToken)
    {
        Ask saved = await AddAsync(context, contact, frame.Outcome, frame.Due?.Date, frame.Date ?? context.Today, cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync($"asking {ReferralWords.First(saved.With)}", cancellationToken).ConfigureAwait(false);
        return Show(context, saved);
    }

    /// <summary>Records an ask, or what came of the one of that day; not yet kept for undo.</summary>
    internal static async ValueTask<Ask> AddAsync(DialogContext context, Contact contact, AskOutcome? outcome, LocalDate? due, LocalDate on, CancellationToken cancellationToken)
    {
        Contact kept = Keep(context, contact, contact with { LastTouchAt = context.Now });
        ContactStory story = await ContactStory.ReadAsync(context, kept, cancellationToken).ConfigureAwait(false);
        await SettleAsync(context, story, on, cancellationToken).ConfigureAwait(false);
        Ask? known = await SameAsync(context, story, on, cancellationToken).ConfigureAwait(false);
        Ask asked = known ?? new Ask
        {
            Id = Ids.New(context.Now),
            RepId = context.Member.Id,
            With = ContactWords.Named(kept),
            On = on,
            At = context.Now,
        };
        return (Ask)context.Events.Save(known, With(context, asked, outcome ?? asked.Outcome, due));
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> PressedAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (pressed.Verb == AskedVerb)
        {
            Contact? contact = await CarriedAsync(context, pressed, cancellationToken).ConfigureAwait(false);
            Reply asked = contact is null
                ? new Reply { Text = "I don't know them any more. Nothing was changed." }
                : await ActAsync(context, new Frame { Intent = Intent.LogAsk }, contact, "", cancellationToken).ConfigureAwait(false);
            return asked with { ReplacesCard = true };
        }

        if (await context.Events.GetAsync(pressed.Data.GetValueOrDefault(Id, ""), cancellationToken).ConfigureAwait(false) is not Ask ask)
        {
            return new Reply { Text = "That ask is not there any more.", ReplacesCard = true };
        }

        Ask after = pressed.Verb switch
        {
            OutcomeVerb when Enum.TryParse(pressed.Data.GetValueOrDefault(Outcome), out AskOutcome outcome) => outcome == ask.Outcome ? ask : With(context, ask, outcome, null),
            LaterVerb when int.TryParse(pressed.Data.GetValueOrDefault(Days), NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days <= LongestWait =>
                With(context, ask, AskOutcome.Later, WorkingDays.OnOrAfter(context.Today.PlusDays(days))),
            LetGoVerb => ask with { IsSettled = true },
            _ => ask,
        };
        if (after != ask)
        {
            after = (Ask)context.Events.Save(ask, after);
            await context.KeepForUndoAsync($"what came of asking {ReferralWords.First(after.With)}", cancellationToken).ConfigureAwait(false);
        }

        return Show(context, after) with { ReplacesCard = true };
    }

    /// <summary>The ask of the same day, to which a repeated press or a second sentence belongs.</summary>
    private static async ValueTask<Ask?> SameAsync(DialogContext context, ContactStory story, LocalDate on, CancellationToken cancellationToken) =>
        story.Asks.FirstOrDefault(one => one.On == on && one.RepId == context.Member.Id) is { } listed
            ? await context.Events.GetAsync(listed.Id, cancellationToken).ConfigureAwait(false) as Ask
            : null;

    /// <summary>Asking settles the moments up to now, and the earlier asks that waited.</summary>
    private static async ValueTask SettleAsync(DialogContext context, ContactStory story, LocalDate on, CancellationToken cancellationToken)
    {
        const int Most = 10;
        foreach (ContactEvent listed in story.Events
            .Where(one => one.RepId == context.Member.Id && one.On <= on && (one is ValueMoment || (one is Ask && one.On < on)) && one.OwedFrom is not null).Take(Most))
        {
            ContactEvent? before = await context.Events.GetAsync(listed.Id, cancellationToken).ConfigureAwait(false);
            ContactEvent? after = before switch
            {
                ValueMoment moment => moment with { IsSettled = true },
                Ask ask => ask with { IsSettled = true },
                _ => null,
            };
            if (after is not null)
            {
                context.Events.Save(before, after);
            }
        }
    }

    private static Ask With(DialogContext context, Ask ask, AskOutcome? outcome, LocalDate? due) => ask with
    {
        Outcome = outcome,
        IsSettled = false,
        AgainOn = outcome switch
        {
            AskOutcome.Later => due ?? WorkingDays.OnOrAfter(ask.On.PlusDays(LaterDays)),
            AskOutcome.Promised => due ?? WorkingDays.After(context.Today, PromisedWorkingDays),
            _ => null,
        },
    };

    /// <summary>What came of an ask, or the question what did.</summary>
    internal static Reply Show(DialogContext context, Ask ask)
    {
        string who = ReferralWords.First(ask.With);
        string when = ask.AgainOn is { } day ? context.Speech.DaySeenFrom(day, context.Today) : "";
        (string text, List<CardAction> actions) = ask switch
        {
            { IsSettled: true } => ($"All right, I won't bring up {who} again for this.", (List<CardAction>)[]),
            { Outcome: null } => ($"Well done, you asked {who}. What came of it?",
            [
                OutcomeButton($"{Buttons.Fit(who)} introduced somebody", ask.Id, AskOutcome.Referred),
                OutcomeButton("Promised to", ask.Id, AskOutcome.Promised),
                OutcomeButton("Said later", ask.Id, AskOutcome.Later),
                OutcomeButton("Would rather not", ask.Id, AskOutcome.Declined),
            ]),
            { Outcome: AskOutcome.Referred } => ask.ReferralIds.Count > 0
                ? ($"{who} referred {Speech.Count(ask.ReferralIds.Count, "prospect", "prospects")} after you asked.", [])
                : ($"Wonderful! Tell me whom {who} introduced, and I'll keep it with this ask.", [Buttons.Say("Log the referral", $"log referral from {ReferralWords.Short(ask.With)}")]),
            { Outcome: AskOutcome.Promised } => ($"{who} promised an introduction. If none came I'll bring it up {when}.", [Buttons.Say("Log the referral", $"log referral from {ReferralWords.Short(ask.With)}")]),
            { Outcome: AskOutcome.Later } => ($"{who} said later. I'll bring it up {when}, and nobody here asks {who} before.",
            [
                .. ((int[])[30, 90, 180]).Select(days => Buttons.Do($"Wait {days / 30} {(days == 30 ? "month" : "months")}", LaterVerb, (Id, ask.Id), (Days, days.ToString(CultureInfo.InvariantCulture)))),
            ]),
            _ => ($"{who} would rather not. That's fine, you asked. I won't suggest it again for {Readiness.DaysBetweenAsks} days.", []),
        };
        actions.Add(Buttons.Do("Undo", UndoLast.UndoVerb, (ReferralCard.Id, ask.Id), (UndoLast.Version, ask.Version.ToString(CultureInfo.InvariantCulture))));
        return Buttons.Reply(text, actions);
    }
}
