using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Dialogs.Leaderboards;

namespace ReferralBot.Tests.Dialogs.Leaderboards;

public sealed class RankingTests
{
    [Fact]
    public void EqualsShareARankAndTheNextCountsThem() =>
        Assert.Equal([("maria", 1), ("tom", 2), ("aoife", 2), ("raj", 4)], Ranks(("maria", 7), ("tom", 5), ("aoife", 5), ("raj", 4)));

    [Fact]
    public void AmongEqualsTheOrderStays() =>
        Assert.Equal([("a", 1), ("b", 1), ("c", 1)], Ranks(("a", 1), ("b", 1), ("c", 1)));

    [Fact]
    public void WhoHasNothingIsLeftOut() => Assert.Equal([("tom", 1)], Ranks(("maria", 0), ("tom", 1), ("raj", -1)));

    [Fact]
    public void MovementIsSeenFromTheLastValues()
    {
        IReadOnlyList<Moved> moved = Ranking.Since(
            Ranking.Of([("maria", 7), ("tom", 5), ("raj", 4), ("new", 1)]),
            new Dictionary<string, decimal> { ["tom"] = 4, ["raj"] = 3, ["maria"] = 3 });

        Assert.Equal([("maria", 1, false), ("tom", -1, false), ("raj", -1, false), ("new", 0, true)], moved.Select(one => (one.Now.MemberId, one.Up, one.IsNew)));
    }

    [Fact]
    public void WhoIsNotShownAnyMoreLeavesNoGap() =>
        Assert.All(
            Ranking.Since(
                Ranking.Of([("tom", 5), ("raj", 4)]),
                new Dictionary<string, decimal> { ["hidden"] = 9, ["tom"] = 4, ["raj"] = 3 }),
            one => Assert.Equal((0, false), (one.Up, one.IsNew)));

    [Fact]
    public void ARankIsOneMoreThanThoseWhoHaveMore() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), values =>
        {
            List<(string Id, decimal Value)> members = [.. values.Select((value, i) => ($"m{i}", (decimal)(value % 7)))];
            IReadOnlyList<Ranked> ranked = Ranking.Of(members);
            Assert.Equal(members.Count(one => one.Value > 0), ranked.Count);
            Assert.All(ranked, one => Assert.Equal(1 + ranked.Count(other => other.Value > one.Value), one.Rank));
            Assert.Equal(ranked, Ranking.Of(ranked.Select(one => (one.MemberId, one.Value))));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<(string, int)> Ranks(params (string, decimal)[] values) => Ranking.Of(values).Select(one => (one.MemberId, one.Rank));
}
