using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Puts one follow-up off: an hour, to a day, or to a date picked in a form.</summary>
public sealed class PutOffFollowUp : Dialog
{
    /// <summary>Shows the ways to put it off.</summary>
    public const string LaterVerb = "followup.later";

    /// <summary>Puts it off.</summary>
    public const string SnoozeVerb = "followup.snooze";

    /// <summary>Opens the form for a date, and takes it.</summary>
    public const string DateVerb = "followup.date";

    /// <summary>For an hour.</summary>
    public const string Hour = "hour";

    /// <summary>To the next day.</summary>
    public const string Tomorrow = "tomorrow";

    /// <summary>To the next Monday.</summary>
    public const string Monday = "monday";

    /// <summary>How an outcome on a card begins that puts the item off.</summary>
    public const string Outcome = "put off";

    private const string CancelVerb = "followup.date-cancel";
    private const string Day = "day";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [LaterVerb, SnoozeVerb, DateVerb, CancelVerb];

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
            case LaterVerb:
                return press.Show(new OpenItem(press.Key, ["When shall I bring it up again?"], [.. FollowUpButtons.Later(press.Card, one)]));

            case DateVerb when !pressed.Inputs.ContainsKey(Day):
                press.Desk.Save();
                return Form(press, null);

            case DateVerb:
                return LocalDatePattern.Iso.Parse(pressed.Inputs[Day]) is { Success: true, Value: var day } && day > context.Today
                    ? ToDay(press, day)
                    : Form(press, "Please choose a day to come.");

            case CancelVerb:
                return press.Show();

            default:
                return press.How switch
                {
                    Hour => await ForAnHourAsync(context, press, cancellationToken).ConfigureAwait(false),
                    Monday => ToDay(press, context.Today.Next(IsoDayOfWeek.Monday)),
                    _ => ToDay(press, context.Today.PlusDays(1)),
                };
        }
    }

    private static async ValueTask<Reply> ForAnHourAsync(DialogContext context, NudgePress press, CancellationToken cancellationToken)
    {
        Instant at = press.Desk.Calendar.AfterQuiet(context.Now + Duration.FromHours(1));
        press.Desk.SetMark(press.Key, new NudgeMark { SnoozedUntil = at });
        await NudgeSchedule.RemindAsync(context, context.Member.Id, press.Key, at, cancellationToken).ConfigureAwait(false);
        return press.Settle($"{Outcome} to {context.Speech.Time(at.InZone(context.Zone).TimeOfDay)}");
    }

    private static Reply ToDay(NudgePress press, LocalDate day)
    {
        NudgeDesk desk = press.Desk;
        desk.SetMark(press.Key, new NudgeMark { SnoozedUntil = desk.Calendar.At(day.AtMidnight()) });
        return press.Settle($"{Outcome} to {desk.Speech.DaySeenFrom(day, desk.Today)}");
    }

    private static Reply Form(NudgePress press, string? error)
    {
        var form = new Form(
            "Put off",
            [new InputDate(Day, "Bring it up again on") { IsRequired = true, ErrorMessage = "The day is needed.", Value = LocalDatePattern.Iso.Format(press.Desk.Today.PlusWeeks(1)) }],
            DigestCard.Button(press.Card, press.Key, "Put off", DateVerb))
        {
            Cancel = DigestCard.Button(press.Card, press.Key, "Cancel", CancelVerb),
        };
        return new Reply
        {
            Text = "Until when?",
            Form = form,
            FormErrors = error is null ? null : new Dictionary<string, string> { [Day] = error },
            ReplacesCard = true,
        };
    }
}
