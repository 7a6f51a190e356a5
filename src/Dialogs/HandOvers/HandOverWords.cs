using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.HandOvers;

/// <summary>The hand-over list: what somebody gets or gave, with what is to be known and done.</summary>
internal static class HandOverWords
{
    private const int MostLines = 20;

    /// <summary>The list for the member who gets the referrals of <paramref name="giver"/>; <paramref name="by"/> is whoever said so.</summary>
    public static Reply ForReceiver(WorkContext context, Member receiver, Member giver, Member by, IReadOnlyList<Referral> referrals) => List(
        context,
        receiver,
        by.Id == receiver.Id ? $"You have {Speech.Count(referrals.Count, "referral", "referrals")} of {giver.Name}'s now."
            : by.Id == giver.Id ? $"{giver.Name} handed you {Speech.Count(referrals.Count, "referral", "referrals")}."
            : $"{by.Name} handed you {Speech.Count(referrals.Count, "referral", "referrals")} of {giver.Name}'s.",
        "What is owed comes up in your digest from now on. A word with each source keeps the introduction warm.",
        referrals,
        [Buttons.Say("Show my referrals", "my referrals"), Buttons.Say("Show what is due", "what is due")]);

    /// <summary>The list for the member who gave them.</summary>
    public static Reply ForGiver(WorkContext context, Member giver, Member receiver, IReadOnlyList<Referral> referrals) => List(
        context,
        giver,
        $"{Speech.Count(referrals.Count, "referral of yours is", "referrals of yours are")} with {receiver.Name} now.",
        "What was counted for you stays yours. Tell your sources who calls from now on.",
        referrals,
        []);

    /// <summary>One referral as whoever takes it over has to know it.</summary>
    public static string Line(Referral referral, LocalDate today, Speech speech)
    {
        string line = ReferralCard.Line(referral, speech, today);
        string need = referral.Need is { } text ? $"; needs {text}" : "";
        string thanks = referral.Thanks is { } given ? $"; {ReferralWords.First(referral.Source)} was thanked {speech.DaySeenFrom(given.On, today)}"
            : referral.OwesThanks ? $"; {ReferralWords.First(referral.Source)} still waits for thanks"
            : "";
        return $"{line}{need}{thanks}";
    }

    private static Reply List(WorkContext context, Member reader, string title, string advice, IReadOnlyList<Referral> referrals, IReadOnlyList<CardAction> actions)
    {
        var speech = new Speech(reader.Locale);
        LocalDate today = context.Now.InZone(MemberZone.Of(reader)).Date;
        return new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body =
                [
                    new TextBlock(title) { IsBold = true },
                    .. referrals.Take(MostLines).Select(one => new TextBlock(Line(one, today, speech))),
                    .. referrals.Count > MostLines ? new CardElement[] { new TextBlock($"… and {referrals.Count - MostLines} more.") { IsSubtle = true } } : [],
                    new TextBlock(advice) { IsSubtle = true },
                ],
                Actions = actions,
            },
        };
    }
}
