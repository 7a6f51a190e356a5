using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>All patterns together, compiled once, and found in a message in one pass.</summary>
internal sealed class SentenceGrammar
{
    private static readonly string[] Tellers =
        ["i", "i'll", "i've", "i'd", "we'd", "he'd", "she'd", "they'd", "we'll", "we've", "he", "she", "they", "he'll", "she'll", "they'll", "he's", "she's", "they're", "it", "it's"];

    private readonly List<int[]> sets;
    private readonly List<Pattern>?[] byFirstWord;

    /// <summary>Compiles the grammars of the intents and the concepts that they use.</summary>
    public SentenceGrammar(IReadOnlyList<IntentGrammar> grammars)
    {
        Lexicon = new Lexicon();
        var compiler = new PatternCompiler(Lexicon);
        var patterns = new List<Pattern>(2_000);
        foreach (var grammar in grammars)
        {
            foreach (var (strength, block) in grammar.Patterns)
            {
                compiler.Compile(block, grammar, strength, patterns);
            }
        }

        foreach (var concept in ConceptsOf(grammars))
        {
            foreach (var (value, block) in concept.Patterns)
            {
                compiler.Compile(block, concept, value, patterns);
            }
        }

        sets = compiler.Sets;
        byFirstWord = new List<Pattern>?[Lexicon.Count];
        Index(patterns);
    }

    /// <summary>The words that the patterns and word lists know.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>Every place where a pattern is found.</summary>
    public List<Match> Find(Message message)
    {
        var found = new List<Match>();
        var matcher = new Matcher(message, sets);
        for (var i = 0; i < message.Count; i++)
        {
            ref readonly var token = ref message.Tokens[i];
            if (token.Word == 0 || token.IsName || token.Word >= byFirstWord.Length)
            {
                continue;
            }

            foreach (var pattern in byFirstWord[token.Word] ?? [])
            {
                var isWhole = pattern.Lead is null || (i > 0 && !token.StartsSentence && !IsSaidByMe(message, i));
                if (isWhole && matcher.Find(pattern, i) is { } match)
                {
                    match.IsOffPlace = pattern.Strength == Strength.Command && pattern.Lead is not Slot.Subject && !IsRequestPlace(message, i);
                    found.Add(match);
                }
            }
        }

        return found;
    }

    /// <summary>"I rang", "we've just signed": no name stands before the words.</summary>
    private static bool IsSaidByMe(Message message, int at)
    {
        var i = at - 1;
        while (i > 0 && !message.Tokens[i].IsName && !message.Tokens[i + 1].StartsClause && (message.Is(i, WordClass.Filler) || message[i] is "have" or "had" or "did"))
        {
            i--;
        }

        return !message.Tokens[i].IsName && !message.Tokens[i + 1].StartsClause && message[i] is "I" or "i" or "we" or "We" or "I've" or "i've" or "We've" or "we've" or "ive";
    }

    /// <summary>Requests stand at the start of a clause, or after "please", "could you", "I want to" and the like.</summary>
    private static bool IsRequestPlace(Message message, int at)
    {
        var isNoun = message[at] is "list" && at > 0 && message.Is(at - 1, WordClass.Determiner);
        while (at > 0 && !message.Tokens[at].StartsClause && message.Is(at - 1, WordClass.Determiner))
        {
            at--;
        }

        if (isNoun && at > 0 && message[at - 1] is "for" or "to")
        {
            return false;
        }

        if (at > 1 && message[at - 1] is "would" or "could" or "can" or "should" or "must" && TellsOfSomebody(message[at - 2]) && at - 2 > message.SentenceStart(at))
        {
            return false;
        }

        return at == 0 || message.Tokens[at].StartsClause || message.Is(at - 1, WordClass.Filler)
            || (message.Is(at - 1, WordClass.Pronoun) && (!TellsOfSomebody(message[at - 1]) || (at > 1 && message.Is(at - 2, WordClass.Question))))
            || message[at - 1] is "to" or "and" or "then" or "would" or "kindly" or "could" or "can" or "let's" or "lets" or "should" or "must" or "need" or "the" or "team" or "Team" or "for";
    }

    /// <summary>"I'll send", "she exports": what follows is told, not asked for.</summary>
    private static bool TellsOfSomebody(ReadOnlySpan<char> pronoun)
    {
        foreach (var word in Tellers)
        {
            if (pronoun.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static List<Concept> ConceptsOf(IReadOnlyList<IntentGrammar> grammars)
    {
        var concepts = new List<Concept> { Concepts.LeadIn };
        foreach (var grammar in grammars)
        {
            foreach (var concept in grammar.Concepts)
            {
                if (!concepts.Contains(concept))
                {
                    concepts.Add(concept);
                }
            }
        }

        return concepts;
    }

    private void Index(List<Pattern> patterns)
    {
        var firstSets = new List<int>();
        foreach (var pattern in patterns)
        {
            firstSets.Clear();
            PatternCompiler.FirstSets(pattern, firstSets);
            foreach (var set in firstSets)
            {
                foreach (var word in sets[set])
                {
                    var list = byFirstWord[word] ??= new List<Pattern>(4);
                    if (list.Count == 0 || list[^1] != pattern)
                    {
                        list.Add(pattern);
                    }
                }
            }
        }
    }
}
