using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// Does what settles a follow-up when its button is pressed: the same as saying it in chat. What was not relevant can be
/// brought back, the rest undone.
/// </summary>
public sealed class SettleFollowUp : Dialog
{
    /// <summary>It was done.</summary>
    public const string DoneVerb = "followup.done";

    /// <summary>It was done in another way: which?</summary>
    public const string OtherVerb = "followup.other";

    /// <summary>What came of a check-in; without an outcome: what may it be?</summary>
    public const string OutcomeVerb = "followup.outcome";

    /// <summary>The referral that stands still came to a stage.</summary>
    public const string StageVerb = "followup.stage";

    /// <summary>It is not relevant.</summary>
    public const string DismissVerb = "followup.dismiss";

    /// <summary>It is still useful.</summary>
    public const string KeepVerb = "followup.keep";

    /// <summary>It is relevant after all, or not put off any more.</summary>
    public const string BringBackVerb = "followup.back-again";

    /// <summary>The two had not talked yet when they were asked.</summary>
    public const string NotYet = "NotYet";

    private const string NotRelevant = "not relevant";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [DoneVerb, OtherVerb, OutcomeVerb, StageVerb, DismissVerb, KeepVerb, BringBackVerb];

    /// <summary>Whether an outcome shown on a card can be taken back there.</summary>
    public static bool CanBringBack(string outcome) => outcome == NotRelevant || outcome.StartsWith(PutOffFollowUp.Outcome, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        NudgePress press = await NudgePress.OpenAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        if (press.FollowUp is not { } one)
        {
            return press.Show();
        }

        switch (pressed.Verb)
        {
            case DoneVerb:
                TouchMethod? method = Enum.TryParse(press.How, out TouchMethod way) ? way : null;
                return await SettleAsync(context, press, DoneAsync(context, one, method, cancellationToken), cancellationToken).ConfigureAwait(false);

            case StageVerb when one.Referral is not null && Enum.TryParse(press.How, out Stage stage):
                return await SettleAsync(context, press, MoveAsync(context, one, new Frame { Intent = Intent.UpdateReferral, Stage = stage }, cancellationToken), cancellationToken).ConfigureAwait(false);

            case OutcomeVerb when one.Given is not null && press.How is { } outcome:
                return await SettleAsync(context, press, CheckedInAsync(context, press.Desk, one, outcome, cancellationToken), cancellationToken).ConfigureAwait(false);

            case OutcomeVerb:
                return press.Show(new OpenItem(press.Key, [one.Person is null ? "How did it go?" : $"How did it go for {ReferralWords.First(one.Person)}?"], FollowUpButtons.Outcomes(press.Card, one)));

            case OtherVerb:
                return press.Show(new OpenItem(press.Key, ["How did you thank them?"], FollowUpButtons.OtherWays(press.Card, one)));

            case DismissVerb:
                return await SettleAsync(context, press, DismissAsync(context, press.Desk, one, cancellationToken), cancellationToken).ConfigureAwait(false);

            case KeepVerb:
                press.Desk.SetMark(press.Key, new NudgeMark());
                return press.Show();

            default:
                press.Desk.SetMark(press.Key, new NudgeMark());
                press.Desk.SetOutcome(press.Key, null);
                return press.Show();
        }
    }

    private static async ValueTask<Reply> SettleAsync(DialogContext context, NudgePress press, ValueTask<string> settling, CancellationToken cancellationToken)
    {
        FollowUp settled = press.FollowUp!;
        string outcome = await settling.ConfigureAwait(false);
        Reply? next = SettleContact.Next(context, settled);
        await press.Desk.LookAgainAsync(cancellationToken).ConfigureAwait(false);
        if (context.Referrals.Changes.Count + context.Given.Changes.Count + context.Reminders.Changes.Count + context.Events.Changes.Count > 0)
        {
            string title = press.Card.Items.FirstOrDefault(item => item.Key == press.Key)?.Title ?? "that";
            await context.KeepForUndoAsync($"“{title}”, {outcome}", cancellationToken).ConfigureAwait(false);
        }

        return press.Settle(outcome) with { Then = next };
    }

