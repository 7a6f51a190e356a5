using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>Tells a manager whom to talk to, and about which habit: "who should I coach".</summary>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed class WhomToCoach(IRosters rosters) : Dialog
{
    /// <summary>The days back that are looked at.</summary>
    public const int Days = 30;

    private const int MostLines = 10;
    private const int MostNamed = 3;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["who should I coach"];

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        bool isAsked = words switch
        {
            ["who" or "whom", ..] when words.Any(word => word is "coach" or "coaching") => true,
            ["who", "isn" or "is", "t" or "not", "asking" or "thanking", ..] or ["who", "needs", "help", ..]
                or ["which" or "what", "reps" or "rep", "need" or "needs", "help" or "attention", ..] or ["who", "is" or "s", "slacking" or "struggling" or "lagging" or "underperforming", ..] => true,
            ["coaching"] or ["coaching", "list"] or ["show", .., "coaching", "list"] => true,
            _ => false,
        };
        return !isAsked ? null
            : Refusals.Of(context.Member, Right.SeeOthers) ?? await ShowAsync(context, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Reply> ShowAsync(DialogContext context, CancellationToken cancellationToken)
    {
        (Scope? scope, Reply? reply) = await Scope.TeamAsync(context, rosters, cancellationToken).ConfigureAwait(false);
        return scope is null ? reply! : await ShowAsync(context, scope, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, CancellationToken cancellationToken)
    {
        LocalDate today = context.Today;
        var period = new DateInterval(today.PlusDays(1 - Days), today);
        List<Member> others = [.. scope.Members.Where(member => member.Id != context.Member.Id)];
        List<Member> there = [.. others.Where(member => WhoIsAway.LeaveOf(member, today) is null)];
        FigureSheet figures = await FigureSheet.ReadAsync(context, period, today, scope.MemberIds, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<CoachingCase> cases = CoachingList.Of(there, figures, await TeamList.StandingsAsync(context, there, cancellationToken).ConfigureAwait(false));
        string rule = $"Asking: no ask logged in the last {Days} days. Thanking: thanks overdue, or less than half of the sources thanked within a day. Who is on leave is left out.";
        if (cases.Count == 0)
        {
            return new Reply
            {
                Text = others.Count == 0 ? "Nobody but you has written to me yet, so there is nobody to coach."
                    : there.Count == 0 ? "Everybody but you is on leave today. They come up here when they are back."
                    : $"Nobody stands out: everybody asked in the last {Days} days, and no thanks are overdue. A good moment to praise it.",
            };
        }

        string title = $"{Speech.Count(cases.Count, "talk is", "talks are")} worth having";
        return new Reply
        {
            Text = title + ".",
            Card = new AdaptiveCard
            {
                FallbackText = title + ".",
                Body =
                [
                    new TextBlock(title) { IsBold = true },
                    .. cases.Take(MostLines).Select(one => new TextBlock(Line(one))),
                    .. cases.Count > MostLines ? new CardElement[] { new TextBlock($"… and {cases.Count - MostLines} more.") } : [],
                    new TextBlock(rule) { IsSubtle = true },
                ],
                Actions = [.. cases.Take(2).Select(one => Buttons.Say($"Show how {ReferralWords.First(new Person("", one.Member.Name, null))} is doing", $"how is {one.Member.Name} doing"))],
            },
        };
    }

    /// <summary>"Tom: no ask in 30 days, with 4 received; 2 thanks overdue (Priya Nair, Hugh Llewellyn)".</summary>
    internal static string Line(CoachingCase one)
    {
        var reasons = new List<string>();
        if (one.IsNotAsking)
        {
            reasons.Add(one.Figures[Figure.Received] is > 0 and var received ? $"no ask in {Days} days, with {received} received" : $"no ask in {Days} days");
        }

        if (one.Standing.ThanksOverdue is { Count: > 0 } owed)
        {
            List<string?> names = [.. owed.Select(item => item.Person?.Name ?? item.Person?.Company).Distinct(StringComparer.Ordinal)];
            string more = names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "";
            reasons.Add($"{owed.Count} thanks overdue ({string.Join(", ", names.Take(MostNamed))}{more})");
        }

        if (CoachingList.IsLateWithThanks(one.Figures) && one.Figures.ThankedWithinADay is { } rate)
        {
            reasons.Add($"{rate.Part} of {rate.Whole} thanked within a day");
        }

        return $"{one.Member.Name}: {string.Join("; ", reasons)}";
    }
}
