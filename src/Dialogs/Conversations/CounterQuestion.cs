using ReferralBot.Storage;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>Tells what asks something and is no answer to the question who was meant: "who is Dana", "have I thanked Kim". It names somebody all the same.</summary>
internal static class CounterQuestion
{
    private static readonly string[] Happens = ["did", "do", "does", "has", "have", "had", "is", "are", "was", "were"];

    /// <summary>Whether a message asks something.</summary>
    public static bool Is(string text) => ContactStore.WordsOf(text) is
        ["who" or "whos" or "whom" or "what" or "whats" or "when" or "whens" or "where" or "how" or "why" or "which", ..]
        or ["have" or "had" or "did" or "do" or "am" or "should" or "can" or "could", "i" or "we" or "you", ..]
        or ["has" or "is" or "are" or "was" or "were" or "does", _, ..]
        or ["show" or "status" or "any" or "anything", _, ..];

    /// <summary>Whether a message asks what happened, "when did Maria last log a referral", so that it tells of nothing itself.</summary>
    public static bool IsOfWhatHappened(string text)
    {
        IReadOnlyList<string> words = ContactStore.WordsOf(text);
        return words switch
        {
            ["when" or "where" or "how" or "why" or "what" or "which", _, ..] => words.Skip(1).Take(2).Any(Happens.Contains),
            ["who" or "whom" or "has" or "did" or "does" or "was" or "were", _, ..] => true,
            ["have" or "had" or "do", "i" or "we" or "you" or "they" or "any" or "anybody" or "anyone", ..] => true,
            _ => false,
        };
    }
}
