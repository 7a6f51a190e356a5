using ReferralBot.Storage.Tables;
using ReferralBot.Tests.EndToEnd;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Storage;

[NeedsNode]
[Collection(AzuriteTests.Name)]
public sealed class AzureTableStoreContract : TableStoreContract, IAsyncLifetime
{
    private readonly ITableStore store;
    private readonly ITableStore ofAnotherBot;

    public AzureTableStoreContract(Azurite azurite)
    {
        string prefix = Azurite.NewPrefix();
        store = azurite.OpenStore(prefix);
        ofAnotherBot = azurite.OpenStore(prefix);
    }

    internal override ITableStore Store => store;

    internal override ITableStore OfAnotherBot => ofAnotherBot;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        await ofAnotherBot.DisposeAsync();
    }
}
