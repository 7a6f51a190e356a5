using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>The person, or else the company, that a message is about.</summary>
internal sealed class SubjectSlot(Message message, ChosenPatterns patterns, Parties parties, Names names)
{
    /// <summary>
    /// The name of the subject: the person where one is named, else the company; where no pattern has it, any name in
    /// the message that nothing else has taken.
    /// </summary>
    public string? Find()
    {
        string? company = null;
        foreach (var span in patterns.Spans(Slot.Subject))
        {
            var found = parties.Read(span);
            if (parties.ToParty(found) is not { } party)
            {
                continue;
            }

            if (party.Name is not null && (company is null || IsSurePerson(found)))
            {
                return party.Name;
            }

            company ??= party.Company;
        }

        return company ?? parties.AsWritten(Slot.Subject) ?? LooseName();
    }

    /// <summary>True where the subject is a name beyond doubt, or the message speaks of a deal or referral.</summary>
    public bool IsLikely()
    {
        foreach (var span in patterns.Spans(Slot.Subject))
        {
            var found = parties.Read(span);
            if ((found.Name ?? found.Company) is { } words)
            {
                var token = message.Tokens[words.From];
                return token.IsName || token.Has(Shape.Capital) || message.Is(words.From, WordClass.FirstName | WordClass.NameWord | WordClass.Honorific)
                    || CompanyForm.Fits(message, words) || MentionsDeal() || (token.Word == 0 && (words.From == 0 || !message.Is(words.From - 1, WordClass.Determiner)));
            }
        }

        return true;
    }

    /// <summary>The subject, unless it is a member of the team.</summary>
    public string? Outside()
    {
        foreach (var span in patterns.Spans(Slot.Subject))
        {
            var found = parties.Read(span);
            var isMember = found.Name is { } words && names.Known(words, null, isMember: true) is not null && names.Known(words, null, isMember: false) is null;
            if (!isMember && parties.ToParty(found) is { } party)
            {
                return party.Name ?? party.Company;
            }
        }

        return null;
    }

    /// <summary>True where a slot has somebody who is known and not a member of the team.</summary>
    public bool IsOutsider(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            if (parties.Read(span).Name is { } words && names.Known(words, null, isMember: false) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The person named inside the words of a slot, or null.</summary>
    public string? PersonIn(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            for (var i = span.From; i < span.To; i++)
            {
                if (IsPersonAt(i, span.From) && PartyAt(i, span.To) is { } sure)
                {
                    return sure;
                }
            }

            for (var i = span.From + 1; i < span.To; i++)
            {
                if (parties.IsCalledAt(i) && PartyAt(i, span.To) is { } likely)
                {
                    return likely;
                }
            }
        }

        return null;
    }

    /// <summary>The company that is all a slot holds ("wade marine"), or null.</summary>
    public string? CompanyAlone(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            var isVerb = span.From < span.To && message.Is(span.From, WordClass.DueVerb | WordClass.Plain) && !message.Tokens[span.From].Has(Shape.Capital);
            if (!isVerb && parties.Read(span) is { Name: { } name } found && parties.IsCompany(name, found) && (name.To == span.To || patterns.Taken[name.To] || message.Is(name.To, WordClass.Preposition)))
            {
                return names.Company(name);
            }
        }

        return null;
    }

    /// <summary>A name in a slot that is known or looks like one.</summary>
    public string? NameOfKnownOrCapital(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            var found = parties.Read(span);
            if (parties.ToParty(found) is { } party)
            {
                return party.Name ?? party.Company;
            }
        }

        return null;
    }

    private bool IsSurePerson(FoundParty found) =>
        found.Name is { } name && (message.Tokens[name.From].Has(Shape.Capital) || message.Tokens[name.From].IsName || message.Is(name.From, WordClass.FirstName));

    private string? PartyAt(int from, int to) =>
        parties.ToParty(parties.Read(new SlotSpan(Slot.Subject, from, Math.Min(to, NameExtent.End(message, from))))) is { } party ? party.Name ?? party.Company : null;

    private bool IsPersonAt(int at, int from)
    {
        var token = message.Tokens[at];
        return !patterns.Taken[at] && !token.Has(Shape.Digit)
            && (token.IsName || message.Is(at, WordClass.FirstName | WordClass.Honorific) || (token.Has(Shape.Capital) && names.Known(new FoundParty.Words(at, at + 1), null, isMember: false) is not null) || (token.Has(Shape.Capital) && !token.StartsSentence && !token.Has(Shape.AllCaps)
                && (at > from || (at + 1 < message.Count && message.Tokens[at + 1].Has(Shape.Capital)))));
    }

    private bool MentionsDeal()
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (message.Says(i, "deal") || message.Says(i, "referral") || message.Says(i, "lead") || message.Says(i, "account") || message.Says(i, "opportunity") || message.Says(i, "contract"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The longest name among the words that no pattern and no entity has taken.</summary>
    private string? LooseName()
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (patterns.Taken[i] || !message.MayBeName(i))
            {
                continue;
            }

            var end = i + 1;
            while (end < message.Count && !patterns.Taken[end] && !message.Tokens[end].StartsClause && (message.MayBeName(end) || message.Is(end, WordClass.Company) || message[end] is "&" || (end == i + 1 && message.Is(end, WordClass.NameWord))))
            {
                end++;
            }

            var isPlaced = end < message.Count && (message.Says(end, "at") || message.Says(end, "of") || message.Says(end, "from") || message.Says(end, "@") || message.Tokens[end].Has(Breaks.Open));
            if (parties.ToParty(parties.Read(new SlotSpan(Slot.Subject, i, isPlaced ? Math.Max(end, message.SentenceEnd(i)) : end))) is { } party)
            {
                return party.Name ?? party.Company;
            }

            i = end;
        }

        return null;
    }
}
