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

    [Fact]
    public async Task ListsThatAreReadAheadAreAskedForOnlyOnce()
    {
        var workspace = new Workspace(store, "team");
        int asked = 0;
        store.Queried = _ => Interlocked.Increment(ref asked);

        var referrals = new ReferralStore(workspace);
        await referrals.AheadOwingAsync(Enumerable.Range(0, Reps).Select(i => $"U{i}"), 5, CancellationToken.None);
        for (int i = 0; i < Reps; i++)
        {
            Assert.Empty(await referrals.OwingOfAsync($"U{i}", 5, CancellationToken.None));
        }

        Assert.Equal(Reps, asked);
    }
}
