using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Moves or drops a reminder by a sentence: "move the reminder to Friday", "cancel the reminder about Kim".</summary>
public sealed partial class ChangeReminder : Dialog
{
    private const string WhichVerb = "remind.change-which";
    private const string Id = "id";
    private const int LongestSentence = 200;
    private const int MostReminders = 200;
    private const int MostChoices = 5;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["move the reminder about Kim to Friday", "cancel the reminder about Kim"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) =>
        text.Length <= LongestSentence && (Move().IsMatch(text) || Drop().IsMatch(text));

    /// <inheritdoc/>
    public override async ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Match move = Move().Match(text);
        When? due = null;
        if (move.Success)
        {
            due = (await context.ReadAsync($"remind me {move.Groups["when"].Value} to call", cancellationToken).ConfigureAwait(false)).Frame.Due;
            if (due is not { } said || said.Date < context.Today)
            {
                return new Reply { Text = "To when shall I move it? For example: “move the reminder to Friday 3pm”. Nothing was changed." };
            }
        }

        Match asked = move.Success ? move : Drop().Match(text);
        IReadOnlyList<string> about = ContactStore.WordsOf(asked.Groups["before"].Value + " " + asked.Groups["about"].Value);
        IReadOnlyList<Reminder> all = await context.Reminders.OfAsync(context.Member.Id, MostReminders, cancellationToken).ConfigureAwait(false);
        List<Reminder> meant = [.. all.Where(one => about.All(ContactStore.WordsOf($"{one.Text} {one.About?.Name} {one.About?.Company}").Contains))];
        return meant switch
        {
            [] => Buttons.Reply(all.Count == 0 ? "You have no reminders." : "You have no such reminder. Nothing was changed.", Buttons.Say("Show my reminders", "my reminders")),
            [var one] => await ChangeAsync(context, one, due, cancellationToken).ConfigureAwait(false),
            _ => AskWhich(context, meant, due),
        };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (context.Question is not { Verb: WhichVerb } question
            || await context.Reminders.GetAsync(context.Member.Id, pressed.Data.GetValueOrDefault(Id, ""), cancellationToken).ConfigureAwait(false) is not { } reminder)
        {
            return new Reply { Text = "That question is settled already. “My reminders” lists them.", ReplacesCard = true };
        }

        context.CloseQuestion();
        return await ChangeAsync(context, reminder, question.Draft.Due, cancellationToken).ConfigureAwait(false) with { ReplacesCard = true };
    }

    private static Reply AskWhich(DialogContext context, IReadOnlyList<Reminder> meant, When? due)
    {
        const string Text = "Which reminder do you mean?";
        return context.Ask(new Question
        {
            Verb = WhichVerb,
            AskedAt = context.Now,
            Ask = new Reply
            {
                Text = Text,
                Card = new AdaptiveCard
                {
                    FallbackText = Text,
                    Body = [new TextBlock(Text), .. meant.Take(MostChoices).Select(one => new TextBlock($"{context.Speech.When(one.Due, context.Today)}: {one.Text}"))],
                    Actions = [.. meant.Take(MostChoices).Select(one => Buttons.Do(Buttons.Fit(one.Text), WhichVerb, (Id, one.Id)))],
                },
            },
            Draft = new Frame { Intent = Intent.Remind, Due = due },
            IsChoice = true,
        });
    }

    private static async ValueTask<Reply> ChangeAsync(DialogContext context, Reminder before, When? due, CancellationToken cancellationToken)
    {
        if (due is not { } when)
        {
            context.Reminders.Delete(before);
            await context.KeepForUndoAsync($"dropping the reminder “{before.Text}”", cancellationToken).ConfigureAwait(false);
            return Buttons.Reply($"Dropped: {before.Text}.", Buttons.Say("Undo", "undo"));
        }

        Reminder after = await Remind.AppointAsync(context, before, before with { Due = when }, cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync($"moving the reminder “{before.Text}”", cancellationToken).ConfigureAwait(false);
        return Buttons.Reply($"I'll remind you {context.Speech.When(after.Due, context.Today)}: {after.Text}.", Buttons.Say("Show my reminders", "my reminders"), Buttons.Say("Undo", "undo"));
    }

    [GeneratedRegex(
        @"^(?:please |can you |could you )?(?:move|push|postpone|delay|shift|change|reschedule|put off|snooze) (?:the |my |that |this )?(?<before>[\p{L}'’ .-]{0,40}?)\b ?reminder\b(?: (?:about|to|for|of|on|with) (?<about>.{1,60}?))? (?:back )?(?:to|until|till|for|by) (?<when>.{1,60}?)[.!?]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Move();

    [GeneratedRegex(
        @"^(?:please |can you |could you )?(?:delete|drop|cancel|remove|clear|forget) (?:the |my |that |this )?(?<before>[\p{L}'’ .-]{0,40}?)\b ?reminder\b(?: (?:about|to|for|of|on|with) (?<about>.{1,80}?))?[.!?]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Drop();
}
