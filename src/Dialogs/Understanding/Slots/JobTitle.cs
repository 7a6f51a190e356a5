using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Finds job titles: "VP of sales and marketing", "Head of Procurement".</summary>
internal static class JobTitle
{
    /// <summary>The words of a job title: a word such as "director" and the functions beside it.</summary>
    public static FoundParty.Words? Find(Message message, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!message.Is(i, WordClass.Title) || IsPartOfName(message, i, from, to) || (i > from && message[i - 1] is "&"))
            {
                continue;
            }

            var (start, end) = (i, i + 1);
            while (start > from && (message.Is(start - 1, WordClass.Function | WordClass.Title) || message[start - 1] is "&"))
            {
                start--;
            }

            while (end < to && !IsFirstName(message, end, to) && (message.Is(end, WordClass.Function | WordClass.Title) || message[end] is "&" || (message[end].Equals("and", StringComparison.OrdinalIgnoreCase) && Joins(message, end))))
            {
                end++;
            }

            return new FoundParty.Words(start, end);
        }

        return null;
    }

    /// <summary>True for words that say what a job is about and nothing else.</summary>
    public static bool AreFunctions(Message message, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!message.Is(i, WordClass.Function | WordClass.Title | WordClass.Particle) && message[i] is not "&")
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"VP of sales and marketing"</summary>
    public static bool Joins(Message message, int and) =>
        message.Is(and - 1, WordClass.Function | WordClass.Title) && message.Is(and + 1, WordClass.Function | WordClass.Title)
            && message[and + 1] is not "it" && !message.Is(and + 1, WordClass.FirstName);

    /// <summary>"warehouse manager Dean Ruiz": the title ends before the name.</summary>
    private static bool IsFirstName(Message message, int at, int to) =>
        message.Is(at, WordClass.NameWord) && message.Tokens[at].Has(Shape.Capital) && !message.Tokens[at - 1].Has(Shape.Capital) && at + 1 < to && message.Tokens[at + 1].Has(Shape.Capital);

    /// <summary>"Dean Foster" is no dean, and "Grant Partners" no partner.</summary>
    private static bool IsPartOfName(Message message, int at, int from, int to) =>
        (message.Is(at, WordClass.NameWord) && (at == from ? at + 1 < to && !message.Is(at + 1, WordClass.Function) : at == to - 1))
        || (message.Is(at, WordClass.Company) && at > from && at == to - 1 && !message.Is(at - 1, WordClass.Function));
}
