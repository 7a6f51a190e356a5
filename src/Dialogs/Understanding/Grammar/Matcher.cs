using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>
/// Finds a pattern at one word. The number of steps is limited, so that the time grows with the length of the
/// message and never faster.
/// </summary>
internal ref struct Matcher(Message message, List<int[]> sets)
{
    private const int MaxSteps = 150;
    private const int MaxSlot = 12;
    private const int MaxGap = 6;

    private Pattern pattern = null!;
    private int start;
    private int budget;
    private ulong literals;
    private SlotSpan? first;
    private SlotSpan? second;

    /// <summary>The pattern where its first word is the one at <paramref name="start"/>, or null.</summary>
    public Match? Find(Pattern pattern, int start)
    {
        (this.pattern, this.start, budget, literals, first, second) = (pattern, start, MaxSteps, 0, null, null);
        var end = Run(0, start);
        return end < 0 ? null : new Match(pattern, start, end, literals) { First = first, Second = second, IsTailEmpty = pattern.Tail is { } tail && IsName(tail) && EndsAt(end) };
    }

    /// <summary>True where a sentence is over, or goes on with an amount, a date or the like.</summary>
    private readonly bool EndsAt(int at) => at >= message.Count || message.Tokens[at].StartsSentence || (message.Tokens[at].Entity != 0 && !message.IsEntity(at, EntityKind.Number));

    /// <summary>The word after the match, or -1.</summary>
    private int Run(int step, int at)
    {
        while (budget-- > 0)
        {
            var (op, a, b) = pattern.Steps[step];
            switch (op)
            {
                case Op.Accept:
                    return at;
                case Op.Jump:
                    step = a;
                    continue;
                case Op.Split:
                    var (literals, first, second) = (this.literals, this.first, this.second);
                    var end = Run(a, at);
                    if (end >= 0)
                    {
                        return end;
                    }

                    (this.literals, this.first, this.second) = (literals, first, second);
                    step = b;
                    continue;
                case Op.Slot:
                    return RunSlot((Slot)a, step + 1, at);
                case Op.Gap:
                    return RunGap(step + 1, at);
                case Op.Word:
                    at = AfterWord(sets[a], at);
                    break;
                case Op.Entity:
                    at = AfterEntity((EntityKind)a, at);
                    break;
                case Op.Colon:
                    at = IsColon(at) ? at : -1;
                    break;
                case Op.Clause:
                    at = StartsClause(start) ? at : -1;
                    break;
                case Op.Begin:
                    at = IsOnlyFillers(0, start) ? at : -1;
                    break;
                case Op.End:
                    at = IsOnlyFillers(at, message.Count) ? at : -1;
                    break;
                default:
                    return -1;
            }

            if (at < 0)
            {
                return -1;
            }

            step++;
        }

        return -1;
    }

    /// <summary>A colon or dash; a comma does as well after "name" and the like: "gave me a name, Fergal Ryan".</summary>
    private readonly bool IsColon(int at)
    {
        if (at >= message.Count)
        {
            return false;
        }

        ref readonly var token = ref message.Tokens[at];
        var mayBeName = token.IsName || token.Word == 0 || token.Has(Shape.Capital) || message.Is(at, WordClass.FirstName | WordClass.Honorific);
        return token.Has(Breaks.Colon | Breaks.Dash)
            || (token.Has(Breaks.Comma) && mayBeName && at > 0 && message[at - 1] is "name" or "names" or "number" or "contact" or "referral" or "intro" or "introduction");
    }

    private int RunSlot(Slot slot, int next, int at)
    {
        var (literals, first, second) = (this.literals, this.first, this.second);
        var hasGap = pattern.Steps[next].Op == Op.Gap;
        next = hasGap ? next + 1 : next;
        if (at >= message.Count || (IsName(slot) && !message.Tokens[at].IsName && message[at] is "you" or "u" or "me" or "us" or "from" or "via" or "off" or "by" or "through" or "to" or "for" or "along" or "over" or "on" or "out"))
        {
            return -1;
        }

        while (IsName(slot) && at + 1 < message.Count && (message.Is(at, WordClass.Filler | WordClass.Determiner) || message[at] is "@") && !message.Is(at, WordClass.NameWord | WordClass.FirstName) && !message.Tokens[at].IsName)
        {
            at++;
        }

        if (message.Tokens[at].StartsSentence && at > start)
        {
            return -1;
        }

        var least = IsName(slot) ? NameExtent.End(message, at) - 1 : at;
        var isLoose = false;
        for (var end = least; end < message.Count && end < at + MaxSlot; end++)
        {
            if ((message.Tokens[end].StartsSentence && end > start) || (IsName(slot) && !hasGap && end > least && !MayGoOn(at, end, ref isLoose)))
            {
                return -1;
            }

            if (slot == Slot.Any && end > at && message.Tokens[end].Has(Breaks.Colon))
            {
                return -1;
            }

            var span = new SlotSpan(slot, at, hasGap ? least + 1 : end + 1);
            this.first ??= span;
            this.second = first is null ? second : span;
            var result = Run(next, end + 1);
            if (result >= 0)
            {
                return result;
            }

            (this.literals, this.first, this.second) = (literals, first, second);
        }

        return -1;
    }

    /// <summary>A name is followed by a company, a title or the like, not by any word at all.</summary>
    private readonly bool MayGoOn(int from, int at, ref bool isLoose)
    {
        var token = message.Tokens[at];
        const WordClass business = WordClass.Title | WordClass.Function | WordClass.Company | WordClass.NameWord | WordClass.FirstName | WordClass.Firm | WordClass.Relation;
        if (token.Has(Breaks.Colon | Breaks.Semicolon) || message[at] is "to" or "is" or "looking" or "needs" or "wants" or "need" or "runs" or "who" or "works" or "she" or "he" or "they" or "me" or "us" || (token.StartsClause && message.Is(at, WordClass.Plain | WordClass.Everyday) && !message.Is(at, business) && !token.IsName)
            || (token.Has(Shape.Digit) && !token.IsName && token.Entity != 0 && !message.IsEntity(at, EntityKind.Date)))
        {
            return false;
        }

        isLoose |= token.StartsClause || message.Is(at, WordClass.Preposition) || message[at] is "@";
        var isSmall = at - from < 3 && !message.Tokens[from].Has(Shape.Capital) && message.Is(at, WordClass.Everyday) && !message.Is(at, WordClass.Plain);
        return isLoose || isSmall || token.IsName || token.Entity != 0 || token.Word == 0 || token.Has(Shape.Capital)
            || message.Is(at, WordClass.Title | WordClass.Function | WordClass.Company | WordClass.NameWord | WordClass.FirstName | WordClass.Filler | WordClass.Determiner | WordClass.Firm);
    }

    private static bool IsName(Slot slot) => slot is Slot.Source or Slot.Prospect or Slot.Receiver or Slot.Subject or Slot.Person or Slot.From;

    private readonly bool StartsClause(int at)
    {
        while (at > 0 && !message.Tokens[at].StartsClause && message.Is(at - 1, WordClass.Filler))
        {
            at--;
        }

        return at == 0 || message.Tokens[at].StartsClause;
    }

    private int RunGap(int next, int at)
    {
        var (literals, first, second) = (this.literals, this.first, this.second);
        for (var end = at; end <= message.Count && end <= at + MaxGap; end++)
        {
            if (end > at && (message.Tokens[end - 1].StartsSentence || message.Tokens[end - 1].Has(Breaks.Colon)))
            {
                return -1;
            }

            var result = Run(next, end);
            if (result >= 0)
            {
                return result;
            }

            (this.literals, this.first, this.second) = (literals, first, second);
        }

        return -1;
    }

    private int AfterWord(int[] set, int at)
    {
        for (; at < message.Count; at++)
        {
            ref readonly var token = ref message.Tokens[at];
            if (at > start && token.StartsSentence)
            {
                return -1;
            }

            if (!token.IsName && token.Word != 0 && Array.IndexOf(set, token.Word) >= 0)
            {
                literals |= 1UL << Math.Min(at - start, 63);
                return at + 1;
            }

            if (at == start || !message.Is(at, WordClass.Filler | WordClass.Determiner))
            {
                return -1;
            }
        }

        return -1;
    }

    private int AfterEntity(EntityKind kind, int at)
    {
        for (; at < message.Count && !message.Tokens[at].StartsSentence; at++)
        {
            if (message.EntityAt(at) is { } entity && entity.Kind == kind)
            {
                literals |= 1UL << Math.Min(at - start, 63);
                return entity.To;
            }

            if (!message.Is(at, WordClass.Filler | WordClass.Determiner | WordClass.Lead))
            {
                return -1;
            }
        }

        return -1;
    }

    private readonly bool IsOnlyFillers(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!message.Is(i, WordClass.Filler))
            {
                return false;
            }
        }

        return true;
    }
}
