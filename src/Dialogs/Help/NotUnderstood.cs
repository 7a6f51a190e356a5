using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Help;

/// <summary>
/// Answers what was not understood or only perhaps: the likeliest readings as buttons, or the nearest commands. And it
/// tells what was understood last, when asked.
/// </summary>
public sealed class NotUnderstood : Dialog
{
    /// <summary>How the answer begins to what was not understood.</summary>
    public const string Opening = "I didn't get that";

    private const string ReadingVerb = "reading";
    private const string Choice = "choice";
    private const string Words = "words";
    private const string Neither = "none";
    private const int MostReadings = 3;
    private const int LongestName = 4;
    private static readonly Reply NoneOfThese = new() { Text = "All right, I changed nothing. Put it another way, or say “help”." };

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ReadingVerb];

    /// <summary>Whether a message asks what was understood last.</summary>
    public static bool AsksWhatWasUnderstood(IReadOnlyList<string> words) =>
        words is ["what", "did", "you", "understand", ..] or ["what", "have", "you", "understood", ..] or ["what", "was", "understood", ..];

    /// <summary>Offers the nearest commands; to a bare name, what is known of it.</summary>
    public static async ValueTask<Reply> NearestAsync(DialogContext context, Reading reading, CancellationToken cancellationToken)
    {
        context.Remember(new Understood(new Frame { Intent = Intent.Unknown }, await LastSpokenOf.FindAsync(context, cancellationToken).ConfigureAwait(false)));
        List<CardAction> buttons = [.. reading.Others.Select(frame => Command(frame.Intent)).OfType<CardAction>().DistinctBy(button => button.Title).Take(MostReadings)];
        if (ContactStore.WordsOf(context.Words).Count is > 0 and <= LongestName)
        {
            IReadOnlyList<Contact> named = await PersonFinder.AboutAsync(context, context.Words, cancellationToken).ConfigureAwait(false);
            buttons.AddRange(named.Take(1).Select(contact => Buttons.Say($"Show {ReferralWords.Short(contact.Name, contact.Company)}", $"status of {contact.Name ?? contact.Company}")));
        }

        if (buttons.Count == 0)
        {
            buttons.AddRange(Permissions.May(context.Member.Role, Right.SeeOthers)
                ? [Buttons.Say("Show the team", "how is the team doing"), Buttons.Say("Show open referrals", "open referrals")]
                : [Buttons.Say("Log a referral", "log referral"), Buttons.Say("Show my referrals", "my referrals")]);
        }

        buttons.Add(Buttons.Say("Show help", "help"));
        return Buttons.Reply($"{Opening}, so I changed nothing. Did you mean one of these?", buttons);
    }

    /// <summary>Asks which of several readings was meant.</summary>
    public static Reply AskWhich(DialogContext context, Reading reading)
    {
        List<Frame> readings = [reading.Frame, .. reading.Others.Take(MostReadings - 1)];
        string text = readings.Count == 1 ? "I'm not sure what you mean. Is it this?" : "I'm not sure what you mean. Which is it?";
        var buttons = new List<CardAction>();
        for (int i = 0; i < readings.Count; i++)
        {
            buttons.Add(Buttons.Do(FrameWords.Of(readings[i]), ReadingVerb, (Choice, i.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        }

        buttons.Add(Buttons.Do(readings.Count == 1 ? "No" : "None of these", ReadingVerb, (Choice, Neither)));
        return context.Ask(new Question
        {
            Verb = ReadingVerb,
            AskedAt = context.Now,
            Ask = Buttons.Reply(text, buttons),
            Draft = readings[0],
            Others = [.. readings.Skip(1)],
            Decided = new Dictionary<string, string>(StringComparer.Ordinal) { [Words] = context.Words },
        });
    }

    /// <summary>Whether a question is which of several readings was meant.</summary>
    public static bool IsAskedBy(Question question) => question.Verb == ReadingVerb;

    /// <summary>The reading that a button chose, and the question closed; null where it chose none of them or is settled.</summary>
    public static Frame? Chosen(DialogContext context, Pressed pressed)
    {
        if (pressed.Verb != ReadingVerb || context.Question is not { Verb: ReadingVerb } question)
        {
            return null;
        }

        context.CloseQuestion();
        context.Words = question.Decided.GetValueOrDefault(Words, "");
        return int.TryParse(pressed.Data.GetValueOrDefault(Choice), out int index) && index >= 0 && index <= question.Others.Count
            ? index == 0 ? question.Draft : question.Others[index - 1]
            : null;
    }

    /// <summary>The reading that a typed yes chose, the first; null where it chose none.</summary>
    public static Frame? Chosen(DialogContext context, Reading reading)
    {
        if (context.Question is not { Verb: ReadingVerb } question || reading.Frame.Intent != Intent.Yes)
        {
            return null;
        }

        context.CloseQuestion();
        context.Words = question.Decided.GetValueOrDefault(Words, "");
        return question.Draft;
    }

    /// <inheritdoc/>
    public override ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken) =>
        ValueTask.FromResult(NoneOfThese with { ReplacesCard = true });

    /// <inheritdoc/>
    public override ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (reading.Frame.Intent != Intent.No)
        {
            return ValueTask.FromResult<Reply?>(null);
        }

        context.CloseQuestion();
        return ValueTask.FromResult<Reply?>(NoneOfThese);
    }

    /// <summary>Tells what was understood last.</summary>
    public static Reply Tell(Frame? last, Speech speech) => last switch
    {
        null => new Reply { Text = "Nothing yet. Say something, then ask me again." },
        { Intent: Intent.Unknown } => new Reply { Text = "Nothing of your last message, so I changed nothing. Put it another way, or say “help”." },
        _ => new Reply { Text = $"I understood: {FrameWords.Of(last)}.", Card = FrameWords.Card(last, speech) },
    };

    private static ActionExecute? Command(Intent intent) => intent switch
    {
        Intent.LogReferral => Buttons.Say("Log a referral", "log referral"),
        Intent.ShowReferrals => Buttons.Say("Show my referrals", "my referrals"),
        Intent.Undo => Buttons.Say("Undo the last change", "undo"),
        Intent.Help => null,
        _ => null,
    };
}
