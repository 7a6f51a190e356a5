using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Ties what happens with referrals to the people behind them: who is a source, who a client, which ask bore fruit.</summary>
public static class AskLog
{
    /// <summary>A referral within this many days after an ask followed from it.</summary>
    public const int FollowsWithinDays = 60;

    private const int MostEvents = 50;

    /// <summary>A referral was logged: its source is one from now on, and the ask that it follows from has its outcome.</summary>
    public static async ValueTask ReceivedAsync(DialogContext context, Referral referral, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(referral);
        if (await context.Contacts.GetAsync(referral.Source.ContactId, cancellationToken).ConfigureAwait(false) is { } source
            && (!source.IsSource || source.OwnerId is null))
        {
            context.Contacts.Save(source, source with { IsSource = true, OwnerId = source.OwnerId ?? referral.RepId });
        }

        IReadOnlyList<ContactEvent> events = await context.Events.OfContactAsync(referral.Source.ContactId, MostEvents, cancellationToken).ConfigureAwait(false);
        Ask? ask = events.OfType<Ask>().FirstOrDefault(one => FollowsFrom(referral, one));
        if (ask is not null && await context.Events.GetAsync(ask.Id, cancellationToken).ConfigureAwait(false) is Ask before)
        {
            context.Events.Save(before, before with { Outcome = AskOutcome.Referred, AgainOn = null, ReferralIds = [.. before.ReferralIds, referral.Id] });
        }
    }

    /// <summary>The value moment that a stage of a referral is for its prospect; null where it is none.</summary>
    public static Moment? MomentOf(Stage? stage) => stage switch
    {
        Stage.Proposal => Moment.Proposal,
        Stage.Won => Moment.Signed,
        Stage.Lost => Moment.Lost,
        _ => null,
    };

    /// <summary>
    /// A referral moved along: the moment that this is for the prospect is noted. Whoever signed is a client from that
    /// day, whose account is reviewed and whose satisfaction is asked for.
    /// </summary>
    public static async ValueTask MovedAsync(DialogContext context, Referral referral, LocalDate on, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(referral);
        if (MomentOf(referral.Stage) is not { } moment
            || await context.Contacts.GetAsync(referral.Prospect.ContactId, cancellationToken).ConfigureAwait(false) is not { } prospect)
        {
            return;
        }

        if (moment == Moment.Signed)
        {
            prospect = context.Contacts.Save(prospect, prospect with { SignedOn = prospect.SignedOn ?? on, OwnerId = prospect.OwnerId ?? referral.RepId });
        }

        IReadOnlyList<ContactEvent> events = await context.Events.OfContactAsync(prospect.Id, MostEvents, cancellationToken).ConfigureAwait(false);
        if (!events.OfType<ValueMoment>().Any(known => known.Moment == moment && known.On == on))
        {
            MomentLog.Add(context, prospect, moment, referral.Value, null, on);
        }
    }

    private static bool FollowsFrom(Referral referral, Ask ask) =>
        ask.RepId == referral.RepId && ask.On <= referral.ReceivedOn && referral.ReceivedOn <= ask.On.PlusDays(FollowsWithinDays);
}
