namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>
/// Carries out what a sender corrects within a message: "Kim, sorry, Tim", "£20,000, correction, £25,000",
/// "not Monday, Friday".
/// </summary>
internal static class Corrections
{
    /// <summary>The text as corrected, or null where nothing is.</summary>
    public static string? Find(Message message)
    {
        for (var i = 1; i < message.Count - 1; i++)
        {
            if (MarkerEnd(message, i) is var after && after > i && after < message.Count && Replace(message, MarkerStart(message, i), after) is { } text)
            {
                return text;
            }
        }

        return FindNot(message);
    }

    /// <summary>"no sorry", "oh wait no": the first word of what says that a correction comes.</summary>
    private static int MarkerStart(Message message, int at)
    {
        while (at > 1 && (Is(message, at - 1, "no") || Is(message, at - 1, "oh") || Is(message, at - 1, "wait") || Is(message, at - 1, "um") || Is(message, at - 1, "ah")))
        {
            at--;
        }

        return at;
    }

    /// <summary>The word after "sorry", "I mean", "make that" ..., or -1.</summary>
    private static int MarkerEnd(Message message, int at)
    {
        if (message.Tokens[at].IsName)
        {
            return -1;
        }

        var end = message.Is(at, WordClass.Correction) ? at + 1
            : Follows(message, at, "i", "mean") || Follows(message, at, "i", "meant") || Follows(message, at, "make", "that")
                || Follows(message, at, "no", "wait") || Follows(message, at, "scratch", "that") || Follows(message, at, "my", "mistake")
                || Follows(message, at, "or", "rather") || Follows(message, at, "my", "bad") || Follows(message, at, "wait", "no") ? at + 2
            : Follows(message, at, "i", "should", "say") ? at + 3
            : IsActually(message, at) || IsAnotherValue(message, at) ? at + 1 : -1;
        if (end < 0)
        {
            return -1;
        }

        while (end < message.Count - 1 && MarkerWord(message, end) is var words && words > 0)
        {
            end += words;
        }

        return end;
    }

    private static int MarkerWord(Message message, int at) =>
        message.Is(at, WordClass.Correction) ? 1
        : Follows(message, at, "i", "mean") || Follows(message, at, "i", "meant") || Follows(message, at, "it", "was") || Follows(message, at, "it", "is")
            || Follows(message, at, "that", "is") || Follows(message, at, "make", "that") || Follows(message, at, "that", "was") || Follows(message, at, "should", "be") ? 2
        : Is(message, at, "it's") || Is(message, at, "that's") || Is(message, at, "no") || Is(message, at, "actually") ? 1
        : 0;

    private static bool IsActually(Message message, int at) =>
        (Is(message, at, "actually") || Is(message, at, "no")) && message.Tokens[at].StartsClause && at + 1 < message.Count && message.Tokens[at + 1].StartsClause;

    /// <summary>"20k, actually 25k"</summary>
    private static bool IsAnotherValue(Message message, int at) =>
        Is(message, at, "actually") && message.Tokens[at].StartsClause && at + 1 < message.Count && message.EntityAt(at + 1) is { } right && message.EntityAt(at - 1) is { } wrong && right.Kind == wrong.Kind;

    private static bool Is(Message message, int at, string word) => at < message.Count && message[at].Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool Follows(Message message, int at, string first, string second) => Is(message, at, first) && Is(message, at + 1, second);

    private static bool Follows(Message message, int at, string first, string second, string third) => Follows(message, at, first, second) && Is(message, at + 2, third);

    private static string? Replace(Message message, int marker, int after)
    {
        if (NextEntity(message, after) is { } right)
        {
            return LastEntity(message, marker, right.Kind) is { } wrong ? WithoutEntity(message, wrong, right, marker, after) : null;
        }

        return SwapWho(message, marker, after) ?? WithoutName(message, marker, after);
    }

    /// <summary>"It was Kim who introduced me, sorry, it was Tim": the right name takes the place of the wrong one.</summary>
    private static string? SwapWho(Message message, int marker, int after)
    {
        var start = message.SentenceStart(marker);
        var who = start + 2;
        while (who < marker && !Is(message, who, "who"))
        {
            who++;
        }

        var end = after;
        while (end < message.Count && (end == after || !message.Tokens[end].Has(Breaks.Comma | Breaks.Semicolon | Breaks.Sentence)) && !Is(message, end, "who"))
        {
            end++;
        }

        if (!Follows(message, start, "it", "was") || who >= marker || !IsNamePart(message, after) || (end < message.Count && Is(message, end, "who")))
        {
            return null;
        }

        var text = message.Text;
        var rest = end < message.Count ? text[message.Tokens[end - 1].End..] : "";
        return string.Concat(text.AsSpan(0, message.Tokens[start + 2].Start), message.Raw(after, end), " ", message.Raw(who, marker)) + rest;
    }

