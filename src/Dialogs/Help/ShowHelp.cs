using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Dialogs.Help;

/// <summary>Shows what can be said, with the dialogs' own examples.</summary>
public sealed class ShowHelp(IReadOnlyList<Dialog> dialogs) : Dialog
{
    /// <summary>What the bot is for, in a sentence.</summary>
    public const string InOneSentence = "I remember referrals, so that every source is thanked and every prospect is called.";

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Help];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["help"];

    /// <inheritdoc/>
    public override ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        List<string> examples = [.. dialogs.SelectMany(dialog => dialog.Examples)];
        if (frame.Topic is { } topic)
        {
            List<string> about = [.. examples.Where(example => example.Contains(topic, StringComparison.OrdinalIgnoreCase))];
            examples = about.Count > 0 ? about : examples;
        }

        const string Title = $"{InOneSentence} Say it as you would to a colleague, for example:";
        return ValueTask.FromResult(new Reply
        {
            Text = Title,
            IsPublic = true,
            Card = new AdaptiveCard
            {
                FallbackText = $"{Title} {string.Join("; ", examples)}.",
                Body =
                [
                    new TextBlock(Title),
                    .. examples.Select(example => new TextBlock($"• {example}")),
                ],
                Actions =
                [
                    Buttons.Say("Log a referral", "log referral"),
                    Buttons.Say("Show my referrals", "my referrals"),
                ],
            },
        });
    }
}
