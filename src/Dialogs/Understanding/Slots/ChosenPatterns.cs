using System.Runtime.InteropServices;
using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>
/// The patterns of one grammar that were found and do not overlap, strongest first, and the words that each of their slots has.
/// </summary>
internal sealed class ChosenPatterns
{
    /// <summary>No request has as many ways of being said at once; more come of words repeated over and over.</summary>
    public const int MostCandidates = 60;

    private static readonly string[] Means = ["name", "names", "email", "e-mail", "phone", "telephone", "text", "chat", "message", "whatsapp"];

    private readonly Message message;
    private readonly List<Match> found;
    private readonly List<Match> patterns = [];
    private readonly List<Match> leadIns = [];
    private SlotSpan? reason;

    /// <summary>Chooses among all that was found.</summary>
    public ChosenPatterns(Message message, IntentGrammar grammar, List<Match> found)
    {
        (this.message, this.found) = (message, found);
        Taken = new bool[message.Count];
        Valued = new bool[message.Count];
        ChoosePatterns(grammar, found);
        foreach (var entity in message.Entities)
        {
            TakeEntity(entity);
        }

        foreach (var match in found)
        {
            if (match.Pattern.Concept == Concepts.LeadIn)
            {
                leadIns.Add(match);
            }
        }
    }

    /// <summary>The strongest pattern found.</summary>
    public Match Main => patterns[0];

    /// <summary>True where a pattern was found.</summary>
    public bool HasAny => patterns.Count > 0;

    /// <summary>The words that a pattern, an entity or the value of a concept has for its own.</summary>
    public bool[] Taken { get; }

    /// <summary>Those of them that say the value of a concept and nothing else.</summary>
    public bool[] Valued { get; }

