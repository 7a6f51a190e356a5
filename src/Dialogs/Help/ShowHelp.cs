using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Dialogs.Help;

/// <summary>Shows what can be said, with the dialogs' own examples: a few of each chapter, or all about one topic.</summary>
public sealed class ShowHelp(IReadOnlyList<HelpChapter> chapters) : Dialog
{
    /// <summary>What the bot is for, in a sentence.</summary>
    public const string InOneSentence = "I remember referrals, so that every source is thanked and every prospect is called.";

    /// <summary>How one asks for help.</summary>
    public const string Ask = "help";

    private const string ChapterVerb = "help.chapter";
    private const string Chapter = "chapter";
    private const int ExamplesOfChapter = 2;

    /// <summary>The same for everybody, and so made once.</summary>
    private readonly Reply overview = Overview(chapters);

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Help];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ChapterVerb];

    /// <inheritdoc/>
    public override ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        ValueTask.FromResult(frame.Topic is { } topic && About(topic) is { Count: > 0 } about ? Show($"About {topic} you can say:", about) : overview);

    /// <inheritdoc/>
    public override ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken) =>
        ValueTask.FromResult(chapters.FirstOrDefault(chapter => chapter.Title == pressed.Data.GetValueOrDefault(Chapter)) is { } chapter
            ? Show($"About {chapter.Title} you can say:", [.. chapter.Examples])
            : overview);

    private List<string> About(string topic)
    {
        HelpChapter? chapter = chapters.FirstOrDefault(chapter => chapter.Title.Contains(topic, StringComparison.OrdinalIgnoreCase));
        return [.. chapter?.Examples ?? chapters.SelectMany(one => one.Examples).Where(example => example.Contains(topic, StringComparison.OrdinalIgnoreCase))];
    }

    private static Reply Overview(IReadOnlyList<HelpChapter> chapters)
    {
        const string Title = $"{InOneSentence} Say it as you would to a colleague, for example:";
        return Card(
            Title,
            [.. chapters.Select(chapter => $"{Speech.Capital(chapter.Title)}: {string.Join(" · ", chapter.Examples.Take(ExamplesOfChapter).Select(Quoted))}")],
            [.. chapters.Select(chapter => Buttons.Do($"Show {chapter.Title}", ChapterVerb, (Chapter, chapter.Title)))]);
    }

    private static Reply Show(string title, IReadOnlyList<string> examples) => Card(
        title,
        [.. examples.Select(example => $"• {example}")],
        [Buttons.Say("Log a referral", "log referral"), Buttons.Say("Show all help", Ask)]);

    private static Reply Card(string title, IReadOnlyList<string> lines, IReadOnlyList<CardAction> actions) => new()
    {
        Text = title,
        Card = new AdaptiveCard
        {
            FallbackText = $"{title} {string.Join("; ", lines)}",
            Body = [new TextBlock(title), .. lines.Select(line => new TextBlock(line))],
            Actions = actions,
        },
    };

    private static string Quoted(string example) => $"“{example}”";
}
