using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>
/// Notes in a referral what the figures need to know of the day on which it was received: when it became a referral, until
/// when thanks come in time, and whether its source was a client then. What changes later does not change that.
/// </summary>
internal static class Reception
{
    /// <summary>
    /// The day on which a referral counts as received after a change: a lead becomes a referral on the day on which the
    /// introduction comes. Where only the way of the introduction was still to be said, the day stands.
    /// </summary>
    public static LocalDate DayOf(DialogContext context, Referral before, Referral after) =>
        after.Counts && before.Introduction is (Introduction.Promised or Introduction.NameOnly) && after.ReceivedOn == before.ReceivedOn ? context.Today : after.ReceivedOn;

    /// <summary>The referral as it is to be written.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="before">As it was; null for a new one.</param>
    /// <param name="after">As it becomes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<Referral> NoteAsync(DialogContext context, Referral? before, Referral after, CancellationToken cancellationToken)
    {
        bool becomesReferral = after.Counts && before is not { Counts: true };
        if (before is not null && after.ReceivedOn == before.ReceivedOn && after.Source.ContactId == before.Source.ContactId && after.Counts == before.Counts)
        {
            return after;
        }

        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        Contact? source = await context.Contacts.GetAsync(after.Source.ContactId, cancellationToken).ConfigureAwait(false);
        return after with
        {
            CountsSince = !after.Counts ? null : becomesReferral ? context.Now : after.CountsSince,
            ThankBy = WorkingDays.After(after.ReceivedOn, 1, rules.Holidays),
            IsFromClient = source?.SignedOn <= after.ReceivedOn,
        };
    }
}
