using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Leaderboards;

namespace ReferralBot.Tests.Dialogs.Leaderboards;

public sealed class BoardCardTests
{
    [Fact]
    public void TheFallbackSaysWhoIsInFrontAndHowFarTheTeamIs()
    {
        Reply posted = SampleBoard.Posted();

        Assert.Equal("Referrals in November: Maria in front with 7. Team 21 of 50 this month.", posted.Text);
        Assert.Equal(posted.Text, posted.Card?.FallbackText);
        Assert.True(posted.IsPublic);
    }

    [Fact]
    public void EqualsShareARankAndNobodyWhoIsOffTheBoardsIsSeen() => Assert.Equal(
        ["1 Maria (▲2): 7", "2 Aoife *O'Neill*: 5", "2 Tom (▼1): 5", "4 Raj <R> (new): 4"],
        SampleBoard.Posted().Card!.Body.OfType<ChartHorizontalBar>().Single().Data.Select(bar => $"{bar.Label}: {bar.Shown}"));

    [Fact]
    public void OutsidersSeeNoRevenue()
    {
        Assert.Contains("$45,000", Results(SampleBoard.Posted()), StringComparison.Ordinal);
        Assert.Equal("Results; Won: 1 Maria 2, 2 Aoife *O'Neill* 1, 2 Raj <R> 1 … and 1 more", Results(SampleBoard.Posted(hasOutsiders: true)));
    }

    [Fact]
    public void ThoseWhoAreNotShownAreCounted()
    {
        var period = new DateInterval(new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 30));
        var board = new Board
        {
            Team = new Team { Members = [] },
            Period = period,
            Rankings = [new BoardRanking(BoardMetric.Received, null, Ranking.Since(Ranking.Of(Enumerable.Range(1, 61).Select(value => ($"U{value}", (decimal)value))), null))],
        };

        IReadOnlyList<CardElement> body = [.. BoardCard.Body(board, period.Start, new Speech("en-US"))];

        Assert.Equal(10, body.OfType<ChartHorizontalBar>().Single().Data.Count);
        Assert.Contains("… and 51 more", body.OfType<TextBlock>().Select(text => text.Text));
    }

    private static string Results(Reply board) =>
        string.Join("; ", board.Card!.Body.OfType<ColumnSet>().Single().Columns[0].Items.OfType<TextBlock>().Select(text => text.Text));
}
