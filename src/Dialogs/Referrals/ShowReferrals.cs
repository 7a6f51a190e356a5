using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Lists a member's own referrals: the open ones, or those that a filter or period asks for.</summary>
public sealed class ShowReferrals : Dialog
{
    private const int MostRows = 500;
    private const int MostLines = 10;
    private const int MostButtons = 5;
    private static readonly Period Year = Period.FromYears(1);

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.ShowReferrals];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["my referrals", "which referrals need thanks"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Person is not null and not "me")
        {
            return Buttons.Reply("I can show you your own referrals.", Buttons.Say("Show my referrals", "my referrals"));
        }

        IReadOnlyList<Referral> rows = IsAboutOpenOnes(frame)
            ? await context.Referrals.OpenOfAsync(context.Member.Id, MostRows, cancellationToken).ConfigureAwait(false)
            : await context.Referrals.ReceivedAsync(context.Member.Id, frame.Period ?? LastYear(context), MostRows, cancellationToken).ConfigureAwait(false);
        List<Referral> chosen = [.. rows
            .Where(one => Fits(one, frame.Filter, context.Today))
            .Where(one => frame.Period is not { } period || period.Contains(one.ReceivedOn))
            .Where(one => frame.Subject is not { } subject || IsAbout(one, subject))
            .OrderBy(one => one.ActBy?.Date ?? LocalDate.MaxIsoValue).ThenByDescending(one => one.LoggedAt)];
        return Show(context, frame, chosen);
    }

    private static bool IsAboutOpenOnes(Frame frame) => frame.Filter switch
    {
        "won" or "lost" or "needThanks" => false,
        null => frame.Period is null,
        _ => true,
    };

    private static DateInterval LastYear(DialogContext context) => new(context.Today - Year, context.Today);

    private static bool Fits(Referral one, string? filter, LocalDate today) => filter switch
    {
        "open" => one.IsOpen,
        "new" or "call" => one.Stage == Stage.Introduced,
        "needThanks" => one.OwesThanks,
        "overdue" => one.IsOpen && one.ActBy?.Date < today,
        "stale" => one.IsOpen && one.ChangedAt.InUtc().Date <= today.PlusDays(-FollowUpRules.MoveOnAfterDays),
        "won" => one.Stage == Stage.Won,
        "lost" => one.Stage == Stage.Lost,
        "nameOnly" => !one.Counts,
        "hot" => one.Stage is Stage.Meeting or Stage.Proposal,
        "given" => false,
        _ => true,
    };

    private static bool IsAbout(Referral one, string subject)
    {
        IReadOnlyList<string> words = Storage.ContactStore.WordsOf(subject);
        IReadOnlyList<string> own = Storage.ContactStore.WordsOf($"{one.Source.Name} {one.Source.Company} {one.Prospect.Name} {one.Prospect.Company}");
        return words.All(own.Contains);
    }

    private static Reply Show(DialogContext context, Frame frame, List<Referral> referrals)
    {
        string what = Title(frame.Filter);
        if (referrals.Count == 0)
        {
            return Buttons.Reply(
                frame.Filter is null or "open" ? "You have no open referrals. The next one starts with a sentence." : $"You have no {what}.",
                Buttons.Say("Log a referral", "log referral"));
        }

        string title = $"You have {Speech.Count(referrals.Count, what.Replace("referrals", "referral", StringComparison.Ordinal), what)}.";
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true } };
        body.AddRange(referrals.Take(MostLines).Select(one => new TextBlock(ReferralCard.Line(one, context.Speech, context.Today))));
        if (referrals.Count > MostLines)
        {
            body.Add(new TextBlock($"… and {referrals.Count - MostLines} more. Name a company or person to see one of them.") { IsSubtle = true });
        }

        return new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body = body,
                Actions = ReferralCard.OpenButtons([.. referrals.Take(MostButtons)], context.Speech, context.Today),
            },
        };
    }

    private static string Title(string? filter) => filter switch
    {
        "new" or "call" => "referrals not contacted yet",
        "needThanks" => "referrals whose source waits for thanks",
        "overdue" => "overdue referrals",
        "stale" => "referrals that have not moved for two weeks",
        "won" => "won referrals",
        "lost" => "lost referrals",
        "nameOnly" => "leads that wait for an introduction",
        "hot" => "hot referrals",
        "given" => "given referrals",
        _ => "open referrals",
    };
}
