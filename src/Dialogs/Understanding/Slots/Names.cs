using System.Text;
using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Storage;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Writes names as they should be kept, and finds the people whom the workspace knows.</summary>
internal sealed class Names(Message message, IReadOnlyList<KnownPerson> people)
{
    private static readonly string[] Upper = ["llc", "llp", "plc", "gmbh", "ag", "usa", "uk", "us", "hvac", "it", "hr", "ibm", "bv", "lp", "pc", "kg"];

    /// <summary>True where what stands in the place of a name is an everyday word.</summary>
    public bool IsPlain(FoundParty.Words words)
    {
        var token = message.Tokens[words.From];
        if (words.To - words.From == 1 && message[words.From] is "won" or "lost" or "close" or "thanks")
        {
            return true;
        }

        if (message[words.From][0] == '#' || IsCount(words))
        {
            return true;
        }

        if (words.To - words.From == 1 && !token.IsName && message.Is(words.From, WordClass.Pronoun) && !message.Is(words.From, WordClass.NameWord))
        {
            return true;
        }

        if ((words.From == 0 || token.StartsSentence) && !token.IsName && message.Is(words.From, WordClass.Question) && !message.Is(words.From, WordClass.NameWord))
        {
            return true;
        }

        // "who is picking up lunch"
        if (!token.IsName && !token.Has(Shape.Capital) && words.To - words.From == 1 && message[words.From].Length > 5 && message[words.From].EndsWith("ing", StringComparison.Ordinal) && !message.Is(words.From, WordClass.NameWord | WordClass.FirstName))
        {
            return true;
        }

        var mayBeName = token.IsName || token.Has(Shape.Capital) || token.Word == 0
            || message.Is(words.From, WordClass.NameWord | WordClass.FirstName | WordClass.Honorific | WordClass.Body)
            || (words.To - words.From > 1 && message.Is(words.From, WordClass.Particle));
        return !mayBeName && !CompanyForm.Fits(message, words) && KnownCompany(words) is null && Known(words, null, isMember: false) is null
            && Known(words, null, isMember: true) is null;
    }

    /// <summary>"2", "3 people": how many, and nobody's name.</summary>
    private bool IsCount(FoundParty.Words words) =>
        !message.Tokens[words.From].IsName && !message[words.From].ContainsAnyExceptInRange('0', '9')
            && (words.To - words.From == 1 || (words.To - words.From == 2 && message.Is(words.From + 1, WordClass.Everyday | WordClass.Plain | WordClass.Relation) && !message.Is(words.From + 1, WordClass.Company) && !message.Tokens[words.From + 1].Has(Shape.Capital)));

    /// <summary>A person's name: the known one where it can only be that one, else as written.</summary>
    public string Person(FoundParty.Words words, FoundParty.Words? company, bool isMember)
    {
        var known = Known(words, company, isMember);
        return known?.Name ?? Written(words);
    }

    /// <summary>A company's name in the known spelling, else as written.</summary>
    public string Company(FoundParty.Words words) =>
        KnownCompany(words) ?? (message.Tokens[words.To - 1].Has(Shape.Possessive) && message[words.To - 1].Length > 2 && EndsThere(words.To) ? Written(words) + "'s" : Written(words));

    /// <summary>"at Ripley's", not "Ripley's CFO": nothing follows that the company could own.</summary>
    private bool EndsThere(int at) => at >= message.Count || message.Tokens[at].StartsClause || message.Is(at, WordClass.Preposition);

    /// <summary>The known company with this name, or null.</summary>
    public string? KnownCompany(FoundParty.Words words)
    {
        foreach (var person in people)
        {
            if (person.Company is { } company && MatchesWhole(company, words))
            {
                return company;
            }
        }

        return null;
    }

    /// <summary>The one known person who can be meant, or null.</summary>
    public KnownPerson? Known(FoundParty.Words words, FoundParty.Words? company, bool isMember)
    {
        KnownPerson? found = null;
        var count = 0;
        foreach (var person in people)
        {
            if (person.IsMember != isMember || !CompanyFits(person, company))
            {
                continue;
            }

            if (MatchesWhole(person.Name, words))
            {
                return person;
            }

            if (MatchesPart(person.Name, words))
            {
                found = person;
                count++;
            }
        }

        return count == 1 ? found : null;
    }

    /// <summary>Where a known full name at the start of some words ends; their end where there is none.</summary>
    public int KnownPrefix(int from, int to)
    {
        for (var end = to - 1; end > from + 1; end--)
        {
            foreach (var person in people)
            {
                if (MatchesWhole(person.Name, new FoundParty.Words(from, end)))
                {
                    return end;
                }
            }
        }

        return AfterSmallName(from, to);
    }

