using System.Text;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Storage;

public sealed class WorkspaceTests : IAsyncDisposable
{
    private const int Reps = 8;
    private readonly TemporaryStore file = TemporaryStore.Open();
    private readonly UnreliableStore store;

    public WorkspaceTests() => store = new UnreliableStore(file.Store, isShared: true);

    public async ValueTask DisposeAsync() => await file.DisposeAsync();

    [Fact]
    public async Task WhatIsReadAheadIsAskedForTogetherAndOnlyOnce()
    {
        var workspace = new Workspace(store, "team");
        new ContactStore(workspace).Save(null, new Contact { Id = "kim", Name = "Kim Lee" });
        await workspace.CommitAsync(CancellationToken.None);
        int asked = 0;
        var allAsked = new TaskCompletionSource();
        store.ReadsAfter = allAsked.Task;
        store.Asked = _ =>
        {
            if (Interlocked.Increment(ref asked) == Reps)
            {
                allAsked.SetResult();
            }
        };

        var contacts = new ContactStore(workspace);
        await contacts.AheadAsync(["kim", "kim", .. Enumerable.Range(1, Reps - 1).Select(i => $"nobody-{i}")], CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("Kim Lee", (await contacts.GetAsync("kim", CancellationToken.None))?.Name);
        Assert.Null(await contacts.GetAsync("nobody-1", CancellationToken.None));
        Assert.Equal(Reps, asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatIsSavedFromAListIsNotWrittenOverWhatSomebodyElseChanged(bool isDeleted)
    {
        var kim = new Person("kim", "Kim Lee", null);
        var promise = new Promise { Id = "p", RepId = "U1", With = kim, On = new(2026, 11, 23), At = default, What = "send the deck", DueOn = new(2026, 11, 27) };
        var workspace = new Workspace(store, "team");
        new ContactEventStore(workspace).Save(null, promise);
        await workspace.CommitAsync(CancellationToken.None);
        var (first, second) = (new Workspace(store, "team"), new Workspace(store, "team"));
        Promise one = Assert.Single(await new ContactEventStore(first).PromisedToAsync("kim", 10, CancellationToken.None));
        Promise other = Assert.Single(await new ContactEventStore(second).PromisedToAsync("kim", 10, CancellationToken.None));

        new ContactEventStore(first).Save(one, one with { DueOn = new(2026, 11, 30) });
        if (isDeleted)
        {
            new ContactEventStore(second).Delete(other);
        }
        else
        {
            new ContactEventStore(second).Save(other, other with { RepId = "U2" });
        }

        Assert.True((await first.CommitAsync(CancellationToken.None)).IsCommitted);
        Assert.False((await second.CommitAsync(CancellationToken.None)).IsCommitted);
    }

    [Fact]
    public async Task WhatATurnDeletedIsGoneForIt()
    {
        var workspace = new Workspace(store, "team");
        var contacts = new ContactStore(workspace);
        Contact kim = contacts.Save(null, new Contact { Id = "kim", Name = "Kim Lee" });

        contacts.Delete(kim);

        Assert.Null(await contacts.GetAsync("kim", CancellationToken.None));
    }

    [Fact]
    public async Task TheNewestChangesAreKeptForUndoAsTheyWereWritten()
    {
        List<UndoableChange> changes = [.. Enumerable.Range(0, UndoHistory.Kept + 2).Select(i =>
            new UndoableChange($"turn-{i}", NodaTime.Instant.FromUnixTimeSeconds(i), $"logging “{i}], }}”", [], [new BeforeChange<Contact>("kim", new Contact { Id = "kim", Name = "Kim \"]\" Lee" }, i)]))];
        foreach (UndoableChange change in changes)
        {
            var workspace = new Workspace(store, "team");
            await new UndoStore(workspace).AddAsync("U1", change, CancellationToken.None);
            await workspace.CommitAsync(CancellationToken.None);
        }

        var expected = new Workspace(store, "team");
        new UndoStore(expected).Save("U2", changes[2..]);
        await expected.CommitAsync(CancellationToken.None);
        Assert.Equal(await WrittenAsync("U2"), await WrittenAsync("U1"));

        async Task<string> WrittenAsync(string memberId) => Encoding.UTF8.GetString((await store.GetAsync("team", RowKeys.Undo(memberId), CancellationToken.None))!.Data.Span);
    }

    [Fact]
    public async Task ListsThatAreReadAheadAreAskedForOnlyOnce()
    {
        var workspace = new Workspace(store, "team");
        int asked = 0;
        store.Queried = (_, _) => Interlocked.Increment(ref asked);

        var referrals = new ReferralStore(workspace);
        await referrals.AheadOwingAsync(Enumerable.Range(0, Reps).Select(i => $"U{i}"), 5, CancellationToken.None);
        for (int i = 0; i < Reps; i++)
        {
            Assert.Empty(await referrals.OwingOfAsync($"U{i}", 5, CancellationToken.None));
        }

        Assert.Equal(Reps, asked);
    }
}
