using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Tells whether words are said that change what a message means.</summary>
internal sealed class Said(Message message, ChosenPatterns patterns, Parties parties)
{
    private const int FewWords = 4;

    /// <summary>True where nothing but small words is left beside what was found: "new referral", not "referral business is booming".</summary>
    public bool IsAll()
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (!patterns.Taken[i] && !message.Is(i, WordClass.Filler | WordClass.Determiner | WordClass.Preposition | WordClass.Pronoun))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"referrals are better than cold calls", "the leaderboard is unfair": what was found is only spoken about.</summary>
    public bool IsJudged()
    {
        var subject = default(FoundParty);
        foreach (var span in patterns.Spans(Slot.Subject))
        {
            subject = parties.Read(span);
            break;
        }

        for (var i = patterns.Main.End; i < message.SentenceEnd(patterns.Main.End - 1); i++)
        {
            var isNamed = message.Tokens[i].IsName || message.Tokens[i].Has(Shape.Capital) || IsIn(subject.Name, i) || IsIn(subject.Company, i);
            if (!patterns.Taken[i] && !isNamed && !patterns.IsInSlot(i) && message[i] is not ("list" or "deals" or "one" or "ones" or "others") && message.EntityAt(i) is null
                && !message.Is(i, WordClass.Filler | WordClass.Determiner | WordClass.Preposition | WordClass.Pronoun | WordClass.Calendar | WordClass.FirstName))
            {
                return true;
            }
        }

        return Any("imo", "imho", "than", "tbh");
    }

    /// <summary>"Update on Dana Fox: they signed" tells the news and does not ask for it.</summary>
    public bool IsNews()
    {
        var start = patterns.Main.Start;
        if (!(message.Says(start, "update") || message.Says(start, "updates") || message.Says(start, "news")))
        {
            return false;
        }

        var end = message.SentenceEnd(start);
        for (var i = patterns.Main.End; i + 1 < end; i++)
        {
            if (message.Tokens[i].Has(Breaks.Colon | Breaks.Dash))
            {
                return !message.Tokens[end - 1].Has(Shape.Question);
            }
        }

        return false;
    }

