using NodaTime;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Why somebody should not be asked for a referral today.</summary>
public enum Hold
{
    /// <summary>Thanks for a referral of theirs are owed.</summary>
    ThanksOwed,
    /// <summary>A promise to them is not kept yet.</summary>
    PromiseOwed,
    /// <summary>Somebody in the workspace asked them lately, or they said when to ask again.</summary>
    AskedLately,
    /// <summary>The last we heard of them was bad news.</summary>
    BadNews,
}

/// <summary>One reason to hold an ask back, with what it rests on.</summary>
/// <param name="Why">The reason.</param>
public sealed record HeldBack(Hold Why)
{
    /// <summary>The referral that waits for thanks.</summary>
    public Referral? Referral { get; init; }

    /// <summary>The promise, the earlier ask, or the bad news.</summary>
    public ContactEvent? Event { get; init; }
}

/// <summary>Decides whether a contact may be asked: who takes only, loses the right to ask.</summary>
public static class Readiness
{
    /// <summary>Nobody is asked twice within this many days, by whomever.</summary>
    public const int DaysBetweenAsks = 30;

    /// <summary>The reasons to wait, the first to be settled first; none when they may be asked.</summary>
    /// <param name="story">All that is known of the contact.</param>
    /// <param name="about">The moment for which they are to be asked; null for none in particular.</param>
    /// <param name="today">The member's day.</param>
    public static IReadOnlyList<HeldBack> Of(ContactStory story, Moment? about, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(story);
        var holds = new List<HeldBack>();
        if (story.Made.FirstOrDefault(one => one.OwesThanks) is { } unthanked)
        {
            holds.Add(new HeldBack(Hold.ThanksOwed) { Referral = unthanked });
        }

        if (story.Promises.Count > 0)
        {
            holds.Add(new HeldBack(Hold.PromiseOwed) { Event = story.Promises.MinBy(promise => promise.DueOn) });
        }

        if (story.Asks.FirstOrDefault(ask => IsRecent(ask, today)) is { } asked)
        {
            holds.Add(new HeldBack(Hold.AskedLately) { Event = asked });
        }

        if (story.Moments.FirstOrDefault() is { Moment: Moment.Lost } lost && (about is not Moment.Lost || today < lost.AskFrom))
        {
            holds.Add(new HeldBack(Hold.BadNews) { Event = lost });
        }

        return holds;
    }

    /// <summary>Who said "later" is asked again on that day, no sooner and whatever the distance; else the usual days count.</summary>
    private static bool IsRecent(Ask ask, LocalDate today) => ask is { Outcome: AskOutcome.Later, AgainOn: { } again }
        ? !ask.IsSettled && today < again
        : today < ask.On.PlusDays(DaysBetweenAsks);
}
