namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Tells how far a name goes that is followed by other words with nothing between: "promised Kim Lee updated pricing".</summary>
internal static class NameExtent
{
    /// <summary>The word after the name that starts at <paramref name="at"/>.</summary>
    public static int End(Message message, int at)
    {
        var end = at + 1;
        while (end < message.Count && !message.Tokens[end].StartsClause && Continues(message, at, end))
        {
            end++;
        }

        return end;
    }

    private static bool Continues(Message message, int at, int end)
    {
        var token = message.Tokens[end];
        if (message.Tokens[end - 1].Has(Shape.Possessive) || token.Has(Shape.Digit) || (message.Is(end, WordClass.Pronoun) && !token.IsName))
        {
            return false;
        }

        if (!token.IsName && message[end] is "TO" or "AT" or "FROM" or "WITH" or "BY" or "FOR" or "VIA" or "At" or "From" or "Via")
        {
            return false;
        }

        if (token.IsName || message[end] is "&")
        {
            return true;
        }

        var startsCapital = message.Tokens[at].Has(Shape.Capital);
        if (startsCapital || token.Has(Shape.Capital))
        {
            return token.Has(Shape.Capital) && startsCapital;
        }

        if (end > at + 2)
        {
            return false;
        }

        var isSurname = message.Is(end, WordClass.NameWord | WordClass.FirstName) && (message.Tokens[end - 1].Word == 0 || message.Is(end - 1, WordClass.FirstName | WordClass.NameWord));
        var isLast = end + 1 >= message.Count || message.Tokens[end + 1].StartsClause;
        var isUnknown = token.Word == 0 && (isLast || message.Is(end + 1, WordClass.Determiner | WordClass.Preposition) || message.Is(end - 1, WordClass.FirstName | WordClass.NameWord));
        return isSurname || isUnknown;
    }
}