    /// <summary>True where one of the words is said of ourselves: "thanked us".</summary>
    public bool AnyOfUs(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i + 1 < message.Count; i++)
        {
            foreach (var word in words)
            {
                if (message.Says(i, word) && (message.Says(i + 1, "us") || message.Says(i + 1, "me") || message.Says(i + 1, "our")))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True where one of the words is said.</summary>
    public bool Any(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Word(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a word is said.</summary>
    public bool Word(string word)
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (message.Says(i, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a word is said before a pattern.</summary>
    public bool WordBefore(string word, Match match)
    {
        for (var i = 0; i < match.Start; i++)
        {
            if (message.Says(i, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where one of the words is among those of the main pattern.</summary>
    public bool InMain(params ReadOnlySpan<string> words) => PlaceInMain(words) >= 0;

    /// <summary>Where the first of the words stands that are among those of the main pattern; -1 where none is.</summary>
    public int PlaceInMain(params ReadOnlySpan<string> words)
    {
        for (var i = patterns.Main.Start; i < patterns.Main.End; i++)
        {
            foreach (var word in words)
            {
                if (message.Says(i, word))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    /// <summary>True where the word referral or stage is said, so that it is about a referral's progress.</summary>
    public bool Referral()
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (message.Says(i, "referral") || message.Says(i, "stage") || message.Says(i, "contacted"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where thanks are mentioned.</summary>
    public bool Thanks()
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (message.Says(i, "thank") || message.Says(i, "thanks") || message.Says(i, "thanked") || message.Says(i, "thanking") || message.Says(i, "thank-you") || message.Says(i, "thx") || message.Says(i, "thankyou"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"on Fridays" is every Friday, "on Friday" is one.</summary>
    public bool DaysInPlural()
    {
        for (var i = 0; i < message.Count; i++)
        {
            // "on fri" is short for either.
            if (message.Says(i, "weekends") || (message[i].EndsWith("days", StringComparison.OrdinalIgnoreCase) && message[i].Length > 4) || (Weekday.Of(message[i]) >= 0 && message[i].Length <= 5))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Tom lost his phone" tells of no referral.</summary>
    public bool LosesSomething()
    {
        for (var i = 1; i < message.Count; i++)
        {
            if (message.Says(i, "lost") && !message.Tokens[i].StartsClause && (message.Says(i + 1, "his") || message.Says(i + 1, "her") || message.Says(i + 1, "their") || message.Says(i + 1, "my") || message.Says(i + 1, "weight") || message.Says(i + 1, "power") || message.Says(i + 1, "internet") || message.Says(i + 1, "signal") || message.Says(i + 1, "connection") || message.Says(i + 1, "track") || message.Says(i + 1, "count") || message.Says(i + 1, "sleep") || message.Says(i + 1, "touch") || message.Says(i + 1, "interest")))
            {
                return true;
            }

            if (message.Says(i - 1, "lost") && LosesThing(i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"lost Dana's number", "lost the keys for Globex"</summary>
    private bool LosesThing(int at)
    {
        while (at + 1 < message.Count && !message.Tokens[at + 1].StartsClause && (message.Is(at, WordClass.Determiner) || message.Tokens[at].Has(Shape.Possessive) || message.MayBeName(at)))
        {
            at++;
        }

        // "lost the Globex email campaign" is a loss.
        var isLast = at + 1 >= message.Count || message.Tokens[at + 1].StartsClause || message.Is(at + 1, WordClass.Preposition | WordClass.Filler) || message.EntityAt(at + 1) is not null
            || message.Says(at + 1, "number") || message.Says(at + 1, "address");
        return isLast && IsThing(at);
    }

    private bool IsThing(int at) =>
        message.Says(at, "number") || message.Says(at, "phone") || message.Says(at, "email") || message.Says(at, "card") || message.Says(at, "address") || message.Says(at, "details")
            || message.Says(at, "notes") || message.Says(at, "keys") || message.Says(at, "file") || message.Says(at, "wallet") || message.Says(at, "laptop");

    /// <summary>"Chase Bank is closed today" tells of its doors, and of no deal.</summary>
    public bool IsShut()
    {
        for (var i = 2; i < message.Count; i++)
        {
            if (message.Says(i, "closed") && !message.Says(i + 1, "won") && !message.Says(i + 1, "lost") && (message.Says(i - 1, "is") || message.Says(i - 1, "are")) && !message.Says(i - 2, "deal") && !message.Says(i - 2, "referral") && !message.Says(i - 2, "lead"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Dana signed with a competitor", "Dana's signed off sick" tell of no contract with us.</summary>
    public bool SignsElsewhere()
    {
        for (var i = 1; i < message.Count; i++)
        {
            var before = message.Is(i - 1, WordClass.Determiner) ? i - 2 : i - 1;
            var isRival = message.Says(i, "competitor") || message.Says(i, "competition") || message.Says(i, "rival");
            if ((isRival && (message.Says(before, "with") || message.Says(before, "for"))) || message.Says(i, "elsewhere") || message.Says(i, "sick") || message.Says(i, "ill"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"our next review with Acme": it is still to come.</summary>
    public bool IsNext()
    {
        var at = patterns.Main.Start - 1;
        return message.Says(at, "next") || message.Says(at, "upcoming");
    }

    /// <summary>"Phil is on vacation": nobody says "is" of themselves.</summary>
    public bool IsOfSomebodyElse()
    {
        for (var i = message.SentenceStart(patterns.Main.Start) + 1; i <= patterns.Main.Start; i++)
        {
            if (message.Says(i, "is") || message.Says(i, "was") || message.Says(i, "has"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Kim went to Paris": somebody else does what the main pattern says.</summary>
    public bool IsDoneBySomebody() => patterns.Main.Start > 0 && message.MayBeName(patterns.Main.Start - 1);

    /// <summary>"dana thanked everyone": somebody stands after the main pattern, to whom it was done.</summary>
    public bool IsFollowedBySomebody()
    {
        var at = patterns.Main.End;
        return at < message.Count && !message.Tokens[at].StartsClause && message.EntityAt(at) is null && (message.Is(at, WordClass.Pronoun | WordClass.Determiner) || message.MayBeName(at)) && !message.Is(at, WordClass.Filler);
    }

    /// <summary>True where the message begins with one of these words, as an order does: "send Kim a note".</summary>
    public bool IsOrder(params ReadOnlySpan<string> words)
    {
        var first = 0;
        while (first + 1 < message.Count && message.Is(first, WordClass.Filler))
        {
            first++;
        }

        foreach (var word in words)
        {
            if (message.Says(first, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where there is more than a few words: "help wanted sign in the window".</summary>
    public bool IsLong() => message.Count > FewWords;

    /// <summary>"I won the lottery" tells of no referral.</summary>
    public bool WinsSomething() => Any("lottery", "raffle", "prize", "award", "game", "match", "bet", "trophy", "contest", "tournament", "quiz", "bingo", "fantasy");

    /// <summary>True where something is taken away: "no longer a manager".</summary>
    public bool IsUndone()
    {
        for (var i = 0; i < message.Count; i++)
        {
            if (message.Says(i, "no") || message.Says(i, "not") || message.Says(i, "remove") || message.Says(i, "revoke") || message.Says(i, "unmake") || message.Says(i, "strip") || message.Says(i, "demote") || message.Says(i, "isn't") || message.Says(i, "longer") || message.Says(i, "away") || (message.Says(i, "down") && i > 0 && !message.Says(i - 1, "put")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(FoundParty.Words? words, int at) => words is { } w && at >= w.From && at < w.To;
}
