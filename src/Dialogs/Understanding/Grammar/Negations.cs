using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>Tells what has not happened: the negated, the supposed and the asked.</summary>
internal static class Negations
{
    private static readonly string[] Wondering = ["wonder", "wondering", "hope", "hoping", "wish", "guess", "bet", "imagine", "doubt", "love", "hate", "loves", "hates", "thinks", "wonders"];

    /// <summary>What begins a question, and no request.</summary>
    private static readonly string[] Askers = ["is", "are", "was", "were", "am", "did", "does"];

    /// <summary>What begins a question before "I" or "you", or with a question mark.</summary>
    private static readonly string[] Helpers = ["do", "has", "have", "had", "should"];

    private static readonly string[] QuestionWords = ["when", "why", "where", "what", "which", "who", "how"];

    private static readonly string[] Manners = ["able", "possible", "way", "ok", "okay", "like", "want", "easy"];

    /// <summary>True where a value is said not to be ("has not been won").</summary>
    public static bool Covers(Message message, Match concept)
    {
        for (var i = concept.Start - 1; i >= 0 && i >= concept.Start - 3 && !message.Tokens[i + 1].StartsClause; i--)
        {
            if (message.Is(i, WordClass.Negation))
            {
                return true;
            }
        }

        return IsNext(message, concept.End);
    }

    /// <summary>True where what a pattern found did not happen or was not asked for.</summary>
    /// <param name="message">The message.</param>
    /// <param name="match">What was found.</param>
    /// <param name="leadIn">The word after "could you log that" and the like, or 0: what stands before is not looked at.</param>
    public static bool Denies(Message message, Match match, int leadIn = 0) => match.Pattern.Strength switch
    {
        Strength.Command => IsForbidden(message, match.Start) || (match.IsOffPlace && IsWondered(message, match.Start)) || (match.Pattern.Owner!.Intent != Intent.SetNudges && IsOneWord(message, match) && IsSpokenOf(message, match.End))
            || (Writes(match.Pattern.Owner.Intent) && IsQuestion(message, match)),
        _ => IsSupposed(message, match, Math.Max(leadIn, StartOf(message, match)))
            || IsAsked(message, match, Math.Max(leadIn, StartOf(message, match))),
    };

    /// <summary>"first meeting Tuesday, proposal next": what is next has not been.</summary>
    private static bool IsNext(Message message, int at) =>
        at < message.Count && message[at] is "next" && !message.Tokens[at].StartsClause && (at + 1 == message.Count || message.Tokens[at + 1].StartsClause);

    /// <summary>Where what is told begins: "no intro yet: Kim referred Dana", "not sure how, but Kim introduced us".</summary>
    private static int StartOf(Message message, Match match)
    {
        var start = message.SentenceStart(match.Start);
        for (var i = match.Start; i > start; i--)
        {
            if (message.Tokens[i].Has(Breaks.Colon | Breaks.Semicolon) || message[i] is "but")
            {
                return i;
            }
        }

        return start;
    }

