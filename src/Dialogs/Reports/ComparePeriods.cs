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
public sealed partial class ComparePeriods(Colleagues colleagues, IRosters rosters) : Dialog
{
    private const string WhichVerb = "compare.which";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["compare this quarter with last"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => Compares().IsMatch(text) && Comparison().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Match asked = Comparison().Match(text);
        if (await AskedPeriod.InAsync(context, asked.Groups["one"].Value, cancellationToken).ConfigureAwait(false) is not { } period)
        {
            return null;
        }

        string second = asked.Groups["other"].Value;
        DateInterval? other = TheOneBefore().IsMatch(second)
            ? PeriodWords.Before(period)
            : await AskedPeriod.InAsync(context, second, cancellationToken).ConfigureAwait(false);
        if (other is null)
        {
            return null;
        }

        Frame read = (await context.ReadAsync($"figures for {asked.Groups["one"].Value}", cancellationToken).ConfigureAwait(false)).Frame;
        var frame = new Frame { Intent = Intent.ShowReport, Person = read.Person ?? (Own().IsMatch(text) ? "me" : null), Period = period };
        (Scope? scope, Reply? reply) = await Scope.AskedAsync(context, frame, colleagues, rosters, WhichVerb, cancellationToken).ConfigureAwait(false);
        return scope is null ? reply : await ShowAsync(context, scope, period, other, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Question? question = context.Question;
        if (question is not { Verb: WhichVerb, Draft.Period: { } period } || await Colleagues.ChosenAsync(context, pressed, cancellationToken).ConfigureAwait(false) is not { } member)
        {
            return new Reply { Text = "That question is closed. Ask once more, please.", ReplacesCard = true };
        }

        context.CloseQuestion();
        Reply reply = Refusals.Of(context.Member, Right.SeeOthers)
            ?? await ShowAsync(context, Scope.Of(context, member), period, PeriodWords.Before(period), cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    private static async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, DateInterval period, DateInterval other, CancellationToken cancellationToken)
    {
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
