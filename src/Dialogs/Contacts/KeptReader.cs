using NodaTime;
using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>Adds to what happened what passed with contacts: a few range queries, each over what is owed only.</summary>
internal static class KeptReader
{
    private const int MostEvents = 200;
    private const int MostContacts = 50;
    private const int MostAsksLookedInto = 20;
    private const int MostTalks = 5;
    private const int DaysAhead = 60;

    /// <summary>What happened, with moments, asks, promises, and the contacts that are due to hear from the member.</summary>
    public static async ValueTask<WhatHappened> WithContactsAsync(WorkContext context, WhatHappened happened, FollowUpRules rules, CancellationToken cancellationToken)
    {
        LocalDate today = happened.Today;
        IReadOnlyList<ContactEvent> events = await context.Events.OwedAsync(happened.MemberId, today.PlusDays(DaysAhead), rules.MomentsFrom(today), MostEvents, cancellationToken).ConfigureAwait(false);
        (IReadOnlySet<string> held, IReadOnlySet<string> giveFirst) = await LookIntoAsync(context, events, today, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Contact> kept = await KeptAsync(context, happened.MemberId, today, rules, cancellationToken).ConfigureAwait(false);
        return happened with
        {
            Events = events,
            HeldBack = held,
            GiveFirst = giveFirst,
            Kept = kept,
            Talks = await TalksAsync(context, happened.MemberId, kept, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Which of the asks that are due are held back, and before which something is to be given. The newest are looked into; the others wait, as nobody knows what stands against them.</summary>
    private static async ValueTask<(IReadOnlySet<string> HeldBack, IReadOnlySet<string> GiveFirst)> LookIntoAsync(WorkContext context, IReadOnlyList<ContactEvent> events, LocalDate today, CancellationToken cancellationToken)
    {
        List<ContactEvent> due = [.. events.Where(one => one is ValueMoment or Ask { Outcome: AskOutcome.Later } && one.OwedFrom <= today)];
        HashSet<string> held = [.. due.SkipLast(MostAsksLookedInto).Select(one => one.Id)];
        var giveFirst = new HashSet<string>(StringComparer.Ordinal);
        foreach (ContactEvent one in due.TakeLast(MostAsksLookedInto))
        {
            if (await context.Contacts.GetAsync(one.With.ContactId, cancellationToken).ConfigureAwait(false) is not { } contact)
            {
                held.Add(one.Id);
                continue;
            }

            ContactStory story = await ContactStory.ReadAsync(context, contact, cancellationToken).ConfigureAwait(false);
            if (Readiness.Of(story, (one as ValueMoment)?.Moment, today).Count > 0)
            {
                held.Add(one.Id);
            }
            else if (Balance.Of(story).IsTimeToGive)
            {
                giveFirst.Add(one.Id);
            }
        }

        return (held, giveFirst);
    }

    private static async ValueTask<IReadOnlyDictionary<string, Talk>> TalksAsync(WorkContext context, string memberId, IReadOnlyList<Contact> kept, CancellationToken cancellationToken)
    {
        var talks = new Dictionary<string, Talk>(StringComparer.Ordinal);
        foreach (Contact contact in kept.OrderBy(one => one.LastTouchAt).Take(MostTalks))
        {
            ContactStory story = await ContactStory.ReadAsync(context, contact, cancellationToken).ConfigureAwait(false);
            talks[contact.Id] = new Talk(story.Made.LastOrDefault(one => one.RepId == memberId), story.Moments.FirstOrDefault());
        }

        return talks;
    }

    private static async ValueTask<IReadOnlyList<Contact>> KeptAsync(WorkContext context, string memberId, LocalDate today, FollowUpRules rules, CancellationToken cancellationToken)
    {
        var kept = new Dictionary<string, Contact>(StringComparer.Ordinal);
        foreach ((ContactTie tie, LocalDate upTo) in ((ContactTie, LocalDate)[])
        [
            (ContactTie.Source, today.PlusDays(-rules.SourceQuietDays)),
            (ContactTie.Client, today.PlusDays(-rules.ClientQuietDays)),
            (ContactTie.Review, today.PlusMonths(-rules.ReviewMonths)),
            (ContactTie.ReportCard, today.PlusMonths(-rules.ReportCardMonths)),
        ])
        {
            // A day more: the list counts in UTC, and the ends of months differ. The rules decide.
            foreach (Contact contact in await context.Contacts.KeptAsync(memberId, tie, upTo.PlusDays(1), MostContacts, cancellationToken).ConfigureAwait(false))
            {
                kept[contact.Id] = contact;
            }
        }

        return [.. kept.Values];
    }
}
