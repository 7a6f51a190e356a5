using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>How figures are called, said and explained. A metric is named as in <see cref="Understanding.Frame.Metric"/>.</summary>
internal static class FigureWords
{
    /// <summary>The metrics of a report, in its order.</summary>
    public static readonly IReadOnlyList<string> All =
        ["received", "contacted", "meetings", "won", "lost", "revenue", "conversion", "thanks", "asks", "given", "touches"];

    /// <summary>What a metric is called: "Conversion".</summary>
    public static string Title(string metric) => metric switch
    {
        "received" => "Received",
        "contacted" => "Contacted",
        "meetings" => "Meetings",
        "won" => "Won",
        "lost" => "Lost",
        "revenue" => "Revenue",
        "conversion" => "Conversion",
        "thanks" => "Thanked within a day",
        "asks" => "Asked",
        "given" => "Given",
        "touches" => "Touches",
        _ => metric,
    };

    /// <summary>The value of a metric: "3", "$45,000", "60 % (3 of 5 that came to an end)". Null where there is nothing.</summary>
    public static string? Value(FigureSet figures, string metric) => metric switch
    {
        "revenue" => figures.Revenue.Count == 0 ? null : string.Join(" + ", figures.Revenue.Select(Speech.Money)),
        "conversion" => figures.Conversion is { } rate ? $"{rate.Percent} % ({rate.Part} of {rate.Whole} that came to an end)" : null,
        "thanks" => figures.ThankedWithinADay is { } rate ? $"{rate.Percent} % ({rate.Part} of {rate.Whole})" : null,
        _ => figures[Counted(metric)[0]] is > 0 and var count ? $"{count}" : null,
    };

    /// <summary>By what members are ordered: the greater the higher.</summary>
    public static decimal Weight(FigureSet figures, string metric) => metric switch
    {
        "revenue" => figures.Revenue.Count == 0 ? 0 : figures.Revenue[0].Amount,
        "conversion" => figures.Conversion is { } rate ? (decimal)rate.Part / rate.Whole : -1,
        "thanks" => figures.ThankedWithinADay is { } rate ? (decimal)rate.Part / rate.Whole : -1,
        _ => figures[Counted(metric)[0]],
    };

    /// <summary>The figures whose records stand behind a metric.</summary>
    public static IReadOnlyList<Figure> Counted(string metric) => metric switch
    {
        "contacted" => [Figure.Contacted],
        "meetings" => [Figure.Meeting],
        "won" or "revenue" => [Figure.Won],
        "lost" => [Figure.Lost],
        "conversion" => [Figure.Won, Figure.Lost],
        "thanks" => [Figure.ThankedWithinADay],
        "asks" => [Figure.Asked],
        "given" => [Figure.Given],
        "touches" => [Figure.Touched],
        _ => [Figure.Received],
    };

    /// <summary>The rule of a metric, in a sentence.</summary>
    public static string Rule(string metric) => metric switch
    {
        "received" => "Introductions only, on the day on which each became one; a name or a promise counts nowhere.",
        "contacted" => "Referrals whose prospect was contacted, on the day of the first contact.",
        "meetings" => "Referrals that came to a meeting, on the day on which it was noted.",
        "won" => "Referrals won and not opened again, on the day of the win.",
        "lost" => "Referrals lost or declined and not opened again, on that day.",
        "revenue" => "What won referrals are worth, on the day of the win. Currencies are never added up.",
        "conversion" => "Won of all that came to an end in the period, won, lost or declined; what is open counts nowhere in it.",
        "thanks" => "Of the introductions received, those whose source was thanked by the end of the next working day; those still in time are left out.",
        "asks" => "Asks for a referral that were logged.",
        "given" => "Introductions that were made for others.",
        "touches" => "Touches that were logged.",
        "needThanks" => "Thanks are overdue after the next working day; leads count, too, since their sources wait as much.",
        "overdue" => "An introduced prospect who was not contacted by the day that was set, and for three working days.",
        "stale" => "Open, and nothing moved and nobody was in touch for two weeks, or the day after a meeting is over.",
        _ => "",
    };
}