    /// <summary>"texted dana happy birthday": a name typed small ends before a word that is hardly ever a name.</summary>
    private int AfterSmallName(int from, int to)
    {
        var isFirstName = message.Is(from, WordClass.FirstName) || Known(new FoundParty.Words(from, from + 1), null, isMember: false) is not null;
        if (message.Tokens[from].Has(Shape.Capital) || !isFirstName || CompanyForm.Fits(message, new FoundParty.Words(from, to)))
        {
            return to;
        }

        const WordClass names = WordClass.NameWord | WordClass.FirstName | WordClass.Company | WordClass.Title | WordClass.Particle;
        var end = from + 1;
        while (end < to && (message.Tokens[end].IsName || !message.Is(end, WordClass.Everyday | WordClass.Plain) || message.Is(end, names)))
        {
            end++;
        }

        return end;
    }

    private bool CompanyFits(KnownPerson person, FoundParty.Words? company) =>
        company is not { } words || person.Company is null || MatchesWhole(person.Company, words) || StartsWith(person.Company, words);

    private bool MatchesWhole(string name, FoundParty.Words words)
    {
        var at = words.From;
        foreach (var range in name.AsSpan().Split(' '))
        {
            if (range.Start.Value == range.End.Value)
            {
                continue;
            }

            if (at >= words.To || !Same(name.AsSpan(range), message[at]))
            {
                return false;
            }

            at++;
        }

        return at == words.To;
    }

    private bool StartsWith(string name, FoundParty.Words words)
    {
        var at = words.From;
        foreach (var range in name.AsSpan().Split(' '))
        {
            if (at >= words.To)
            {
                return true;
            }

            if (!Same(name.AsSpan(range), message[at]))
            {
                return false;
            }

            at++;
        }

        return at == words.To;
    }

    /// <summary>A first name or surname alone, or the leading words of the name.</summary>
    private bool MatchesPart(string name, FoundParty.Words words)
    {
        if (words.To - words.From > 1)
        {
            // An honorific stays as written, so "Mr Okafor" is no match for the known spelling.
            return StartsWith(name, words);
        }

        foreach (var range in name.AsSpan().Split(' '))
        {
            if (Same(name.AsSpan(range), message[words.From]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"marias" is Maria's, and "jose" José.</summary>
    private static bool Same(ReadOnlySpan<char> known, ReadOnlySpan<char> typed)
    {
        var name = known.Trim(".,");
        return PlainLetters.Same(name, typed) || (typed.Length == name.Length + 1 && typed[^1] == 's' && name.Length > 2 && PlainLetters.Same(name, typed[..^1]));
    }

    /// <summary>The words as written; capitalised where the sender typed lower case.</summary>
    public string Written(FoundParty.Words words)
    {
        var raw = RawName(words);
        return HasCapital(raw) ? raw : Capitalised(raw);
    }

    private string RawName(FoundParty.Words words)
    {
        var raw = message.Raw(words.From, words.To);
        var last = message.Tokens[words.To - 1];
        if (last.Has(Shape.Possessive))
        {
            raw = raw[..^2];
        }

        return last.Has(Shape.AbbreviationDot) ? raw + "." : raw;
    }

    private static bool HasCapital(string text)
    {
        foreach (var c in text)
        {
            if (char.IsUpper(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"dana fox" becomes "Dana Fox", "city of mesa" "City of Mesa".</summary>
    public static string Capitalised(string text)
    {
        var result = new StringBuilder(text.Length);
        var first = true;
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = text.AsSpan(range);
            if (!first)
            {
                result.Append(' ');
            }

            AppendCapitalised(result, word, first);
            first = false;
        }

        return result.ToString();
    }

    private static void AppendCapitalised(StringBuilder result, ReadOnlySpan<char> word, bool isFirst)
    {
        if (!isFirst && word is "of" or "the" or "and" or "for" or "van" or "der" or "den" or "de" or "la" or "bin" or "von" or "y")
        {
            result.Append(word);
            return;
        }

        var isUpper = word.Length <= 4 && Contains(Upper, word);
        var start = true;
        foreach (var c in word)
        {
            result.Append(isUpper || start ? char.ToUpperInvariant(c) : c);
            start = c == '-' || (c == '.' && Initials.Are(word)) || (c == '\'' && word.Length > 3 && word.IndexOf('\'') == 1) || char.IsAsciiDigit(c);
        }
    }

    private static bool Contains(string[] words, ReadOnlySpan<char> word)
    {
        foreach (var candidate in words)
        {
            if (word.SequenceEqual(candidate))
            {
                return true;
            }
        }

        return false;
    }
}
