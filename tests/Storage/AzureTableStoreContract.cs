using ReferralBot.Storage.Tables;
using ReferralBot.Tests.EndToEnd;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Storage;

[NeedsNode]
[Collection(AzuriteTests.Name)]
public sealed class AzureTableStoreContract(Azurite azurite) : TableStoreContract, IAsyncLifetime
{
    private readonly ITableStore store = azurite.OpenStore();

    internal override ITableStore Store => store;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => store.DisposeAsync().AsTask();
}
