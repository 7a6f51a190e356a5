using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.HandOvers;

/// <summary>
/// Hands referrals from one member to another: what was counted stays with the first, what is owed goes to the second, open
/// promises to the people of the referral among it. Reminders are a member's own and stay.
/// </summary>
internal static class HandOverDesk
{
    private const int MostPromises = 4;
    private const int MostRead = 100;

    /// <summary>Hands one referral over, with the contacts whom its holder kept in touch with, and what was promised to them.</summary>
    public static async ValueTask<Referral> GiveAsync(WorkContext context, Referral referral, Member to, string by, CancellationToken cancellationToken)
    {
        LocalDate today = context.Now.InZone(MemberZone.Of(to)).Date;
        string from = referral.RepId;
        Referral after = context.Referrals.Save(referral, referral with
        {
            RepId = to.Id,
            HandOvers = [.. referral.HandOvers, new HandOver(from, to.Id, today, by, context.Now)],
            ChangedAt = context.Now,
        });
        await MoveContactsAsync(context, referral, from, to.Id, isBack: false, cancellationToken).ConfigureAwait(false);
        return after;
    }

    /// <summary>Takes a hand-over back, if nothing was handed on since; what was counted meanwhile goes back, too.</summary>
    public static async ValueTask<bool> TakeBackAsync(WorkContext context, Referral referral, HandOverJob job, CancellationToken cancellationToken)
    {
        if (referral.RepId != job.To || referral.HandOvers is not [.., var last] || last.From != job.From || last.To != job.To)
        {
            return false;
        }

        context.Referrals.Save(referral, referral with { RepId = job.From, HandOvers = [.. referral.HandOvers.SkipLast(1)], ChangedAt = context.Now });
        await MoveContactsAsync(context, referral, job.To, job.From, isBack: true, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async ValueTask MoveContactsAsync(WorkContext context, Referral referral, string from, string to, bool isBack, CancellationToken cancellationToken)
    {
        foreach (string contactId in new[] { referral.Source.ContactId, referral.Prospect.ContactId }.Distinct(StringComparer.Ordinal))
        {
            if (await context.Contacts.GetAsync(contactId, cancellationToken).ConfigureAwait(false) is { OwnerId: { } owner } contact && owner == from)
            {
                context.Contacts.Save(contact, contact with { OwnerId = to });
            }

            foreach (Promise promise in (await context.Events.PromisedToAsync(contactId, MostRead, cancellationToken).ConfigureAwait(false))
                .Where(promise => promise.RepId == from && (!isBack || promise.MadeBy == to)).Take(MostPromises))
            {
                context.Events.Save(promise, promise with { RepId = to, MadeBy = isBack || promise.MadeBy == to ? null : promise.MadeBy ?? from });
            }
        }
    }
}
