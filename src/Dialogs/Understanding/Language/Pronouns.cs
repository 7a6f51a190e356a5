namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>The words that stand for somebody spoken of before: "she signed", "called him", "what's their e-mail", "it fell through".</summary>
internal static class Pronouns
{
    private static readonly Dictionary<string, Form> Forms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["she"] = new(Person.She, ""),
        ["she's"] = new(Person.She, " is"),
        ["she'll"] = new(Person.She, " will"),
        ["she'd"] = new(Person.She, " would"),
        ["he"] = new(Person.He, ""),
        ["he's"] = new(Person.He, " is"),
        ["he'll"] = new(Person.He, " will"),
        ["he'd"] = new(Person.He, " would"),
        ["him"] = new(Person.He, ""),
        ["his"] = new(Person.He, "'s"),
        ["her"] = new(Person.She, ""),
        ["they"] = new(Person.They, ""),
        ["they're"] = new(Person.They, " is"),
        ["they've"] = new(Person.They, " has"),
        ["they'll"] = new(Person.They, " will"),
        ["them"] = new(Person.They, ""),
        ["their"] = new(Person.They, "'s"),
        ["it"] = new(Person.It, ""),
        ["it's"] = new(Person.It, " is"),
        ["its"] = new(Person.It, "'s"),
    };

    /// <summary>What can be somebody's, so that "her" before it is no object: "her e-mail", but "call her Friday".</summary>
    private static readonly HashSet<string> Belongings = new(StringComparer.OrdinalIgnoreCase)
    {
        "email", "e-mail", "phone", "mobile", "cell", "number", "title", "role", "position", "job", "name", "surname", "company", "employer", "firm", "business", "address", "details",
        "meeting", "mtg", "demo", "appointment", "proposal", "quote", "contract", "deal", "referral", "lead", "opportunity", "value", "budget", "stage", "status", "intro", "introduction", "source", "introducer",
        "boss", "assistant", "team", "colleague", "referrals", "thanks", "history", "story",
    };

    /// <summary>Words after which "it" is a deal: "we won it".</summary>
    private static readonly HashSet<string> Deals = new(StringComparer.OrdinalIgnoreCase) { "won", "lost", "closed", "landed", "bagged", "clinched", "sealed", "reopen", "reopened", "about" };

    private enum Person
    {
        She,
        He,
        They,
        It,
    }

    /// <summary>What a word says.</summary>
    /// <param name="Who">For whom it stands.</param>
    /// <param name="After">What it says after the name: whose something is, or the beginning of a verb.</param>
    private readonly record struct Form(Person Who, string After);

    /// <summary>Whether a text has any.</summary>
    public static bool AreIn(string text) => In(text).Count > 0;

    /// <summary>Whether a text has any, and all can stand for the same person: not "she told him".</summary>
    public static bool AreOfOne(string text) => In(text).DistinctBy(found => found.Form.Who).Take(2).Count() == 1;

    /// <summary>Where the first of them begins; the end of the text where it has none.</summary>
    public static int First(string text) => In(text) is [var first, ..] ? first.At : text.Length;

    /// <summary>A text with a name in place of its first pronoun, to which the others then refer: "Dana Fox said she'll think about it".</summary>
    /// <param name="text">What was said.</param>
    /// <param name="name">Whom it stands for.</param>
    public static string Replaced(string text, string name)
    {
        if (In(text) is not [(int at, int end, Form form), ..])
        {
            return text;
        }

        int next = SkipSpaces(text, end);
        bool isOwner = text.AsSpan(at, end - at).Equals("her", StringComparison.OrdinalIgnoreCase) && Belongings.Contains(text[next..EndOfWord(text, next)]);
        return $"{text[..at]}{name}{(isOwner ? "'s" : form.After)}{text[end..]}";
    }

    /// <summary>Those that stand for somebody; "it" does only where nobody else is spoken of, and is the matter elsewhere.</summary>
    private static List<(int At, int End, Form Form)> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<(int At, int End, Form Form)> all = [.. All(text)];
        return all.Exists(found => found.Form.Who != Person.It) ? all.FindAll(found => found.Form.Who != Person.It) : all;
    }

    private static IEnumerable<(int At, int End, Form Form)> All(string text)
    {
        string before = "";
        int end;
        for (int at = 0; at < text.Length; at = Math.Max(end, at + 1))
        {
            end = EndOfWord(text, at);
            if (end == at)
            {
                continue;
            }

            string word = text[at..end].Replace('’', '\'');
            if (Forms.TryGetValue(word, out Form form) && (form.Who != Person.It || before.Length == 0 || Deals.Contains(before)))
            {
                yield return (at, end, form);
            }

            before = word;
        }
    }

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '\'' or '’' or '-'))
        {
            at++;
        }

        return at;
    }
}
