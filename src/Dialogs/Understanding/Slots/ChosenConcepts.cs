using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>The values that are said in a message, of the concepts that one grammar reads: a stage, a method, a metric ...</summary>
internal sealed class ChosenConcepts
{
    private readonly Message message;
    private readonly ChosenPatterns patterns;
    private readonly List<Match> concepts = [];

    /// <summary>Chooses among all that was found what is no part of a name or of another slot.</summary>
    public ChosenConcepts(Message message, IntentGrammar grammar, List<Match> found, ChosenPatterns patterns)
    {
        (this.message, this.patterns) = (message, patterns);
        ChooseConcepts(grammar, found);
    }

    /// <summary>The value of a concept that was said, or null.</summary>
    /// <param name="concept">The concept.</param>
    /// <param name="isAfterMain">True where one right after the main pattern ("moved to meeting") counts first.</param>
    public T? Value<T>(Concept<T> concept, bool isAfterMain = false)
        where T : struct => Find(concept, isAfterMain) is { } match ? (T)match.Pattern.Value! : null;

    /// <summary>The last value of a concept that is said within the main pattern ("make Tom a rep"), else any.</summary>
    public T? ValueInMain<T>(Concept<T> concept)
        where T : struct
    {
        Match? last = null;
        foreach (var match in concepts)
        {
            if (match.Pattern.Concept == concept && match.Start >= patterns.Main.Start && match.End <= patterns.Main.End && (last is not { } other || match.Start > other.Start))
            {
                last = match;
            }
        }

        return last is { } said ? (T)said.Pattern.Value! : Value(concept);
    }

    /// <summary>The word of a concept that was said ("needThanks"), or null.</summary>
    public string? Word(Concept<string> concept) => Find(concept)?.Pattern.Value as string;

    /// <summary>The word of a concept that stands first in the message.</summary>
    public string? FirstWord(Concept<string> concept)
    {
        foreach (var match in concepts)
        {
            if (match.Pattern.Concept == concept)
            {
                return (string)match.Pattern.Value!;
            }
        }

        return null;
    }

    /// <summary>True where a value of a concept is said before a word.</summary>
    public bool IsSaidBefore(Concept concept, int at)
    {
        foreach (var match in concepts)
        {
            if (match.Pattern.Concept == concept && match.End <= at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The match of a concept that counts, or null.</summary>
    private Match? Find(Concept concept, bool isAfterMain = false)
    {
        Match? best = null;
        foreach (var match in concepts)
        {
            if (match.Pattern.Concept != concept || Negations.Covers(message, match))
            {
                continue;
            }

            if (isAfterMain && FollowsMain(match))
            {
                return match;
            }

            if (best is not { } b || Rank(match) < Rank(b))
            {
                best = match;
            }
        }

        return best;
    }

    /// <summary>Of several values the one declared first counts, and one in a reason ("declined because they picked another") only where no other is said.</summary>
    private int Rank(Match match) => match.Pattern.Order + (patterns.IsInReason(match.Start) ? int.MaxValue / 2 : 0);

    private void ChooseConcepts(IntentGrammar grammar, List<Match> found)
    {
        var channel = ChannelSlot.Words(message) ?? default;
        foreach (var match in found)
        {
            if (concepts.Count < ChosenPatterns.MostCandidates && match.Pattern.Concept is { } concept && grammar.Concepts.Contains(concept)
                && !patterns.IsInsideSlot(match) && !IsWordOfName(match) && !(match.Start >= channel.From && match.Start < channel.To))
            {
                concepts.Add(match);
            }
        }

        concepts.RemoveAll(IsWithinLonger);
        foreach (var match in concepts)
        {
            var isWhole = match.First is { Slot: Slot.Any };
            for (var i = match.Start; i < match.End; i++)
            {
                var isPart = match.Owns(i) || (isWhole && !patterns.IsInSlot(i));
                patterns.Valued[i] |= isPart && !patterns.Taken[i];
                patterns.Taken[i] |= isPart;
            }
        }
    }

    /// <summary>"closed lost" is not "closed".</summary>
    private bool IsWithinLonger(Match match)
    {
        foreach (var other in concepts)
        {
            if ((other.Pattern.Concept == match.Pattern.Concept || match.Pattern.Concept == Concepts.Stage) && other.Literals > match.Literals && match.Literals == 1 && other.Owns(match.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"won" before "door" is part of a name.</summary>
    private bool IsWordOfName(Match match)
    {
        if (patterns.HasAny && match.Start >= patterns.Main.End && match.End - match.Start == 1 && !FollowsMain(match) && patterns.BeginsTail(patterns.Main, match.Start))
        {
            return true;
        }

        if (match.End - match.Start > 1 || !message.Is(match.Start, WordClass.NameWord) || patterns.Taken[match.Start] || match.End >= message.Count)
        {
            return false;
        }

        var next = message.Tokens[match.End];
        return !next.StartsClause && !patterns.Taken[match.End] && (next.IsName || next.Word == 0 || message.Is(match.End, WordClass.Company | WordClass.NameWord | WordClass.FirstName));
    }

    private bool FollowsMain(Match concept)
    {
        var at = patterns.Main.End;
        while (at < concept.Start && message.Is(at, WordClass.Filler | WordClass.Determiner))
        {
            at++;
        }

        return at == concept.Start && message[patterns.Main.End - 1] is "to" or "as" or "into" or "at" or "in" && at == concept.Start;
    }
}
