namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The ways of saying yes and no, and what looks like them and is neither.</summary>
internal static class Answers
{
    private static readonly Dictionary<string, List<Answer>> ByFirstWord = Index();

    private static readonly Dictionary<string, List<Answer>>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> LeadIns = Words(
        "oh well um umm hmm hm ah actually so and but hey hi that that's thats that’s it it's its it’s this is i i'm im think guess looks look seems sounds just ok okay yes all totally very pretty quite am looking");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = Words("thanks thank thx ty please pls then too with to sir mate man bro enough");

    /// <summary>What is meant, where it must stand, and its words in lower case.</summary>
    internal readonly record struct Answer(string[] Words, bool? Meaning, AnswerPlace Place);

    /// <summary>The longest phrase that starts at a token; its meaning is null where it is neither yes nor no.</summary>
    public static Parsed<Answer>? Find(TokenizedText text, int at)
    {
        if (text[at].Kind == TokenKind.Mark)
        {
            return Sign(text, at);
        }
        if (text[at].Length > 16 || !Lookup.TryGetValue(Spelling(text, at), out var candidates))
        {
            return null;
        }
        foreach (var candidate in candidates)
        {
            if (Matches(text, at, candidate.Words))
            {
                return new(candidate, at + candidate.Words.Length);
            }
        }
        return null;
    }

    /// <summary>True for a word that may stand before an answer.</summary>
    public static bool LeadsIn(TokenizedText text, int at) => LeadIns.Contains(Spelling(text, at));

    /// <summary>True for a word that may stand after an answer that must stand alone.</summary>
    public static bool RoundsOff(TokenizedText text, int at) => Endings.Contains(Spelling(text, at));

    // Thumbs and ticks, with a skin tone, and the names that chat clients send for them (":thumbsup:", ":+1:").
    private static Parsed<Answer>? Sign(TokenizedText text, int at)
    {
        var start = text[at].Start;
        var rest = text.Text.AsSpan(start);
        foreach (var (signs, meaning) in Signs)
        {
            foreach (var sign in signs)
            {
                if (rest.StartsWith(sign, StringComparison.Ordinal))
                {
                    return new(new Answer([], meaning, AnswerPlace.Anywhere), EndOf(text, at, WithSkinTone(rest, sign.Length)));
                }
            }
        }
        return null;
    }

    private static readonly (string[] Signs, bool Meaning)[] Signs =
    [
        (["👍", "👌", "✅", "✔", "☑", "🆗", "💯", "🙆", ":thumbsup:", ":+1:", ":ok_hand:", ":white_check_mark:", ":heavy_check_mark:", ":ok:"], true),
        (["👎", "❌", "✋", "🖐", "🚫", "✖", "❎", "🙅", ":thumbsdown:", ":-1:", ":x:", ":no_entry:", ":raised_hand:"], false),
    ];

    private static int WithSkinTone(ReadOnlySpan<char> rest, int length) =>
        rest.Length >= length + 2 && rest[length] == '\uD83C' && rest[length + 1] is >= '\uDFFB' and <= '\uDFFF' ? length + 2 : length;

    private static int EndOf(TokenizedText text, int at, int length)
    {
        var end = at;
        while (text.IsInside(end) && text[end].Start < text[at].Start + length)
        {
            end++;
        }
        return end;
    }

    private static bool Matches(TokenizedText text, int at, string[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (!text.IsInside(at + index) || !IsSpelled(Spelling(text, at + index), words[index]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsSpelled(ReadOnlySpan<char> spelling, string word)
    {
        if (spelling.Length != word.Length)
        {
            return false;
        }
        for (var place = 0; place < word.Length; place++)
        {
            if ((spelling[place] == '’' ? '\'' : char.ToLowerInvariant(spelling[place])) != word[place])
            {
                return false;
            }
        }
        return true;
    }

    private static ReadOnlySpan<char> Spelling(TokenizedText text, int at) => text.Text.AsSpan(text[at].Start, text[at].Length);

    private static Dictionary<string, List<Answer>> Index()
    {
        var index = new Dictionary<string, List<Answer>>(StringComparer.OrdinalIgnoreCase);
        Add(index, true, AnswerPlace.Anywhere, "yes|yess|yesss|yep|yup|yeah|yeh|yea|yah|sounds good|sounds great|sounds fine|sounds right|sounds like a plan|sounds perfect|looks good|looks great|lgtm|works for me|that works|of course|absolutely|definitely|go ahead|go for it|let's do it|lets do it|by all means|affirmative|i agree|i think so|think so|guess so|please do|ye|yh|uh huh|uh - huh|you bet|you got it|fair enough|sounds ok|sounds okay");
        Add(index, true, AnswerPlace.Start, "ok|okay|okey|okie|k|kk|sure|alright|all right|ya|aye|agree|agreed|certainly|indeed|roger|why not?");
        Add(index, true, AnswerPlace.Alone, "correct|right|exactly|fine|good|great|perfect|cool|true|y|do it|will do|no problem|no worries|good idea|deal|confirm|confirmed|approve|approved|i do|it is|all good|good to go|happy to|why not|ok with me|fine by me|totally|yessir");
        Add(index, false, AnswerPlace.Anywhere, "nope|nah|naw|noo|nooo|no way|no thanks|no thank you|not ok|not okay|not fine|not correct|not right|not good|not agree|not agreed|not true|not today|not this time|not now|not interested|never mind|nevermind|disagree|disagreed|nuh uh|nuh - uh|uh uh|uh - uh|i doubt it|not acceptable|not a fan|do not agree|don't agree|dont agree|don't think so|dont think so|do not think so|of course not|absolutely not|definitely not|certainly not|rather not|no need|isn't right|isn't correct|hell no|let's not|lets not|not a chance|won't work|doesn't work|not great|not necessary|not needed|not for me|hard pass");
        Add(index, false, AnswerPlace.StartOrEnd, "no");
        Add(index, false, AnswerPlace.Start, "don't|dont|do not|please don't|please do not|not really|not yet|not at all|nay|never|incorrect|negative|stop|skip it");
        Add(index, false, AnswerPlace.Alone, "n|wrong|false|cancel|cancel that|i'd rather not|can't|cannot|not likely|not quite");
        Add(index, null, AnswerPlace.Anywhere, "not sure|make sure|be sure|making sure|made sure|are you sure|to be sure|no idea|no clue|no one|no longer|no more|no later|no matter|no doubt|no reply|no answer|no response|ok so what|okay so what|of course we|i do not know|i don't know|don't know|dont know|do not know|yes or no|yeah right|right now|no good reason");
        foreach (var list in index.Values)
        {
            list.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
        }
        return index;
    }

    private static void Add(Dictionary<string, List<Answer>> index, bool? meaning, AnswerPlace place, string phrases)
    {
        foreach (var phrase in phrases.Split('|'))
        {
            var words = phrase.Split(' ');
            if (!index.TryGetValue(words[0], out var list))
            {
                index[words[0]] = list = [];
            }
            list.Add(new Answer(words, meaning, place));
        }
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
