using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>The prospects whom the others in a manager's workspace should have contacted by now, oldest first.</summary>
/// <param name="All">What is overdue, each with the rep who owes it.</param>
internal sealed record TeamOverdue(IReadOnlyList<(FollowUp FollowUp, Member Rep)> All)
{
    private const int MostRead = 500;
    private const int MostSent = 5;

    /// <summary>Reads it for a manager's day.</summary>
    public static async ValueTask<TeamOverdue> ReadAsync(WorkContext context, Member manager, FollowUpRules rules, CancellationToken cancellationToken)
    {
        DateTimeZone zone = MemberZone.Of(manager);
        LocalDate today = context.Now.InZone(zone).Date;
        IReadOnlyList<Referral> waiting = await context.Referrals.ToContactAsync(today.PlusDays(-1), MostRead, cancellationToken).ConfigureAwait(false);
        var all = new List<(FollowUp FollowUp, Member Rep)>();
        foreach (IGrouping<string, Referral> ofRep in waiting.Where(one => one.RepId != manager.Id).GroupBy(one => one.RepId))
        {
            if (await context.Members.GetAsync(ofRep.Key, cancellationToken).ConfigureAwait(false) is { } rep)
            {
                var happened = new WhatHappened { MemberId = rep.Id, Zone = zone, Today = today, Referrals = [.. ofRep] };
                all.AddRange(new ContactProspectRule().Derive(happened, rules).Where(one => one.IsOverdue(today)).Select(one => (one, rep)));
            }
        }

        return new TeamOverdue([.. all.OrderBy(one => one.FollowUp.OverdueAfter).ThenBy(one => one.FollowUp.From, StringComparer.Ordinal)]);
    }

    /// <summary>Whether something became overdue since a look; all of it is new before the first.</summary>
    public bool HasNewSince(LocalDate? lookedOn) => All.Any(one => lookedOn is null || one.FollowUp.OverdueAfter >= lookedOn);

    /// <summary>What of it stands in a digest; null where nothing is overdue.</summary>
    public SentTeam? Sent(LocalDate today, Speech speech) => All.Count == 0 ? null : new SentTeam([.. Lines(today, speech).Take(MostSent)], All.Count);

    /// <summary>A line for each: "Tom: Dana Fox (Globex), introduced Mon, Nov 23".</summary>
    public IReadOnlyList<string> Lines(LocalDate today, Speech speech) =>
    [
        .. All.Select(one => $"{one.Rep.Name}: {ReferralWords.Short(one.FollowUp.Person!)}, introduced {speech.Day(one.FollowUp.Since, today)}"),
    ];
}
