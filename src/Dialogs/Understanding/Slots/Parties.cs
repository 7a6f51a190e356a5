using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>People and companies with all that was said of them.</summary>
internal sealed class Parties(Message message, ChosenPatterns patterns, Names names)
{
    /// <summary>A person or company with all that was said of them, or null.</summary>
    public Party? Party(Slot slot)
    {
        Party? first = null;
        foreach (var span in patterns.Spans(slot))
        {
            var found = Read(span);
            if (ToParty(found) is { } party)
            {
                first = first is null ? party : first with { Name = party.Name, Title = party.Title };
                if (first.Name is not null || slot != Slot.Prospect)
                {
                    return first;
                }
            }
        }

        return first;
    }

    /// <summary>The name of the person, or else of the company, that is in a slot; null where there is none.</summary>
    public string? Name(Slot slot) => Party(slot) is { } party ? party.Name ?? party.Company : AsWritten(slot);

    /// <summary>"delete the golden bowl referral", "golden bowl deal is lost": everyday words that are somebody's name all the same, because of where they stand.</summary>
    public string? AsWritten(Slot slot)
    {
        var main = patterns.Main;
        var isDeal = main.Pattern is { Strength: Strength.Statement, Lead: { } lead } && lead == slot && (message.Says(main.Start, "referral") || message.Says(main.Start, "deal"));
        var said = isDeal ? new SlotSpan(slot, patterns.LeadStart(main), main.Start) : main.Pattern.Strength == Strength.Command && !main.IsOffPlace ? main.First : null;
        if (said is not { } span || span.Slot != slot)
        {
            return null;
        }

        var from = span.From;
        while (from < span.To && message.Is(from, WordClass.Determiner | WordClass.Filler))
        {
            from++;
        }

        const WordClass others = WordClass.Pronoun | WordClass.Preposition | WordClass.Plain | WordClass.Calendar | WordClass.Filler | WordClass.Negation | WordClass.Question | WordClass.Relation | WordClass.Determiner | WordClass.Command;
        for (var i = from; i < span.To; i++)
        {
            if (message.Is(i, others) || message.EntityAt(i) is not null || (i > from && message.Tokens[i].StartsClause))
            {
                return null;
            }
        }

        return span.To - from > 1 ? names.Written(new FoundParty.Words(from, span.To)) : null;
    }

    /// <summary>The person named last before the main pattern, whom "she" stands for; null where the pattern has no pronoun before it.</summary>
    public Party? Antecedent()
    {
        var isPronounBefore = patterns.Main.Pattern.Lead is not null && patterns.Main.Start > 0 && message.Is(patterns.Main.Start - 1, WordClass.Pronoun | WordClass.Filler);
        if (!isPronounBefore && !message.Is(patterns.Main.Start, WordClass.Pronoun))
        {
            return null;
        }

        for (var i = patterns.Main.Start - 1; i >= 0; i--)
        {
            if (i + 1 < message.Count && message.Tokens[i + 1].Has(Breaks.Close) && OpeningOf(i) is var open && open > 0)
            {
                i = open;
                continue;
            }

            var before = i > 1 && message.Is(i - 1, WordClass.Determiner) ? i - 2 : i - 1;
            var isPlace = message.Says(before, "at") || message.Says(before, "of") || message.Says(before, "@");
            var isStart = !isPlace && (message.MayBeName(i) || (i > 0 && IsCalledAt(i))) && (i == 0 || !message.MayBeName(i - 1) || message.Tokens[i].StartsClause);
            if (isStart && ToParty(Read(new SlotSpan(Slot.Source, i, patterns.Main.Start))) is { Name: not null } party)
            {
                return party;
            }
        }

        return null;
    }

    /// <summary>True where nobody is named before words that need somebody there: "phoned Drew to say thank you" is no phone call of his.</summary>
    public bool IsLeadEmpty() =>
        patterns.Main.Pattern.Lead is { } lead && patterns.Main.Start > 0 && patterns.LeadStart(patterns.Main) < patterns.Main.Start && Read(new SlotSpan(lead, patterns.LeadStart(patterns.Main), patterns.Main.Start)) is { Name: null, Company: null } && Antecedent() is null;

