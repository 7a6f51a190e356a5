using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;
using static ReferralBot.Tests.Dialogs.FollowUps.History;

namespace ReferralBot.Tests.Dialogs.FollowUps;

public sealed class ThankYouWordsTests
{
    private static readonly string[] Phrases = ["reaching out", "reach out", "circle back", "touch base", "!"];

    public static TheoryData<string> Situations => ["thanks", "name", "won", "lost", "meeting"];

    [Theory]
    [MemberData(nameof(Situations))]
    public void EveryWordingIsShortConcreteAndAnotherOne(string situation)
    {
        Referral referral = situation switch
        {
            "thanks" => Referral(),
            "name" => Referral(Introduction.NameOnly),
            "won" => Referral().Thanked(Monday).Moved(Stage.Won, Monday),
            "lost" => Referral().Thanked(Monday).Moved(Stage.Lost, Monday),
            _ => Referral().Thanked(Monday).Moved(Stage.Meeting, Monday),
        };
        string[] drafts = [.. Enumerable.Range(0, 3).Select(wording => ThankYouWords.Draft(referral, wording))];

        Assert.Equal(3, drafts.Distinct().Count());
        Assert.All(drafts, draft =>
        {
            Assert.Contains("Kim", draft, StringComparison.Ordinal);
            Assert.Contains("Dana", draft, StringComparison.Ordinal);
            Assert.InRange(draft.Split(' ').Length, 10, 59);
            Assert.DoesNotContain(Phrases, phrase => draft.Contains(phrase, StringComparison.OrdinalIgnoreCase));
        });
    }
}
