using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Keeps what a member asks to be reminded of, and lists it.</summary>
public sealed class Remind : Dialog
{
    private const string WhenVerb = "remind.when";
    private const string DropVerb = "remind.drop";
    private const string Id = "id";
    private const int MostListed = 15;
    private const int MostButtons = 5;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Remind];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhenVerb, DropVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["remind me on Thursday to call Dana"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        string? what = frame.Need ?? (frame.Subject is { } subject ? $"be in touch with {subject}" : null);
        if (what is null)
        {
            return new Reply { Text = "What shall I remind you of? For example: “remind me on Thursday to call Dana”." };
        }

        if (frame.Due is not { } due)
        {
            return context.Ask(new Question
            {
                Verb = WhenVerb,
                AskedAt = context.Now,
                Ask = Buttons.Reply(
                    $"When shall I remind you to {what}?",
                    Buttons.Say("Tomorrow", "tomorrow"),
                    Buttons.Say("On Monday", "on Monday")),
                Draft = frame,
            });
        }

        if (due.Date < context.Today || due.Date == context.Today && due.Time < context.LocalNow.TimeOfDay)
        {
            return new Reply { Text = $"That was {context.Speech.When(due, context.Today)} already. When shall I remind you instead?" };
        }

        return await SaveAsync(context, frame, what, due, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        // The answer is read as the rest of the sentence that it completes.
        Frame said = (await context.ReadAsync($"remind me {text} to call", cancellationToken).ConfigureAwait(false)).Frame;
        if (said.Due is not { } due || TellsSomething(ContactStore.WordsOf(text)))
        {
            return null;
        }

        context.CloseQuestion();
        return await HandleAsync(context, question.Draft with { Due = due }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>"December 25 is a holiday" names a day and is no answer; "Friday is fine" is one.</summary>
    private static bool TellsSomething(IReadOnlyList<string> words) =>
        words.Any(word => word is "is" or "are" or "was" or "were" or "has" or "have" or "when")
        && words is not [.., "good" or "fine" or "ok" or "okay" or "great" or "better" or "best" or "perfect" or "easier"];

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken) =>
        words is ["my", "reminders"] or ["show", "my", "reminders"] or ["list", "reminders"] or ["list", "my", "reminders"] or ["reminders"] or ["show", "reminders"]
            ? await ListAsync(context, cancellationToken).ConfigureAwait(false)
            : null;

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Reminder? reminder = await context.Reminders.GetAsync(context.Member.Id, pressed.Data.GetValueOrDefault(Id, ""), cancellationToken).ConfigureAwait(false);
        if (reminder is not null)
        {
            context.Reminders.Delete(reminder);
            await context.KeepForUndoAsync($"dropping the reminder “{reminder.Text}”", cancellationToken).ConfigureAwait(false);
        }

        return await ListAsync(context, cancellationToken).ConfigureAwait(false) with { ReplacesCard = true };
    }

    private static async ValueTask<Reply> SaveAsync(DialogContext context, Frame frame, string what, When due, CancellationToken cancellationToken)
    {
        Reminder reminder = await AppointAsync(
            context,
            null,
            new Reminder
            {
                Id = Ids.New(context.Now),
                MemberId = context.Member.Id,
                Text = what,
                About = frame.Subject is { } subject ? await FindAsync(context, subject, cancellationToken).ConfigureAwait(false) : null,
                Due = due,
                AskedAt = context.Now,
            },
            cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync($"the reminder “{what}”", cancellationToken).ConfigureAwait(false);
        string when = context.Speech.When(reminder.Due, context.Today);
        return Buttons.Reply(
            reminder.Due.Time is null ? $"I'll remind you {when}, in the morning: {what}." : $"I'll remind you {when}: {what}.",
            Buttons.Say("Show my reminders", "my reminders"),
            Buttons.Say("Undo", "undo"));
    }

    /// <summary>Writes a reminder, new or moved, for when the member can be reached; one with a time comes by itself.</summary>
    internal static async ValueTask<Reminder> AppointAsync(DialogContext context, Reminder? before, Reminder after, CancellationToken cancellationToken)
    {
        NudgeCalendar calendar = await MemberTimes.CalendarAsync(context, cancellationToken).ConfigureAwait(false);
        Reminder reminder = context.Reminders.Save(before, after with { Due = Reachable(context, calendar, after.Due) });
        if (reminder.Due.Time is not null || before?.Due.Time is not null)
        {
            await CallAsync(context, reminder, cancellationToken).ConfigureAwait(false);
        }

        return reminder;
    }

    /// <summary>Has a reminder come at its time, or with a digest where it has none.</summary>
    internal static async ValueTask CallAsync(DialogContext context, Reminder reminder, CancellationToken cancellationToken)
    {
        string key = new FollowUp { Kind = FollowUpKind.Reminder, From = reminder.Id, MemberId = reminder.MemberId, Due = reminder.Due, Since = context.Today }.Key;
        if (reminder.Due.Time is { } time)
        {
            NudgeCalendar calendar = await MemberTimes.CalendarAsync(context, cancellationToken).ConfigureAwait(false);
            await NudgeSchedule.RemindAsync(context, reminder.MemberId, key, calendar.At(reminder.Due.Date + time), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await NudgeSchedule.CancelReminderAsync(context, reminder.MemberId, key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A day alone means that day's digest; where there is none any more, the reminder comes by itself.</summary>
    private static When Reachable(DialogContext context, NudgeCalendar calendar, When due)
    {
        if (due.Time is not null)
        {
            return due;
        }

        if (due.Date == context.Today && calendar.At(due.Date) <= context.Now)
        {
            LocalDateTime soon = calendar.AfterQuiet(context.Now + Duration.FromHours(1)).InZone(context.Zone).LocalDateTime;
            return new When(soon.Date, new LocalTime(soon.Hour, soon.Minute));
        }

        return calendar.IsDigestDay(due.Date) ? due : new When(due.Date, calendar.Time);
    }

    private static async ValueTask<Person?> FindAsync(DialogContext context, string subject, CancellationToken cancellationToken) =>
        await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false) is [var one]
            ? new Person(one.Id, one.Name, one.Company)
            : null;

    private static async ValueTask<Reply> ListAsync(DialogContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<Reminder> all = await context.Reminders.OfAsync(context.Member.Id, 200, cancellationToken).ConfigureAwait(false);
        if (all.Count == 0)
        {
            return Buttons.Reply("You have no reminders. “Remind me on Thursday to call Dana” makes one.", Buttons.Do("Show my settings", ShowSettings.OpenVerb));
        }

        List<Reminder> shown = [.. all.OrderBy(one => one.Due.Date).ThenBy(one => one.Due.Time).Take(MostListed)];
        string title = $"You have {Speech.Count(all.Count, "reminder", "reminders")}.";
        return new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body =
                [
                    new TextBlock(title) { IsBold = true },
                    .. shown.Select(one => new TextBlock($"{context.Speech.When(one.Due, context.Today)}: {one.Text}")),
                ],
                Actions = [.. shown.Take(MostButtons).Select(one => Buttons.Do(Buttons.Fit($"Drop “{one.Text}”"), DropVerb, (Id, one.Id)))],
            },
        };
    }
}
