using NodaTime;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Reads what a member's follow-ups are derived from: a few range queries, each over what is still open only.</summary>
public static class HappenedReader
{
    /// <summary>The most referrals that are looked at for one member.</summary>
    internal const int MostReferrals = 500;

    private const int MostGiven = 200;
    private const int MostReminders = 200;
    private const int MostTouchesRead = 50;

    /// <summary>What is known of a member now.</summary>
    public static async ValueTask<WhatHappened> ReadAsync(WorkContext context, Member member, FollowUpRules rules, CancellationToken cancellationToken)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.TimeZone) ?? DateTimeZone.Utc;
        IReadOnlyList<Referral> referrals = await context.Referrals.OwingOfAsync(member.Id, MostReferrals, cancellationToken).ConfigureAwait(false);
        var happened = new WhatHappened
        {
            MemberId = member.Id,
            Zone = zone,
            Today = context.Now.InZone(zone).Date,
            Referrals = referrals,
            Given = await context.Given.ToCheckAsync(member.Id, MostGiven, cancellationToken).ConfigureAwait(false),
            Reminders = await context.Reminders.OfAsync(member.Id, MostReminders, cancellationToken).ConfigureAwait(false),
            LastTouches = await LastTouchesAsync(context, referrals, rules, cancellationToken).ConfigureAwait(false),
        };
        return await KeptReader.WithContactsAsync(context, happened, rules, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>When anybody was last in touch with those prospects for whom it may matter.</summary>
    internal static async ValueTask<IReadOnlyDictionary<string, Instant>> LastTouchesAsync(
        WorkContext context, IReadOnlyList<Referral> referrals, FollowUpRules rules, CancellationToken cancellationToken)
    {
        List<string> prospects = [.. Still(context, referrals, rules)];
        await context.Contacts.AheadAsync(prospects, cancellationToken).ConfigureAwait(false);
        var touches = new Dictionary<string, Instant>(StringComparer.Ordinal);
        foreach (string prospect in prospects)
        {
            if (await context.Contacts.GetAsync(prospect, cancellationToken).ConfigureAwait(false) is { LastTouchAt: { } touched })
            {
                touches[prospect] = touched;
            }
        }

        return touches;
    }

    /// <summary>Reads together what is going to be asked of several members one by one: their referrals, and the prospects of these.</summary>
    internal static async ValueTask AheadAsync(WorkContext context, IReadOnlyList<Member> members, FollowUpRules rules, CancellationToken cancellationToken)
    {
        if (!context.Workspace.IsRemote)
        {
            return;
        }

        await context.Referrals.AheadOwingAsync(members.Select(member => member.Id), MostReferrals, cancellationToken).ConfigureAwait(false);
        var prospects = new List<string>();
        foreach (Member member in members)
        {
            prospects.AddRange(Still(context, await context.Referrals.OwingOfAsync(member.Id, MostReferrals, cancellationToken).ConfigureAwait(false), rules));
        }

        await context.Contacts.AheadAsync(prospects, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The prospects whose referrals may stand still, which their last touch decides.</summary>
    private static IEnumerable<string> Still(WorkContext context, IReadOnlyList<Referral> referrals, FollowUpRules rules) =>
        referrals.Where(one => MoveOnRule.MayStandStill(one, context.Now, rules)).Take(MostTouchesRead).Select(one => one.Prospect.ContactId);
}
