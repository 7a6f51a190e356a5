using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>The records behind a figure, a line each.</summary>
/// <param name="Lines">The lines, member by member, earliest day first.</param>
/// <param name="IsWhole">False where there are more.</param>
internal sealed record ReportRows(IReadOnlyList<string> Lines, bool IsWhole)
{
    /// <summary>Reads them.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="memberIds">Of whom.</param>
    /// <param name="metric">Behind which figure.</param>
    /// <param name="period">When.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<ReportRows> ReadAsync(
        DialogContext context, IReadOnlyList<string> memberIds, string metric, DateInterval period, int take, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (string memberId in memberIds)
        {
            string whose = memberIds.Count == 1 ? "" : $" · {(await context.Members.GetAsync(memberId, cancellationToken).ConfigureAwait(false))?.Name ?? "somebody who left"}";
            foreach (Figure figure in FigureWords.Counted(metric))
            {
                foreach (Counted one in await context.Figures.CountedAsync(memberId, figure, period, take + 1 - lines.Count, cancellationToken).ConfigureAwait(false))
                {
                    lines.Add($"{await LineAsync(context, figure, metric, one, cancellationToken).ConfigureAwait(false)}{whose}");
                    if (lines.Count > take)
                    {
                        lines.RemoveAt(take);
                        return new ReportRows(lines, IsWhole: false);
                    }
                }
            }
        }

        return new ReportRows(lines, IsWhole: true);
    }

    private static async ValueTask<string> LineAsync(DialogContext context, Figure figure, string metric, Counted one, CancellationToken cancellationToken)
    {
        string day = context.Speech.Day(one.On, context.Today);
        switch (figure)
        {
            case Figure.Asked or Figure.Touched:
                return await context.Events.GetAsync(one.Id, cancellationToken).ConfigureAwait(false) is { } happened
                    ? $"{ReferralWords.Short(happened.With)}: {(figure == Figure.Asked ? "asked" : "touched")} {day}"
                    : day;

            case Figure.Given or Figure.CheckedIn:
                return await context.Given.GetAsync(one.Id, cancellationToken).ConfigureAwait(false) is { } given
                    ? $"{ReferralWords.Short(given.Prospect)} to {ReferralWords.Short(given.Receiver)}: {day}"
                    : day;

            default:
                return await context.Referrals.GetAsync(one.Id, cancellationToken).ConfigureAwait(false) is { } referral
                    ? $"{ReferralWords.Short(referral.Prospect)}, from {referral.Source.Name ?? referral.Source.Company}: {What(figure, metric, referral)}{day}"
                    : day;
        }
    }

    private static string What(Figure figure, string metric, Referral referral) => figure switch
    {
        Figure.Won when referral.Value is { } value => metric == "revenue" ? $"{Speech.Money(value)}, " : $"won {Speech.Money(value)}, ",
        Figure.Won => metric == "revenue" ? "no amount noted, " : "won, ",
        Figure.Lost => referral.Stage == Stage.Declined ? "declined, " : "lost, ",
        _ => "",
    };
}
