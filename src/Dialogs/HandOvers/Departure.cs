using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.HandOvers;

/// <summary>Tells the managers what is still open with somebody who left, and offers to hand it over.</summary>
internal static class Departure
{
    /// <summary>Tells them about the member of the turn.</summary>
    public static async ValueTask TellManagersAsync(DialogContext context, CancellationToken cancellationToken)
    {
        if (await HandOverReferrals.OfferAsync(context, context.Member, $"{context.Member.Name} has left.", cancellationToken).ConfigureAwait(false) is not { } offer)
        {
            return;
        }

        foreach (Member manager in (await Team.EverybodyAsync(context, cancellationToken).ConfigureAwait(false)).Members.Where(member => Permissions.IsManager(member.Role)))
        {
            context.Send(manager, offer);
        }
    }
}
