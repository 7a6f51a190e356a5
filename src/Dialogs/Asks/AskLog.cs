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

    /// <summary>Business was done: the prospect is a client from that day, whose account is reviewed and whose satisfaction is asked for.</summary>
    public static async ValueTask WonAsync(DialogContext context, Referral referral, LocalDate on, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(referral);
        if (await context.Contacts.GetAsync(referral.Prospect.ContactId, cancellationToken).ConfigureAwait(false) is { } client)
        {
            context.Contacts.Save(client, client with { SignedOn = client.SignedOn ?? on, OwnerId = client.OwnerId ?? referral.RepId });
            IReadOnlyList<ContactEvent> events = await context.Events.OfContactAsync(client.Id, MostEvents, cancellationToken).ConfigureAwait(false);
            if (!events.OfType<ValueMoment>().Any(moment => moment.Moment == Moment.Signed && moment.On == on))
            {
                MomentLog.Add(context, client, Moment.Signed, referral.Value, null, on);
            }
        }
    }

    private static bool FollowsFrom(Referral referral, Ask ask) =>
        ask.RepId == referral.RepId && ask.On <= referral.ReceivedOn && referral.ReceivedOn <= ask.On.PlusDays(FollowsWithinDays);
}
