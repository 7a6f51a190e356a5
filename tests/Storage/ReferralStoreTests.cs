using NodaTime;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Storage;

public sealed class ReferralStoreTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 9, 0);

    [Fact]
    public async Task OfAContactWithManyTheNewestAreReadOldestOfThemFirst()
    {
        await using var store = TemporaryStore.Open();
        await LogAsync(store, 60);

        IReadOnlyList<Referral> newest = await new ReferralStore(new Workspace(store.Store, "team")).OfContactAsync("kim", 50, CancellationToken.None);

        Assert.Equal(Enumerable.Range(10, 50).Select(Id), newest.Select(one => one.Id));
    }

    [Fact]
    public async Task ListsOfAnEarlierVersionAreWrittenAnewAsTheReferralsAreNow()
    {
        await using var store = TemporaryStore.Open();
        await LogAsync(store, 25);
        foreach (TableRow row in await RowsAsync(store, "of|"))
        {
            string[] parts = row.RowKey.Split('|');
            await store.Store.CommitAsync("team", [RowWrite.Delete(row.RowKey), RowWrite.Put($"with|{parts[1]}|{parts[3]}", row.Data)], CancellationToken.None);
        }

        await store.Store.CommitAsync("team", [RowWrite.Delete(RowKeys.Referral(Id(3)))], CancellationToken.None);

        Assert.Equal(50, await new ContactLists(store.Store).BuildAsync(CancellationToken.None));
        Assert.Equal(0, await new ContactLists(store.Store).BuildAsync(CancellationToken.None));
        Assert.Empty(await RowsAsync(store, RowKeys.FormerlyOfContacts));
        Assert.Equal(
            Enumerable.Range(0, 25).Where(number => number != 3).Select(Id),
            (await new ReferralStore(new Workspace(store.Store, "team")).OfContactAsync("kim", 50, CancellationToken.None)).Select(one => one.Id));
        Assert.Single(await new ReferralStore(new Workspace(store.Store, "team")).OfContactAsync("prospect-7", 50, CancellationToken.None));
    }

    [Theory]
    [InlineData(2, 3, "received|U1|20260107|", "received|U1|20260108}")]
    [InlineData(null, null, "received|U1|", "received|U1}")]
    public async Task APageOfAPeriodAsksForNothingElse(int? from, int? to, string first, string end)
    {
        await using var store = TemporaryStore.Open();
        await LogAsync(store, 9);
        var asked = new List<RowRange>();
        var counting = new UnreliableStore(store.Store, isShared: false) { Queried = (_, range) => asked.Add(range) };
        DateInterval? period = from is { } start && to is { } last ? new DateInterval(Day(start), Day(last)) : null;

        IReadOnlyList<Referral> page = await new ReferralStore(new Workspace(counting, "team")).ReceivedAfterAsync("U1", period, null, 100, CancellationToken.None);

        Assert.Equal([new RowRange(first, end)], asked);
        Assert.Equal(Enumerable.Range(from ?? 0, to - from + 1 ?? 9).Select(Id), page.Select(one => one.Id));
    }

    private static string Id(int number) => $"r{number:D2}";

    private static LocalDate Day(int number) => Start.InUtc().Date.PlusDays(number);

    /// <summary>Kim introduces somebody every day.</summary>
    private static async Task LogAsync(TemporaryStore store, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Instant at = Start + Duration.FromDays(i);
            var workspace = new Workspace(store.Store, "team");
            new ReferralStore(workspace).Save(null, new Referral
            {
                Id = Id(i),
                RepId = "U1",
                Source = new Person("kim", "Kim Lee", "Acme"),
                Prospect = new Person($"prospect-{i}", $"Prospect {i}", null),
                Introduction = Introduction.Email,
                ReceivedOn = Day(i),
                LoggedAt = at,
                ChangedAt = at,
            });
            Assert.True((await workspace.CommitAsync(CancellationToken.None)).IsCommitted);
        }
    }

    private static ValueTask<IReadOnlyList<TableRow>> RowsAsync(TemporaryStore store, string prefix) =>
        store.Store.QueryAsync("team", RowRange.Prefix(prefix), 1000, CancellationToken.None);
}
