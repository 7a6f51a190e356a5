using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Reads free text: what is needed, promised, or given as a reason.</summary>
internal ref struct TextSlot(Message message, ReadOnlySpan<bool> taken)
{
    private readonly ReadOnlySpan<bool> _taken = taken;

    /// <summary>The sender's words without what leads in and out of them, or null where nothing is left.</summary>
    public readonly string? Read(int from, int to, bool isWholeSentence)
    {
        while (from < to && IsLeadIn(from, isWholeSentence))
        {
            from++;
        }

        var end = from;
        while (end < to && (isWholeSentence || !Ends(from, end)))
        {
            end++;
        }

        var isCut = end < message.Count && _taken[end];
        while (end > from && (isCut ? IsLeadOut(end - 1) : message.Is(end - 1, WordClass.Filler)))
        {
            end--;
        }

        return end > from ? message.Raw(from, end) : null;
    }

    private readonly bool IsLeadIn(int at, bool isWholeSentence)
    {
        if (_taken[at])
        {
            return !isWholeSentence;
        }

        return message.Is(at, WordClass.Filler) || Is(at, "a") || Is(at, "an") || Is(at, "the") || Is(at, "to") || Is(at, "is") || Is(at, "that") || Is(at, "some")
            || Is(at, "for") || (Is(at, "help") && Is(at + 1, "with")) || (Is(at, "with") && at > 0 && Is(at - 1, "help"));
    }

    private readonly bool Ends(int from, int at)
    {
        if (_taken[at])
        {
            return true;
        }

        return at > from && message.Tokens[at].Has(Breaks.Comma | Breaks.Dash | Breaks.Semicolon | Breaks.Close | Breaks.Open)
            && (message.Is(at, WordClass.Pronoun) || message.Tokens[at].Has(Breaks.Semicolon | Breaks.Dash | Breaks.Close) || IsLeadToTaken(at));
    }

    /// <summary>"..., maybe $40k": the words before an amount belong to it.</summary>
    private readonly bool IsLeadToTaken(int at)
    {
        var i = at;
        while (i < message.Count && !_taken[i] && message.Is(i, WordClass.Lead | WordClass.Filler | WordClass.Determiner))
        {
            i++;
        }

        return i < message.Count && i > at && _taken[i];
    }

    private readonly bool IsLeadOut(int at) =>
        message.Is(at, WordClass.Filler | WordClass.Lead) && !message.Tokens[at].IsName && !message.Tokens[at].Has(Shape.Digit)
            && !(message.Is(at, WordClass.Company | WordClass.NameWord) && !message.Is(at, WordClass.Preposition));

    private readonly bool Is(int at, string word) => at < message.Count && message[at].Equals(word, StringComparison.OrdinalIgnoreCase);
}
