using NodaTime;
using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Lists one kind of what a member owes, due or still to come: whom to ask, what was promised, with whom to be in touch again.</summary>
public sealed class ShowOwed : Dialog
{
    /// <summary>How it is asked for whom to ask.</summary>
    public const string WhomToAsk = "whom should I ask";

    private const int Most = 10;
    private const int MostButtons = 5;

    private static readonly OwedList[] Lists =
    [
        new(
            AsksWhomToAsk,
            [FollowUpKind.AskForReferral, FollowUpKind.GetIntroduction],
            "Whom to ask:",
            "Nobody waits to be asked. The time is when somebody has just felt value: tell me “Mike thanked me for the idea” or “Globex renewed”, and I bring it up.",
            one => Buttons.Say($"Words for {ReferralWords.First(one.Person!)}", $"how do I ask {Name(one.Person!)} for a referral")),
        new(
            AsksForPromises,
            [FollowUpKind.KeepPromise],
            "You promised:",
            "You owe nobody a promise that I know of. “Told Kim I'd send the deck by Friday” keeps one.",
            one => Buttons.Do(Buttons.Fit($"Kept: {one.What}"), LogPromise.KeptVerb, (LogPromise.Id, one.From))),
        new(
            AsksForSilence,
            [FollowUpKind.StayInTouch, FollowUpKind.AccountReview, FollowUpKind.ReportCard],
            "Longest without a word from you:",
            "You have been in touch with everybody whom I know as a source or client of yours.",
            one => Buttons.Say($"Show {ReferralWords.First(one.Person!)}", $"status of {Name(one.Person!)}")),
        new(
            AsksForWeek,
            Enum.GetValues<FollowUpKind>(),
            "Due this week:",
            "Nothing of yours is due this week.",
            one => Buttons.Say($"Show {ReferralWords.First(one.Person!)}", $"status of {Name(one.Person!)}"))
        { IsOfWeek = true },
    ];

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        if (Array.Find(Lists, list => list.IsAsked(words)) is not { } asked)
        {
            return null;
        }

        NudgeDesk desk = await NudgeDesk.OpenAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
        LocalDate last = asked.IsOfWeek ? context.Today.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Sunday)) : LocalDate.MaxIsoValue;
        List<FollowUp> owed = [.. desk.Owed.Where(one => asked.Kinds.Contains(one.Kind) && one.Due.Date <= last && desk.IsWanted(one)).OrderBy(one => one.Due.Date).Take(Most)];
        return owed.Count == 0 ? Buttons.Reply(asked.Nothing, Buttons.Say("Show what is due", "what is due")) : Show(desk, asked, owed);
    }

    private static Reply Show(NudgeDesk desk, OwedList list, IReadOnlyList<FollowUp> owed) => new()
    {
        Text = $"{list.Title} {Speech.List([.. owed.Select(FollowUpWords.Title)])}.",
        Card = new AdaptiveCard
        {
            FallbackText = list.Title,
            Body = [new TextBlock(list.Title) { IsBold = true }, .. owed.Select(one => new TextBlock(Line(desk, one)))],
            Actions = [.. owed.Where(one => one.Person is not null).Select(list.Button).DistinctBy(button => button.Title).Take(MostButtons)],
        },
    };

    private static string Line(NudgeDesk desk, FollowUp one)
    {
        string when = one.IsDue(desk.Today) ? "" : $", {desk.Speech.When(one.Due, desk.Today)}";
        return $"{FollowUpWords.Title(one)}{when}. {FollowUpWords.Reason(one, desk.Today, desk.Speech)}";
    }

    private static string? Name(Person person) => person.Name ?? person.Company;

    private static bool AsksWhomToAsk(string[] words) => words is
        ["who" or "whom", "should" or "can" or "could" or "do", "i", "ask"]
        or ["who" or "whom", "should" or "can" or "could" or "do", "i", "ask", "next" or "today" or "now" or "first"]
        or ["who" or "whom", "should" or "can" or "could" or "do", "i", "ask", "for", "a" or "referrals" or "introductions" or "intros", ..];

    private static bool AsksForPromises(string[] words) => words is
        ["my" or "open", "promises"] or ["promises"] or ["show" or "list", "my" or "open", "promises"]
        or ["what", "did" or "have", "i", "promise" or "promised"] or ["what" or "which", "are", "my" or "the", "promises"] or ["which" or "what", "promises", ..];

    /// <summary>"who haven't I talked to in a while", "who should I keep in touch with"</summary>
    private static bool AsksForSilence(string[] words)
    {
        bool isNot = words is ["who" or "whom", "haven" or "havent", ..] || (words is ["who" or "whom", "have", ..] && words.Contains("not"));
        bool isLong = words is [.., "while" or "long" or "lately" or "recently" or "months" or "weeks" or "ages"] or [.., "long", "time"];
        bool isOfThanks = words.Any(word => word.StartsWith("thank", StringComparison.Ordinal));
        return (isNot && isLong && !isOfThanks)
            || words is ["who" or "whom", "should" or "can" or "could", "i", "reconnect", ..]
                or ["who" or "whom", "should" or "can" or "could", "i", "stay" or "keep" or "get" or "be", .., "touch"]
                or ["who" or "whom", "should" or "can" or "could", "i", "stay" or "keep" or "get" or "be", .., "touch", "with"]
                or ["who" or "whom", "should" or "can" or "could", "i", "catch", "up", ..] or ["who" or "whom", "should" or "can" or "could", "i", "check", "in", ..]
                or ["dormant" or "neglected", "contacts" or "sources" or "clients"] or ["keeping", "in", "touch"];
    }

    private static bool AsksForWeek(string[] words) => words is
        ["what", "is" or "s", "due" or "open" or "up" or "coming", "this", "week"] or ["what", "do", "i", "have" or "owe", "this", "week"]
        or ["what", "do", "i", "have" or "need", "to", "do", "this", "week"] or ["due" or "anything", .., "this", "week"] or ["is", "anything", "due", "this", "week"];

    /// <summary>One list.</summary>
    /// <param name="IsAsked">Whether these words, lower case, ask for it.</param>
    /// <param name="Kinds">What stands in it.</param>
    /// <param name="Title">What stands above it.</param>
    /// <param name="Nothing">What is said where it is empty.</param>
    /// <param name="Button">The button for one of it that is owed to a person.</param>
    private sealed record OwedList(Func<string[], bool> IsAsked, IReadOnlyList<FollowUpKind> Kinds, string Title, string Nothing, Func<FollowUp, CardAction> Button)
    {
        /// <summary>Whether only what is due by Sunday stands in it.</summary>
        public bool IsOfWeek { get; init; }
    }
}
