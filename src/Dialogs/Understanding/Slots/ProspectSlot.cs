using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Who was referred, wherever in the message it is said who they are and what they do.</summary>
internal sealed class ProspectSlot(Message message, ChosenPatterns patterns, Parties parties, Names names)
{
    /// <summary>The prospect; "their Head of Procurement" is at the source's company.</summary>
    public Party? Find(Party? source)
    {
        var prospect = parties.Party(Slot.Prospect) ?? PartyAfterSource() ?? (source is null ? null : PartyAfterMain()) ?? TitleAlone();
        if (prospect is { Name: { } called, Company: null } && CompanyRunBy(called) is { } company)
        {
            return prospect with { Company = company };
        }

        if (prospect is { Name: { } name } && (prospect.Company is null || prospect.Title is null) && ToldOf(name) is { } told)
        {
            prospect = prospect with { Company = prospect.Company ?? told.Company, Title = prospect.Title ?? told.Title };
        }

        if (prospect is not { Title: { } title } || prospect.Company is not null || (source?.Company ?? source?.Name) is null)
        {
            return prospect;
        }

        for (var i = 0; i + 1 < message.Count; i++)
        {
            var isTheirs = message.Says(i, "their") || message.Says(i, "its") || message.Says(i, "it's") || message.Says(i, "her") || message.Says(i, "his");
            if (isTheirs && message.Raw(i + 1, message.SentenceEnd(i)).StartsWith(title, StringComparison.OrdinalIgnoreCase))
            {
                return prospect with { Company = source!.Company };
            }
        }

        return prospect;
    }

    /// <summary>A company or title that was given a label of its own, or null.</summary>
    public string? Labelled(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            var end = span.From;
            while (end < span.To && (end == span.From || !message.Tokens[end].StartsClause) && !patterns.Taken[end])
            {
                end++;
            }

            if (end > span.From && !patterns.Taken[span.From] && (slot != Slot.Company || !parties.IsCommonNoun(span.From, end)))
            {
                var words = new FoundParty.Words(span.From, end);
                return slot == Slot.Company ? names.Company(words) : message.Raw(span.From, end);
            }
        }

