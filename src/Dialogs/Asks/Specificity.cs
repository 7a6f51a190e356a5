using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Tells whether words that ask for a referral say whom they have in mind: a generic ask is forgotten at once.</summary>
internal static class Specificity
{
    private static readonly string[] Generic =
    [
        "know anyone", "know anybody", "know someone", "know somebody", "know of anyone", "know of anybody", "anyone you know", "anybody you know", "anyone who",
        "anybody who", "anyone else who", "have anyone", "think of anyone", "think of anybody", "anyone in mind", "anyone that",
    ];

    private static readonly string[] Asking = ["let me know", "let us know", "if you", "do you", "could you", "would you", "can you", "keep us in mind", "keep me in mind", "pass on", "send them", "spread the word"];

    /// <summary>Whether a text is an ask for nobody in particular.</summary>
    public static bool IsGenericAsk(string text)
    {
        string plain = string.Join(' ', WordsInOrder(text));
        return (Generic.Any(plain.Contains) && Asking.Any(plain.Contains)) || plain.StartsWith("keep us in mind", StringComparison.Ordinal) || plain.Contains("spread the word", StringComparison.Ordinal);
    }

    private static string[] WordsInOrder(string text) =>
        string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many of the six parts of the profile a text names.</summary>
    public static int Score(string text, CustomerProfile profile)
    {
        IReadOnlyList<string> said = ContactStore.WordsOf(text);
        return new[] { profile.Industry, profile.Geography, profile.Size, profile.Function, profile.Person, profile.Need }
            .Count(part => part is not null && ContactStore.WordsOf(part).Where(word => word.Length > 3).Any(said.Contains));
    }
}
