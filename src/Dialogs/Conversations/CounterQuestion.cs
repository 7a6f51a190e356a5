using ReferralBot.Storage;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>Tells what is no answer to the question who was meant: "who is Dana", "have I thanked Kim". It names somebody all the same.</summary>
internal static class CounterQuestion
{
    /// <summary>Whether a message asks something.</summary>
    public static bool Is(string text) => ContactStore.WordsOf(text) is
        ["who" or "whos" or "whom" or "what" or "whats" or "when" or "whens" or "where" or "how" or "why" or "which", ..]
        or ["have" or "had" or "did" or "do" or "am" or "should" or "can" or "could", "i" or "we" or "you", ..]
        or ["has" or "is" or "are" or "was" or "were" or "does", _, ..]
        or ["show" or "status", _, ..];
}
