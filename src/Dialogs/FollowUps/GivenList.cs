using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Lists the referrals that a member gave, with what came of them: "referrals I gave this quarter".</summary>
internal static class GivenList
{
    private const int MostRows = 500;
    private const int MostLines = 10;

    /// <summary>The list of the member's own, of a year where no period was said.</summary>
    public static async ValueTask<Reply> ShowAsync(DialogContext context, DateInterval? period, CancellationToken cancellationToken)
    {
        DateInterval when = period ?? new DateInterval(context.Today.PlusYears(-1), context.Today);
        IReadOnlyList<GivenReferral> given = await context.Given.OfAsync(context.Member.Id, when, MostRows, cancellationToken).ConfigureAwait(false);
        string time = period is null ? "in the last year" : PeriodWords.InSoFar(when, context.Today, context.Speech);
        if (given.Count == 0)
        {
            return new Reply { Text = $"You have given no referral {time} that I know of. “I introduced Mike Ross to Dana Fox” notes one." };
        }

        string title = $"You have given {Speech.Count(given.Count, "referral", "referrals")} {time}.";
        return new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body =
                [
                    new TextBlock(title) { IsBold = true },
                    .. given.OrderByDescending(one => one.GivenOn).ThenByDescending(one => one.LoggedAt).Take(MostLines).Select(one => new TextBlock(Line(context, one))),
                    .. given.Count > MostLines ? [new TextBlock($"… and {given.Count - MostLines} more. A shorter time shows the others: “referrals I gave in May”.") { IsSubtle = true }] : Array.Empty<CardElement>(),
                ],
            },
        };
    }

    private static string Line(DialogContext context, GivenReferral one)
    {
        string line = $"{ReferralWords.Short(one.Prospect)} to {ReferralWords.Short(one.Receiver)}, {context.Speech.DaySeenFrom(one.GivenOn, context.Today)}";
        return one.WithProspect is null && one.WithReceiver is null
            ? one.CheckOn is { } check && check > context.Today ? $"{line}; ask how it went {context.Speech.DaySeenFrom(check, context.Today)}" : line
            : $"{line}. {GiveReferral.Summary(one)}";
    }
}