    /// <summary>"call oscar", "lunch with chase"</summary>
    public bool IsCalledAt(int at)
    {
        var isWith = message.Says(at - 1, "with") || message.Says(at - 1, "w");
        var isTo = at > 1 && (message.Says(at - 1, "on") || message.Says(at - 1, "to")) && (message.Is(at - 2, WordClass.DueVerb) || message.Says(at - 2, "back"));
        var isCalled = isWith || isTo || message.Is(at - 1, WordClass.DueVerb) || message.Says(at - 1, "thank") || message.Says(at - 1, "ask") || message.Says(at - 1, "send");
        if (!isCalled || patterns.Taken[at] || message.Tokens[at].Has(Shape.Digit))
        {
            return false;
        }

        var isKnown = names.Known(new FoundParty.Words(at, at + 1), null, isMember: false) is not null;
        var isNameWord = message.Is(at, WordClass.NameWord) && (isWith || (at + 1 < message.Count && (message.Tokens[at + 1].Word == 0 || message.Is(at + 1, WordClass.NameWord))));
        var isLast = at + 1 >= message.Count || patterns.Taken[at + 1] || message.Tokens[at + 1].StartsClause || message.Is(at + 1, WordClass.Calendar);
        var isCall = message.Says(at - 1, "call") || message.Says(at - 1, "ring") || message.Says(at - 1, "phone") || message.Says(at - 1, "text") || message.Says(at - 1, "email") || message.Says(at - 1, "message") || message.Says(at - 1, "meet") || message.Says(at - 1, "thank") || message.Says(at - 1, "ask");
        return isKnown || isNameWord || (isCall && isLast && message.Is(at, WordClass.NameWord)) || (message.Tokens[at].Word == 0 && !message.Says(at - 1, "send"));
    }

    /// <summary>What some words say of a person or company.</summary>
    public FoundParty Read(SlotSpan span) => Cleaned(new PartyReader(message, patterns.Taken, names).Read(span.From, span.To));

    /// <summary>What was found, by its names; null where nobody is named.</summary>
    public Party? ToParty(FoundParty found)
    {
        if (found.Name is null && found.Company is null)
        {
            return null;
        }

        if (found.Name is { } name && found.Company is null && IsCompany(name, found))
        {
            return new Party { Company = names.Company(name), Title = Written(found.Title) };
        }

        return new Party
        {
            Name = found.Name is { } words ? names.Person(words, found.Company, isMember: false) : null,
            Company = found.Company is { } company ? names.Company(company) : null,
            Title = Written(found.Title),
        };
    }

    /// <summary>"runs marathons" names no company.</summary>
    public bool IsCommonNoun(int from, int to)
    {
        var first = message.Tokens[from];
        return !first.Has(Shape.Capital) && !first.IsName && first.Word != 0 && !CompanyForm.Fits(message, new FoundParty.Words(from, to));
    }

    /// <summary>The words as they were typed.</summary>
    public string? Written(FoundParty.Words? words) => words is { } w ? message.Raw(w.From, w.To) : null;

    /// <summary>What was found without a name that is none.</summary>
    private FoundParty Cleaned(FoundParty found)
    {
        if (found.Name is { } name && (names.IsPlain(name) || IsOneOfMany(name)))
        {
            found.Name = null;
        }

        if (found.Company is { } company && names.IsPlain(company) && !message.Is(company.From, WordClass.Company | WordClass.Everyday))
        {
            found.Company = null;
        }

        return found;
    }

    /// <summary>A name alone is a company where it is known as one, has a company's form, or follows "our client".</summary>
    public bool IsCompany(FoundParty.Words words, FoundParty found)
    {
        if (names.Known(words, null, isMember: false) is not null)
        {
            return false;
        }

        return names.KnownCompany(words) is not null || CompanyForm.Fits(message, words) || (found.IsRelated && !LooksLikePerson(words));
    }

    /// <summary>The first word of the brackets that a word is the last one of, or -1.</summary>
    private int OpeningOf(int at)
    {
        while (at >= 0 && !message.Tokens[at].Has(Breaks.Open))
        {
            at--;
        }

        return at;
    }

    /// <summary>"a barber" is nobody's name.</summary>
    private bool IsOneOfMany(FoundParty.Words words) =>
        words.From > 0 && message[words.From - 1] is "a" or "an" && !message.Tokens[words.From].Has(Shape.Capital) && !message.Tokens[words.From].IsName && names.Known(words, null, isMember: false) is null;

    private bool LooksLikePerson(FoundParty.Words words) => message.Is(words.From, WordClass.FirstName | WordClass.Honorific);
}
