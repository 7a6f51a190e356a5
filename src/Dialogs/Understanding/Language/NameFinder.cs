using ReferralBot.Storage;

namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>
/// Marks the words that surely belong to a name, so that "Won Door" is nobody's win and "Next Friday Events" no date.
/// </summary>
internal ref struct NameFinder(Message message, IReadOnlyList<KnownPerson> people)
{
    private bool isNew;

    /// <summary>Marks the names of a message.</summary>
    public void Mark()
    {
        MarkKnown();
        var isCased = IsCased();
        if (isCased)
        {
            MarkCapitalised();
        }

        MarkFirms(isCased);
        MarkPairs();
        MarkNumbered();
    }

    /// <summary>Marks the names of those who are known; true where one was not marked before.</summary>
    public bool MarkKnown()
    {
        isNew = false;
        foreach (var person in people)
        {
            MarkKnown(person.Name);
            if (person.Company is { } company)
            {
                MarkKnown(company);
            }
        }

        return isNew;
    }

    /// <summary>"lost &amp; found logistics"</summary>
    private void MarkPairs()
    {
        for (var i = 1; i + 2 < message.Count; i++)
        {
            var isPair = message[i] is "&" && !message.Tokens[i].StartsClause && !message.Tokens[i + 1].StartsClause && !message.Tokens[i + 2].StartsClause;
            if (isPair && message.Is(i + 2, WordClass.Company) && !message.Is(i - 1, WordClass.Function | WordClass.Title | WordClass.FirstName))
            {
                MarkWords(i - 1, i + 3);
            }
        }
    }

    /// <summary>"at 4 Corners Paving", "from 5 oaks dental", "at three rivers casino"</summary>
    private void MarkNumbered()
    {
        for (var i = 1; i + 1 < message.Count; i++)
        {
            var isAt = message[i - 1] is "at" or "@";
            if (!(IsSmallNumber(i) || (isAt && IsNumberWord(i))) || message.Tokens[i + 1].StartsClause || (!isAt && !message.Is(i - 1, WordClass.Preposition)))
            {
                continue;
            }

            var end = i + 1;
            while (end < message.Count && end < i + 4 && !message.Tokens[end].StartsClause && !message.Is(end, WordClass.Preposition | WordClass.Plain | WordClass.Calendar))
            {
                end++;
            }

            while (end > i + 1 && !message.Is(end - 1, WordClass.Company) && !message.Tokens[end - 1].Has(Shape.Capital))
            {
                end--;
            }

            if (end > i + 1 && !IsHour(i, end))
            {
                MarkWords(i, end);
            }
        }
    }

    /// <summary>"at 9 post the standings", "at 8 London time"</summary>
    private readonly bool IsHour(int at, int end) =>
        message[end - 1] is "post" || (end < message.Count && !message.Tokens[end].StartsClause && message[end] is "time");

    private readonly bool IsNumberWord(int at) => message[at] is "two" or "three" or "four" or "five" or "six" or "seven" or "eight" or "nine" or "ten" or "twelve";

    private readonly bool IsSmallNumber(int at) => message[at].Length <= 2 && char.IsAsciiDigit(message[at][0]) && !message[at].ContainsAnyExceptInRange('0', '9');

    /// <summary>True where capitals tell something: neither all small nor all capitalised.</summary>
    private readonly bool IsCased()
    {
        var words = 0;
        var capitals = 0;
        foreach (var token in message.Tokens)
        {
            words++;
            capitals += token.Has(Shape.Capital) ? 1 : 0;
        }

        return capitals > 0 && capitals * 10 < words * 8;
    }

    private void MarkKnown(string name)
    {
        var first = name.AsSpan();
        var space = first.IndexOf(' ');
        first = space < 0 ? first : first[..space];
        for (var i = 0; i < message.Count; i++)
        {
            if (!PlainLetters.Same(first, message[i]))
            {
                continue;
            }

            var end = EndOf(name, i);
            if (end > i + 1 || (end == i + 1 && IsNoOtherWord(i)))
            {
                MarkWords(i, end);
            }
        }
    }

    private readonly int EndOf(string name, int at)
    {
        foreach (var range in name.AsSpan().Split(' '))
        {
            var word = name.AsSpan(range).Trim(".,");
            if (word.Length == 0)
            {
                continue;
            }

            if (at >= message.Count || !PlainLetters.Same(word, message[at]))
            {
                return -1;
            }

            at++;
        }

        return at;
    }

    private readonly bool IsNoOtherWord(int at) => (message.Classes(at) & ~(WordClass.FirstName | WordClass.Company)) == 0;

    private void MarkWords(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            isNew |= !message.At(i).IsName;
            message.At(i).IsName = true;
        }
    }

    /// <summary>Two and more capitalised words within a sentence, one of which no command knows.</summary>
    private void MarkCapitalised()
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (!IsCapital(i) || ((message.Tokens[i].StartsSentence || i == 0) && !IsWhoActs(i) && (i == 0 || !message.Is(i, WordClass.FirstName))))
            {
                continue;
            }

            var end = i + 1;
            while (end < message.Count && !message.Tokens[end].StartsClause && (IsCapital(end) || JoinsCapitals(end)))
            {
                end++;
            }

            var start = i;
            while (start < end && message.Is(start, WordClass.Calendar) && !message.Is(end - 1, WordClass.Company) && !IsCompanyOfDay(start))
            {
                start++;
            }

            while (end - start > 1 && message.Is(end - 1, WordClass.Calendar) && !message.Is(end - 1, WordClass.NameWord | WordClass.Company))
            {
                end--;
            }

            if (end - start > 1 && HasNamePart(start, end))
            {
                MarkWords(start, end);
            }

            i = end - 1;
        }
    }

    /// <summary>"Orla Feeney at Monday Blinds": nobody says that something is at a day.</summary>
    private readonly bool IsCompanyOfDay(int at) =>
        at > 1 && at + 1 < message.Count && (message[at - 1] is "at" or "@" || (message[at - 1] is "of" && message.Is(at - 2, WordClass.Title))) && !message.Tokens[at].StartsClause && !message.Tokens[at + 1].StartsClause
            && IsCapital(at + 1) && !message.Is(at + 1, WordClass.Calendar) && message[at][^1] is 'y';

    /// <summary>"Won Door has a nice website": two capitalised words and a verb at the start of a sentence.</summary>
    private readonly bool IsWhoActs(int at) =>
        at + 2 < message.Count && IsCapital(at + 1) && !message.Tokens[at + 1].StartsClause && !message.Tokens[at + 2].StartsClause && message[at + 2] is "has" or "is" or "was" or "have" or "are" or "had";

    private readonly bool IsCapital(int at) => message.Tokens[at].Has(Shape.Capital) && (!message.Is(at, WordClass.Pronoun) || IsTitledPronoun(at));

    /// <summary>"Call Me Cabs"</summary>
    private readonly bool IsTitledPronoun(int at) =>
        message[at] is "Me" or "You" or "Us" or "It" && at > 0 && at + 1 < message.Count && !message.Tokens[at].StartsClause && message.Tokens[at - 1].Has(Shape.Capital) && message.Tokens[at + 1].Has(Shape.Capital);

    private readonly bool JoinsCapitals(int at) =>
        at + 1 < message.Count && !message.Tokens[at + 1].StartsClause && message.Tokens[at + 1].Has(Shape.Capital)
            && (message[at] is "&" || message[at] is "a" || message[at] is "van" or "der" or "de" or "of" && message.Is(at - 1, WordClass.Body));

    private readonly bool HasNamePart(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (message.Tokens[i].Word == 0 || message.Is(i, WordClass.FirstName | WordClass.NameWord)
                || message.Is(i, WordClass.Company))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"thanks again llc": the words before a firm's suffix, back to a preposition or the clause's start.</summary>
    private void MarkFirms(bool isCased)
    {
        for (var i = 1; i < message.Count; i++)
        {
            if (!message.Is(i, WordClass.Firm) || (message.Is(i, WordClass.Everyday | WordClass.Company) && message[i] is "group" or "holdings" or "limited") || message.Is(i - 1, WordClass.Preposition) || message.Tokens[i].Has(Breaks.Sentence | Breaks.Line | Breaks.Open | Breaks.Dash))
            {
                continue;
            }

            var start = i - 1;
            while (start > 0 && i - start < 4 && !message.Tokens[start].StartsClause && !EndsFirm(start - 1, isCased))
            {
                start--;
            }

            MarkWords(start < i - 1 && IsOpeningArticle(start) ? start + 1 : start, i + 1);
        }
    }

    /// <summary>"The Bodensee Optik GmbH deal is lost": the capital is the sentence's.</summary>
    private readonly bool IsOpeningArticle(int at) => message.Is(at, WordClass.Determiner) && (at == 0 || message.Tokens[at].StartsSentence);

    private readonly bool EndsFirm(int at, bool isCased) =>
        isCased ? !message.Tokens[at].Has(Shape.Capital) : (message.Tokens[at].Word != 0 && message.Classes(at) == WordClass.None) || message.Is(at, WordClass.Preposition | WordClass.Determiner | WordClass.Pronoun | WordClass.Command);
}