        return null;
    }

    /// <summary>True where a person is said to need something: "Paige needs a bookkeeper".</summary>
    public bool Needs(string name)
    {
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? name : name[..space];
        for (var i = 1; i + 1 < message.Count; i++)
        {
            if (message.Tokens[i].StartsClause && message[i].Equals(first, StringComparison.OrdinalIgnoreCase) && (message.Says(i + 1, "needs") || message.Says(i + 1, "wants") || message.Says(i + 1, "requires")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Lena runs Ortiz Catering": what a sentence of its own says about the prospect.</summary>
    private string? CompanyRunBy(string name)
    {
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? name : name[..space];
        for (var i = 1; i + 1 < message.Count; i++)
        {
            var isTold = (message.Says(i, "runs") || message.Says(i, "owns")) && message.Tokens[i - 1].StartsClause;
            if (isTold && (message.Says(i - 1, "he") || message.Says(i - 1, "she") || message.Says(i - 1, "they") || message[i - 1].Equals(first, StringComparison.OrdinalIgnoreCase))
                && !parties.IsCommonNoun(i + 1, i + 2) && parties.ToParty(parties.Read(new SlotSpan(Slot.Prospect, i + 1, message.SentenceEnd(i)))) is { } party)
            {
                return party.Company ?? party.Name;
            }
        }

        return null;
    }

    /// <summary>"She's the CFO at Goshen Steel", "Tina works for Goshen Steel": what a clause of its own says about the prospect.</summary>
    private Party? ToldOf(string name)
    {
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? name : name[..space];
        for (var i = FirstAfter(first); i + 1 < message.Count; i++)
        {
            var isThey = message.Says(i, "she") || message.Says(i, "he") || message.Says(i, "they") || message[i].Equals(first, StringComparison.OrdinalIgnoreCase);
            var isIs = message.Says(i + 1, "is") || message.Says(i + 1, "works") || message.Says(i + 1, "work") || message.Says(i + 1, "are");
            var at = message.Says(i, "she's") || message.Says(i, "he's") || message.Says(i, "they're") || message.Says(i, "shes") || message.Says(i, "hes") ? i + 1 : isThey && isIs ? i + 2 : -1;
            if (at < 0 || at >= message.Count || !message.Tokens[i].StartsClause || !TellsJob(at))
            {
                continue;
            }

            var found = parties.Read(new SlotSpan(Slot.Prospect, at, message.SentenceEnd(i)));
            return new Party { Company = found.Company is { } company ? names.Company(company) : null, Title = parties.Written(found.Title) };
        }

        return null;
    }

    /// <summary>The word after the first one that is <paramref name="word"/>.</summary>
    private int FirstAfter(string word)
    {
        var at = 0;
        while (at < message.Count && !message[at].Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            at++;
        }

        return at + 1;
    }

    /// <summary>"at Goshen Steel", "the CFO there"</summary>
    private bool TellsJob(int at)
    {
        while (at < message.Count && message.Is(at, WordClass.Filler | WordClass.Determiner))
        {
            at++;
        }

        return at < message.Count && (message.Says(at, "at") || message.Says(at, "with") || message.Says(at, "for") || message.Is(at, WordClass.Title | WordClass.Function));
    }

    /// <summary>"introduced me to her CFO" names nobody.</summary>
    private Party? TitleAlone()
    {
        foreach (var span in patterns.Spans(Slot.Prospect))
        {
            if (parties.Read(span).Title is { From: > 0 } title && (message.Says(title.From - 1, "her") || message.Says(title.From - 1, "his") || message.Says(title.From - 1, "their") || message.Says(title.From - 1, "the")))
            {
                return new Party { Title = parties.Written(title) };
            }
        }

        return null;
    }

    /// <summary>A prospect named right after the source with no word to say so: "referral from Kim Lee: Dana Fox, CFO at Globex".</summary>
    private Party? PartyAfterSource()
    {
        foreach (var span in patterns.Spans(Slot.Source))
        {
            var source = parties.Read(span);
            for (var i = Math.Max(span.From, Math.Max(source.Name?.To ?? 0, source.Company?.To ?? 0) - 1) + 1; i < message.SentenceEnd(Math.Max(span.From, 0)); i++)
            {
                if (message.Tokens[i].Has(Breaks.Colon | Breaks.Dash | Breaks.Semicolon | Breaks.Comma) && !patterns.Taken[i]
                    && ProspectAt(i, isSure: message.Tokens[i].Has(Breaks.Colon | Breaks.Dash | Breaks.Semicolon)) is { } party)
                {
                    return party;
                }
            }

            var next = message.SentenceEnd(Math.Max(span.From, 0));
            return next < message.Count && !patterns.Taken[next] && span.To == next ? ProspectAt(next, isSure: false) : null;
        }

        return null;
    }

    /// <summary>"Rich sent over a lead today, Nell Vance at Vance Optical"</summary>
    private Party? PartyAfterMain()
    {
        for (var i = patterns.Main.End; i < message.Count; i++)
        {
            if (message.Tokens[i].StartsClause && !patterns.Taken[i] && !patterns.IsInside(Slot.Source, i))
            {
                return ProspectAt(i, isSure: false);
            }
        }

        return null;
    }

    private Party? ProspectAt(int from, bool isSure)
    {
        var found = parties.Read(new SlotSpan(Slot.Prospect, from, message.SentenceEnd(from)));
        if (found.Name is not { } name)
        {
            return isSure && found is { Title: not null, Company: not null } ? parties.ToParty(found) : null;
        }

        var isPerson = name.To - name.From > 1 || message.Is(name.From, WordClass.FirstName);
        var isName = message.Tokens[name.From].Has(Shape.Capital) || found.HasDetail || isSure || IsNameAlone(name);
        return isPerson && isName && !(message.Is(name.From, WordClass.Plain | WordClass.Preposition | WordClass.Company) && !message.Is(name.From, WordClass.NameWord | WordClass.FirstName)) && !CompanyForm.Fits(message, name) ? parties.ToParty(found) : null;
    }

    /// <summary>"gus hill, just a name": two words that are a name and nothing else, with a clause to themselves.</summary>
    private bool IsNameAlone(FoundParty.Words name)
    {
        var isAlone = name.To >= message.Count || message.Tokens[name.To].StartsClause || message[name.To] is "needs" or "wants" or "requires" or "is";
        if (!isAlone || !message.Tokens[name.From].StartsClause || name.To - name.From is < 2 or > 3)
        {
            return false;
        }

        var isName = false;
        for (var i = name.From; i < name.To; i++)
        {
            var mayBeName = message.Is(i, WordClass.FirstName | WordClass.NameWord);
            if (message.Tokens[i].Word != 0 && !mayBeName)
            {
                return false;
            }

            isName |= mayBeName;
        }

        return isName;
    }
}
