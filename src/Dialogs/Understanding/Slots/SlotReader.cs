using System.Runtime.InteropServices;
using NodaTime;
using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>
/// Reads the slots of one message for one intent, from where the intent's patterns were found. Grammars ask it for
/// the slots that their intent has.
/// </summary>
internal sealed class SlotReader
{
    /// <summary>No request has as many ways of being said at once; more come of words repeated over and over.</summary>
    private const int MostCandidates = 60;

    private readonly ReadingContext _context;
    private readonly List<Match> _found;
    private readonly List<Match> _patterns = [];
    private readonly List<Match> _concepts = [];
    private readonly List<Match> _leadIns = [];
    private readonly bool[] _taken;
    private readonly bool[] _valued;
    private readonly Names _names;

    /// <summary>Chooses, among all that was found, what belongs to the grammar and does not overlap.</summary>
    public SlotReader(Message message, ReadingContext context, IntentGrammar grammar, List<Match> found)
    {
        (Message, _context, _found) = (message, context, found);
        Times = new Times(message, context.Now);
        _names = new Names(message, context.People);
        _taken = new bool[message.Count];
        _valued = new bool[message.Count];
        ChoosePatterns(grammar, found);
        foreach (var entity in message.Entities)
        {
            TakeEntity(entity);
        }

        ChooseConcepts(grammar, found);
    }

    /// <summary>The message being read.</summary>
    public Message Message { get; }

    /// <summary>The strongest pattern found.</summary>
    public Match Main => _patterns[0];

    /// <summary>The date slots.</summary>
    public Times Times { get; }

    /// <summary>When the message was sent.</summary>
    public LocalDateTime Now => _context.Now;

