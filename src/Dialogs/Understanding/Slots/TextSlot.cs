using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Reads free text: what is needed, promised, or given as a reason.</summary>
internal ref struct TextSlot(Message message, ReadOnlySpan<bool> taken, ReadOnlySpan<bool> valued)
{
    private readonly ReadOnlySpan<bool> taken = taken;
    private readonly ReadOnlySpan<bool> valued = valued;

    /// <summary>The sender's words without what leads in and out of them, or null where nothing is left.</summary>
    public readonly string? Read(int from, int to, bool isWholeSentence)
    {
        from = Start(from, to, isWholeSentence);
        var end = from;
        while (end < to && (isWholeSentence || !Ends(from, end)))
        {
            end++;
        }

        end = LeadOut(from, end);
        return end > from ? message.Raw(from, end) : null;
    }

    /// <summary>Where the sender's words begin, after what leads into them.</summary>
    public readonly int Start(int from, int to, bool isWholeSentence)
    {
        while (from < to && IsLeadIn(from, isWholeSentence))
        {
            from++;
        }

        return from;
    }

    private readonly bool IsLeadIn(int at, bool isWholeSentence)
    {
        if (taken[at])
        {
            return !isWholeSentence && !valued[at];
        }

        return (message.Is(at, WordClass.Filler) && !(isWholeSentence && (Is(at, "too") || Is(at, "very") || Is(at, "already") || Is(at, "still") || Is(at, "only")))) || Is(at, "a") || Is(at, "an") || Is(at, "the") || Is(at, "to") || Is(at, "is") || Is(at, "that") || Is(at, "some")
            || Is(at, "for") || (Is(at, "help") && Is(at + 1, "with")) || (Is(at, "with") && at > 0 && Is(at - 1, "help"));
    }

    private readonly bool Ends(int from, int at)
    {
        if (taken[at] && (!valued[at] || (at > from && message.Tokens[at].StartsClause)))
        {
            return true;
        }

        if (at > from && Is(at, "and") && at + 1 < message.Count && (message.Tokens[at + 1].IsName || message.Is(at + 1, WordClass.Pronoun | WordClass.FirstName)
            || (message.Is(at + 1, WordClass.NameWord) && at + 2 < message.Count && message.Is(at + 2, WordClass.Question))))
        {
            return true;
        }

        return at > from && message.Tokens[at].Has(Breaks.Comma | Breaks.Dash | Breaks.Semicolon | Breaks.Close | Breaks.Open)
            && (message.Is(at, WordClass.Pronoun | WordClass.Happened | WordClass.Due | WordClass.DueVerb) || message.Tokens[at].Has(Breaks.Semicolon | Breaks.Dash | Breaks.Close) || IsLeadToTaken(at));
    }

    /// <summary>"..., maybe $40k": the words before an amount belong to it.</summary>
    private readonly bool IsLeadToTaken(int at)
    {
        var i = at;
        while (i < message.Count && !taken[i] && (message.Is(i, WordClass.Lead | WordClass.Filler | WordClass.Determiner | WordClass.Due | WordClass.DueVerb | WordClass.Pronoun) || Is(i, "up") || IsRoughly(i)))
        {
            i++;
        }

        return i < message.Count && i > at && taken[i];
    }

    /// <summary>Where the text ends without the words that belong to what follows it: "deal size about" before an amount.</summary>
    private readonly int LeadOut(int from, int end)
    {
        var isCut = end < message.Count && taken[end];
        var lead = end;
        while (isCut && lead > from && (message.Is(lead - 1, WordClass.Lead | WordClass.Filler) || IsRoughly(lead - 1)) && !message.Tokens[lead].StartsClause)
        {
            lead--;
        }

        if (isCut && lead > from && message.Tokens[lead].StartsClause)
        {
            end = lead;
        }

        while (isCut && end > from && !message.Tokens[end - 1].StartsClause && (IsRoughly(end - 1) || (end < message.Count && Is(end - 1, "the")) || (end - 2 > from && Is(end - 1, "of") && IsRoughly(end - 2)) || (Is(end, "the") && Is(end - 1, "in"))))
        {
            end--;
        }

        while (end > from && (message.Is(end - 1, WordClass.Filler) || (isCut && Is(end - 1, "due")) || (isCut && message.Is(end - 1, WordClass.Preposition | WordClass.Hedge)))
            && !message.Tokens[end - 1].IsName)
        {
            end--;
        }

        return end;
    }

    /// <summary>"in the region of £250,000", "somewhere around 60k", "to the tune of ...".</summary>
    private readonly bool IsRoughly(int at) =>
        Is(at, "ballpark") || Is(at, "somewhere") || Is(at, "circa") || (Is(at, "in") && Is(at + 1, "the"))
            || (at > 0 && Is(at - 1, "the") && Is(at + 1, "of")
                && (Is(at, "region") || Is(at, "tune") || Is(at, "neighborhood") || Is(at, "neighbourhood") || Is(at, "vicinity") || Is(at, "order")));

    private readonly bool Is(int at, string word) => at < message.Count && message[at].Equals(word, StringComparison.OrdinalIgnoreCase);
}
