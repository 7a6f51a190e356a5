using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Leaderboards;

/// <summary>
/// Tells which boards are posted where, and when next: to managers all, to others those that they set up and those of the channel
/// they ask in. Not everybody may know of every channel.
/// </summary>
/// <param name="rosters">Tells which channel a thread is in.</param>
public sealed class ShowSchedule(IRosters rosters) : Dialog
{
    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        bool isAsked = words is ["what" or "which", "boards" or "leaderboards", ..]
            or ["list" or "show", .., "scheduled" or "posted", "boards" or "leaderboards"]
            or ["scheduled" or "posted", "boards" or "leaderboards"]
            or ["when", "is" or "s", "the", "next", "board" or "leaderboard"]
            or ["where", "do", "you", "post", ..];
        if (!isAsked)
        {
            return null;
        }

        bool seesAll = Permissions.May(context.Member.Role, Right.SetForAll);
        string? here = rosters.Whole(context.Turn.In).ConversationId;
        var lines = new List<string>();
        foreach (BoardPlan board in await context.Boards.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (seesAll || board.SetBy == context.Member.Id || board.Place.ConversationId == here)
            {
                string? next = await BoardSchedule.NextAsync(context, board, context.Speech, cancellationToken).ConfigureAwait(false);
                lines.Add($"In {BoardSchedule.NameOf(board.Place, board.Place.ConversationId == here)} {BoardSchedule.Rhythm(board, context.Speech)}. {next}".TrimEnd());
            }
        }

        return lines.Count == 0
            ? new Reply { Text = "I know of no board that is posted. “Post the leaderboard in #sales every Friday at 4pm” starts one." }
            : new Reply
            {
                Text = $"I post {Speech.Count(lines.Count, "board", "boards")}.",
                Card = new AdaptiveCard { FallbackText = lines[0], Body = [.. lines.Select(line => new TextBlock(line))] },
            };
    }
}
