using NodaTime;
using ReferralBot.Dialogs.Understanding.Recognizers;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Finds the addresses, amounts and dates of a message, and leaves alone what is part of a name.</summary>
internal static class EntityFinder
{
    /// <summary>Adds what is found to the message.</summary>
    public static void Find(Message message, ReadingContext context) => FindDates(message, FindValues(message, context), context);

    /// <summary>Adds the addresses, amounts and numbers; returns the text in which the dates are still to be found.</summary>
    public static TokenizedText FindValues(Message message, ReadingContext context)
    {
        var text = new TokenizedText(message.Text, Culture.Of(context.Locale).Vocabulary, Names(message));
        FindValues(message, text, context);
        return text;
    }

    /// <summary>Finds the addresses, amounts and numbers once more, since names were marked after they had been found.</summary>
    public static void FindValuesAgain(Message message, TokenizedText text, ReadingContext context)
    {
        message.ClearEntities();
        text.Hide(Names(message) ?? []);
        FindValues(message, text, context);
    }

    private static void FindValues(Message message, TokenizedText text, ReadingContext context)
    {
        FindAddresses(message);
        var culture = Culture.Of(context.Locale);
        foreach (var money in MoneyRecognizer.Recognize(text, culture))
        {
            Add(message, EntityKind.Money, money.Start, money.End, new Money(Math.Abs(money.Resolution.InCurrency), IsSlang(money.Text) ? context.Currency : money.Resolution.Currency));
        }

        FindNumbers(message, text, context.Currency);
        TakeLowerEnds(message);
        message.SortEntities();
    }

    /// <summary>Adds the dates, unless the writer's time is one that cannot be counted from.</summary>
    public static void FindDates(Message message, TokenizedText text, ReadingContext context)
    {
        if (context.Now.Year is < 1000 or > 8000)
        {
            return;
        }

        FindDates(message, text, Culture.Of(context.Locale), context.Now, context.People);
        message.SortEntities();
    }

    /// <summary>"40 grand" names no currency.</summary>
    private static bool IsSlang(string text) => char.IsAsciiLetterOrDigit(text[0]) && text.EndsWith("grand", StringComparison.OrdinalIgnoreCase);

    private static void FindAddresses(Message message)
    {
        for (var i = 0; i < message.Count; i++)
        {
            var token = message.Tokens[i];
            if (token.Has(Shape.Email | Shape.Url))
            {
                message.Add(new Entity(token.Has(Shape.Email) ? EntityKind.Email : EntityKind.Url, i, i + 1, message[i].ToString()));
            }
        }

        foreach (var phone in PhoneRecognizer.Recognize(message.Text))
        {
            Add(message, EntityKind.Phone, phone.Start, phone.End, phone.Resolution.Digits);
        }
    }

    private static void FindNumbers(Message message, TokenizedText text, string currency)
    {
        foreach (var number in NumberRecognizer.Recognize(text))
        {
            var isAmount = IsAmount(message, number.Start, number.End, number.Resolution.Value);
            Add(message, isAmount ? EntityKind.Money : EntityKind.Number, number.Start, number.End,
                isAmount ? new Money(number.Resolution.Value, currency) : number.Resolution.Value);
        }
    }

    /// <summary>Of "20-25k" and "20 to 25k" the lower end is meant.</summary>
    private static void TakeLowerEnds(Message message)
    {
        foreach (var entity in message.Entities.ToArray())
        {
            var before = entity.From - (entity.From > 1 && message[entity.From - 1] is "to" or "and" ? 2 : 1);
            if (entity.Value is not Money money || before < 0 || message.EntityAt(before) is not { Kind: EntityKind.Number, Value: decimal low } number)
            {
                continue;
            }

            var isRange = before < entity.From - 1 || message.Tokens[entity.From].Has(Breaks.Dash) || message.Text[message.Tokens[entity.From].Start - 1] == '-';
            var unit = money.Amount >= 1_000_000 ? 1_000_000 : money.Amount >= 1_000 && low < 1_000 ? 1_000 : 1;
            if (isRange && low > 0 && low * unit < money.Amount)
            {
                message.Add(new Entity(EntityKind.Money, number.From, entity.To, money with { Amount = low * unit }));
            }
        }
    }

