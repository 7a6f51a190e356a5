using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Leaderboards;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Recognition;

/// <summary>
/// Celebrates a win in the channels of its rep, with thanks to those who had the referral before. Who knows the source from a
/// referral of their own had no part in this one. What is not won any more is not celebrated, and who stands on no board is not named.
/// Where nobody tells who is in a channel it is tried there again.
/// </summary>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed class WinTask(IRosters rosters) : ScheduledTask
{
    /// <inheritdoc/>
    public override string Kind => Celebrate.Win;

    /// <inheritdoc/>
    public override async ValueTask KeepAsync(TaskContext context, Appointment appointment, CancellationToken cancellationToken)
    {
        (string referralId, string? only) = Celebrate.Parse(appointment.Id);
        if (await context.Referrals.GetAsync(referralId, cancellationToken).ConfigureAwait(false) is not { Stage: Stage.Won, Counts: true } won
            || await context.Members.GetAsync(won.RepId, cancellationToken).ConfigureAwait(false) is not { IsOffBoards: false, IsGone: false } rep)
        {
            return;
        }

        foreach (Celebration celebration in (await context.Celebrations.ListAsync(cancellationToken).ConfigureAwait(false)).Where(one => only is null || one.Place.ConversationId == only))
        {
            PlaceRoster? roster = await rosters.ReadAsync(context.Workspace.Id, celebration.Place, cancellationToken).ConfigureAwait(false);
            switch (roster)
            {
                case { IsGone: true }:
                    await Celebrate.EndAsync(context, celebration.Place.ConversationId!, cancellationToken).ConfigureAwait(false);
                    continue;

                case null when context.Now - won.ChangedAt < BoardSchedule.Patience:
                    await Celebrate.ExpectAsync(context, won, celebration.Place, cancellationToken).ConfigureAwait(false);
                    continue;

                case null:
                    continue;
            }

            Team team = await Team.OfAsync(context, celebration.Place, roster, cancellationToken).ConfigureAwait(false);
            if (team.OnBoards.Any(member => member.Id == rep.Id))
            {
                IReadOnlyList<string> helpers = [.. team.OnBoards
                    .Where(member => member.Id != rep.Id && won.HandOvers.Any(one => one.From == member.Id))
                    .Select(member => member.Name)];
                context.Send(celebration.Place, new Reply { Text = Words(won, rep, helpers, celebration, team.HasOutsiders), IsPublic = true });
            }
        }
    }

    private static string Words(Referral won, Member rep, IReadOnlyList<string> helpers, Celebration celebration, bool hasOutsiders)
    {
        string what = celebration.ShowsClients && !hasOutsiders ? ReferralWords.Short(won.Prospect) : "a referral";
        string worth = celebration.ShowsAmounts && !hasOutsiders && won.Value is { } value ? $", {Speech.Money(value)}" : "";
        string how = celebration.ShowsClients && !hasOutsiders
            ? $"It began with an introduction by {ReferralWords.Short(won.Source)}."
            : "It began with an introduction.";
        string thanks = helpers.Count == 0 ? "" : $" Thanks to {Speech.List(helpers)}, who helped it along.";
        return $"🎉 {rep.Name} won {what}{worth}! {how}{thanks}";
    }
}
