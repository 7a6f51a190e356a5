using NodaTime;

namespace ReferralBot.Bot.Simulations;

/// <summary>What members of a simulated team tell of the people they know, in sentences.</summary>
internal static class SimulatedTalk
{
    /// <summary>A reminder asked for with these words comes after this time.</summary>
    public static readonly Duration ReminderAfter = Duration.FromHours(3);

    private static readonly string[] Firsts =
        ["Ruth", "Hugh", "Priya", "Carlos", "Aoife", "Ingrid", "Kenji", "Fatima", "Oskar", "Lena", "Marco", "Nadia", "Piotr", "Sofia", "Tariq", "Wanda"];

    private static readonly string[] Lasts =
        ["Abelson", "Brightman", "Castellan", "Dunmore", "Eastwick", "Farrow", "Galloway", "Hartnell", "Islington", "Jessop", "Kirkland", "Lockhart", "Marchetti"];

    private static readonly string[] Companies =
        ["Northwind", "Contoso", "Fabrikam", "Tailspin", "Litware", "Proseware", "Adatum", "Wingtip", "Lucerne", "Woodgrove", "Trey Research"];

    /// <summary>Somebody whom a member knows; another number is mostly another person.</summary>
    public static (string Name, string Company) Somebody(int number) =>
        ($"{Firsts[number % Firsts.Length]} {Lasts[number % Lasts.Length]}", Companies[number % Companies.Length]);

    /// <summary>A sentence about people whom the member knows, by chance.</summary>
    /// <param name="one">Whom it is about.</param>
    /// <param name="other">Somebody else, for the sentence that needs two.</param>
    /// <param name="below">A number from zero up to another, by chance.</param>
    public static string Sentence((string Name, string Company) one, (string Name, string Company) other, Func<int, int> below) => below(13) switch
    {
        0 => $"{one.Name} at {one.Company} thanked me for the workflow idea",
        1 => $"install done at {one.Company}",
        2 => $"we lost {one.Company}",
        3 => $"{one.Company} renewed",
        4 => $"log moment: {one.Name} at {one.Company} signed today",
        5 => $"told {one.Name} I'd send the deck by Friday",
        6 => $"I promised {one.Name} that I would send the price list by tomorrow",
        7 => $"called {one.Name} yesterday",
        8 => $"account review with {one.Name} today",
        9 => $"asked {one.Name} for a referral, they said later",
        10 or 11 => $"I introduced {one.Name} at {one.Company} to {other.Name} at {other.Company}",
        _ => $"remind me in {(int)ReminderAfter.TotalHours} hours to call {one.Name}",
    };
}
