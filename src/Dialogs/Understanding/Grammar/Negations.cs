using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>Tells what has not happened: the negated, the supposed and the asked.</summary>
internal static class Negations
{
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

        return false;
    }

    /// <summary>True where what a pattern found did not happen or was not asked for.</summary>
    public static bool Denies(Message message, Match match) => match.Pattern.Strength switch
    {
        Strength.Command => IsForbidden(message, match.Start),
        _ => IsSupposed(message, match) || IsAsked(message, match.Start),
    };

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

    private static bool IsSupposed(Message message, Match match)
    {
        for (var i = message.SentenceStart(match.Start); i < match.End; i++)
        {
            var token = message.Tokens[i];
            if (message.Is(i, WordClass.Negation | WordClass.Hypothetical) && !token.IsName && !IsLiteral(match, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLiteral(Match match, int at) =>
        match.Owns(at);

    private static bool IsAsked(Message message, int start)
    {
        var first = message.SentenceStart(start);
        while (first < start && message.Is(first, WordClass.Filler))
        {
            first++;
        }

        return message.Is(first, WordClass.Question) && !message.Is(first, WordClass.NameWord)
            && message.Tokens[message.SentenceEnd(start) - 1].Has(Shape.Question);
    }
}
