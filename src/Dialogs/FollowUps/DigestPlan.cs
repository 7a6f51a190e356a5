using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// What of all that is owed stands in a digest: what is due and wanted, at most five. What was ignored three times moves
/// down and is asked about once; after that it stands only in the full list.
/// </summary>
/// <param name="Items">What stands in it, top to bottom.</param>
/// <param name="Rest">What is due beside it, in order.</param>
public sealed record DigestPlan(IReadOnlyList<DigestItem> Items, IReadOnlyList<FollowUp> Rest)
{
    /// <summary>The most follow-ups in one digest.</summary>
    public const int Most = 5;

    /// <summary>After this many digests in which nothing was done about it, a follow-up is asked about.</summary>
    public const int IgnoredBeforeAsking = 3;

    /// <summary>The plan for a moment.</summary>
    /// <param name="owed">All that is owed, in order.</param>
    /// <param name="marks">What was said of single follow-ups.</param>
    /// <param name="stopped">The kinds that the member wants none of, by name.</param>
    /// <param name="now">The moment.</param>
    /// <param name="local">The moment on the member's clock.</param>
    public static DigestPlan For(
        IReadOnlyList<FollowUp> owed, IReadOnlyDictionary<string, NudgeMark> marks, IReadOnlyCollection<string> stopped, Instant now, LocalDateTime local)
    {
        List<FollowUp> due = [.. owed.Where(one => IsWanted(one, marks, stopped, now) && IsDue(one, local))];
        List<DigestItem> items =
        [
            .. due.Where(one => Ignored(one) < IgnoredBeforeAsking).Select(one => new DigestItem(one, AsksIfUseful: false)),
            .. due.Where(one => Ignored(one) >= IgnoredBeforeAsking && !marks[one.Key].IsAskedAbout).Select(one => new DigestItem(one, AsksIfUseful: true)),
        ];
        List<DigestItem> shown = [.. items.Take(Most)];
        return new DigestPlan(shown, [.. due.Where(one => shown.TrueForAll(item => item.FollowUp != one))]);

        int Ignored(FollowUp one) => marks.TryGetValue(one.Key, out NudgeMark? mark) ? mark.Ignored : 0;
    }

    /// <summary>Whether the member wants to hear of a follow-up at a moment.</summary>
    public static bool IsWanted(FollowUp one, IReadOnlyDictionary<string, NudgeMark> marks, IReadOnlyCollection<string> stopped, Instant now) =>
        !stopped.Contains(one.Kind.ToString())
        && (!marks.TryGetValue(one.Key, out NudgeMark? mark) || !mark.IsDismissed && !(mark.SnoozedUntil > now));

    /// <summary>A reminder with a time comes at its time, and is not announced in the morning.</summary>
    private static bool IsDue(FollowUp one, LocalDateTime local) =>
        one.IsDue(local.Date)
        && !(one.Kind == FollowUpKind.Reminder && one.Due.Date == local.Date && one.Due.Time > local.TimeOfDay);
}

/// <summary>A follow-up in a digest.</summary>
/// <param name="FollowUp">The follow-up.</param>
/// <param name="AsksIfUseful">True where it is asked whether it is still useful.</param>
public sealed record DigestItem(FollowUp FollowUp, bool AsksIfUseful);
