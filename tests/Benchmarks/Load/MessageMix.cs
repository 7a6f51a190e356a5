namespace ReferralBot.Benchmarks.Load;

/// <summary>What members say: the kinds in turn, each referral another person.</summary>
internal static class MessageMix
{
    private static readonly string[] Syllables = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va"];

    /// <summary>The kinds of messages, as the table names them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["greeting", "help", "log referral", "my referrals"];

    /// <summary>A message of a kind.</summary>
    /// <param name="kind">An index of <see cref="Kinds"/>.</param>
    /// <param name="number">The message's number.</param>
    /// <param name="member">The member's number: each has a source of their own.</param>
    public static string Text(int kind, long number, int member) => kind switch
    {
        0 => "hi",
        1 => "help",
        2 => Referral(number, $"Kim B{Surname(member)[1..]}"),
        3 => "my referrals",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What the answer to a message has in it, and no refusal does.</summary>
    /// <param name="kind">An index of <see cref="Kinds"/>.</param>
    /// <param name="number">The message's number.</param>
    public static string Answer(int kind, long number) => kind switch
    {
        0 => "Log a referral",
        1 => "I remember referrals",
        2 => Surname(number),
        3 => "open referral",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A referral that needs no question, of a person whom no other number has.</summary>
    /// <param name="number">The number.</param>
    /// <param name="source">Who introduced the person. When many members name the same one, their turns meet at that contact's row.</param>
    public static string Referral(long number, string source = "Kim Lee")
    {
        var name = Surname(number);
        return $"log referral from {source} at Acme: Dana {name}, VP Sales at {name} Works, dana@{name.ToLowerInvariant()}.example, $40k, intro by email, follow up next Tuesday 3pm";
    }

    /// <summary>A name for a number, and no other: its sixteenths as syllables, always of the same length.</summary>
    public static string Surname(long number)
    {
        var name = "Q";
        for (var shift = 0; shift < 32; shift += 4)
        {
            name += Syllables[(number >> shift) & 15];
        }

        return name;
    }

    /// <summary>The numbers of the surnames in a text, each once.</summary>
    public static IEnumerable<long> NumbersIn(string text)
    {
        var seen = new HashSet<long>();
        const int Length = 17;
        for (var at = text.IndexOf('Q', StringComparison.Ordinal); at >= 0; at = text.IndexOf('Q', at + 1))
        {
            if (at + Length <= text.Length && NumberOf(text.AsSpan(at + 1, Length - 1)) is { } number && seen.Add(number))
            {
                yield return number;
            }
        }
    }

    private static long? NumberOf(ReadOnlySpan<char> syllables)
    {
        long number = 0;
        for (var i = 0; i < syllables.Length; i += 2)
        {
            var digit = Array.IndexOf(Syllables, syllables.Slice(i, 2).ToString());
            if (digit < 0)
            {
                return null;
            }

            number |= (long)digit << (i * 2);
        }

        return number;
    }
}