    /// <summary>"don't log"</summary>
    private static bool IsForbidden(Message message, int start)
    {
        for (var i = start - 1; i >= 0 && i >= start - 2 && !message.Tokens[i + 1].StartsClause; i--)
        {
            if (message.Is(i, WordClass.Negation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I wonder who will win the leaderboard"</summary>
    private static bool IsWondered(Message message, int start)
    {
        for (var i = message.SentenceStart(start); i < start; i++)
        {
            foreach (var word in Wondering)
            {
                if (message[i].Equals(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"our icp is too broad", "my reminder didn't go off": one word of a command, of which something is told.</summary>
    private static bool IsSpokenOf(Message message, int at) =>
        at < message.Count && !message.Tokens[at].StartsClause && !message.Tokens[at].IsName && !message.Tokens[message.SentenceEnd(at) - 1].Has(Shape.Question)
            && message[at] is "is" or "was" or "are" or "were" or "isn't" or "wasn't" or "didn't" or "didnt" or "doesn't" or "doesnt" or "feel" or "feels" or "felt" or "looks" or "look" or "seems" or "seem" or "keeps" or "sucks" or "went" or "came";

    /// <summary>"goal", "my goal"</summary>
    private static bool IsOneWord(Message message, Match match) =>
        match.Literals == 1 || (match is { Literals: 2, Pattern.Slots: 0 } && match.End == match.Start + 2 && message.Is(match.Start, WordClass.Determiner));

    private static bool Writes(Intent intent) =>
        intent is not (Intent.ShowReferrals or Intent.ShowSubject or Intent.ShowLeaderboard or Intent.ShowReport or Intent.ShowGoal or Intent.ShowProfile or Intent.HowToAsk or Intent.Help or Intent.Export);

    /// <summary>"is the leaderboard posted on Mondays?" asks and changes nothing; "are you able to post it", "could you post it" do.</summary>
    private static bool IsQuestion(Message message, Match match)
    {
        var first = match.Start;
        while (first > 0 && !message.Tokens[first].StartsClause)
        {
            first--;
        }

        while (first < match.Start && message.Is(first, WordClass.Filler))
        {
            first++;
        }

        if (first == match.Start || message.Tokens[first].IsName || IsPolite(message, match.Start))
        {
            return false;
        }

        var asks = Says(message, first, Askers) || (Says(message, first, QuestionWords) && (Says(message, first + 1, Askers) || Says(message, first + 1, Helpers)));
        var hasMark = message.Tokens[message.SentenceEnd(first) - 1].Has(Shape.Question);
        return asks || (Says(message, first, Helpers) && (message.Is(first + 1, WordClass.Pronoun) || hasMark));
    }

    /// <summary>"are you able to post it", "do you mind posting it"</summary>
    private static bool IsPolite(Message message, int start) =>
        message.Says(start - 1, "mind") || (message.Says(start - 1, "to") && Says(message, start - 2, Manners));

    private static bool Says(Message message, int at, string[] words)
    {
        foreach (var word in words)
        {
            if (message.Says(at, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSupposed(Message message, Match match, int from)
    {
        for (var i = from; i < match.End; i++)
        {
            var token = message.Tokens[i];
            if (message.Is(i, WordClass.Negation | WordClass.Hypothetical) && !token.IsName && !IsFirstName(message, i) && !IsLiteral(match, i))
            {
                return true;
            }

            // "Dana nearly signed"
            if (i == match.Start - 1 && message[i] is "almost" or "nearly")
            {
                return true;
            }

            var isStory = (message[i] is "remember" or "Remember" && message[i + 1] is "when") || (message[i] is "Back" or "back" && message[i + 1] is "in" or "when");
            if (i + 1 < match.Start && isStory)
            {
                return true;
            }

            if (i < match.Start && message[i] is "going" or "about" or "meant" or "meaning" or "need" or "want" or "wanted" or "forgot" or "trying" or "tried" or "planning" or "supposed" or "intend"
                && message[i + 1] is "to" && !IsLiteral(match, i) && IsOurs(message, from, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I was going to", "need to": the sender has not done it.</summary>
    private static bool IsOurs(Message message, int from, int to)
    {
        if (AreFillers(message, from, to))
        {
            return true;
        }

        for (var i = from; i < to; i++)
        {
            if (message[i] is "I" or "i" or "we" or "We" or "I'm" or "i'm" or "I've" or "We're" or "we're")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Hope Diaz turned us down", "hope at harbor credit introduced me"</summary>
    private static bool IsFirstName(Message message, int at)
    {
        if (!message.Is(at, WordClass.NameWord) || at + 1 >= message.Count || message.Tokens[at + 1].StartsClause)
        {
            return false;
        }

        var isSomebodyAt = (at == 0 || message.Tokens[at].StartsClause) && message[at + 1] is "at" or "@" or "from" && at + 2 < message.Count && message[at + 2] is not "least";
        return isSomebodyAt || (message.Tokens[at].Has(Shape.Capital) && message.Tokens[at + 1].Has(Shape.Capital)
            && (message.Tokens[at + 1].Word == 0 || message.Is(at + 1, WordClass.NameWord | WordClass.FirstName)));
    }

    private static bool IsLiteral(Match match, int at) =>
        match.Owns(at);

    private static bool AreFillers(Message message, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!message.Is(i, WordClass.Filler))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAsked(Message message, Match match, int first)
    {
        var start = match.Start;
        while (first < start && message.Is(first, WordClass.Filler))
        {
            first++;
        }

        if (first >= message.Count || !message.Is(first, WordClass.Question) || message.Is(first, WordClass.NameWord) || message.Tokens[first].IsName)
        {
            return false;
        }

        // "Have now contacted Kim" and "Had the chance to thank Kim" leave the "I" out; "have I contacted Kim" does not.
        var isElliptic = (message[first] is "Have" or "have" or "Has" or "has" or "Had" or "had" && AreFillers(message, first + 1, start) && !message.Is(first + 1, WordClass.Pronoun))
            || (message[first] is "Was" or "was" or "Were" or "were" && first + 1 < message.Count && message.Is(first + 1, WordClass.Preposition))
            || (message[first] is "Had" or "had" && first + 1 < message.Count && message.Is(first + 1, WordClass.Determiner));
        if (isElliptic && !message.Tokens[message.SentenceEnd(start) - 1].Has(Shape.Question))
        {
            return false;
        }

        var hasMark = message.Tokens[message.SentenceEnd(start) - 1].Has(Shape.Question);
        return hasMark || !match.Owns(first) || (first + 1 < message.Count && message.Is(first + 1, WordClass.Pronoun));
    }
}