    /// <summary>True where what was found is only a part of a command of another intent: "leaderboard" in "stop posting the leaderboard".</summary>
    public bool IsPartOf(Intent other)
    {
        foreach (var match in _found)
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

    /// <summary>The value of a concept that was said, or null.</summary>
    /// <param name="concept">The concept.</param>
    /// <param name="isAfterMain">True where one right after the main pattern ("moved to meeting") counts first.</param>
    public T? Value<T>(Concept<T> concept, bool isAfterMain = false)
        where T : struct => Find(concept, isAfterMain) is { } match ? (T)match.Pattern.Value! : null;

    /// <summary>The last value of a concept that is said within the main pattern ("make Tom a rep"), else any.</summary>
    public T? ValueInMain<T>(Concept<T> concept)
        where T : struct
    {
        Match? last = null;
        foreach (var match in _concepts)
        {
            if (match.Pattern.Concept == concept && match.Start >= Main.Start && match.End <= Main.End && (last is not { } other || match.Start > other.Start))
            {
                last = match;
            }
        }

        return last is { } said ? (T)said.Pattern.Value! : Value(concept);
    }

    /// <summary>The word of a concept that was said ("needThanks"), or null.</summary>
    public string? Word(Concept<string> concept) => Find(concept)?.Pattern.Value as string;

    /// <summary>The match of a concept that counts, or null.</summary>
    private Match? Find(Concept concept, bool isAfterMain = false)
    {
        Match? best = null;
        foreach (var match in _concepts)
        {
            if (match.Pattern.Concept != concept || Negations.Covers(Message, match))
            {
                continue;
            }

            if (isAfterMain && FollowsMain(match))
            {
                return match;
            }

            if (best is not { } b || match.Pattern.Order < b.Pattern.Order)
            {
                best = match;
            }
        }

        return best;
    }

    /// <summary>A person or company with all that was said of them, or null.</summary>
    public Party? Party(Slot slot)
    {
        Party? first = null;
        foreach (var span in Spans(slot))
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

    /// <summary>"delete the golden bowl referral": everyday words that are somebody's name all the same, because of where they stand.</summary>
    private string? AsWritten(Slot slot)
    {
        if (Main.Pattern.Strength != Strength.Command || Main.IsOffPlace || Main.First is not { } span || span.Slot != slot)
        {
            return null;
        }

        var from = span.From;
        while (from < span.To && Message.Is(from, WordClass.Determiner | WordClass.Filler))
        {
            from++;
        }

        const WordClass others = WordClass.Pronoun | WordClass.Preposition | WordClass.Plain | WordClass.Calendar | WordClass.Filler | WordClass.Negation | WordClass.Question | WordClass.Relation | WordClass.Determiner | WordClass.Command;
        for (var i = from; i < span.To; i++)
        {
            if (Message.Is(i, others) || Message.EntityAt(i) is not null || (i > from && Message.Tokens[i].StartsClause))
            {
                return null;
            }
        }

        return span.To - from > 1 ? _names.Written(new FoundParty.Words(from, span.To)) : null;
    }

    /// <summary>
    /// The name of the subject: the person where one is named, else the company; where no pattern has it, any name in
    /// the message that nothing else has taken.
    /// </summary>
    public string? Subject()
    {
        string? company = null;
        foreach (var span in Spans(Slot.Subject))
        {
            var found = Read(span);
            if (ToParty(found) is not { } party)
            {
                continue;
            }

            if (party.Name is not null && (company is null || IsSurePerson(found)))
            {
                return party.Name;
            }

            company ??= party.Company;
        }

        return company ?? AsWritten(Slot.Subject) ?? LooseName();
    }

    private bool IsSurePerson(FoundParty found) =>
        found.Name is { } name && (Message.Tokens[name.From].Has(Shape.Capital) || Message.Tokens[name.From].IsName || Message.Is(name.From, WordClass.FirstName));

    /// <summary>True where the subject is a name beyond doubt, or the message speaks of a deal or referral.</summary>
    public bool HasLikelySubject()
    {
        foreach (var span in Spans(Slot.Subject))
        {
            var found = Read(span);
            if ((found.Name ?? found.Company) is { } words)
            {
                var token = Message.Tokens[words.From];
                return token.IsName || token.Has(Shape.Capital) || Message.Is(words.From, WordClass.FirstName | WordClass.NameWord | WordClass.Honorific)
                    || CompanyForm.Fits(Message, words) || MentionsDeal() || (token.Word == 0 && (words.From == 0 || !Message.Is(words.From - 1, WordClass.Determiner)));
            }
        }

        return true;
    }

    /// <summary>A known member of the team in a slot, or null.</summary>
    public string? Member(Slot slot)
    {
        foreach (var span in Spans(slot))
        {
            if (Read(span).Name is { } words)
            {
                return _names.Person(words, null, isMember: true);
            }
        }

        return null;
    }

    /// <summary>The first known member of the team who is named anywhere, or null.</summary>
    public string? AnyMember()
    {
        for (var i = 0; i < Message.Count; i++)
        {
            for (var length = 3; length > 0; length--)
            {
                var words = new FoundParty.Words(i, i + length);
                if (words.To <= Message.Count && (!_taken[i] || Message.Tokens[i].IsName) && _names.Known(words, null, isMember: true) is { } known)
                {
                    return known.Name;
                }
            }
        }

        return null;
    }

    /// <summary>The sender's own words in a slot, up to the next slot or the sentence's end; null where there are none.</summary>
    public string? Text(Slot slot, bool isWholeSentence = false)
    {
        foreach (var span in Spans(slot))
        {
            var text = new TextSlot(Message, _taken, _valued).Read(span.From, span.To, isWholeSentence);
            if (text is not null)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The sender's words after a name and a comma or dash: "promise for Ed Ruiz, updated quote"; null where there are none.</summary>
    public string? TextAfterName(Slot slot)
    {
        foreach (var span in Spans(slot))
        {
            for (var i = Read(span).Name?.To ?? span.To; i < Message.SentenceEnd(span.From); i++)
            {
                if (Message.Tokens[i].Has(Breaks.Comma | Breaks.Dash | Breaks.Colon | Breaks.Semicolon) && new TextSlot(Message, _taken, _valued).Read(i, Message.SentenceEnd(i), isWholeSentence: false) is { } text)
                {
                    return text;
                }
            }
        }

        return null;
    }

    /// <summary>An amount of money, or null.</summary>
    public Money? Money()
    {
        foreach (var entity in Message.Entities)
        {
            if (entity.Value is Money money)
            {
                return money;
            }
        }

        return null;
    }

    /// <summary>A number that is no money and no date, or null.</summary>
    public decimal? Number()
    {
        foreach (var entity in Message.Entities)
        {
            if (entity is { Kind: EntityKind.Number, Value: decimal number })
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>The first e-mail address or phone number that is not inside the words of a slot.</summary>
    public string? Address(EntityKind kind, Slot butNot)
    {
        foreach (var entity in Message.Entities)
        {
            if (entity.Kind == kind && !IsInside(butNot, entity.From))
            {
                return (string)entity.Value;
            }
        }

        return null;
    }

    /// <summary>Every stretch of words in a slot, the strongest pattern's first.</summary>
    public IEnumerable<SlotSpan> Spans(Slot slot)
    {
        foreach (var match in _patterns)
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

            if (match.Pattern.Lead == slot)
            {
                yield return new SlotSpan(slot, LeadStart(match), match.Start);
            }
        }
    }

    /// <summary>The prospect; "their Head of Procurement" is at the source's company.</summary>
    public Party? Prospect(Party? source)
    {
        var prospect = Party(Slot.Prospect) ?? PartyAfterSource() ?? (source is null ? null : PartyAfterMain()) ?? TitleAlone();
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

        for (var i = 0; i + 1 < Message.Count; i++)
        {
            var isTheirs = Is(i, "their") || Is(i, "its") || Is(i, "it's") || Is(i, "her") || Is(i, "his");
            if (isTheirs && Message.Raw(i + 1, Message.SentenceEnd(i)).StartsWith(title, StringComparison.OrdinalIgnoreCase))
            {
                return prospect with { Company = source!.Company };
            }
        }

        return prospect;
    }

    /// <summary>"Lena runs Ortiz Catering": what a sentence of its own says about the prospect.</summary>
    private string? CompanyRunBy(string name)
    {
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? name : name[..space];
        for (var i = 1; i + 1 < Message.Count; i++)
        {
            var isTold = (Is(i, "runs") || Is(i, "owns")) && Message.Tokens[i - 1].StartsClause;
            if (isTold && (Is(i - 1, "he") || Is(i - 1, "she") || Is(i - 1, "they") || Message[i - 1].Equals(first, StringComparison.OrdinalIgnoreCase))
                && !IsCommonNoun(i + 1, i + 2) && ToParty(Read(new SlotSpan(Slot.Prospect, i + 1, Message.SentenceEnd(i)))) is { } party)
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
        for (var i = FirstAfter(first); i + 1 < Message.Count; i++)
        {
            var isThey = Is(i, "she") || Is(i, "he") || Is(i, "they") || Message[i].Equals(first, StringComparison.OrdinalIgnoreCase);
            var isIs = Is(i + 1, "is") || Is(i + 1, "works") || Is(i + 1, "work") || Is(i + 1, "are");
            var at = Is(i, "she's") || Is(i, "he's") || Is(i, "they're") || Is(i, "shes") || Is(i, "hes") ? i + 1 : isThey && isIs ? i + 2 : -1;
            if (at < 0 || at >= Message.Count || !Message.Tokens[i].StartsClause || !TellsJob(at))
            {
                continue;
            }

            var found = Read(new SlotSpan(Slot.Prospect, at, Message.SentenceEnd(i)));
            return new Party { Company = found.Company is { } company ? _names.Company(company) : null, Title = Written(found.Title) };
        }

        return null;
    }

    /// <summary>True where a person is said to need something: "Paige needs a bookkeeper".</summary>
    public bool Needs(string name)
    {
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? name : name[..space];
        for (var i = 1; i + 1 < Message.Count; i++)
        {
            if (Message.Tokens[i].StartsClause && Message[i].Equals(first, StringComparison.OrdinalIgnoreCase) && (Is(i + 1, "needs") || Is(i + 1, "wants") || Is(i + 1, "requires")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word after the first one that is <paramref name="word"/>.</summary>
    private int FirstAfter(string word)
    {
        var at = 0;
        while (at < Message.Count && !Message[at].Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            at++;
        }

        return at + 1;
    }

    /// <summary>"at Goshen Steel", "the CFO there"</summary>
    private bool TellsJob(int at)
    {
        while (at < Message.Count && Message.Is(at, WordClass.Filler | WordClass.Determiner))
        {
            at++;
        }

        return at < Message.Count && (Is(at, "at") || Is(at, "with") || Is(at, "for") || Message.Is(at, WordClass.Title | WordClass.Function));
    }

    /// <summary>"introduced me to her CFO" names nobody.</summary>
    private Party? TitleAlone()
    {
        foreach (var span in Spans(Slot.Prospect))
        {
            if (Read(span).Title is { From: > 0 } title && (Is(title.From - 1, "her") || Is(title.From - 1, "his") || Is(title.From - 1, "their") || Is(title.From - 1, "the")))
            {
                return new Party { Title = Written(title) };
            }
        }

        return null;
    }

    /// <summary>Why something came to nothing, told without a word such as "because": "lost Globex, they had no budget".</summary>
    public string? ReasonAfter()
    {
        for (var i = 1; i < Message.Count; i++)
        {
            var isGiven = (Is(i - 1, "as") || Is(i - 1, "since")) && (Message.Is(i, WordClass.Pronoun) || Is(i, "their") || Is(i, "his") || Is(i, "her"));
            if (!(Message.Tokens[i].StartsClause || isGiven) || !IsSaidBefore(Grammar.Concepts.Stage, i))
            {
                continue;
            }

            if (Message.Is(i, WordClass.Reason))
            {
                return new TextSlot(Message, _taken, _valued).Read(AfterSays(i), Message.SentenceEnd(i), isWholeSentence: true);
            }
        }

        return null;
    }

    private bool IsSaidBefore(Concept concept, int at)
    {
        foreach (var match in _concepts)
        {
            if (match.Pattern.Concept == concept && match.End <= at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"he says he has a broker": the first word after "says".</summary>
    private int AfterSays(int at) => at + 3 < Message.Count && (Is(at + 1, "says") || Is(at + 1, "said") || Is(at + 1, "say")) ? at + 2 : at;

    /// <summary>A company or title that was given a label of its own, or null.</summary>
    public string? Labelled(Slot slot)
    {
        foreach (var span in Spans(slot))
        {
            var end = span.From;
            while (end < span.To && (end == span.From || !Message.Tokens[end].StartsClause) && !_taken[end])
            {
                end++;
            }

            if (end > span.From && !_taken[span.From] && (slot != Slot.Company || !IsCommonNoun(span.From, end)))
            {
                var words = new FoundParty.Words(span.From, end);
                return slot == Slot.Company ? _names.Company(words) : Message.Raw(span.From, end);
            }
        }

        return null;
    }

    /// <summary>"runs marathons" names no company.</summary>
    private bool IsCommonNoun(int from, int to)
    {
        var first = Message.Tokens[from];
        return !first.Has(Shape.Capital) && !first.IsName && first.Word != 0 && !CompanyForm.Fits(Message, new FoundParty.Words(from, to));
    }

    /// <summary>A prospect named right after the source with no word to say so: "referral from Kim Lee: Dana Fox, CFO at Globex".</summary>
    private Party? PartyAfterSource()
    {
        foreach (var span in Spans(Slot.Source))
        {
            var source = Read(span);
            for (var i = Math.Max(span.From, Math.Max(source.Name?.To ?? 0, source.Company?.To ?? 0) - 1) + 1; i < Message.SentenceEnd(Math.Max(span.From, 0)); i++)
            {
                if (Message.Tokens[i].Has(Breaks.Colon | Breaks.Dash | Breaks.Semicolon | Breaks.Comma) && !_taken[i]
                    && ProspectAt(i, isSure: Message.Tokens[i].Has(Breaks.Colon | Breaks.Dash | Breaks.Semicolon)) is { } party)
                {
                    return party;
                }
            }

            var next = Message.SentenceEnd(Math.Max(span.From, 0));
            return next < Message.Count && !_taken[next] && span.To == next ? ProspectAt(next, isSure: false) : null;
        }

        return null;
    }

    /// <summary>"Rich sent over a lead today, Nell Vance at Vance Optical"</summary>
    private Party? PartyAfterMain()
    {
        for (var i = Main.End; i < Message.Count; i++)
        {
            if (Message.Tokens[i].StartsClause && !_taken[i])
            {
                return ProspectAt(i, isSure: false);
            }
        }

        return null;
    }

    private Party? ProspectAt(int from, bool isSure)
    {
        var found = Read(new SlotSpan(Slot.Prospect, from, Message.SentenceEnd(from)));
        if (found.Name is not { } name)
        {
            return isSure && found is { Title: not null, Company: not null } ? ToParty(found) : null;
        }

        var isPerson = name.To - name.From > 1 || Message.Is(name.From, WordClass.FirstName);
        var isName = Message.Tokens[name.From].Has(Shape.Capital) || found.HasDetail || isSure || IsNameAlone(name);
        return isPerson && isName && !(Message.Is(name.From, WordClass.Plain | WordClass.Preposition | WordClass.Company) && !Message.Is(name.From, WordClass.NameWord | WordClass.FirstName)) && !CompanyForm.Fits(Message, name) ? ToParty(found) : null;
    }

    /// <summary>"gus hill, just a name": two words that are a name and nothing else, with a clause to themselves.</summary>
    private bool IsNameAlone(FoundParty.Words name)
    {
        var isAlone = name.To >= Message.Count || Message.Tokens[name.To].StartsClause || Message[name.To] is "needs" or "wants" or "requires" or "is";
        if (!isAlone || !Message.Tokens[name.From].StartsClause || name.To - name.From is < 2 or > 3)
        {
            return false;
        }

        var isName = false;
        for (var i = name.From; i < name.To; i++)
        {
            var mayBeName = Message.Is(i, WordClass.FirstName | WordClass.NameWord);
            if (Message.Tokens[i].Word != 0 && !mayBeName)
            {
                return false;
            }

            isName |= mayBeName;
        }

        return isName;
    }

    /// <summary>Whose figures or referrals: "me", "team", a member's name, or null.</summary>
    public string? Whose()
    {
        if (AnyMember() is { } member)
        {
            return member;
        }

        for (var i = 0; i < Message.Count; i++)
        {
            if (Is(i, "team") || Is(i, "team's") || Is(i, "our") || Is(i, "everyone") || Is(i, "everybody") || Is(i, "we") || Is(i, "we've") || Is(i, "teams") || Is(i, "we're") || Is(i, "company"))
            {
                return "team";
            }

            if (Is(i, "my") || (Is(i, "i") && !IsAsking(i)) || Is(i, "i've") || Is(i, "mine") || Is(i, "i'm") || Is(i, "ive") || (Is(i, "me") && IsMine(i)))
            {
                return "me";
            }
        }

        return null;
    }

    /// <summary>"can I get", "I need": who asks, not whose figures.</summary>
    private bool IsAsking(int at)
    {
        var isRequest = Is(at - 1, "can") || Is(at - 1, "could") || Is(at - 1, "may");
        var isSight = Is(at + 1, "get") || Is(at + 1, "have") || Is(at + 1, "see") || Is(at + 1, "view") || Is(at + 1, "please") || Is(at + 1, "export") || Is(at + 1, "download") || Is(at + 1, "pull");
        return (isRequest && isSight) || (MentionsAny("team", "team's", "our") && (Is(at + 1, "need") || Is(at + 1, "want") || Is(at + 1, "would")));
    }

    private bool Is(int at, string word) => at >= 0 && at < Message.Count && !Message.Tokens[at].IsName && Message[at].Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>"for me" tells whose; "show me" does not.</summary>
    private bool IsMine(int at) => Is(at - 1, "for") || Is(at - 1, "about") || Is(at - 1, "of") || Is(at - 1, "by") || Is(at - 1, "to") || Is(at - 1, "from");

    /// <summary>The subject, unless it is a member of the team.</summary>
    public string? OutsideSubject()
    {
        foreach (var span in Spans(Slot.Subject))
        {
            var found = Read(span);
            var isMember = found.Name is { } words && _names.Known(words, null, isMember: true) is not null && _names.Known(words, null, isMember: false) is null;
            if (!isMember && ToParty(found) is { } party)
            {
                return party.Name ?? party.Company;
            }
        }

        return null;
    }

    /// <summary>What was found without a name that is none.</summary>
    private FoundParty Cleaned(FoundParty found)
    {
        if (found.Name is { } name && _names.IsPlain(name))
        {
            found.Name = null;
        }

        if (found.Company is { } company && _names.IsPlain(company) && !Message.Is(company.From, WordClass.Company | WordClass.Everyday))
        {
            found.Company = null;
        }

        return found;
    }

    /// <summary>A member of the team in a slot, by the known spelling, or null where none is known.</summary>
    public string? KnownMember(Slot slot)
    {
        foreach (var span in Spans(slot))
        {
            if (Read(span).Name is { } words && _names.Known(words, null, isMember: true) is { } known)
            {
                return known.Name;
            }
        }

        return null;
    }

    /// <summary>The person named inside the words of a slot, or null.</summary>
    public string? PersonIn(Slot slot)
    {
        foreach (var span in Spans(slot))
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
                if (IsCalledAt(i) && PartyAt(i, span.To) is { } likely)
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
        foreach (var span in Spans(slot))
        {
            var isVerb = span.From < span.To && Message.Is(span.From, WordClass.DueVerb | WordClass.Plain) && !Message.Tokens[span.From].Has(Shape.Capital);
            if (!isVerb && Read(span) is { Name: { } name } found && IsCompany(name, found) && (name.To == span.To || _taken[name.To] || Message.Is(name.To, WordClass.Preposition)))
            {
                return _names.Company(name);
            }
        }

        return null;
    }

    private string? PartyAt(int from, int to) =>
        ToParty(Read(new SlotSpan(Slot.Subject, from, Math.Min(to, NameExtent.End(Message, from))))) is { } party ? party.Name ?? party.Company : null;

    private bool IsPersonAt(int at, int from)
    {
        var token = Message.Tokens[at];
        return !_taken[at] && !token.Has(Shape.Digit)
            && (token.IsName || Message.Is(at, WordClass.FirstName | WordClass.Honorific) || (token.Has(Shape.Capital) && !token.StartsSentence && !token.Has(Shape.AllCaps)
                && (at > from || (at + 1 < Message.Count && Message.Tokens[at + 1].Has(Shape.Capital)))));
    }

    /// <summary>"call oscar", "lunch with chase"</summary>
    private bool IsCalledAt(int at)
    {
        var isWith = Is(at - 1, "with") || Is(at - 1, "w");
        var isTo = at > 1 && (Is(at - 1, "on") || Is(at - 1, "to")) && (Message.Is(at - 2, WordClass.DueVerb) || Is(at - 2, "back"));
        var isCalled = isWith || isTo || Message.Is(at - 1, WordClass.DueVerb) || Is(at - 1, "thank") || Is(at - 1, "ask") || Is(at - 1, "send");
        if (!isCalled || _taken[at] || Message.Tokens[at].Has(Shape.Digit))
        {
            return false;
        }

        var isKnown = _names.Known(new FoundParty.Words(at, at + 1), null, isMember: false) is not null;
        var isNameWord = Message.Is(at, WordClass.NameWord) && (isWith || (at + 1 < Message.Count && (Message.Tokens[at + 1].Word == 0 || Message.Is(at + 1, WordClass.NameWord))));
        var isLast = at + 1 >= Message.Count || _taken[at + 1] || Message.Tokens[at + 1].StartsClause || Message.Is(at + 1, WordClass.Calendar);
        var isCall = Is(at - 1, "call") || Is(at - 1, "ring") || Is(at - 1, "phone") || Is(at - 1, "text") || Is(at - 1, "email") || Is(at - 1, "message") || Is(at - 1, "meet") || Is(at - 1, "thank") || Is(at - 1, "ask");
        return isKnown || isNameWord || (isCall && isLast && Message.Is(at, WordClass.NameWord)) || (Message.Tokens[at].Word == 0 && !Is(at - 1, "send"));
    }

    /// <summary>A name in a slot that is known or looks like one.</summary>
    public string? NameOfKnownOrCapital(Slot slot)
    {
        foreach (var span in Spans(slot))
        {
            var found = Read(span);
            if (ToParty(found) is { } party)
            {
                return party.Name ?? party.Company;
            }
        }

        return null;
    }

    /// <summary>A name in a slot that has a capital or is a common first name.</summary>
    public string? LikelyName(Slot slot)
    {
        foreach (var span in Spans(slot))
        {
            if (Read(span).Name is { } words && (Message.Tokens[words.From].Has(Shape.Capital) || Message.Is(words.From, WordClass.FirstName)))
            {
                return _names.Written(words);
            }
        }

        return null;
    }

    /// <summary>The word of a concept that stands first in the message.</summary>
    public string? FirstWord(Concept<string> concept)
    {
        foreach (var match in _concepts)
        {
            if (match.Pattern.Concept == concept)
            {
                return (string)match.Pattern.Value!;
            }
        }

        return null;
    }

    /// <summary>The last word of a slot, as typed.</summary>
    public string? LastNoun(Slot slot)
    {
        foreach (var span in Spans(slot))
        {
            for (var i = span.To - 1; i >= span.From; i--)
            {
                if (!Message.Is(i, WordClass.Filler | WordClass.Preposition | WordClass.Pronoun | WordClass.Determiner))
                {
                    return Message[i].ToString().ToLowerInvariant();
                }
            }
        }

        return null;
    }

    private bool MentionsDeal()
    {
        for (var i = 0; i < Message.Count; i++)
        {
            if (Is(i, "deal") || Is(i, "referral") || Is(i, "lead") || Is(i, "account") || Is(i, "opportunity") || Is(i, "contract"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where nothing but small words is left beside what was found: "new referral", not "referral business is booming".</summary>
    public bool IsAllSaid()
    {
        for (var i = 0; i < Message.Count; i++)
        {
            if (!_taken[i] && !Message.Is(i, WordClass.Filler | WordClass.Determiner | WordClass.Preposition | WordClass.Pronoun))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"referrals are better than cold calls", "the leaderboard is unfair": what was found is only spoken about.</summary>
    public bool IsJudged()
    {
        var subject = default(FoundParty);
        foreach (var span in Spans(Slot.Subject))
        {
            subject = Read(span);
            break;
        }

        for (var i = Main.End; i < Message.SentenceEnd(Main.End - 1); i++)
        {
            var isNamed = Message.Tokens[i].IsName || Message.Tokens[i].Has(Shape.Capital) || IsIn(subject.Name, i) || IsIn(subject.Company, i);
            if (!_taken[i] && !isNamed && !IsInSlot(i) && Message[i] is not ("list" or "deals" or "one" or "ones" or "others") && Message.EntityAt(i) is null
                && !Message.Is(i, WordClass.Filler | WordClass.Determiner | WordClass.Preposition | WordClass.Pronoun | WordClass.Calendar | WordClass.FirstName))
            {
                return true;
            }
        }

        return MentionsAny("imo", "imho", "than", "tbh");
    }

    /// <summary>True where one of the words is said of ourselves: "thanked us".</summary>
    public bool IsFollowedByUs(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i + 1 < Message.Count; i++)
        {
            foreach (var word in words)
            {
                if (Is(i, word) && (Is(i + 1, "us") || Is(i + 1, "me") || Is(i + 1, "our")))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True where one of the words is said.</summary>
    public bool MentionsAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Mentions(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a word is said.</summary>
    public bool Mentions(string word)
    {
        for (var i = 0; i < Message.Count; i++)
        {
            if (Is(i, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a word is said before a pattern.</summary>
    public bool MentionsBefore(string word, Match match)
    {
        for (var i = 0; i < match.Start; i++)
        {
            if (Is(i, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the word referral or stage is said, so that it is about a referral's progress.</summary>
    public bool MentionsReferral()
    {
        for (var i = 0; i < Message.Count; i++)
        {
            if (Is(i, "referral") || Is(i, "stage") || Is(i, "contacted"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where nobody is named before words that need somebody there: "phoned Drew to say thank you" is no phone call of his.</summary>
    public bool IsLeadEmpty() =>
        Main.Pattern.Lead is { } lead && Main.Start > 0 && Read(new SlotSpan(lead, LeadStart(Main), Main.Start)) is { Name: null, Company: null } && Antecedent() is null;

    /// <summary>"on Fridays" is every Friday, "on Friday" is one.</summary>
    public bool MentionsDaysInPlural()
    {
        for (var i = 0; i < Message.Count; i++)
        {
            if ((Message.Is(i, WordClass.Calendar) && Is(i, "weekends")) || (Message[i].EndsWith("days", StringComparison.OrdinalIgnoreCase) && Message[i].Length > 4))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I won the lottery" tells of no referral.</summary>
    public bool WinsSomething() => MentionsAny("lottery", "raffle", "prize", "award", "game", "match", "bet", "trophy", "contest", "tournament", "quiz");

    /// <summary>"Tom lost his phone" tells of no referral.</summary>
    public bool LosesSomething()
    {
        for (var i = 1; i + 1 < Message.Count; i++)
        {
            if (Is(i, "lost") && !Message.Tokens[i].StartsClause && (Is(i + 1, "his") || Is(i + 1, "her") || Is(i + 1, "their") || Is(i + 1, "my") || Is(i + 1, "weight") || Is(i + 1, "interest")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where thanks are mentioned.</summary>
    public bool MentionsThanks()
    {
        for (var i = 0; i < Message.Count; i++)
        {
            if (Is(i, "thank") || Is(i, "thanks") || Is(i, "thanked") || Is(i, "thanking") || Is(i, "thank-you") || Is(i, "thx") || Is(i, "thankyou"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where something is taken away: "no longer a manager".</summary>
    public bool IsUndone()
    {
        for (var i = 0; i < Message.Count; i++)
        {
            if (Is(i, "no") || Is(i, "not") || Is(i, "remove") || Is(i, "revoke") || Is(i, "unmake") || Is(i, "strip") || Is(i, "demote") || Is(i, "isn't") || Is(i, "longer") || Is(i, "away") || (Is(i, "down") && i > 0 && !Is(i - 1, "put")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A channel, without its sign.</summary>
    public string? Channel() =>
        ChannelWords() is not { } words ? null : Message[words.From][0] == '#' ? Message[words.From][1..].ToString() : Message.Raw(words.From, words.To);

    /// <summary>"#sales", or "Sales Wins" before "channel".</summary>
    private FoundParty.Words? ChannelWords()
    {
        for (var i = 0; i < Message.Count; i++)
        {
            if (Message[i].Length > 1 && Message[i][0] == '#')
            {
                return new FoundParty.Words(i, i + 1);
            }
        }

        for (var i = 1; i < Message.Count; i++)
        {
            if (!Is(i, "channel") || Message.Is(i - 1, WordClass.Determiner | WordClass.Pronoun))
            {
                continue;
            }

            var from = i - 1;
            while (from > 0 && Message.Tokens[from].Has(Shape.Capital) && Message.Tokens[from - 1].Has(Shape.Capital) && !Message.Tokens[from].StartsClause)
            {
                from--;
            }

            return new FoundParty.Words(from, i);
        }

        return null;
    }

    /// <summary>How often, on which days, and when.</summary>
    public (string? Every, IReadOnlyList<IsoDayOfWeek>? Days, LocalTime? Time) Repetition(string? every) => new Repeats(Message, Times).Read(every);

    /// <summary>An IANA time zone that was named, or null.</summary>
    public string? TimeZone() => TimeZones.Find(Message);

    private bool IsInside(Slot slot, int at)
    {
        foreach (var span in Spans(slot))
        {
            return at >= span.From && at < span.To;
        }

        return false;
    }

    private FoundParty Read(SlotSpan span) => Cleaned(new PartyReader(Message, _taken, _names).Read(span.From, span.To));

    private Party? ToParty(FoundParty found)
    {
        if (found.Name is null && found.Company is null)
        {
            return null;
        }

        if (found.Name is { } name && found.Company is null && IsCompany(name, found))
        {
            return new Party { Company = _names.Company(name), Title = Written(found.Title) };
        }

        return new Party
        {
            Name = found.Name is { } words ? _names.Person(words, found.Company, isMember: false) : null,
            Company = found.Company is { } company ? _names.Company(company) : null,
            Title = Written(found.Title),
        };
    }

    private string? Written(FoundParty.Words? words) => words is { } w ? Message.Raw(w.From, w.To) : null;

    /// <summary>A name alone is a company where it is known as one, has a company's form, or follows "our client".</summary>
    private bool IsCompany(FoundParty.Words words, FoundParty found)
    {
        if (_names.Known(words, null, isMember: false) is not null)
        {
            return false;
        }

        return _names.KnownCompany(words) is not null || CompanyForm.Fits(Message, words) || (found.IsRelated && !LooksLikePerson(words));
    }

    /// <summary>The person named last before the main pattern, whom "she" stands for; null where the pattern has no pronoun before it.</summary>
    public Party? Antecedent()
    {
        var isPronounBefore = Main.Pattern.Lead is not null && Main.Start > 0 && Message.Is(Main.Start - 1, WordClass.Pronoun | WordClass.Filler);
        if (!isPronounBefore && !Message.Is(Main.Start, WordClass.Pronoun))
        {
            return null;
        }

        for (var i = Main.Start - 1; i >= 0; i--)
        {
            if (i + 1 < Message.Count && Message.Tokens[i + 1].Has(Breaks.Close) && OpeningOf(i) is var open && open > 0)
            {
                i = open;
                continue;
            }

            var isPlace = i > 0 && (Is(i - 1, "at") || Is(i - 1, "of") || Is(i - 1, "@"));
            var isStart = !isPlace && (IsNameLike(i) || (i > 0 && IsCalledAt(i))) && (i == 0 || !IsNameLike(i - 1) || Message.Tokens[i].StartsClause);
            if (isStart && ToParty(Read(new SlotSpan(Slot.Source, i, Main.Start))) is { Name: not null } party)
            {
                return party;
            }
        }

        return null;
    }

    /// <summary>The first word of the brackets that a word is the last one of, or -1.</summary>
    private int OpeningOf(int at)
    {
        while (at >= 0 && !Message.Tokens[at].Has(Breaks.Open))
        {
            at--;
        }

        return at;
    }

    private bool LooksLikePerson(FoundParty.Words words) => Message.Is(words.From, WordClass.FirstName | WordClass.Honorific);

    /// <summary>The longest name among the words that no pattern and no entity has taken.</summary>
    private string? LooseName()
    {
        for (var i = 0; i < Message.Count; i++)
        {
            if (_taken[i] || !IsNameLike(i))
            {
                continue;
            }

            var end = i + 1;
            while (end < Message.Count && !_taken[end] && !Message.Tokens[end].StartsClause && (IsNameLike(end) || Message[end] is "&" || (end == i + 1 && Message.Is(end, WordClass.NameWord))))
            {
                end++;
            }

            var isPlaced = end < Message.Count && (Is(end, "at") || Is(end, "of") || Is(end, "from") || Is(end, "@") || Message.Tokens[end].Has(Breaks.Open));
            if (ToParty(Read(new SlotSpan(Slot.Subject, i, isPlaced ? Math.Max(end, Message.SentenceEnd(i)) : end))) is { } party)
            {
                return party.Name ?? party.Company;
            }

            i = end;
        }

        return null;
    }

    private bool IsNameLike(int at)
    {
        var token = Message.Tokens[at];
        return token.IsName || token.Word == 0 || Message.Is(at, WordClass.FirstName | WordClass.Honorific) || (token.Has(Shape.Capital) && at > 0 && !token.StartsSentence);
    }

    private int TailEnd(Match match)
    {
        var from = match.End;
        if (from >= Message.Count || (Message.Tokens[from].Has(Breaks.Sentence) && !Message.Tokens[from].Has(Breaks.Colon)))
        {
            return from;
        }

        if (Message.Tokens[from].Has(Breaks.Comma) && Message.Is(from, WordClass.Pronoun) && match.Pattern.Tail < Slot.Need)
        {
            return from;
        }

        var end = Message.SentenceEnd(from);
        foreach (var other in _patterns)
        {
            if (other.Start >= from && other.Start < end)
            {
                end = other.Start;
            }
        }

        if (match.Pattern.Tail is Slot.Reason or Slot.Text)
        {
            return Message.SentenceEnd(from);
        }

        for (var i = from + 1; i < end; i++)
        {
            if (Message.Tokens[i].Has(Breaks.Colon | Breaks.Semicolon))
            {
                return i;
            }
        }

        return end;
    }

    private int LeadStart(Match match)
    {
        var start = Message.SentenceStart(match.Start);
        foreach (var other in _patterns)
        {
            if (other.End <= match.Start && other.End > start)
            {
                start = other.End;
            }
        }

        foreach (var lead in _leadIns)
        {
            start = lead.End <= match.Start && lead.End > start ? lead.End : start;
        }

        var last = match.Pattern.Steps[0].Op == Op.Clause ? match.Start - 1 : match.Start;
        for (var i = last; i > start; i--)
        {
            if (Message.Tokens[i].Has(Breaks.Colon | Breaks.Semicolon))
            {
                start = i;
                break;
            }
        }

        start = SmallTalk.SkipFrom(Message, start, match.Start);
        return IsSheOrHe(match.Start - 1) ? match.Start - 1 : AtCapital(start, match.Start);
    }

    private bool IsSheOrHe(int at) => Is(at, "he") || Is(at, "she") || Is(at, "they") || Is(at, "he's") || Is(at, "she's") || Is(at, "they've");

    /// <summary>"at the bbq my old boss Roy Dean": where the name has capitals, what stands before it is none.</summary>
    private int AtCapital(int from, int to)
    {
        var first = Message.Tokens[from];
        var mayBeName = first.Has(Shape.Capital | Shape.Digit) || first.IsName || first.Word == 0
            || Message.Is(from, WordClass.FirstName | WordClass.NameWord | WordClass.Company | WordClass.Relation | WordClass.Honorific);
        for (var i = from; i < to && !mayBeName; i++)
        {
            if (Message.Tokens[i].Has(Shape.Capital) && !Message.Is(i, WordClass.Calendar | WordClass.Pronoun) && !Message.Tokens[i].Has(Shape.AllCaps))
            {
                return i > 0 && Message.Is(i - 1, WordClass.Relation) ? i - 1 : i;
            }
        }

        return from;
    }

    private bool FollowsMain(Match concept)
    {
        var at = Main.End;
        while (at < concept.Start && Message.Is(at, WordClass.Filler | WordClass.Determiner))
        {
            at++;
        }

        return at == concept.Start && Message[Main.End - 1] is "to" or "as" or "into" or "at" or "in" && at == concept.Start;
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

        candidates.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight)
            : a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Pattern.Order.CompareTo(b.Pattern.Order));
        foreach (var match in CollectionsMarshal.AsSpan(candidates)[..Math.Min(candidates.Count, MostCandidates)])
        {
            if (!Overlaps(match) && !IsInsideSlot(match))
            {
                _patterns.Add(match);
                Take(match);
            }
        }
    }

    private void ChooseConcepts(IntentGrammar grammar, List<Match> found)
    {
        var channel = ChannelWords() ?? default;
        foreach (var match in found)
        {
            if (match.Pattern.Concept == Grammar.Concepts.LeadIn)
            {
                _leadIns.Add(match);
            }
            else if (_concepts.Count < MostCandidates && match.Pattern.Concept is { } concept && grammar.Concepts.Contains(concept)
                && !IsInsideSlot(match) && !IsWordOfName(match) && !(match.Start >= channel.From && match.Start < channel.To))
            {
                _concepts.Add(match);
            }
        }

        _concepts.RemoveAll(IsWithinLonger);
        foreach (var match in _concepts)
        {
            var isWhole = match.First is { Slot: Slot.Any };
            for (var i = match.Start; i < match.End; i++)
            {
                var isPart = match.Owns(i) || (isWhole && !IsInSlot(i));
                _valued[i] |= isPart && !_taken[i];
                _taken[i] |= isPart;
            }
        }
    }

    /// <summary>"closed lost" is not "closed".</summary>
    private bool IsWithinLonger(Match match)
    {
        foreach (var other in _concepts)
        {
            if ((other.Pattern.Concept == match.Pattern.Concept || match.Pattern.Concept == Grammar.Concepts.Stage) && other.Literals > match.Literals && match.Literals == 1 && other.Owns(match.Start))
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
            if (_taken[i] && match.Owns(i))
            {
                return true;
            }
        }

        foreach (var chosen in _patterns)
        {
            var isInTail = chosen.Pattern.Tail is >= Slot.Need && match.Start == chosen.End && Message.Tokens[match.Start].Has(Breaks.Colon);
            if (isInTail || (match.Weight < chosen.Weight && BeginsTail(chosen, match.Start)))
            {
                return true;
            }

            var leads = chosen.Pattern.Lead is not null && match.Start < chosen.Start && match.Start >= Message.SentenceStart(chosen.Start);
            if (leads && match.Weight < chosen.Weight && !HasBreak(match.Start, chosen.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a word is the first of the name that follows a pattern: "update closed loop partners".</summary>
    private bool BeginsTail(Match chosen, int at)
    {
        if (chosen.Pattern.Tail is null or >= Slot.Need || chosen.Pattern.Strength == Strength.Detail || at + 1 >= Message.Count)
        {
            return false;
        }

        var first = chosen.End;
        while (first < at && Message.Is(first, WordClass.Filler | WordClass.Determiner))
        {
            first++;
        }

        return first == at && !Message.Tokens[at].StartsClause && !Message.Tokens[at + 1].StartsClause && !_taken[at + 1]
            && (IsNameLike(at + 1) || Message.Is(at + 1, WordClass.Company | WordClass.NameWord | WordClass.Everyday));
    }

    private bool HasBreak(int from, int to)
    {
        for (var i = from + 1; i <= to; i++)
        {
            if (Message.Tokens[i].StartsClause)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(SlotSpan? span, int at) => span is { } s && at >= s.From && at < s.To;

    private static bool IsIn(FoundParty.Words? words, int at) => words is { } w && at >= w.From && at < w.To;

    private bool IsInSlot(int at)
    {
        foreach (var chosen in _patterns)
        {
            if (IsIn(chosen.First, at) || IsIn(chosen.Second, at))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsInsideSlot(Match match)
    {
        foreach (var chosen in _patterns)
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

    /// <summary>"won" before "door" is part of a name.</summary>
    private bool IsWordOfName(Match match)
    {
        if (_patterns.Count > 0 && match.Start >= Main.End && match.End - match.Start == 1 && !FollowsMain(match) && BeginsTail(Main, match.Start))
        {
            return true;
        }

        if (match.End - match.Start > 1 || !Message.Is(match.Start, WordClass.NameWord) || _taken[match.Start] || match.End >= Message.Count)
        {
            return false;
        }

        var next = Message.Tokens[match.End];
        return !next.StartsClause && !_taken[match.End] && (next.IsName || next.Word == 0 || Message.Is(match.End, WordClass.Company | WordClass.NameWord | WordClass.FirstName));
    }

    private void Take(Match match)
    {
        for (var i = match.Start; i < match.End; i++)
        {
            _taken[i] |= match.Owns(i);
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
            _taken[i] = true;
        }
    }
}
