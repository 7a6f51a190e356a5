using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>The sender's own words: what is needed, promised or to be changed, and why something came to nothing.</summary>
internal sealed class TextSlots(Message message, ChosenPatterns patterns, ChosenConcepts concepts, Parties parties)
{
    /// <summary>The sender's own words in a slot, up to the next slot or the sentence's end; null where there are none.</summary>
    public string? Text(Slot slot, bool isWholeSentence = false)
    {
        foreach (var span in patterns.Spans(slot))
        {
            var text = new TextSlot(message, patterns.Taken, patterns.Valued).Read(span.From, span.To, isWholeSentence);
            if (text is not null)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>What is to be done, to the end of the sentence and without the day, where a slot has words of its own; null where it has none.</summary>
    public string? Deed(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            var text = new TextSlot(message, patterns.Taken, patterns.Valued);
            if (text.Read(span.From, span.To, isWholeSentence: false) is not null)
            {
                return Deed(text.Start(span.From, span.To, isWholeSentence: false));
            }
        }

        return null;
    }

    /// <summary>What is to be done, from its verb on, without the day: "email Tom on Thursday about the deck" is "email Tom about the deck".</summary>
    public string Deed(int verb)
    {
        var parts = new List<string>();
        var end = message.SentenceEnd(verb);
        while (end > verb + 1 && (message.Is(end - 1, WordClass.Filler) || message.Says(end - 1, "thanks") || message.Says(end - 1, "thx") || message.Says(end - 1, "cheers")))
        {
            end--;
        }

        for (var i = verb; i < end;)
        {
            var start = i;
            while (i < end && !IsDay(i))
            {
                i++;
            }

            var last = i;
            while (i < end && last > start && message.Is(last - 1, WordClass.Preposition | WordClass.Filler) && !IsParticle(last - 1))
            {
                last--;
            }

            if (last > start)
            {
                parts.Add(message.Raw(start, last));
            }

            while (i < end && IsDay(i))
            {
                i++;
            }
        }

        return string.Join(' ', parts);
    }

    /// <summary>True where the words in a slot begin with a job title.</summary>
    public bool IsTitle(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            var start = span.From;
            while (start < span.To && message.Is(start, WordClass.Determiner | WordClass.Filler))
            {
                start++;
            }

            if (JobTitle.Find(message, start, span.To) is { } title && title.From == start)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The sender's words after a name and a comma or dash: "promise for Ed Ruiz, updated quote"; null where there are none.</summary>
    public string? TextAfterName(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            for (var i = parties.Read(span).Name?.To ?? span.To; i < message.SentenceEnd(span.From); i++)
            {
                if (message.Tokens[i].Has(Breaks.Comma | Breaks.Dash | Breaks.Colon | Breaks.Semicolon) && new TextSlot(message, patterns.Taken, patterns.Valued).Read(i, message.SentenceEnd(i), isWholeSentence: false) is { } text)
                {
                    return text;
                }
            }
        }

        return null;
    }

    /// <summary>Why something came to nothing, and the first word that tells it; null where nothing does.</summary>
    public (string Text, int From)? Reason()
    {
        foreach (var span in patterns.Spans(Slot.Reason))
        {
            if (new TextSlot(message, patterns.Taken, patterns.Valued).Read(span.From, span.To, isWholeSentence: true) is { } text)
            {
                return (text, span.From);
            }
        }

        return ReasonAfter();
    }

    /// <summary>A reason told without a word such as "because": "lost Globex, they had no budget".</summary>
    private (string Text, int From)? ReasonAfter()
    {
        for (var i = 1; i < message.Count; i++)
        {
            var isGiven = (message.Says(i - 1, "as") || message.Says(i - 1, "since")) && (message.Is(i, WordClass.Pronoun) || message.Says(i, "their") || message.Says(i, "his") || message.Says(i, "her"));
            if (!(message.Tokens[i].StartsClause || isGiven) || !concepts.IsSaidBefore(Concepts.Stage, i))
            {
                continue;
            }

            if (message.Is(i, WordClass.Reason))
            {
                return new TextSlot(message, patterns.Taken, patterns.Valued).Read(AfterSays(i), message.SentenceEnd(i), isWholeSentence: true) is { } text ? (text, i) : null;
            }
        }

        return null;
    }

    /// <summary>The last word of a slot, as typed.</summary>
    public string? LastNoun(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            for (var i = span.To - 1; i >= span.From; i--)
            {
                if (!message.Is(i, WordClass.Filler | WordClass.Preposition | WordClass.Pronoun | WordClass.Determiner))
                {
                    return message[i].ToString().ToLowerInvariant();
                }
            }
        }

        return null;
    }

    /// <summary>"he says he has a broker": the first word after "says".</summary>
    private int AfterSays(int at) => at + 3 < message.Count && (message.Says(at + 1, "says") || message.Says(at + 1, "said") || message.Says(at + 1, "say")) ? at + 2 : at;

    /// <summary>"follow up", "check in", "reach out": the word belongs to the verb, and not to the day after it.</summary>
    private bool IsParticle(int at) => message.Says(at, "up") || message.Says(at, "out") || message.Says(at, "off") || (message.Says(at, "in") && message.Says(at - 1, "check"));

    private bool IsDay(int at) => message.IsEntity(at, EntityKind.Date);
}
