namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Tells which day of the week a word is: "Monday", "mondays", "mon", "weds".</summary>
internal static class Weekday
{
    private const int Shortest = 3;
    private const int Longest = 10;

    private static readonly string[] Names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>The day that a word is, Monday being 0, or -1.</summary>
    public static int Of(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[Longest];
        if (word.Length is < Shortest or > Longest)
        {
            return -1;
        }

        lower = lower[..word.ToLowerInvariant(lower)];
        var stem = lower[^1] == 's' && lower.Length > 4 ? lower[..^1] : lower;
        for (var day = 0; day < Names.Length; day++)
        {
            var isShort = lower.Length is >= Shortest and <= 5 && Names[day].AsSpan().StartsWith(lower);
            if (stem.SequenceEqual(Names[day]) || isShort || (lower is "weds" && day == 2))
            {
                return day;
            }
        }

        return -1;
    }
}
