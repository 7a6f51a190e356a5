namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Tells initials from other words with dots in them: "J.P" of "J.P. Morgan", not "monday.com".</summary>
internal static class Initials
{
    /// <summary>True where every other sign is a dot and the rest are letters; a dot may close them.</summary>
    public static bool Are(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
            {
                return false;
            }
        }

        return true;
    }
}
