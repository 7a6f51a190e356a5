using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>Who of the team logged something in a time, and who did not: "who hasn't logged anything this week", "who asked this month".</summary>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed partial class WhoLogged(IRosters rosters) : Dialog
{
    private const int LongestQuestion = 200;
    private const int MostNames = 30;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["who hasn't logged anything this week"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) =>
        text.Length <= LongestQuestion && reading.Frame.Intent != Intent.ShowLeaderboard && Question().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Match asked = Question().Match(text);
        string when = asked.Groups["when"].Value.Trim();
        DateInterval? period = when.Length == 0 ? PeriodWords.MonthOf(context.Today) : await AskedPeriod.InAsync(context, when, cancellationToken).ConfigureAwait(false);
        if (period is null)
        {
            return null;
        }

        if (Refusals.Of(context.Member, Right.SeeOthers) is { } refusal)
        {
            return refusal;
        }

        (Scope? scope, Reply? reply) = await Scope.TeamAsync(context, rosters, cancellationToken).ConfigureAwait(false);
        return reply
            ?? await AskedPeriod.ProblemAsync(context, period, cancellationToken).ConfigureAwait(false)
            ?? await ShowAsync(context, scope!, period, MetricOf(asked), asked.Groups["not"].Success, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, DateInterval period, string metric, bool isWithout, CancellationToken cancellationToken)
    {
        FigureSheet sheet = await FigureSheet.ReadAsync(context, period, context.Today, scope.MemberIds, cancellationToken).ConfigureAwait(false);
        Figure figure = FigureWords.Counted(metric)[0];
        ILookup<bool, Member> members = scope.Members.ToLookup(member => sheet.Of(member.Id)[figure] > 0);
        string[] some = [.. members[true].OrderByDescending(member => sheet.Of(member.Id)[figure]).Select(member => $"{member.Name} {sheet.Of(member.Id)[figure]}")];

        // Who asks knows about itself; a manager who sells stands among those who logged.
        ILookup<bool, string> none = members[false].Where(member => member.Id != context.Member.Id)
            .ToLookup(member => WhoIsAway.LeaveOf(member, context.Today) is not null, member => member.Name);
        string time = PeriodWords.InSoFar(period, context.Today, context.Speech);
        string done = $"{Capital(Did(metric, isDone: true))} {time}: {Names(some)}.";
        string missing = $"{Capital(Did(metric, isDone: false))} {time}: {Names([.. none[false]])}.";
        (string text, string? other) = (some.Length, none[false].Any()) switch
        {
            (0, _) when !isWithout || !none[false].Any() => ($"Nobody {Did(metric, isDone: true)} {time}.", null),
            (0, _) => (missing, null),
            (_, false) when isWithout => ($"Everybody {Did(metric, isDone: true)} {time}.", done),
            (_, false) => (done, null),
            _ => isWithout ? (missing, done) : (done, missing),
        };
        return new Reply
        {
            Text = text,
            Card = other is null && !none[true].Any() ? null : new AdaptiveCard
            {
                FallbackText = text,
                Body =
                [
                    new TextBlock(text) { IsBold = true },
                    .. other is not null ? [new TextBlock(other)] : Array.Empty<CardElement>(),
                    .. none[true].Any() ? [new TextBlock($"On leave: {Names([.. none[true]])}.") { IsSubtle = true }] : Array.Empty<CardElement>(),
                ],
            },
        };
    }

    private static string MetricOf(Match asked)
    {
        string words = $"{asked.Groups["did"].Value} {asked.Groups["what"].Value}";
        return Asks().IsMatch(words) ? "asks" : Meetings().IsMatch(words) ? "meetings" : Wins().IsMatch(words) ? "won" : "received";
    }

    private static string Did(string metric, bool isDone) => metric switch
    {
        "asks" => isDone ? "asked for a referral" : "no ask logged",
        "meetings" => isDone ? "had a meeting" : "no meeting",
        "won" => isDone ? "won a referral" : "nothing won",
        _ => isDone ? "logged an introduction" : "no introduction logged",
    };

    private static string Names(string[] names) =>
        string.Join(", ", names.Take(MostNames)) + (names.Length > MostNames ? $" and {names.Length - MostNames} more" : "");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(
        @"^(?:so |and |please )*(?:who|(?:which|what) (?:of (?:my|the|our) )?(?:reps?|people|sellers?|members?|colleagues?))(?: else)?(?:['’]s)?"
        + @" (?:(?:(?<not>hasn['’]?t|haven['’]?t|has not|have not|didn['’]?t|did not|has never|have never|has (?=no\b|zero\b)|have (?=no\b|zero\b)|has had (?=no\b))|has|have|did) ?)?(?:still |yet )?"
        + @"(?<did>log(?:ged)?|add(?:ed)?|enter(?:ed)?|record(?:ed)?|submit(?:ted)?|(?:brought|bring) in|ask(?:ed)?(?: for)?|w[io]n|closed?|ha[ds]|got|met|no|zero)"
        + @"(?: (?:a|an|any|one|no|some|their|single|new))*"
        + @"(?: (?<what>referrals?|introductions?|intros?|something|anything|nothing|meetings?|deals?|asks?|wins?|anyone|anybody|clients?))?"
        + @"(?: (?:yet|at all|so far|for a referral|for referrals|for an introduction))*(?<when>(?: .*?)?)[\s?.!]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(@"\bask", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\bmet\b|\bmeeting", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meetings();

    [GeneratedRegex(@"\bw[io]ns?\b|\bclosed?\b|\bdeal", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wins();
}
