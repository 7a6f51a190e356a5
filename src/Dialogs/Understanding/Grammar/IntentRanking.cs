using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>Puts the intents whose patterns were found into order.</summary>
internal static class IntentRanking
{
    private const int ClearLead = 3;

    /// <summary>The best match of each intent, likeliest intent first.</summary>
    public static List<Match> Rank(Message message, List<Match> found)
    {
        var best = new List<Match>();
        foreach (var match in found)
        {
            if (match.Pattern.Owner is not { } owner || match.Pattern.Strength == Strength.Detail || Negations.Denies(message, match))
            {
                continue;
            }

            var known = best.FindIndex(m => m.Pattern.Owner == owner);
            if (known < 0)
            {
                best.Add(match);
            }
            else if (Compare(match, best[known]) < 0)
            {
                best[known] = match;
            }
        }

        best.Sort(Compare);
        return best;
    }

    /// <summary>How sure the first reading is, beside the second.</summary>
    public static Certainty CertaintyOf(Match first, Match? second) =>
        first.Pattern.Strength == Strength.Hint || (second is { } next && first.Weight - next.Weight < ClearLead) ? Certainty.Doubtful : Certainty.Certain;

    private static int Compare(Match a, Match b) =>
        a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Pattern.Order.CompareTo(b.Pattern.Order);
}
