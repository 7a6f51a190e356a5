using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Tells by its form alone whether a name is a company's.</summary>
internal static class CompanyForm
{
    /// <summary>True for "Acme LLC", "Lost &amp; Found", "3M", "Monday.com", "Harbor Insurance", not for "Mark Stone".</summary>
    public static bool Fits(Message message, FoundParty.Words words)
    {
        for (var i = words.From; i < words.To; i++)
        {
            var token = message.Tokens[i];
            var isMixed = token.Has(Shape.Digit) && (message[i].ContainsAnyInRange('a', 'z') || message[i].ContainsAnyInRange('A', 'Z') || (token.IsName && words.To - words.From > 1));
            if (message[i] is "&" || isMixed || token.Has(Shape.Url) || message.Is(i, WordClass.Firm) || (message[i].Contains('.') && !Initials.Are(message[i])) || message[i].Contains('&'))
            {
                return true;
            }
        }

        var last = words.To - 1;
        var length = words.To - words.From;
        if (length > 1 && message.Is(words.From, WordClass.Body) && message[words.From + 1].Equals("of", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var startsLikePerson = message.Is(words.From, WordClass.FirstName | WordClass.NameWord | WordClass.Honorific);
        return length > 1 && message.Is(last, WordClass.Company) && !(startsLikePerson && message.Is(last, WordClass.NameWord) && length == 2);
    }
}
