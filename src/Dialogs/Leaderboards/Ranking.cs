namespace ReferralBot.Dialogs.Leaderboards;

/// <summary>Competition ranking: who has the same shares a rank, and the next rank counts them (1, 2, 2, 4).</summary>
public static class Ranking
{
    /// <summary>
    /// Ranks from the largest value down. Who has nothing is left out. Among equals the order stays as it was.
    /// </summary>
    public static IReadOnlyList<Ranked> Of(IEnumerable<(string MemberId, decimal Value)> values)
    {
        var ranked = new List<Ranked>();
        foreach ((string memberId, decimal value) in values.Where(one => one.Value > 0).OrderByDescending(one => one.Value))
        {
            int rank = ranked.Count > 0 && ranked[^1].Value == value ? ranked[^1].Rank : ranked.Count + 1;
            ranked.Add(new Ranked(rank, memberId, value));
        }

        return ranked;
    }

    /// <summary>
    /// The ranks with what they moved since other values. These are ranked among those who are ranked now, so that
    /// somebody who is not shown any more leaves no gap that would tell of them.
    /// </summary>
    public static IReadOnlyList<Moved> Since(IReadOnlyList<Ranked> now, IReadOnlyDictionary<string, decimal>? before)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (before is null)
        {
            return [.. now.Select(one => new Moved(one, 0, IsNew: false))];
        }

        Dictionary<string, int> ranks = Of(now.Select(one => (one.MemberId, before.GetValueOrDefault(one.MemberId)))).ToDictionary(one => one.MemberId, one => one.Rank, StringComparer.Ordinal);
        return [.. now.Select(one => ranks.TryGetValue(one.MemberId, out int was) ? new Moved(one, was - one.Rank, IsNew: false) : new Moved(one, 0, IsNew: true))];
    }
}

/// <summary>A member's place in a ranking.</summary>
/// <param name="Rank">The rank; 1 is the first.</param>
/// <param name="MemberId">The member.</param>
/// <param name="Value">What they have.</param>
public sealed record Ranked(int Rank, string MemberId, decimal Value);

/// <summary>A member's place, and how it changed.</summary>
/// <param name="Now">The place.</param>
/// <param name="Up">By how many ranks it is better than before; negative for worse.</param>
/// <param name="IsNew">True for who had nothing before.</param>
public sealed record Moved(Ranked Now, int Up, bool IsNew);
