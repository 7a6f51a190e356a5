using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>The figures of two periods side by side: "compare this quarter with last".</summary>
/// <param name="colleagues">Finds who is meant.</param>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed partial class ComparePeriods(Colleagues colleagues, IRosters rosters) : ScopedQuestion(colleagues, rosters)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["compare this quarter with last"];

    /// <inheritdoc/>
    protected override string WhichVerb => "compare.which";

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => Compares().IsMatch(text) && Comparison().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Match asked = Comparison().Match(text);
        Frame read = (await context.ReadAsync($"figures for {asked.Groups["one"].Value}", cancellationToken).ConfigureAwait(false)).Frame;
        var frame = new Frame { Intent = Intent.ShowReport, Person = read.Person ?? (Own().IsMatch(text) ? "me" : null), Period = read.Period, Text = asked.Groups["other"].Value };
        return frame.Period is null || await OtherAsync(context, frame, cancellationToken).ConfigureAwait(false) is null
            ? null
            : await AskAsync(context, frame, cancellationToken).ConfigureAwait(false);
    }

    private protected override async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, Frame frame, CancellationToken cancellationToken)
    {
        DateInterval period = frame.Period!;
        DateInterval other = (await OtherAsync(context, frame, cancellationToken).ConfigureAwait(false))!;
        if (other.Start > period.Start)
        {
            // In whatever order they are said, what is and what was go by the calendar.
            (period, other) = (other, period);
        }

        if (await AskedPeriod.ProblemAsync(context, period, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        Reply? nothing = await AskedPeriod.ProblemAsync(context, other, cancellationToken).ConfigureAwait(false);
        FigureSet now = (await FigureSheet.ReadAsync(context, period, context.Today, scope.MemberIds, cancellationToken).ConfigureAwait(false)).Total();
        FigureSet then = (await FigureSheet.ReadAsync(context, other, context.Today, scope.MemberIds, cancellationToken).ConfigureAwait(false)).Total();
        string one = PeriodWords.Of(period, context.Today, context.Speech);
        string two = PeriodWords.Of(other, context.Today, context.Speech);
        if (nothing is not null || now.IsEmpty && then.IsEmpty)
        {
            return nothing is null
                ? new Reply { Text = $"Nothing was counted in {one} or {two}, so there is nothing to compare." }
                : nothing with { Text = $"There is nothing to compare {one} with. {nothing.Text}" };
        }

        List<Fact> facts = [.. from metric in FigureWords.All let fact = Compare(now, then, metric) where fact is not null select new Fact(FigureWords.Title(metric), fact)];
        string title = $"{scope.Title}: {one} against {two}";
        bool isUnfinished = period.Contains(context.Today) && period.End > context.Today;
        return new Reply
        {
            Text = $"{title}. Received {now[Figure.Received]}, was {then[Figure.Received]}.",
            Card = new AdaptiveCard
            {
                FallbackText = $"{title}. Received {now[Figure.Received]}, was {then[Figure.Received]}.",
                Body =
                [
                    new TextBlock(title) { IsBold = true, Size = TextSize.Large },
                    new FactSet(facts),
                    .. isUnfinished ? new CardElement[] { new TextBlock($"{Speech.Count(Period.DaysBetween(context.Today, period.End), "day is", "days are")} left in {one[..^" so far".Length]}; {two} is whole.") { IsSubtle = true } } : [],
                ],
                Actions = [.. ReportData.Button($"Show {one}", ShowReport.ShowVerb, scope, period, "all"), .. ReportData.Button($"Show {two}", ShowReport.ShowVerb, scope, other, "all")],
            },
        };
    }

    /// <summary>The period to compare with, from its words, which the frame's text holds.</summary>
    private static async ValueTask<DateInterval?> OtherAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        TheOneBefore().IsMatch(frame.Text!) ? PeriodWords.Before(frame.Period!) : await AskedPeriod.InAsync(context, frame.Text!, cancellationToken).ConfigureAwait(false);

    private static string? Compare(FigureSet now, FigureSet then, string metric)
    {
        string? one = FigureWords.Value(now, metric);
        string? two = FigureWords.Value(then, metric);
        if (one is null && two is null)
        {
            return null;
        }

        string change = metric is "revenue" or "conversion" or "thanks" ? "" : Difference((int)(FigureWords.Weight(now, metric) - FigureWords.Weight(then, metric)));
        return $"{one ?? "none"}, was {two ?? "none"}{change}";
    }

    private static string Difference(int change) => change switch
    {
        0 => "",
        > 0 => $" (up {change})",
        _ => $" (down {-change})",
    };

    [GeneratedRegex(@"^\s*(?:please\s+)?(?:(?:compare|how does)\s+)?(?<one>(?:(?:my|our|the team's|the team)\s+)?(?:figures\s+(?:for|of|in)\s+)?(?:this|last|previous|current|q[1-4]|20\d\d|january|february|march|april|may|june|july|august|september|october|november|december)\b[\w '’]*?)\s+(?:compare(?:d)?\s+)?(?:with|to|vs\.?|versus|against|and)\s+(?<other>[\w '’]+?)[?.!]*\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\b(?:compared?|vs|versus|against)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Compares();

    [GeneratedRegex(@"^(?:the\s+)?(?:last|previous|prior|former|one)(?:\s+(?:one|before|period))?$|^the (?:one|period) before$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TheOneBefore();

    [GeneratedRegex(@"\bmy\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();
}
