using NodaTime;
using ReferralBot.Dialogs.FollowUps;

namespace ReferralBot.Bot.Simulations;

/// <summary>Follows every follow-up of a simulated team from when it arises until it is gone, and counts by kind.</summary>
internal sealed class KindTally
{
    private readonly Dictionary<FollowUpKind, KindCounts> counts = Enum.GetValues<FollowUpKind>().ToDictionary(kind => kind, _ => new KindCounts());
    private readonly Dictionary<string, Dictionary<string, FollowUp>> open = new(StringComparer.Ordinal);
    private readonly HashSet<string> arisen = new(StringComparer.Ordinal);
    private readonly HashSet<string> nudged = new(StringComparer.Ordinal);
    private readonly HashSet<string> late = new(StringComparer.Ordinal);

    /// <summary>The counts of every kind.</summary>
    public IReadOnlyDictionary<FollowUpKind, KindCounts> Counts => counts;

    /// <summary>Looks at what a member owes.</summary>
    /// <param name="memberId">The member.</param>
    /// <param name="owed">All that they owe.</param>
    /// <param name="today">Their day.</param>
    /// <param name="isSettling">True where they just did something: what is gone since the last look was settled by that; otherwise it was dropped.</param>
    public void Look(string memberId, IReadOnlyList<FollowUp> owed, LocalDate today, bool isSettling)
    {
        Dictionary<string, FollowUp> now = owed.ToDictionary(one => one.Key, StringComparer.Ordinal);
        foreach (FollowUp one in owed)
        {
            Count(arisen, memberId, one, of => of.Arisen++);
            if (one.IsOverdue(today))
            {
                Count(late, memberId, one, of => of.Late++);
            }
        }

        foreach (FollowUp gone in open.GetValueOrDefault(memberId)?.Values.Where(one => !now.ContainsKey(one.Key)) ?? [])
        {
            KindCounts of = counts[gone.Kind];
            _ = isSettling ? of.Settled++ : of.Dropped++;
        }

        open[memberId] = now;
    }

    /// <summary>Notes that a member was nudged about follow-ups.</summary>
    public void Nudged(string memberId, IEnumerable<string> keys)
    {
        foreach (string key in keys)
        {
            if (open.GetValueOrDefault(memberId)?.GetValueOrDefault(key) is { } one)
            {
                Count(nudged, memberId, one, of => of.Nudged++);
            }
        }
    }

    private void Count(HashSet<string> seen, string memberId, FollowUp one, Action<KindCounts> count)
    {
        if (seen.Add($"{memberId}|{one.Key}"))
        {
            count(counts[one.Kind]);
        }
    }
}

/// <summary>What became of the follow-ups of a kind.</summary>
internal sealed class KindCounts
{
    /// <summary>How many arose.</summary>
    public int Arisen { get; set; }

    /// <summary>Of how many the member was told.</summary>
    public int Nudged { get; set; }

    /// <summary>How many went by something that the member did.</summary>
    public int Settled { get; set; }

    /// <summary>How many were overdue at some time.</summary>
    public int Late { get; set; }

    /// <summary>How many went by themselves, or were not relevant.</summary>
    public int Dropped { get; set; }
}