    /// <summary>True where what was found is only a part of a command of another intent: "leaderboard" in "stop posting the leaderboard".</summary>
    public bool IsPartOf(Intent other)
    {
        foreach (var match in found)
        {
            if (match.Pattern is { Strength: Strength.Command, Owner.Intent: var intent } && intent == other
                && match.Start <= Main.Start && match.End >= Main.End && match.Weight > Main.Weight)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a pattern with this slot was found.</summary>
    public bool Has(Slot slot)
    {
        foreach (var span in Spans(slot))
        {
            return span.To > span.From;
        }

        return false;
    }

    /// <summary>Every stretch of words in a slot, the strongest pattern's first.</summary>
    public IEnumerable<SlotSpan> Spans(Slot slot)
    {
        foreach (var match in patterns)
        {
            if (match.First is { } first && first.Slot == slot)
            {
                yield return first;
            }

            if (match.Second is { } second && second.Slot == slot)
            {
                yield return second;
            }

            if (match.Pattern.Tail == slot)
            {
                yield return new SlotSpan(slot, match.End, TailEnd(match));
            }

            if (match.Pattern.Lead == slot && LeadStart(match) is var start && !IsLabelled(start, slot))
            {
                yield return new SlotSpan(slot, start, match.Start);
            }
        }
    }

    /// <summary>"source Ed Ruiz, prospect Ann Bell, introduced by phone": a name with a label is nothing else.</summary>
    private bool IsLabelled(int at, Slot slot)
    {
        foreach (var other in patterns)
        {
            if (other.Pattern is { Strength: Strength.Detail, Tail: { } tail } && tail < Slot.Need && tail != slot && other.End == at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a word is in the first stretch of a slot.</summary>
    public bool IsInside(Slot slot, int at)
    {
        foreach (var span in Spans(slot))
        {
            return at >= span.From && at < span.To;
        }

        return false;
    }

    /// <summary>True where a word is inside a pattern, in a slot.</summary>
    public bool IsInSlot(int at)
    {
        foreach (var chosen in patterns)
        {
            if (IsIn(chosen.First, at) || IsIn(chosen.Second, at))
            {
                return true;
            }
        }

        return false;
    }

    private int TailEnd(Match match)
    {
        var from = match.End;
        if (from >= message.Count || (message.Tokens[from].Has(Breaks.Sentence) && !message.Tokens[from].Has(Breaks.Colon)))
        {
            return from;
        }

        if (message.Tokens[from].Has(Breaks.Comma) && message.Is(from, WordClass.Pronoun) && match.Pattern.Tail < Slot.Need)
        {
            return from;
        }

        var end = message.SentenceEnd(from);
        foreach (var other in patterns)
        {
            if (other.Start >= from && other.Start < end)
            {
                end = other.Start;
            }
        }

        if (match.Pattern.Tail is Slot.Reason or Slot.Text)
        {
            return message.SentenceEnd(from);
        }

        for (var i = from + 1; i < end; i++)
        {
            if (message.Tokens[i].Has(Breaks.Colon | Breaks.Semicolon))
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>The first of the words that belong to the slot before a pattern.</summary>
    public int LeadStart(Match match)
    {
        var start = message.SentenceStart(match.Start);
        foreach (var other in patterns)
        {
            if (other.End <= match.Start && other.End > start)
            {
                start = other.End;
            }
        }

        foreach (var lead in leadIns)
        {
            start = lead.End <= match.Start && lead.End > start ? lead.End : start;
        }

        var last = match.Pattern.Steps[0].Op == Op.Clause ? match.Start - 1 : match.Start;
        for (var i = last; i > start; i--)
        {
            if (message.Tokens[i].Has(Breaks.Colon | Breaks.Semicolon))
            {
                start = i;
                break;
            }
        }

        start = SmallTalk.SkipFrom(message, start, match.Start);
        return IsSheOrHe(match.Start - 1) ? match.Start - 1 : AtCapital(start, match.Start);
    }

    private bool IsSheOrHe(int at) => message.Says(at, "he") || message.Says(at, "she") || message.Says(at, "they") || message.Says(at, "he's") || message.Says(at, "she's") || message.Says(at, "they've");

    /// <summary>"at the bbq my old boss Roy Dean": where the name has capitals, what stands before it is none.</summary>
    private int AtCapital(int from, int to)
    {
        var first = message.Tokens[from];
        var mayBeName = first.Has(Shape.Capital | Shape.Digit) || first.IsName || first.Word == 0
            || message.Is(from, WordClass.FirstName | WordClass.NameWord | WordClass.Company | WordClass.Relation | WordClass.Honorific);
        for (var i = from; i < to && !mayBeName; i++)
        {
            if (message.Tokens[i].Has(Shape.Capital) && !message.Is(i, WordClass.Calendar | WordClass.Pronoun) && !message.Tokens[i].Has(Shape.AllCaps))
            {
                return i > 0 && message.Is(i - 1, WordClass.Relation) ? i - 1 : i;
            }
        }

        return from;
    }

    private void ChoosePatterns(IntentGrammar grammar, List<Match> found)
    {
        var candidates = new List<Match>();
        foreach (var match in found)
        {
            if (match.Pattern.Owner == grammar)
            {
                candidates.Add(match);
            }
        }

        FindReason(candidates);
        candidates.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight)
            : a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Pattern.Order.CompareTo(b.Pattern.Order));
        foreach (var match in CollectionsMarshal.AsSpan(candidates)[..Math.Min(candidates.Count, MostCandidates)])
        {
            if (!Overlaps(match) && !IsInsideSlot(match) && !IsInReason(match.Start) && !NamesMeans(match) && !IsOurNeed(match))
            {
                Choose(match);
            }
        }

        if (patterns.Count == 0 && candidates.Count > 0)
        {
            Choose(candidates[0]);
        }
    }

    /// <summary>"... is lost because they went with somebody else": what gives the reason tells of nothing else.</summary>
    private void FindReason(List<Match> candidates)
    {
        foreach (var reason in candidates)
        {
            if (reason.Pattern is not { Strength: Strength.Detail, Tail: Slot.Reason } || reason.Start == 0 || message[reason.Start] is not ("because" or "reason" or "cuz" or "coz" or "cos" or "bc"))
            {
                continue;
            }

            foreach (var told in candidates)
            {
                if (told.Pattern.Strength != Strength.Detail && told.End <= reason.Start && told.Start >= message.SentenceStart(reason.Start))
                {
                    this.reason = new SlotSpan(Slot.Reason, reason.End, message.SentenceEnd(reason.Start));
                    return;
                }
            }
        }
    }

    /// <summary>True where a word gives the reason for what is told before it.</summary>
    public bool IsInReason(int at) => IsIn(reason, at);

    /// <summary>"introduced by email", "log referral, name only, from Kim Lee": where somebody would be named, it is said how.</summary>
    private bool NamesMeans(Match match) =>
        (match.Pattern.Tail == Slot.Source && IsMeans(match.End)) || (match.First is { Slot: Slot.Source or Slot.Prospect } first && IsMeans(first.From));

    /// <summary>"I need to ring her": what the sender has to do is nothing that the prospect needs.</summary>
    private bool IsOurNeed(Match match) =>
        match.Pattern is { Strength: Strength.Detail, Tail: Slot.Need } && (message.Says(match.Start - 1, "i") || message.Says(match.Start - 1, "we")) && message.Says(match.End, "to");

    private bool IsMeans(int at)
    {
        foreach (var word in Means)
        {
            if (message.Says(at, word))
            {
                return true;
            }
        }

        return false;
    }

    private bool Overlaps(Match match)
    {
        for (var i = match.Start; i < match.End; i++)
        {
            if (Taken[i] && match.Owns(i))
            {
                return true;
            }
        }

        foreach (var chosen in patterns)
        {
            var isInTail = chosen.Pattern.Tail is >= Slot.Need && match.Start == chosen.End && message.Tokens[match.Start].Has(Breaks.Colon);
            if (isInTail || (match.Weight < chosen.Weight && BeginsTail(chosen, match.Start)))
            {
                return true;
            }

            var leads = chosen.Pattern.Lead is not null && match.Start < chosen.Start && match.Start >= message.SentenceStart(chosen.Start);
            if (leads && match.Weight < chosen.Weight && !HasBreak(match.Start, chosen.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a word is the first of the name that follows a pattern: "update closed loop partners".</summary>
    public bool BeginsTail(Match chosen, int at)
    {
        if (chosen.Pattern.Tail is null or >= Slot.Need || chosen.Pattern.Strength == Strength.Detail || at + 1 >= message.Count)
        {
            return false;
        }

        var first = chosen.End;
        while (first < at && message.Is(first, WordClass.Filler | WordClass.Determiner))
        {
            first++;
        }

        return first == at && !message.Tokens[at].StartsClause && !message.Tokens[at + 1].StartsClause && !Taken[at + 1]
            && (message.MayBeName(at + 1) || message.Is(at + 1, WordClass.Company | WordClass.NameWord | WordClass.Everyday));
    }

    private bool HasBreak(int from, int to)
    {
        for (var i = from + 1; i <= to; i++)
        {
            if (message.Tokens[i].StartsClause)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(SlotSpan? span, int at) => span is { } s && at >= s.From && at < s.To;

    /// <summary>True where something else that was found is only the content of a slot.</summary>
    public bool IsInsideSlot(Match match)
    {
        foreach (var chosen in patterns)
        {
            if (chosen.Pattern.Strength == Strength.Detail)
            {
                continue;
            }

            if ((chosen.First is { Slot: not Slot.Any } && IsIn(chosen.First, match.Start)) || IsIn(chosen.Second, match.Start))
            {
                return true;
            }
        }

        return false;
    }

    private void Choose(Match match)
    {
        patterns.Add(match);
        Take(match);
    }

    private void Take(Match match)
    {
        for (var i = match.Start; i < match.End; i++)
        {
            Taken[i] |= match.Owns(i);
        }
    }

    private void TakeEntity(Entity entity)
    {
        if (entity.Kind == EntityKind.Number)
        {
            return;
        }

        for (var i = entity.From; i < entity.To; i++)
        {
            Taken[i] = true;
        }
    }
}