    private static async ValueTask<string> DoneAsync(DialogContext context, FollowUp one, TouchMethod? method, CancellationToken cancellationToken)
    {
        switch (one.Kind)
        {
            case FollowUpKind.ThankSource or FollowUpKind.TellSource when one.Referral is not null:
                if (await context.Referrals.GetAsync(one.Referral.Id, cancellationToken).ConfigureAwait(false) is { } thanked)
                {
                    await ThankSource.ThankAsync(context, thanked, method, context.Today, cancellationToken).ConfigureAwait(false);
                }

                return method is { } way ? ReferralWords.Of(way) : "done";

            case FollowUpKind.ContactProspect:
                return await MoveAsync(context, one, new Frame { Intent = Intent.UpdateReferral, Stage = Stage.Contacted }, cancellationToken).ConfigureAwait(false);

            case FollowUpKind.GetIntroduction when one.Referral is not null:
                return await MoveAsync(context, one, new Frame { Intent = Intent.UpdateReferral, Introduction = Introduction.Email }, cancellationToken).ConfigureAwait(false);

            case FollowUpKind.MoveOn:
                return await MoveAsync(context, one, new Frame { Intent = Intent.UpdateReferral }, cancellationToken).ConfigureAwait(false);

            case FollowUpKind.Reminder:
                if (await context.Reminders.GetAsync(one.MemberId, one.From, cancellationToken).ConfigureAwait(false) is { } reminder)
                {
                    context.Reminders.Delete(reminder);
                }

                return "done";

            default:
                return await SettleContact.DoneAsync(context, one, method, cancellationToken).ConfigureAwait(false) ?? "done";
        }
    }

    private static async ValueTask<string> MoveAsync(DialogContext context, FollowUp one, Frame frame, CancellationToken cancellationToken)
    {
        if (one.Referral is not null && await context.Referrals.GetAsync(one.Referral.Id, cancellationToken).ConfigureAwait(false) is { } before)
        {
            await UpdateReferral.MoveAsync(context, before, frame, cancellationToken).ConfigureAwait(false);
        }

        return frame switch
        {
            { Stage: { } stage } => ReferralWords.Of(stage),
            { Introduction: not null } => "introduced",
            _ => "in touch",
        };
    }

    private static async ValueTask<string> CheckedInAsync(DialogContext context, NudgeDesk desk, FollowUp one, string how, CancellationToken cancellationToken)
    {
        if (await context.Given.GetAsync(one.From, cancellationToken).ConfigureAwait(false) is not { } before)
        {
            return "settled";
        }

        if (how == NotYet)
        {
            GivenReferral later = context.Given.Save(before, before with { CheckOn = context.Today.PlusDays(desk.Rules.CheckInAfterDays) });
            return $"not talked yet; I'll ask again {context.Speech.DaySeenFrom(later.CheckOn!.Value, context.Today)}";
        }

        CheckInOutcome outcome = Enum.TryParse(how, out CheckInOutcome known) ? known : CheckInOutcome.Helped;
        GivenReferral after = context.Given.Save(before, GiveReferral.CheckedIn(before, one.Occurrence, new CheckIn(outcome, context.Today)));
        await TouchAsync(context, one.Person, cancellationToken).ConfigureAwait(false);
        return after.IsOpen ? GiveReferral.Words(outcome) : $"{GiveReferral.Words(outcome)}. {GiveReferral.Summary(after)}";
    }

    private static async ValueTask<string> DismissAsync(DialogContext context, NudgeDesk desk, FollowUp one, CancellationToken cancellationToken)
    {
        switch (one)
        {
            case { Kind: FollowUpKind.ThankSource, Referral.Id: var id } when await context.Referrals.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } thanks:
                context.Referrals.Save(thanks, thanks with { IsThanksWaived = true, Told = new Told(context.Today, context.Now, null) });
                break;

            case { Kind: FollowUpKind.TellSource, Referral.Id: var id } when await context.Referrals.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } told:
                context.Referrals.Save(told, told with { Told = new Told(context.Today, context.Now, null) });
                break;

            case { Kind: FollowUpKind.CheckIn } when await context.Given.GetAsync(one.From, cancellationToken).ConfigureAwait(false) is { } given:
                context.Given.Save(given, GiveReferral.CheckedIn(given, one.Occurrence, new CheckIn(CheckInOutcome.NotAsked, context.Today)));
                break;

            case { Kind: FollowUpKind.Reminder } when await context.Reminders.GetAsync(one.MemberId, one.From, cancellationToken).ConfigureAwait(false) is { } reminder:
                context.Reminders.Delete(reminder);
                break;

            case { Referral: null } when await SettleContact.DismissAsync(context, one, cancellationToken).ConfigureAwait(false):
                break;

            default:
                desk.SetMark(one.Key, desk.Mark(one.Key) with { IsDismissed = true });
                return NotRelevant;
        }

        return "not relevant; “undo” brings it back";
    }

    private static async ValueTask TouchAsync(DialogContext context, Person? person, CancellationToken cancellationToken)
    {
        if (person is not null && await context.Contacts.GetAsync(person.ContactId, cancellationToken).ConfigureAwait(false) is { } contact)
        {
            context.Contacts.Save(contact, contact with { LastTouchAt = context.Now });
        }
    }
}
