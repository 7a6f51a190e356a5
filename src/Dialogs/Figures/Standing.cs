using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Figures;

/// <summary>
/// How a member's referrals stand now: what is a state and belongs to no day. By the very rules of the follow-ups, so that a
/// manager sees what the member's own digest says. What is owed is owed for leads, too: their sources wait as much.
/// </summary>
public sealed record Standing
{
    /// <summary>The referrals and leads with something left to do with the prospect.</summary>
    public IReadOnlyList<Referral> Open { get; init; } = [];

    /// <summary>Thanks that sources wait for.</summary>
    public IReadOnlyList<FollowUp> ThanksOwed { get; init; } = [];

    /// <summary>Of these, those that were due before today.</summary>
    public IReadOnlyList<FollowUp> ThanksOverdue { get; init; } = [];

    /// <summary>Prospects who should have been contacted by now.</summary>
    public IReadOnlyList<FollowUp> ContactOverdue { get; init; } = [];

    /// <summary>Referrals that have stood still.</summary>
    public IReadOnlyList<FollowUp> Stale { get; init; } = [];

    private static readonly ThankSourceRule Thank = new();
    private static readonly ContactProspectRule Contact = new();
    private static readonly MoveOnRule MoveOn = new();

    /// <summary>Reads how a member's referrals stand.</summary>
    public static async ValueTask<Standing> ReadAsync(WorkContext context, Member member, FollowUpRules rules, CancellationToken cancellationToken)
    {
        IReadOnlyList<Referral> referrals = await context.Referrals.OwingOfAsync(member.Id, HappenedReader.MostReferrals, cancellationToken).ConfigureAwait(false);
        DateTimeZone zone = MemberZone.Of(member);
        return Of(
            new WhatHappened
            {
                MemberId = member.Id,
                Zone = zone,
                Today = context.Now.InZone(zone).Date,
                Referrals = referrals,
                LastTouches = await HappenedReader.LastTouchesAsync(context, referrals, rules, cancellationToken).ConfigureAwait(false),
            },
            rules);
    }

    /// <summary>How a member's referrals stand.</summary>
    public static Standing Of(WhatHappened happened, FollowUpRules rules)
    {
        List<FollowUp> thanks = [.. Thank.Derive(happened, rules)];
        return new Standing
        {
            Open = [.. happened.Referrals.Where(one => one.IsOpen)],
            ThanksOwed = thanks,
            ThanksOverdue = [.. thanks.Where(one => one.IsOverdue(happened.Today))],
            ContactOverdue = [.. Contact.Derive(happened, rules).Where(one => one.IsOverdue(happened.Today))],
            Stale = [.. MoveOn.Derive(happened, rules).Where(one => one.IsDue(happened.Today))],
        };
    }
}