    private static Entity? NextEntity(Message message, int after)
    {
        for (var i = after; i < message.Count && i < after + 3; i++)
        {
            if (message.EntityAt(i) is { Kind: not EntityKind.Url } entity)
            {
                return entity;
            }

            if (!message.Is(i, WordClass.Preposition | WordClass.Filler | WordClass.Determiner | WordClass.Lead))
            {
                return null;
            }
        }

        return null;
    }

    private static Entity? LastEntity(Message message, int before, EntityKind kind)
    {
        Entity? last = null;
        foreach (var entity in message.Entities)
        {
            if (entity.To <= before && (entity.Kind == kind || (kind == EntityKind.Number && entity.Kind == EntityKind.Money)))
            {
                last = entity;
            }
        }

        return last;
    }

    private static string WithoutEntity(Message message, Entity wrong, Entity right, int marker, int after)
    {
        var from = wrong.From;
        var hasPreposition = right.From > after && message.Is(after, WordClass.Preposition);
        if (hasPreposition && from > 0 && message.Is(from - 1, WordClass.Preposition) && !message.Tokens[from].StartsClause)
        {
            from--;
        }

        return wrong.To >= marker ? Without(message, from, after) : Without(message, from, wrong.To, marker, after);
    }

    private static string? WithoutName(Message message, int marker, int after)
    {
        var from = marker;
        var same = message.Is(after, WordClass.Preposition) ? PrepositionBefore(message, marker, message[after]) : -1;
        if (same >= 0)
        {
            return Without(message, same, after);
        }

        if (message.Is(after, WordClass.Pronoun | WordClass.Preposition) && !message.Tokens[after].IsName)
        {
            return null;
        }

        if (SameNameBefore(message, marker, after) is >= 0 and var again)
        {
            return Without(message, again, after);
        }

        while (from > 0 && IsNamePart(message, from - 1) && !(from < marker && message.Tokens[from].StartsClause))
        {
            from--;
        }

        return from < marker ? Without(message, from, after) : null;
    }

    /// <summary>"Mark Dean (Lost &amp; Found), sorry, Mark Deane": where the name that is said again begins, or -1.</summary>
    private static int SameNameBefore(Message message, int marker, int after)
    {
        for (var i = marker - 1; i >= 0 && i >= marker - 10; i--)
        {
            if (IsNamePart(message, i) && message[i].Equals(message[after], StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsNamePart(Message message, int at)
    {
        var token = message.Tokens[at];
        return token.IsName || token.Word == 0 || message.Is(at, WordClass.FirstName | WordClass.NameWord) || (token.Has(Shape.Capital) && at > 0 && !token.StartsSentence)
            || message.Is(at, WordClass.Company);
    }

    private static int PrepositionBefore(Message message, int marker, ReadOnlySpan<char> word)
    {
        for (var i = marker - 1; i >= 0 && i >= marker - 8 && !message.Tokens[i + 1].StartsSentence; i--)
        {
            if (message[i].Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>"not Monday, Friday" and "Friday, not Monday"</summary>
    private static string? FindNot(Message message)
    {
        for (var i = 0; i < message.Count - 1; i++)
        {
            if (!Is(message, i, "not") || NotEnd(message, i + 1) is not (> 0 and var end))
            {
                continue;
            }

            var isFirst = end < message.Count && message.Tokens[end].Has(Breaks.Comma | Breaks.Dash) && IsValue(message, end);
            var isSecond = i > 0 && (message.Tokens[i].StartsClause || isFirst is false) && IsValue(message, i - 1);
            if (isFirst || isSecond)
            {
                return Without(message, i, end);
            }
        }

        return null;
    }

    private static bool IsValue(Message message, int at)
    {
        at = at < message.Count - 1 && message.Is(at, WordClass.Preposition) ? at + 1 : at;
        return message.EntityAt(at) is not null || (IsNamePart(message, at) && !message.Is(at, WordClass.Plain));
    }

    /// <summary>The word after the date, amount or name that is not meant, or 0.</summary>
    private static int NotEnd(Message message, int at)
    {
        at = at < message.Count - 1 && message.Is(at, WordClass.Preposition) ? at + 1 : at;
        if (message.EntityAt(at) is { } entity)
        {
            return entity.To;
        }

        var end = at;
        while (end < message.Count && (end == at || !message.Tokens[end].StartsClause) && IsNamePart(message, end) && !message.Is(end, WordClass.Plain))
        {
            end++;
        }

        return end > at ? end : 0;
    }

    private static string Without(Message message, int from, int to) => Cut(message, message.Text, from, to);

    private static string Without(Message message, int from, int to, int secondFrom, int secondTo) =>
        Cut(message, Cut(message, message.Text, secondFrom, secondTo), from, to);

    private static string Cut(Message message, string text, int from, int to)
    {
        var start = message.Tokens[from].Start;
        var end = to < message.Count ? message.Tokens[to].Start : text.Length;
        var rest = text[end..];
        var gap = to < message.Count && start > 0 && text[start - 1] is ' ' or '\n' ? "" : " ";
        return string.Concat(text.AsSpan(0, start), gap, rest).TrimEnd();
    }
}
