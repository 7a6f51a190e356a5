using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Leaderboards;

/// <summary>A figure by which members are ranked.</summary>
/// <param name="Name">The name that frames, buttons and rows carry.</param>
/// <param name="Title">What is ranked, for a heading: "Asks made".</param>
/// <param name="Rule">What counts, in a sentence.</param>
/// <param name="Figure">The figure whose rows stand behind it.</param>
public sealed record BoardMetric(string Name, string Title, string Rule, Figure Figure)
{
    private const int FewestForConversion = 3;

    /// <summary>Referrals received.</summary>
    public static BoardMetric Received { get; } = new("received", "Referrals received", "An introduction counts on the day it was made, for whoever had it then. A name or a promise alone is a lead and counts nowhere.", Figure.Received);

    /// <summary>Referrals won.</summary>
    public static BoardMetric Won { get; } = new("won", "Won", "A referral counts on the day it was won, unless it is open again.", Figure.Won);

    /// <summary>Revenue.</summary>
    public static BoardMetric Revenue { get; } = new("revenue", "Revenue", "What won referrals are worth, on the day they were won. Currencies are ranked apart.", Figure.Revenue);

    /// <summary>The share that was thanked within a day.</summary>
    public static BoardMetric Thanks { get; } = new("thanks", "Thanked within a day", "Of the referrals received, the share whose source was thanked by the end of the next working day. While that day lasts, one that is not thanked yet is left out.", Figure.ThankedWithinADay);

    /// <summary>Asks made.</summary>
    public static BoardMetric Asks { get; } = new("asks", "Asks made", "Every ask for a referral counts on the day it was made, whatever came of it.", Figure.Asked);

    /// <summary>Check-ins done.</summary>
    public static BoardMetric CheckIns { get; } = new("checkIns", "Check-ins done", "Each of the two people of a referral given counts once they were asked how it went.", Figure.CheckedIn);

    /// <summary>What stands on the whole board as results, from the top; what was received comes first, as bars.</summary>
    public static IReadOnlyList<BoardMetric> Results { get; } = [Won, Revenue];

    /// <summary>What stands on the whole board as habits.</summary>
    public static IReadOnlyList<BoardMetric> Habits { get; } = [Thanks, Asks, CheckIns];

    /// <summary>Every metric.</summary>
    public static IReadOnlyList<BoardMetric> All { get; } =
    [
        Received,
        Won,
        Revenue,
        Thanks,
        Asks,
        CheckIns,
        new("contacted", "Prospects contacted", "A referral counts on the day its prospect was first contacted.", Figure.Contacted),
        new("meetings", "Meetings", "A referral counts on the day its first meeting was noted.", Figure.Meeting),
        new("conversion", "Conversion", "Of the referrals that came to an end, the share that was won. Three ends are the fewest for a rank.", Figure.Won),
        new("sources", "People who referred", "Everybody who made a referral counts once.", Figure.Received),
        new("given", "Referrals given", "Two people introduced to each other count on the day of the introduction.", Figure.Given),
        new("touches", "Touches", "Every touch counts on its day.", Figure.Touched),
    ];

    /// <summary>The metric of a name; null where there is none, such as for what nobody wants to be first in.</summary>
    public static BoardMetric? Find(string? name) => All.FirstOrDefault(metric => metric.Name == name);

    /// <summary>What a member has.</summary>
    /// <param name="figures">The member's figures.</param>
    /// <param name="sources">How many people referred to the member.</param>
    /// <param name="currency">For revenue: the currency that is ranked.</param>
    public decimal ValueOf(FigureSet figures, int sources, string? currency) => Name switch
    {
        "revenue" => figures.Revenue.FirstOrDefault(money => money.Currency == currency)?.Amount ?? 0,
        "thanks" => Exact(figures.ThankedWithinADay),
        "conversion" => figures.Conversion is { Whole: >= FewestForConversion } rate ? Exact(rate) : 0,
        "sources" => sources,
        _ => figures[Figure],
    };

    /// <summary>What the board of the metric says while nobody is on it.</summary>
    public string Nothing => Name == "conversion"
        ? $"Nothing to rank yet: {FewestForConversion} referrals of one member that came to an end are the fewest for a rank."
        : "Nothing yet. The first one opens the board.";

    /// <summary>A value as people read it: "7", "$45,000", "92 %".</summary>
    public string Shown(decimal value, string? currency) => Name switch
    {
        "revenue" => Speech.Money(new Money(value, currency!)),
        "thanks" or "conversion" => $"{(value >= 1 ? 100 : Math.Min(99, Math.Round(value * 100, MidpointRounding.AwayFromZero))):0} %",
        _ => $"{value:0}",
    };

    private static decimal Exact(Rate? rate) => rate is { } share ? (decimal)share.Part / share.Whole : 0;
}
