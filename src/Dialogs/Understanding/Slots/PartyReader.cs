using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>What was found about one person or company: stretches of words.</summary>
internal struct FoundParty
{
    public Words? Name;
    public Words? Company;
    public Words? Title;

    /// <summary>True where the sender called them a client, customer or the like.</summary>
    public bool IsRelated;

    /// <summary>True where more than a bare lower-case name was written.</summary>
    public readonly bool HasDetail => Company is not null || Title is not null;

    /// <summary>The words from <paramref name="From"/> up to, not including, <paramref name="To"/>.</summary>
    internal readonly record struct Words(int From, int To);
}

/// <summary>
/// Takes a stretch of words apart into a name, a title and a company: "Dana Fox, VP Sales at Globex",
/// "Globex's CFO Dana Fox", "Dana Fox (CEO, Globex)".
/// </summary>
internal ref struct PartyReader(Message message, ReadOnlySpan<bool> taken, Names names)
{
    private const int LongestName = 5;
    private const int LongestCompany = 7;

    private enum Link
    {
        Start,
        Comma,
        At,
        Of,
        Who,
        Runs,
        Place,
    }

    private readonly ReadOnlySpan<bool> taken = taken;
    private FoundParty found;

    /// <summary>Reads the words from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public FoundParty Read(int from, int to)
    {
        found = default;
        var link = Link.Start;
        for (var at = from; at < to;)
        {
            if (IsOneOfOurs(at))
            {
                found.IsRelated = true;
                at += 4;
                continue;
            }

            if (found.Name is not null && TellsNeed(message[at]) && !message.Tokens[at].IsName)
            {
                break;
            }

            if (taken[at])
            {
                link = link == Link.Start ? link : Link.Comma;
                at++;
                continue;
            }

            if (at > from && message.Tokens[at].StartsClause && link != Link.Start)
            {
                link = Link.Comma;
            }

            if (at > from && found.Name is not null && IsSomebodyOf(at))
            {
                break;
            }

            if (LinkOf(at, to, link) is { } word)
            {
                if (word.Stop)
                {
                    break;
                }

                link = word.Link;
                at++;
                continue;
            }

            var end = ChunkEnd(at, to, link);
            if (link == Link.Comma && found.Name is not null && found.Company is not null && IsAnotherPerson(at, end))
            {
                break;
            }

            // "referral from Kim Lee, Dana Fox needs ...": a sentence of its own.
            if (link == Link.Comma && found.Name is not null && end < message.Count && end - at <= LongestName && !message.Tokens[end].StartsClause && TellsNeed(message[end]) && JobTitle.Find(message, at, end) is null
                && !CompanyForm.Fits(message, new FoundParty.Words(at, end)))
            {
                break;
            }

            if (link == Link.Comma && found is { Name: not null, Company: null } && (IsSomebodyAt(at, end) || IsSomebodyAfterDash(at, end)))
            {
                break;
            }

            Take(link, at, end);
            link = Link.Comma;
            at = end;
        }

        return IsTurnedRound() ? found with { Name = found.Company, Company = found.Name } : found;
    }

    /// <summary>"ortiz tile, lou ortiz": the company first.</summary>
    private readonly bool IsTurnedRound() =>
        found is { Name: { } name, Company: { } company } && company.From > name.From && CompanyForm.Fits(message, name) && !CompanyForm.Fits(message, company)
            && message.Is(company.From, WordClass.FirstName) && company.To - company.From == 2 && !message.Tokens[name.From].Has(Shape.Capital);

    /// <summary>What a word between two chunks says about the next one; null where a chunk starts.</summary>
    private readonly (Link Link, bool Stop)? LinkOf(int at, int to, Link link)
    {
        var word = message[at];
        if (message.Tokens[at].IsName || (link == Link.Of && Is(word, "it") && found.Title is not null))
        {
            return null;
        }

        if (Is(word, "of"))
        {
            return (Link.Of, found.Title is null && at > 0 && IsQuantity(message[at - 1]));
        }

        if (Is(word, "re") || Is(word, "regarding") || Is(word, "concerning") || Is(word, "about"))
        {
            return (link, found.Name is not null || found.Company is not null);
        }

        if (IsInLaw(at) || (at > 0 && IsInLaw(at - 1)) || (word is "@" && link == Link.Start && found.Name is null && found.Company is null))
        {
            return (link, false);
        }

        if (link == Link.Start && found.Name is null && found.Company is null && (Is(word, "from") || Is(word, "with")))
        {
            return (link, false);
        }

        var isEmployer = Is(word, "for") && at > 0 && (Is(message[at - 1], "works") || Is(message[at - 1], "working") || Is(message[at - 1], "work"));
        if (word is "@" || Is(word, "at") || Is(word, "from") || Is(word, "with") || isEmployer)
        {
            return (Link.At, false);
        }

        // "asked Dana for a testimonial"
        if (Is(word, "for") && found.Name is not null && found.Title is null && at + 1 < to && (Is(message[at + 1], "a") || Is(message[at + 1], "an") || Is(message[at + 1], "some")))
        {
            return (link, true);
        }

        if (Is(word, "in") || Is(word, "near") || Is(word, "based"))
        {
            return (Link.Place, false);
        }

        if (Is(word, "who") || Is(word, "who's") || Is(word, "whos") || Is(word, "she's") || Is(word, "he's") || Is(word, "shes") || Is(word, "hes")
            || Is(word, "they're") || Is(word, "she") || Is(word, "he") || Is(word, "they"))
        {
            return (found.Name is null && found.Company is null ? link : Link.Who, false);
        }

        if ((link == Link.Who || (link == Link.Comma && found.Name is not null)) && (Is(word, "runs") || Is(word, "owns") || Is(word, "heads") || Is(word, "leads") || Is(word, "manages") || Is(word, "founded") || Is(word, "operates")))
        {
            return (Link.Runs, false);
        }

        if (Is(word, "and") || Is(word, "but") || Is(word, "because") || Is(word, "so"))
        {
            return (link, found.Name is not null || found.Company is not null);
        }

        if (IsNoise(at, to))
        {
            return (link, false);
        }

        return null;
    }

    /// <summary>"Kim Lee at Acme, Dana Fox ..." goes on with somebody else.</summary>
    private readonly bool IsAnotherPerson(int from, int to) =>
        to - from is > 1 and <= 4 && JobTitle.Find(message, from, to) is null && !CompanyForm.Fits(message, new FoundParty.Words(from, to))
            && (message.Tokens[from].Has(Shape.Capital) || message.Is(from, WordClass.FirstName));

    /// <summary>"from fran tully, gus moy at moy marine"</summary>
    private readonly bool IsSomebodyAt(int from, int to) =>
        to < message.Count && to - from == 2 && !message.Tokens[to].StartsClause && (message[to] is "@" || Is(message[to], "at")) && message.Is(from, WordClass.FirstName)
            && JobTitle.Find(message, from, to) is null && !CompanyForm.Fits(message, new FoundParty.Words(from, to)) && names.KnownCompany(new FoundParty.Words(from, to)) is null;

    /// <summary>"from Kim Lee - Dana Fox, farm manager, Globex Foods": after the dash comes the one who was referred.</summary>
    private readonly bool IsSomebodyAfterDash(int from, int to) =>
        message.Tokens[from].Has(Breaks.Dash) && to - from is 2 or 3 && to < message.Count && !CompanyForm.Fits(message, new FoundParty.Words(from, to)) && JobTitle.Find(message, from, to) is null
            && names.KnownCompany(new FoundParty.Words(from, to)) is null
            && (message[to] is "@" || Is(message[to], "at") || (message.Tokens[to].Has(Breaks.Comma) && JobTitle.Find(message, to, ClauseEnd(to)) is not null));

    /// <summary>The first word after the next punctuation mark.</summary>
    private readonly int ClauseEnd(int at)
    {
        at++;
        while (at < message.Count && !message.Tokens[at].StartsClause)
        {
            at++;
        }

        return at;
    }

    /// <summary>"Kim Lee, her friend Bob Hale" goes on with somebody else, too.</summary>
    private readonly bool IsSomebodyOf(int at)
    {
        if (at + 2 >= message.Count || message.Tokens[at].IsName || !message.Is(at + 1, WordClass.Relation) || message.Is(at + 1, WordClass.Title))
        {
            return false;
        }

        var word = message[at];
        return Is(word, "her") || Is(word, "his") || Is(word, "their") || message.Tokens[at].Has(Shape.Possessive) || (message.Tokens[at].Word == 0 && word[^1] == 's');
    }

    /// <summary>"a couple of people" names nobody.</summary>
    private static bool IsQuantity(ReadOnlySpan<char> word) =>
        Is(word, "couple") || Is(word, "few") || Is(word, "lot") || Is(word, "bunch") || Is(word, "number") || Is(word, "handful") || Is(word, "load") || Is(word, "several") || Is(word, "some")
            || Is(word, "one") || Is(word, "two") || Is(word, "three") || Is(word, "many") || Is(word, "most");

    /// <summary>"brother in law"</summary>
    private readonly bool IsInLaw(int at) => Is(message[at], "in") && at > 0 && message.Is(at - 1, WordClass.Relation) && at + 1 < message.Count && Is(message[at + 1], "law");

    private bool IsNoiseAndRelated(int at)
    {
        found.IsRelated |= message[at] is "client" or "customer" or "supplier" or "vendor" or "partner" or "account" or "prospect";
        return true;
    }

    private readonly bool IsNoise(int at, int to)
    {
        var classes = message.Classes(at);
        if ((classes & (WordClass.NameWord | WordClass.FirstName)) != 0 && at + 1 <= to)
        {
            return false;
        }

        var word = message[at];
        if (found.Name is null && found.Company is null && (classes & WordClass.Happened) != 0 && !message.Tokens[at].Has(Shape.Capital)
            && at + 1 < to && message.Is(at + 1, WordClass.Determiner | WordClass.Preposition | WordClass.Pronoun))
        {
            return true;
        }

        return (classes & (WordClass.Filler | WordClass.Determiner)) != 0
            || Is(word, "is") || Is(word, "was") || Is(word, "named") || Is(word, "called") || Is(word, "name") || Is(word, "name's")
            || Is(word, "to") || Is(word, "for") || Is(word, "by") || Is(word, "as") || Is(word, "on") || Is(word, "about") || Is(word, "re")
            || Is(word, "&") || Is(word, "over") || Is(word, "out") || Is(word, "works") || Is(word, "working") || Is(word, "work") || Is(word, "it's") || Is(word, "its")
            || Is(word, "i") || Is(word, "we") || Is(word, "me") || Is(word, "us") || (Is(word, "it") && !(at + 1 < to && message.Is(at + 1, WordClass.Title))) || Is(word, "that");
    }

    /// <summary>"one of our clients, Redgum Joinery"</summary>
    private readonly bool IsOneOfOurs(int at) =>
        at + 4 < message.Count && Is(message[at], "one") && Is(message[at + 1], "of") && (Is(message[at + 2], "our") || Is(message[at + 2], "my"))
            && (Is(message[at + 3], "clients") || Is(message[at + 3], "customers") || Is(message[at + 3], "suppliers") || Is(message[at + 3], "accounts") || Is(message[at + 3], "partners"));

    /// <summary>"needs dock sensors" tells what somebody needs, and no company.</summary>
    private static bool TellsNeed(ReadOnlySpan<char> word) =>
        Is(word, "needs") || Is(word, "wants") || Is(word, "requires") || Is(word, "needing") || Is(word, "wanting") || Is(word, "looking") || Is(word, "seeking") || Is(word, "need") || Is(word, "want");

    private static bool Is(ReadOnlySpan<char> word, string lower) => word.Equals(lower, StringComparison.OrdinalIgnoreCase);

    private readonly int ChunkEnd(int at, int to, Link link)
    {
        var end = at + 1;
        while (end < to && !taken[end] && end - at < LongestCompany + 2)
        {
            ref readonly var token = ref message.Tokens[end];
            if (token.StartsClause && !token.Has(Breaks.Colon))
            {
                break;
            }

            if (token.StartsClause || (EndsChunk(at, end, to, link) && !token.IsName))
            {
                break;
            }

            end++;
        }

        return end;
    }

    private readonly bool EndsChunk(int at, int end, int to, Link link)
    {
        var word = message[end];
        if (word is "&")
        {
            // "Kim & Grant", not "Ernst & Young"
            var isPair = message.Is(at, WordClass.FirstName) && end + 1 < to
                && (message.Is(end + 1, WordClass.FirstName) || (message.Is(end + 1, WordClass.NameWord) && !message.Is(end + 1, WordClass.Everyday)));
            return isPair && (end - at > 1 || end + 2 >= to || message.Tokens[end + 2].StartsClause);
        }

        if (message.Tokens[end - 1].Has(Shape.Possessive) && link == Link.Start && end + 1 < to && message.Is(end, WordClass.Title))
        {
            return true;
        }

        if (Is(word, "of"))
        {
            return !(message.Is(end - 1, WordClass.Body) && end + 1 < to && !message.Is(end - 1, WordClass.Title));
        }

        if (Is(word, "and"))
        {
            return end + 1 >= to || !(IsFirmTail(end + 1) || JobTitle.Joins(message, end) || JoinsTrades(end, link));
        }

        if (Is(word, "for") && (link is Link.At or Link.Of) && end + 1 < to)
        {
            return !message.Tokens[end + 1].Has(Shape.Capital) || taken[end + 1];
        }

        var classes = message.Classes(end);
        var isSmall = !message.Tokens[end].Has(Shape.Capital | Shape.Digit);
        var isBusiness = (classes & (WordClass.Title | WordClass.Function | WordClass.Company | WordClass.Particle)) != 0;
        if (isSmall && message.Tokens[at].Has(Shape.Capital) && !isBusiness)
        {
            return true;
        }

        if ((classes & (WordClass.Plain | WordClass.Happened | WordClass.Determiner | WordClass.Negation)) != 0 && (classes & (WordClass.NameWord | WordClass.FirstName)) == 0 && !isBusiness && isSmall)
        {
            return true;
        }

        if ((classes & (WordClass.NameWord | WordClass.FirstName | WordClass.Particle | WordClass.Title | WordClass.Function | WordClass.Company)) != 0)
        {
            return (classes & WordClass.Preposition) != 0 && !(message.Is(end, WordClass.Particle) && end + 1 < to);
        }

        return (classes & (WordClass.Preposition | WordClass.Pronoun)) != 0 || word is "@" || Is(word, "is") || Is(word, "was") || Is(word, "has") || Is(word, "today");
    }

    /// <summary>"Smith and Sons" is one company.</summary>
    private readonly bool IsFirmTail(int at)
    {
        var word = message[at];
        return Is(word, "sons") || Is(word, "co") || Is(word, "partners") || Is(word, "associates") || Is(word, "daughters") || Is(word, "brothers")
            || Is(word, "company") || Is(word, "bros");
    }

    /// <summary>"Prairie Feed and Seed": what a company deals in, not somebody else.</summary>
    private readonly bool JoinsTrades(int and, Link link) =>
        link is Link.At or Link.Of && message.Tokens[and - 1].Has(Shape.Capital) && message.Tokens[and + 1].Has(Shape.Capital) && !message.Tokens[and + 1].StartsClause
            && (message.Is(and + 1, WordClass.Company | WordClass.Everyday) || message.Is(and - 1, WordClass.Company | WordClass.Everyday)) && !message.Is(and + 1, WordClass.FirstName);

    private void Take(Link link, int from, int to)
    {
        while (to > from && message.Is(to - 1, WordClass.Filler) && !message.Tokens[to - 1].Has(Shape.Capital) && !message.Is(to - 1, WordClass.NameWord | WordClass.FirstName | WordClass.Company))
        {
            to--;
        }

        // "lost the Globex account"
        if (to - from > 1 && Is(message[to - 1], "account") && message[to - 1][0] == 'a')
        {
            to--;
        }

        while (from + 1 < to && message.Is(from, WordClass.Title) && message.Is(from + 1, WordClass.Relation) && !message.Is(from + 1, WordClass.Title) && !message.Tokens[from].Has(Shape.Capital))
        {
            from++;
        }

        while (from < to && message.Is(from, WordClass.Relation) && !message.Tokens[from].IsName && !message.Is(from, WordClass.Title)
            && (!message.Is(from, WordClass.NameWord) || (from > 0 && message.Is(from - 1, WordClass.Determiner)))
            && !(found.Title is not null && link == Link.Of && message.Is(from, WordClass.Function)))
        {
            IsNoiseAndRelated(from);
            from++;
        }

        if (from >= to)
        {
            return;
        }

        if (link == Link.Comma && to - from == 1 && IsAbbreviatedTitle(from))
        {
            found.Title ??= new FoundParty.Words(from, to);
            return;
        }

        if (JobTitle.Find(message, from, to) is { } title && link is not Link.At)
        {
            TakeTitle(link, from, to, title);
            return;
        }

        switch (link)
        {
            case Link.Start:
                TakeFirst(from, to);
                break;
            case Link.At:
                TakeCompany(from, to);
                break;
            case Link.Of:
                TakeAfterOf(from, to);
                break;
            case Link.Comma when found.Name is null && found.Company is null:
                TakeFirst(from, to);
                break;
            case Link.Comma when found.Name is null:
                found.Name = Limited(from, to, LongestName);
                break;
            case Link.Comma when found is { Company: null, Title: null } && IsUnknownTitle(from, to):
                found.Title = new FoundParty.Words(from, to);
                break;
            case Link.Comma when found.Company is null && IsPlausibleCompany(from, to):
                TakeCompany(from, to);
                break;
            case Link.Place when CompanyForm.Fits(message, new FoundParty.Words(from, to)):
                TakeCompany(from, to);
                break;
            case Link.Runs when message.Tokens[from].Has(Shape.Capital) || CompanyForm.Fits(message, new FoundParty.Words(from, to)):
                TakeCompany(from, to);
                break;
            case Link.Comma or Link.Who or Link.Runs or Link.Place:
                break;
        }
    }

    /// <summary>"Rita Booker, GC at Sunset Cruises"</summary>
    private readonly bool IsAbbreviatedTitle(int at) =>
        found.Name is not null && found.Title is null && message.Tokens[at].Has(Shape.AllCaps) && message[at].Length <= 4 && at + 1 < message.Count
            && ((message.Tokens[at].Has(Breaks.Open) && message.Tokens[at + 1].Has(Breaks.Comma)) || message[at + 1] is "@" || Is(message[at + 1], "at") || Is(message[at + 1], "for"));

    /// <summary>"Giuseppe Conti, Einkaufsleiter at Obst AG", "Ann Bell, growth ninja, Globex Foods": what stands between a name and a company, whatever it is.</summary>
    private readonly bool IsUnknownTitle(int from, int to)
    {
        var words = new FoundParty.Words(from, to);
        if (found.Name is not { } name)
        {
            return false;
        }

        // Beside a name with capitals, small words are none.
        var isUnknown = message.Tokens[from].Word == 0 && (message.Tokens[from].Has(Shape.Capital) || !message.Tokens[name.From].Has(Shape.Capital));
        var mayBeSomebody = to - from > 1 && (message.Is(from, WordClass.FirstName | WordClass.NameWord) || isUnknown);
        return !mayBeSomebody && !message.Is(from, WordClass.Plain | WordClass.Happened | WordClass.FirstName) && !message.Tokens[from].IsName
            && !CompanyForm.Fits(message, words) && names.KnownCompany(words) is null && (IsBeforeCompany(to) || IsCompanyAlone(to));
    }

    /// <summary>"... at Obst AG", not "... at lunch".</summary>
    private readonly bool IsBeforeCompany(int at) =>
        at + 1 < message.Count && !message.Tokens[at].StartsClause && (message[at] is "@" || Is(message[at], "at"))
            && (message.Tokens[at + 1].Has(Shape.Capital) || message.Tokens[at + 1].IsName || message.Tokens[at + 1].Word == 0 || CompanyForm.Fits(message, new FoundParty.Words(at + 1, ChunkEnd(at + 1, message.Count, Link.At))));

    /// <summary>"..., Globex Foods": a clause that is a company and nothing else.</summary>
    private readonly bool IsCompanyAlone(int at)
    {
        if (at >= message.Count || !message.Tokens[at].Has(Breaks.Comma) || taken[at])
        {
            return false;
        }

        var end = ChunkEnd(at, message.Count, Link.Comma);
        return (end >= message.Count || message.Tokens[end].StartsClause) && CompanyForm.Fits(message, new FoundParty.Words(at, end));
    }

    private static FoundParty.Words Limited(int from, int to, int longest) => new(from, Math.Min(to, from + longest));

    /// <summary>"Acme's Kim Lee" names the company first.</summary>
    private void TakeFirst(int from, int to)
    {
        // "big Jim Tolliver", "a fella named Otis"
        while (from + 1 < to && !message.Tokens[from].Has(Shape.Capital) && message.Tokens[from + 1].Has(Shape.Capital) && names.IsPlain(new FoundParty.Words(from, from + 1)))
        {
            from++;
        }

        from = AfterRole(from, to);
        if (names.IsPlain(new FoundParty.Words(from, to)))
        {
            return;
        }

        for (var i = from; i < to - 1; i++)
        {
            if (message.Tokens[i].Has(Shape.Possessive) && message.Is(i, WordClass.Relation))
            {
                TakeFirst(i + 1, to);
                return;
            }

            if (IsSomebodyOf(i))
            {
                TakeFirst(i + 2, to);
                return;
            }

            var isCompanys = !message.Tokens[i].IsName || (message.Is(i + 1, WordClass.FirstName) && !message.Is(from, WordClass.FirstName)) || names.KnownCompany(new FoundParty.Words(from, i + 1)) is not null;
            if (message.Tokens[i].Has(Shape.Possessive) && isCompanys)
            {
                TakeCompany(from, i + 1);
                found.Name = Limited(i + 1, to, LongestName);
                return;
            }
        }

        var known = names.KnownPrefix(from, to);
        found.Name = Limited(from, known, LongestName);
        if (known < to && names.KnownCompany(new FoundParty.Words(known, to)) is not null)
        {
            TakeCompany(known, to);
        }
    }

    /// <summary>"her vet dr tim yuen", "my web guy sam lyle": where the name begins after what somebody is to somebody.</summary>
    private readonly int AfterRole(int from, int to)
    {
        if (from == 0 || !(Is(message[from - 1], "my") || Is(message[from - 1], "her") || Is(message[from - 1], "his") || Is(message[from - 1], "their") || Is(message[from - 1], "our")))
        {
            return from;
        }

        for (var i = from; i < to - 1 && i < from + 3 && !message.Tokens[i].Has(Shape.Capital) && !message.Tokens[i].IsName; i++)
        {
            if (message.Is(i + 1, WordClass.Honorific | WordClass.FirstName) && !message.Is(i + 1, WordClass.Relation) && !message.Is(i, WordClass.FirstName))
            {
                return i + 1;
            }
        }

        return from;
    }

    private void TakeCompany(int from, int to)
    {
        if (!IsOccasion(to - 1) && !(to < message.Count && !message.Tokens[to].StartsClause && IsOccasion(to)))
        {
            found.Company ??= Limited(from, to, LongestCompany);
        }
    }

    /// <summary>"Rhona Kay at the Chamber breakfast"</summary>
    private readonly bool IsOccasion(int at) =>
        message[at] is "breakfast" or "lunch" or "luncheon" or "dinner" or "mixer" or "conference" or "expo" or "gala" or "meetup" or "summit" or "seminar" or "bbq" or "barbecue" && !message.Tokens[at].IsName;

    private void TakeAfterOf(int from, int to)
    {
        var isBeforeCompany = to < message.Count && to - from <= 3 && (message[to] is "@" || Is(message[to], "at") || (!message.Tokens[from].Has(Shape.Capital) && IsCompanyAfterComma(to)));
        if (found.Title is { } title && title.To == from - 1 && (isBeforeCompany || (message.Is(from, WordClass.Function) && JobTitle.AreFunctions(message, from, to))))
        {
            found.Title = title with { To = to };
        }
        else if (message.Tokens[from].Has(Shape.Capital) || found.Title?.To == from - 1 || found.Name?.To == from - 1 || (found.Name is null && found.Title is null) || !message.Is(from - 2, WordClass.Everyday))
        {
            TakeCompany(from, to);
        }
    }

    /// <summary>"head of customer success, Larkspur Health"</summary>
    private readonly bool IsCompanyAfterComma(int at)
    {
        if (!message.Tokens[at].Has(Breaks.Comma) || taken[at] || JobTitle.Find(message, at, ClauseEnd(at)) is not null)
        {
            return false;
        }

        return message.Tokens[at].Has(Shape.Capital) || CompanyForm.Fits(message, new FoundParty.Words(at, ClauseEnd(at)));
    }

    private void TakeTitle(Link link, int from, int to, FoundParty.Words title)
    {
        if (found.Name is not null)
        {
            TakeTitleAfterName(from, to, title);
            return;
        }

        if (title.From > from && message.Tokens[title.From - 1].Has(Shape.Possessive))
        {
            TakeCompany(from, title.From);
        }
        else if (title.From > from && title.To == to)
        {
            found.Name = Limited(from, title.From, LongestName);
        }
        else if (title.From > from)
        {
            TakeCompany(from, title.From);
        }

        found.Title ??= title;
        if (title.To < to)
        {
            found.Name = Limited(title.To, to, LongestName);
        }
    }

    private void TakeTitleAfterName(int from, int to, FoundParty.Words title)
    {
        if (found.Title is not null)
        {
            return;
        }

        var possessive = title.From > from && message.Tokens[title.From - 1].Has(Shape.Possessive);
        if (possessive)
        {
            TakeCompany(from, title.From);
        }

        // "Chief Happiness Wizard at Globex", "CEO Globex"
        var end = IsBeforeCompany(to) ? to : title.To;
        found.Title = new FoundParty.Words(possessive ? title.From : from, end);
        if (end < to)
        {
            TakeCompany(end, to);
        }
    }

    /// <summary>"derek stull, stull sports medicine": named for its owner.</summary>
    private readonly bool SharesName(int from, int to)
    {
        if (found.Name is not { } name || to - from < 2)
        {
            return false;
        }

        for (var i = name.From; i < name.To; i++)
        {
            if (message[from].Equals(message[i], StringComparison.OrdinalIgnoreCase) && message[i].Length > 2)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"devon pryce (harbor lights marina)"</summary>
    private readonly bool IsInBrackets(int from, int to) => message.Tokens[from].Has(Breaks.Open) && (to >= message.Count || message.Tokens[to].Has(Breaks.Close));

    private readonly bool IsPlausibleCompany(int from, int to)
    {
        if (SharesName(from, to))
        {
            return true;
        }

        if (to - from > 2 && !message.Tokens[from].Has(Shape.Capital) && found.Title is null && !IsInBrackets(from, to) && !CompanyForm.Fits(message, new FoundParty.Words(from, to)))
        {
            return false;
        }

        if (message.Is(to - 1, WordClass.Relation) && !message.Is(to - 1, WordClass.Company))
        {
            return false;
        }

        if (to - from == 1 && message.Is(from, WordClass.Lead) && !message.Is(from, WordClass.Company))
        {
            return false;
        }

        if (to - from == 1 && !message.Tokens[from].Has(Shape.Capital) && message.Is(from, WordClass.FirstName | WordClass.Everyday))
        {
            return false;
        }

        var plain = 0;
        for (var i = from; i < to; i++)
        {
            plain += message.Is(i, WordClass.Plain | WordClass.Pronoun) && !message.Tokens[i].IsName && !message.Is(i, WordClass.Company) ? 1 : 0;
        }

        return plain * 2 < to - from || message.Tokens[from].Has(Shape.Capital);
    }
}
