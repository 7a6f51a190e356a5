using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Questions to copy for an account review and for a report card.</summary>
public sealed class ReviewQuestions : Dialog
{
    /// <summary>Shows the questions for a contact.</summary>
    public const string ShowVerb = "review.questions";

    /// <summary>The name under which buttons carry <see cref="TouchMethod.Review"/> or <see cref="TouchMethod.ReportCard"/>.</summary>
    public const string Kind = "kind";

    private static readonly string[] Review =
    [
        "What has worked well for you since we last met?",
        "Where could we bring you more value?",
        "What do you expect from us, and from me, in the next quarter?",
        "What would make you and your team more productive?",
        "Who else in your company should know what we do for you?",
    ];

    private static readonly string[] ReportCard =
    [
        "How well did we keep what we promised when you chose us? (1 to 5, and why)",
        "How easy are we to work with? (1 to 5, and why)",
        "What result has mattered most to you so far?",
        "What one thing should we do better?",
        "Would you recommend us? To whom would you say it first?",
        "What should we work on together in the next six months?",
    ];

    /// <summary>The questions, one a line.</summary>
    internal static IReadOnlyList<string> Of(TouchMethod kind) => kind == TouchMethod.ReportCard ? ReportCard : Review;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ShowVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["report card questions"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => words is
        ["report", "card", "questions"] or ["review", "questions"] or ["account", "review", "questions"]
        or ["show", .., "report", "card", "questions"] or ["show", .., "review", "questions"];

    /// <inheritdoc/>
    public override ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Show(ContactStore.WordsOf(text).Contains("card") ? TouchMethod.ReportCard : TouchMethod.Review, null));

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Contact? contact = await context.Contacts.GetAsync(pressed.Data.GetValueOrDefault(ContactDialog.ContactId, ""), cancellationToken).ConfigureAwait(false);
        TouchMethod kind = Enum.TryParse(pressed.Data.GetValueOrDefault(Kind), out TouchMethod method) && method == TouchMethod.ReportCard ? method : TouchMethod.Review;
        return Show(kind, contact);
    }

    private static Reply Show(TouchMethod kind, Contact? contact)
    {
        string name = contact is null ? "" : $" {ContactWords.First(contact)}";
        string title = kind == TouchMethod.ReportCard ? $"A report card for{(name.Length == 0 ? " a client" : name)} to fill in. Copy what fits:" : $"Questions for the account review{(name.Length == 0 ? "" : $" with{name}")}. Copy what fits:";
        IReadOnlyList<string> questions = Of(kind);
        return new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = $"{title} {string.Join(" ", questions)}",
                Body = [new TextBlock(title) { IsBold = true }, new Container([.. questions.Select((question, index) => new TextBlock($"{index + 1}. {question}"))]) { IsEmphasised = true }],
                Actions = contact is null ? [] :
                [
                    Buttons.Do(kind == TouchMethod.ReportCard ? "Got the answers" : "Held the review", LogTouch.TouchedVerb, (ContactDialog.ContactId, contact.Id), (LogTouch.Method, kind.ToString())),
                ],
            },
        };
    }
}