    /// <summary>"40k", "1.2m" and "15 grand" are money, and so is a number that something is worth.</summary>
    private static bool IsAmount(Message message, int start, int end, decimal value)
    {
        if (value < 100 || !TryFindTokens(message, start, end, out var from, out var to))
        {
            return false;
        }

        var isAlone = to >= message.Count || message.Tokens[to].StartsClause;
        if (isAlone && value >= 1000 && message.Tokens[from].StartsClause && from > 0 && message.Text.AsSpan(start, end - start).Contains(','))
        {
            return true;
        }

        var isThousands = isAlone && to - from == 1 && message[from][^1] is 'k' or 'K';
        if (from > 0 && !isThousands && !message.Tokens[from].StartsClause && message[from - 1] is "at" or "@" or "from" or "with" or "of" or "by" or "At" && !(from > 1 && message.Is(from - 2, WordClass.Lead)))
        {
            return false;
        }

        if (to - from == 1 && message[from] is "3M" or "3m" && !IsPriced(message, from))
        {
            return false;
        }

        var isStart = from == 0 || message.Tokens[from].Has(Breaks.Sentence | Breaks.Line | Breaks.Colon);
        if (isStart && to < message.Count && !message.Tokens[to].StartsClause && !message.Is(to, WordClass.Lead))
        {
            return false;
        }

        var last = message[to - 1];
        if (last.Length > 0 && (last[^1] is 'k' or 'K' or 'm' or 'M') && char.IsAsciiDigit(last[0]))
        {
            return true;
        }

        if (to - from > 1 && (last.Equals("k", StringComparison.OrdinalIgnoreCase) || last.Equals("grand", StringComparison.OrdinalIgnoreCase)
            || last.Equals("lakh", StringComparison.OrdinalIgnoreCase) || last.Equals("crore", StringComparison.OrdinalIgnoreCase) || last.Equals("lakhs", StringComparison.OrdinalIgnoreCase)
            || last.Equals("cr", StringComparison.OrdinalIgnoreCase)
            || last.Equals("million", StringComparison.OrdinalIgnoreCase) || last.Equals("mil", StringComparison.OrdinalIgnoreCase) || last.Equals("m", StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        for (var i = from - 1; i >= 0 && i >= from - 4; i--)
        {
            if (message[i] is var word && (Is(word, "worth") || Is(word, "value") || Is(word, "valued") || Is(word, "budget") || Is(word, "deal")))
            {
                return true;
            }

            if (!message.Is(i, WordClass.Lead | WordClass.Filler))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>3M is a company, unless something is said to be worth that much.</summary>
    private static bool IsPriced(Message message, int at) =>
        (at > 0 && !message.Tokens[at].Has(Breaks.Colon) && message[at - 1] is "worth" or "value" or "valued" or "for" or "about" or "around" or "roughly" or "budget" or "deal" or "approx")
            || (at + 1 < message.Count && message[at + 1] is "deal" or "opportunity" or "budget" or "contract" or "opp");

    private static bool Is(ReadOnlySpan<char> word, string lower) => word.Equals(lower, StringComparison.OrdinalIgnoreCase);

    private static void FindDates(Message message, TokenizedText text, Culture culture, LocalDateTime now, IReadOnlyList<KnownPerson> people)
    {
        foreach (var date in new DateTimeRecognizer(culture).Recognize(text, now))
        {
            if (TryFindTokens(message, date.Start, date.End, out var first, out var end) && (BeginsCompany(message, first, end) || IsSeasonal(message, end) || IsAdjective(message, date.Resolution, first, end)))
            {
                continue;
            }

            if (TryFindTokens(message, date.Start, date.End, out var from, out var to) && !IsName(message, from, to) && !Is(date.Text, "now") && !Is(date.Text, "right now")
                && !IsPersonNamedForMonth(message, from, to) && !IsKnownMonthName(message, from, to, people))
            {
                Add(message, EntityKind.Date, date.Start, date.End, date.Resolution);
            }
        }
    }

    /// <summary>"promise to may" is no date, "in may" is one.</summary>
    private static bool IsPersonNamedForMonth(Message message, int from, int to)
    {
        if (to - from != 1 || !(Is(message[from], "may") || Is(message[from], "june") || Is(message[from], "april") || Is(message[from], "august")))
        {
            return false;
        }

        return from == 0 || message.Tokens[from].StartsClause
            || !(message[from - 1] is "in" or "by" or "since" or "until" or "till" or "for" or "during" or "this" or "last" or "next" or "of" or "early" or "mid" or "late" or "before"
                or "after" or "between" or "through" or "every" or "from" or "and" or "In" or "Since");
    }

    /// <summary>"intro from June to Hazel" where a June is known</summary>
    private static bool IsKnownMonthName(Message message, int from, int to, IReadOnlyList<KnownPerson> people)
    {
        if (to - from != 1 || !message.Is(from, WordClass.NameWord) || (from > 0 && message[from - 1] is "in" or "since" or "until" or "till" or "during" or "this" or "last" or "next" or "of" or "early" or "mid" or "late" or "by" or "In" or "Since"))
        {
            return false;
        }

        foreach (var person in people)
        {
            foreach (var range in person.Name.AsSpan().Split(' '))
            {
                if (message[from].Equals(person.Name.AsSpan(range), StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"sofia at next friday events"</summary>
    private static bool BeginsCompany(Message message, int from, int to)
    {
        var isPlace = from == 0 || message.Tokens[from].StartsSentence || message[from - 1] is "at" or "of" or "from" or "@";
        if (isPlace && from > 0 && message.Tokens[from].Has(Shape.Capital) && IsTitled(message, from, to))
        {
            return true;
        }

        // "june kim at tuesday group": nobody is at a day.
        var isAtDay = from > 0 && message[from - 1] is "at" or "@" && to - from == 1 && Weekday.Of(message[from]) >= 0;
        return isPlace && to < message.Count && !message.Tokens[to].StartsClause && message.Is(to, WordClass.Company)
            && (isAtDay || !message.Is(to, WordClass.Everyday | WordClass.Plain));
    }

    /// <summary>"at Tuesday Morning", "at Last Friday Club": nobody writes a date like that.</summary>
    private static bool IsTitled(Message message, int from, int to)
    {
        if (message[from - 1] is "from")
        {
            return false;
        }

        var isPartTitled = to - from > 1 && message[to - 1] is "Morning" or "Evening" or "Afternoon" or "Night" or "Noon";
        return isPartTitled || (to < message.Count && !message.Tokens[to].StartsClause && message.Tokens[to].Has(Shape.Capital) && message.Is(to, WordClass.Everyday | WordClass.Company)
            && !message.Is(to, WordClass.Calendar | WordClass.Pronoun));
    }

    /// <summary>"the quarterly report" says which one, and not when.</summary>
    private static bool IsAdjective(Message message, DateTimeResolution date, int from, int to) =>
        date.Recurrence is { Time: null, Days.Count: 0 } && to - from == 1 && to < message.Count && !message.Tokens[to].StartsClause && message[from][^1] is 'y' or 'l'
            && message.Is(to, WordClass.Everyday | WordClass.Plain) && !message.Is(to, WordClass.Filler | WordClass.Preposition | WordClass.Calendar | WordClass.Pronoun);

    /// <summary>"a Christmas card" says nothing of when.</summary>
    private static bool IsSeasonal(Message message, int to) =>
        to < message.Count && !message.Tokens[to].StartsClause && char.IsAsciiLetter(message[to - 1][0]) && !message.Is(to - 1, WordClass.Calendar)
            && message[to] is "card" or "cards" or "gift" or "gifts" or "hamper" or "present" or "party" or "drinks" or "lunch" or "dinner" or "note" or "basket" or "sale";

    private static bool IsName(Message message, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (message.Tokens[i].IsName)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The names of the message, which hold no dates.</summary>
    private static List<TextSpan>? Names(Message message)
    {
        List<TextSpan>? names = null;
        for (var i = 0; i < message.Count; i++)
        {
            var token = message.Tokens[i];
            if (token.IsName || token.Has(Shape.Email | Shape.Url))
            {
                (names ??= []).Add(new TextSpan(token.Start, token.End - token.Start));
            }
        }

        return names;
    }

    private static void Add(Message message, EntityKind kind, int start, int end, object value)
    {
        if (!TryFindTokens(message, start, end, out var from, out var to))
        {
            return;
        }

        for (var i = from; i < to; i++)
        {
            var isTaken = message.EntityAt(i) is { } other && !(other.Kind == EntityKind.Number && kind == EntityKind.Date);
            if (isTaken || (message.Tokens[i].IsName && kind is not (EntityKind.Email or EntityKind.Url)))
            {
                return;
            }
        }

        message.Add(new Entity(kind, from, to, value));
    }

    /// <summary>The words of a stretch of text; false where it ends within a word.</summary>
    private static bool TryFindTokens(Message message, int start, int end, out int from, out int to)
    {
        from = message.TokenAt(start);
        to = from;
        while (to < message.Count && message.Tokens[to].Start < end)
        {
            to++;
        }

        return from < to && message.Tokens[from].Start <= start + 1 && message.Tokens[from].Start >= start - 1 && message.Tokens[to - 1].End <= end + 1;
    }
}
