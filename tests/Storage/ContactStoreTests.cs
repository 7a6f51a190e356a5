using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Storage;

public sealed class ContactStoreTests
{
    private static readonly Contact Kim = new() { Id = "kim-1", Name = "Kim Lee", Company = "Acme" };

    [Fact]
    public async Task TwoTurnsAtOnceDoNotAddTheSamePersonTwice()
    {
        await using var store = TemporaryStore.Open();
        var (first, second) = (new Workspace(store.Store, "w"), new Workspace(store.Store, "w"));
        Assert.Empty(await Find(first, "Kim Lee"));
        Assert.Empty(await Find(second, "Kim Lee"));

        new ContactStore(first).Save(null, Kim);
        new ContactStore(second).Save(null, Kim with { Id = "kim-2" });

        Assert.True((await first.CommitAsync(CancellationToken.None)).IsCommitted);
        Assert.False((await second.CommitAsync(CancellationToken.None)).IsCommitted);
        Assert.Equal(["kim-1"], (await Find(new Workspace(store.Store, "w"), "Kim Lee")).Select(contact => contact.Id));
    }

    [Fact]
    public async Task AnotherPersonOfTheSameNameCanBeAddedKnowingly()
    {
        await using var store = TemporaryStore.Open();
        foreach (string id in new[] { "kim-1", "kim-2" })
        {
            var workspace = new Workspace(store.Store, "w");
            await Find(workspace, "Kim Lee");
            new ContactStore(workspace).Save(null, Kim with { Id = id });
            Assert.True((await workspace.CommitAsync(CancellationToken.None)).IsCommitted);
        }

        Assert.Equal(["kim-1", "kim-2"], (await Find(new Workspace(store.Store, "w"), "Kim Lee")).Select(contact => contact.Id).Order());
    }

    [Fact]
    public async Task SomebodyAddedAfterTheWordsWereReadIsFoundByName()
    {
        await using var store = TemporaryStore.Open();
        var (first, second) = (new Workspace(store.Store, "w"), new Workspace(store.Store, "w"));
        Assert.Empty(await new ContactStore(first).FindNamedAsync(["kim", "lee", "kim lee"], CancellationToken.None));
        await Find(second, "Kim Lee");
        new ContactStore(second).Save(null, Kim);
        Assert.True((await second.CommitAsync(CancellationToken.None)).IsCommitted);

        Assert.Equal(["kim-1"], (await Find(first, "Kim Lee")).Select(contact => contact.Id));
    }

    [Fact]
    public async Task WhoHasMoreWordsThanWereSaidIsFoundAmongMany()
    {
        await using var store = TemporaryStore.Open();
        await AddAsync(store, [.. Enumerable.Range(0, ContactStore.MostForWord + 5).Select(i => $"Dana Q{i}"), "Dana Marie Fox", "Jo Fox"]);

        Assert.Contains("Dana Marie Fox", (await Find(new Workspace(store.Store, "w"), "Dana Fox")).Select(contact => contact.Name));
        Assert.Empty(await Find(new Workspace(store.Store, "w"), "Dana Nobody"));
        Assert.Equal(["Dana Q7"], (await Find(new Workspace(store.Store, "w"), "Dana Q7")).Select(contact => contact.Name));
    }

    [Fact]
    public async Task WhoHasAccentsIsFoundWithoutThem()
    {
        await using var store = TemporaryStore.Open();
        await AddAsync(store, ["Zoë Müller", "Łukasz Nowak"]);

        Assert.Equal(["Zoë Müller"], (await Find(new Workspace(store.Store, "w"), "zoe muller")).Select(contact => contact.Name));
        Assert.Equal(["Zoë Müller"], (await Find(new Workspace(store.Store, "w"), "Zoë Müller")).Select(contact => contact.Name));
        Assert.Equal(["Łukasz Nowak"], (await Find(new Workspace(store.Store, "w"), "lukasz")).Select(contact => contact.Name));
    }

    [Fact]
    public async Task WhoHasTwoWordsThatManyShareIsNamedByThemTogether()
    {
        await using var store = TemporaryStore.Open();
        await AddAsync(store, [.. Enumerable.Range(0, 9).SelectMany(i => new[] { $"Dana Q{i}", $"Q{i} Fox" }), "Dana Fox", "Rare Dana"]);

        IReadOnlyList<KnownContact> found = await new ContactStore(new Workspace(store.Store, "w")).FindNamedAsync(["rare", "dana", "fox"], CancellationToken.None);

        Assert.Contains("Dana Fox", found.Select(contact => contact.Name));
        Assert.Contains("Rare Dana", found.Select(contact => contact.Name));
    }

    [Fact]
    public async Task AWholeNameIsAskedForOnlyWhereManyShareItsLastWord()
    {
        await using var store = TemporaryStore.Open();
        await AddAsync(store, [.. Enumerable.Range(0, ContactStore.MostForWord).Select(i => $"Q{i} Fox"), "Dana Fox", "Dana Marie Lee", "Dana Lee"]);
        var asked = new List<string>();
        var counting = new UnreliableStore(store.Store, isShared: false) { Queried = (_, range) => asked.Add(range.From) };

        Assert.Equal(["Dana Lee"], (await Find(new Workspace(counting, "w"), "Dana Lee")).Select(contact => contact.Name));
        Assert.Equal(["word|lee|"], asked);

        asked.Clear();
        Assert.Equal(["Dana Fox"], (await Find(new Workspace(counting, "w"), "Dana Fox")).Select(contact => contact.Name));
        Assert.Equal(["word|fox|", "word|dana fox|"], asked);
    }

    [Fact]
    public async Task ALongNameIsFoundAlthoughNotEachOfItsWordsIsKept()
    {
        await using var store = TemporaryStore.Open();
        string company = string.Join(' ', Enumerable.Range(0, 25).Select(i => $"word{i}"));
        await AddAsync(store, [company]);

        Assert.Equal([company], (await Find(new Workspace(store.Store, "w"), company)).Select(contact => contact.Name));
    }

    private static async Task AddAsync(TemporaryStore store, IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            var workspace = new Workspace(store.Store, "w");
            new ContactStore(workspace).Save(null, new Contact { Id = $"c{i:D3}", Name = names[i] });
            Assert.True((await workspace.CommitAsync(CancellationToken.None)).IsCommitted);
        }
    }

    private static ValueTask<IReadOnlyList<KnownContact>> Find(Workspace workspace, string name) =>
        new ContactStore(workspace).FindAsync(name, CancellationToken.None);
}
