using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>Puts the intents whose patterns were found into order.</summary>
internal static class IntentRanking
{
    private const int ClearLead = 3;
    private const int FewestOfLeadIn = 3;

    /// <summary>The best match of each intent, likeliest intent first.</summary>
    public static List<Match> Rank(Message message, List<Match> found)
    {
        var best = new List<Match>();
        var leadIns = LeadIns(message, found);
        foreach (var match in found)
        {
            if (match.Pattern.Owner is not { } owner || match.Pattern.Strength == Strength.Detail || Negations.Denies(message, match, leadIns is null ? 0 : leadIns[match.Start])
                || (leadIns is not null && IsWordOfLeadIn(match, found)))
            {
                continue;
            }

            var known = IndexOf(best, owner);
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
        PutFirstSentenceFirst(message, best);
        return best;
    }

    /// <summary>"I'm sorry to report that ..." asks for no report.</summary>
    private static bool IsWordOfLeadIn(Match match, List<Match> found)
    {
        if (match.Pattern is not { Strength: Strength.Command, Owner.Intent: Intent.ShowReport or Intent.ShowSubject or Intent.ShowReferrals or Intent.ShowLeaderboard })
        {
            return false;
        }

        foreach (var other in found)
        {
            if (other.Pattern.Concept == Concepts.LeadIn && other.Literals >= FewestOfLeadIn && match.Start > other.Start && match.Start < other.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>For each word the end of the last lead-in ("could you log that") before it, or 0; null where there is none.</summary>
    private static int[]? LeadIns(Message message, List<Match> found)
    {
        int[]? ends = null;
        foreach (var match in found)
        {
            if (match.Pattern.Concept == Concepts.LeadIn && match.End < message.Count)
            {
                ends ??= new int[message.Count];
                ends[match.End] = match.End;
            }
        }

        for (var i = 1; ends is not null && i < ends.Length; i++)
        {
            ends[i] = Math.Max(ends[i], ends[i - 1]);
        }

        return ends;
    }

    /// <summary>Of several requests in several sentences, the first counts; what follows a referral belongs to it.</summary>
    private static void PutFirstSentenceFirst(Message message, List<Match> best)
    {
        for (var i = 1; i < best.Count; i++)
        {
            var (first, other) = (best[0], best[i]);
            var isBefore = other.Start < first.Start && message.ClauseStart(other.Start) != message.ClauseStart(first.Start);
            var isCapture = first.Pattern.Owner!.Intent is Intent.LogReferral or Intent.GiveReferral;
            if (isBefore && (other.Pattern.Strength == Strength.Command
                || (other.Pattern.Strength == Strength.Statement && first.Pattern.Strength == Strength.Statement && !isCapture)
                || (other.Pattern.Strength == Strength.Statement && other.Pattern.Owner!.Intent is Intent.LogReferral or Intent.GiveReferral)))
            {
                best.RemoveAt(i);
                best.Insert(0, other);
            }
        }
    }

    /// <summary>How sure the first reading is, beside the second.</summary>
    public static Certainty CertaintyOf(Match first, Match? second) =>
        first.Pattern.Strength == Strength.Hint || (second is { } next && first.Weight - next.Weight < ClearLead && !BelongsTo(first, next)) ? Certainty.Doubtful : Certainty.Certain;

    /// <summary>
    /// "... introduced me to Dana Fox, worth $20k": what follows a referral is a part of it and no request of its own; so is what
    /// somebody asks to be reminded of.
    /// </summary>
    private static bool BelongsTo(Match first, Match next) =>
        (first.Pattern is { Strength: Strength.Statement, Owner.Intent: Intent.LogReferral or Intent.GiveReferral } && next.Start > first.Start
            && next.Pattern is { Strength: Strength.Statement, Owner.Intent: not (Intent.LogReferral or Intent.GiveReferral) })
        || (first.Pattern is { Strength: Strength.Command, Owner.Intent: Intent.Remind } && next.Start >= first.Start);

    private static int IndexOf(List<Match> best, IntentGrammar owner)
    {
        for (var i = 0; i < best.Count; i++)
        {
            if (best[i].Pattern.Owner == owner)
            {
                return i;
            }
        }

        return -1;
    }

    private static int Compare(Match a, Match b) =>
        a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Pattern.Order.CompareTo(b.Pattern.Order);
}
