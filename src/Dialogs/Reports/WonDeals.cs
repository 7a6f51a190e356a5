using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>What a won referral is worth on average, and how long it takes to be won: "average deal size", "time to close".</summary>
/// <param name="colleagues">Finds who is meant.</param>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed partial class WonDeals(Colleagues colleagues, IRosters rosters) : ScopedQuestion(colleagues, rosters)
{
    private const int MostDeals = 1000;
    private const int LongestQuestion = 200;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["average deal size this year", "how long does a referral take to close"];

    /// <inheritdoc/>
    protected override string WhichVerb => "deals.which";

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => text.Length <= LongestQuestion && (Size().IsMatch(text) || Length().IsMatch(text));

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        // Whose and when are read as in any question about figures; what is neither is asked of one referral.
        string rest = Asked().Replace(text, " ").Trim(' ', '?', '.', '!');
        Frame read = (await context.ReadAsync($"figures for {rest}", cancellationToken).ConfigureAwait(false)).Frame;
        if (rest.Length > 0 && read is { Person: null, Period: null })
        {
            return null;
        }

        string? person = Own().IsMatch(text) ? "me" : read.Person;
        return await AskAsync(context, new Frame { Intent = Intent.ShowReport, Person = OwnForReps(context, person), Period = read.Period }, cancellationToken).ConfigureAwait(false);
    }

    private protected override async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, Frame frame, CancellationToken cancellationToken)
    {
        DateInterval period = frame.Period ?? new DateInterval(context.Today.PlusYears(-1).PlusDays(1), context.Today);
        if (await AskedPeriod.ProblemAsync(context, period, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        FigureSheet sheet = await FigureSheet.ReadAsync(context, period, context.Today, scope.MemberIds, cancellationToken).ConfigureAwait(false);
        List<(Referral Referral, int Days)> won = [];
        foreach (string memberId in sheet.MemberIds)
        {
            foreach (Counted one in await context.Figures.CountedAsync(memberId, Figure.Won, period, MostDeals - won.Count, cancellationToken).ConfigureAwait(false))
            {
                if (await context.Referrals.GetAsync(one.Id, cancellationToken).ConfigureAwait(false) is { } referral)
                {
                    won.Add((referral, Math.Max(0, Period.DaysBetween(referral.ReceivedOn, one.On))));
                }
            }
        }

        string who = scope.Title == "You" ? "You have" : $"{scope.Title} has";
        string when = frame.Period is null ? "in the last twelve months" : PeriodWords.InSoFar(period, context.Today, context.Speech);
        if (won.Count == 0)
        {
            return new Reply { Text = $"{who} won no referral {when}, so there is no average yet." };
        }

        List<Money> amounts = [.. won.Select(one => one.Referral.Value).OfType<Money>()];
        int[] days = [.. won.Select(one => one.Days).Order()];
        string title = $"{who} won {(won.Count == MostDeals ? "at least " : "")}{Speech.Count(won.Count, "referral", "referrals")} {when}.";
        Fact[] facts =
        [
            new("Average worth", amounts.Count == 0 ? "no amounts noted" : Averages(amounts) + (amounts.Count < won.Count ? $" ({amounts.Count} of {won.Count} have an amount)" : "")),
            new("From introduction to win", $"{Speech.Count((int)Math.Round(days.Average()), "day", "days")} on average{(days.Length > 2 ? $"; half of them within {days[(days.Length - 1) / 2]}" : "")}"),
        ];
        string summary = $"{title} {string.Join(". ", facts.Select(fact => $"{fact.Title}: {fact.Value}"))}.";
        return new Reply { Text = summary, Card = new AdaptiveCard { FallbackText = summary, Body = [new TextBlock(title) { IsBold = true }, new FactSet(facts)] } };
    }

    /// <summary>The average of each currency, never added up.</summary>
    private static string Averages(IEnumerable<Money> amounts) => string.Join(
        " + ",
        from amount in amounts
        group amount.Amount by amount.Currency into own
        orderby own.Count() descending
        select Speech.Money(new Money(Math.Round(own.Average()), own.Key)));

    [GeneratedRegex(@"\b(?:average|avg|mean|typical|median)\b.*\b(?:deal|win|won|value|worth|size|contract|sale)s?\b|\b(?:deal|win|contract) (?:size|value)s?\b.*\b(?:average|avg)\b|^(?:what(?:'s|’s| is) )?(?:(?:our|my|the) )?deal size\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex(@"\btime (?:to|until) (?:close|win|won|closing)\b|\b(?:sales|deal|referral) cycle\b|\bhow (?:long|many days|fast|quickly)\b.*\b(?:clos(?:e|es|ed|ing)|won|win|wins)\b|\b(?:average|avg) (?:time|days)\b.*\b(?:clos(?:e|ing)|won|win)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    [GeneratedRegex(@"\b(?:what(?:'s|’s| is| was)?|how (?:long|many days|fast|quickly)|do|does|did|it|i|my|take[ns]?|took|the|our|average|avg|mean|typical|median|size|value|worth|deals?|wins?|won|contracts?|sales?|time|cycle|to|until|clos(?:e[ds]?|ing)|a|of|referrals?|show|me|us|we|days?|per|on|for|and|usually|normally)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(?:my|i)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();
}
