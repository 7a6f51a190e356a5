using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Shows a manager whom the team should have contacted by now: all of it on a digest's card, or when asked.</summary>
public sealed class ShowTeamOverdue : Dialog
{
    /// <summary>Shows all of them on the card.</summary>
    public const string ShowVerb = "team-overdue.show";

    private const int MostLines = 30;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ShowVerb];

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        if (words is not (["who", "has", "contacts", "overdue"] or ["who", "has", "overdue", "contacts"] or ["which", "contacts", "are", "overdue"]
            or ["who", "was", "not" or "never", "contacted", ..] or ["who", "has", "not", "been", "contacted", ..]))
        {
            return null;
        }

        if (!Permissions.May(context.Member.Role, Right.SeeOthers))
        {
            return Buttons.Reply("Only managers see what is overdue for everybody. I can show you yours.", Buttons.Say("Show what is due", "what is due"));
        }

        IReadOnlyList<string> lines = await LinesAsync(context, cancellationToken).ConfigureAwait(false);
        string title = lines.Count == 0
            ? "Nobody is overdue: every prospect introduced to the team was contacted in time."
            : $"{Speech.Count(lines.Count, "prospect waits", "prospects wait")} to be contacted, longest first:";
        return new Reply
        {
            Text = string.Join(" ", [title, .. Fit(lines)]),
            Card = new AdaptiveCard { FallbackText = title, Body = [new TextBlock(title), .. Fit(lines).Select(line => new TextBlock(line))] },
        };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        NudgePress press = await NudgePress.OpenAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        if (!Permissions.May(context.Member.Role, Right.SeeOthers))
        {
            return press.Show(new OpenItem(null, ["Only managers see what is overdue for everybody."], []));
        }

        IReadOnlyList<string> lines = await LinesAsync(context, cancellationToken).ConfigureAwait(false);
        return press.Show(new OpenItem(null, lines.Count == 0 ? ["Nobody in the team is overdue any more."] : Fit(lines), []));
    }

    private static async ValueTask<IReadOnlyList<string>> LinesAsync(DialogContext context, CancellationToken cancellationToken)
    {
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        TeamOverdue overdue = await TeamOverdue.ReadAsync(context, context.Member, rules, cancellationToken).ConfigureAwait(false);
        return overdue.Lines(context.Today, context.Speech);
    }

    private static IReadOnlyList<string> Fit(IReadOnlyList<string> lines) =>
        lines.Count <= MostLines ? lines : [.. lines.Take(MostLines), $"… and {lines.Count - MostLines} more."];
}
