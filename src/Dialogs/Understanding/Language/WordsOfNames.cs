using ReferralBot.Storage;

namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Finds the words of a message that may be part of a name.</summary>
internal static class WordsOfNames
{
    private const int Most = 12;

    /// <summary>The likeliest words first, lower case, each once; not all where there are many.</summary>
    public static IReadOnlyList<string> In(Message message)
    {
        var words = new List<string>();
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < message.Count && words.Count < Most; i++)
            {
                if (pass == (IsSurely(message, i) ? 0 : 1) && MayBe(message, i))
                {
                    Add(message[i], words);
                }
            }
        }

        return words;
    }

    /// <summary>Contacts are found by the parts of "L'Oréal" and "Smith-Jones".</summary>
    private static void Add(ReadOnlySpan<char> typed, List<string> words)
    {
        var word = string.Create(typed.Length, typed, static (lower, word) => word.ToLowerInvariant(lower));
        var isJoined = typed.ContainsAny('\'', '-');
        foreach (var part in isJoined ? ContactStore.WordsOf(word) : [word])
        {
            if ((part.Length > 1 || !isJoined) && words.Count < Most && !words.Contains(part))
            {
                words.Add(part);
            }
        }
    }

    private static bool IsSurely(Message message, int at)
    {
        var token = message.Tokens[at];
        return token.IsName || token.Word == 0 || message.Is(at, WordClass.FirstName);
    }

    private static bool MayBe(Message message, int at)
    {
        var token = message.Tokens[at];
        return !token.Has(Shape.Email | Shape.Url) && char.IsLetterOrDigit(message[at][0]) && message.EntityAt(at)?.Kind is not (EntityKind.Money or EntityKind.Phone)
            && (IsSurely(message, at) || message.Is(at, WordClass.NameWord | WordClass.Company) || (token.Has(Shape.Capital) && at > 0));
    }
}
